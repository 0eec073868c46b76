package io.jsonwebtoken;

public enum SignatureAlgorithm { RS256 }
