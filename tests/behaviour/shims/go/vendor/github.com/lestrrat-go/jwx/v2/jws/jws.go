// Package jws signs with the interface of jwx 2.
package jws

import (
	"crypto"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"errors"

	"github.com/lestrrat-go/jwx/v2/jwa"
)

type SignOption struct {
	alg jwa.SignatureAlgorithm
	key interface{}
}

func WithKey(alg jwa.SignatureAlgorithm, key interface{}) SignOption { return SignOption{alg, key} }

// Sign gives the compact form of a payload.
func Sign(payload []byte, option SignOption) ([]byte, error) {
	private, ok := option.key.(rsa.PrivateKey)
	if !ok || option.alg != jwa.RS256 {
		return nil, errors.New("jws: only RS256, with the raw key")
	}
	encoding := base64.RawURLEncoding
	input := encoding.EncodeToString([]byte(`{"alg":"RS256"}`)) + "." + encoding.EncodeToString(payload)
	digest := sha256.Sum256([]byte(input))
	signature, err := rsa.SignPKCS1v15(rand.Reader, &private, crypto.SHA256, digest[:])
	if err != nil {
		return nil, err
	}
	return []byte(input + "." + encoding.EncodeToString(signature)), nil
}
