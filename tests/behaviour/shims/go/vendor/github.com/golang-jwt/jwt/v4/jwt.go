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
	"time"
)

type Claims interface {
	Valid() error
}

type MapClaims map[string]interface{}

func (MapClaims) Valid() error { return nil }

type StandardClaims struct {
	Audience  string `json:"aud,omitempty"`
	ExpiresAt int64  `json:"exp,omitempty"`
	Issuer    string `json:"iss,omitempty"`
	Subject   string `json:"sub,omitempty"`
}

func (StandardClaims) Valid() error { return nil }

type NumericDate struct{ time.Time }

func NewNumericDate(t time.Time) *NumericDate { return &NumericDate{t} }

func (n NumericDate) MarshalJSON() ([]byte, error) { return json.Marshal(n.Unix()) }

type RegisteredClaims struct {
	Audience  []string     `json:"aud,omitempty"`
	ExpiresAt *NumericDate `json:"exp,omitempty"`
	Issuer    string       `json:"iss,omitempty"`
	Subject   string       `json:"sub,omitempty"`
}

func (RegisteredClaims) Valid() error { return nil }

type SigningMethod string

const SigningMethodRS256 SigningMethod = "RS256"

type Token struct {
	Method SigningMethod
	Claims Claims
}

func New(method SigningMethod) *Token { return &Token{method, MapClaims{}} }

func NewWithClaims(method SigningMethod, claims Claims) *Token { return &Token{method, claims} }

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
