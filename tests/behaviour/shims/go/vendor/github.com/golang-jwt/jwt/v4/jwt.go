// Package jwt signs RS256 tokens with the interface of golang-jwt.
package jwt

import (
	"crypto"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"encoding/pem"
	"errors"
)

type MapClaims map[string]interface{}

type SigningMethod string

const SigningMethodRS256 SigningMethod = "RS256"

type Token struct {
	Method SigningMethod
	Claims MapClaims
}

func NewWithClaims(method SigningMethod, claims MapClaims) *Token {
	return &Token{method, claims}
}

func (t *Token) SignedString(key interface{}) (string, error) {
	part := func(value interface{}) string {
		raw, _ := json.Marshal(value)
		return base64.RawURLEncoding.EncodeToString(raw)
	}
	input := part(map[string]string{"alg": string(t.Method), "typ": "JWT"}) + "." + part(t.Claims)
	sum := sha256.Sum256([]byte(input))
	signature, err := rsa.SignPKCS1v15(rand.Reader, key.(*rsa.PrivateKey), crypto.SHA256, sum[:])
	return input + "." + base64.RawURLEncoding.EncodeToString(signature), err
}

func ParseRSAPrivateKeyFromPEM(raw []byte) (*rsa.PrivateKey, error) {
	block, _ := pem.Decode(raw)
	if block == nil {
		return nil, errors.New("no PEM")
	}
	key, err := x509.ParsePKCS8PrivateKey(block.Bytes)
	if err != nil {
		return nil, err
	}
	return key.(*rsa.PrivateKey), nil
}
