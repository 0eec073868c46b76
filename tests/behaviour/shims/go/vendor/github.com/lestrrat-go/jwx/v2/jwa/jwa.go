// Package jwa names the algorithm that the programs sign with, as jwx 2 does.
package jwa

type SignatureAlgorithm string

const RS256 SignatureAlgorithm = "RS256"
