package ims

import (
	"crypto"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"time"
)

// Assertion is what the JWT says.
type Assertion struct {
	Org       string
	Account   string
	Audience  string
	Metascope string
	Lifetime  time.Duration
}

func (a Assertion) sign(key *rsa.PrivateKey) (string, error) {
	claims, err := json.Marshal(map[string]any{
		"iss":                      a.Org,
		"sub":                      a.Account,
		"aud":                      a.Audience,
		"exp":                      time.Now().Add(a.Lifetime).Unix(),
		Host + "/s/" + a.Metascope: true,
	})
	if err != nil {
		return "", err
	}
	input := encode([]byte(`{"alg":"RS256","typ":"JWT"}`)) + "." + encode(claims)
	hash := sha256.Sum256([]byte(input))
	sig, err := rsa.SignPKCS1v15(rand.Reader, key, crypto.SHA256, hash[:])
	if err != nil {
		return "", err
	}
	return input + "." + encode(sig), nil
}

func encode(b []byte) string {
	return base64.RawURLEncoding.EncodeToString(b)
}
