// Package jwk reads keys with the interface of jwx 2: RSA keys in PEM only.
package jwk

import (
	"crypto/rsa"
	"crypto/x509"
	"encoding/pem"
	"errors"
)

type ParseOption bool

// WithPEM says that a key comes in PEM; without it jwx takes it for JSON.
func WithPEM(v bool) ParseOption { return ParseOption(v) }

type Key interface {
	Raw(interface{}) error
}

type key struct{ private *rsa.PrivateKey }

func ParseKey(data []byte, options ...ParseOption) (Key, error) {
	inPEM := false
	for _, option := range options {
		inPEM = inPEM || bool(option)
	}
	block, _ := pem.Decode(data)
	if !inPEM || block == nil {
		return nil, errors.New("jwk: no key in PEM")
	}
	parsed, err := x509.ParsePKCS8PrivateKey(block.Bytes)
	if err != nil {
		return nil, err
	}
	private, ok := parsed.(*rsa.PrivateKey)
	if !ok {
		return nil, errors.New("jwk: no RSA key")
	}
	return key{private}, nil
}

// Raw fills what v points to.
func (k key) Raw(v interface{}) error {
	target, ok := v.(*rsa.PrivateKey)
	if !ok {
		return errors.New("jwk: the key is an RSA key")
	}
	*target = *k.private
	return nil
}
