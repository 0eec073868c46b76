package main

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

func parse(text string) (*rsa.PrivateKey, error) {
	block, _ := pem.Decode([]byte(text))
	if block == nil {
		return nil, errors.New("no PEM")
	}
	key, err := x509.ParsePKCS8PrivateKey(block.Bytes)
	if err != nil {
		return nil, err
	}
	return key.(*rsa.PrivateKey), nil
}

func part(value interface{}) string {
	raw, _ := json.Marshal(value)
	return base64.RawURLEncoding.EncodeToString(raw)
}

func signed(cfg Config, key *rsa.PrivateKey) (string, error) {
	text := part(map[string]string{"alg": "RS256"}) + "." + part(map[string]interface{}{
		"iss": cfg.OrgID,
		"sub": cfg.Account,
		"exp": time.Now().Add(time.Minute).Unix(),
		"aud": "https://ims-na1.adobelogin.com/c/" + cfg.ClientID,
		"https://ims-na1.adobelogin.com/s/ent_campaign_sdk": true,
	})
	sum := sha256.Sum256([]byte(text))
	signed, err := rsa.SignPKCS1v15(rand.Reader, key, crypto.SHA256, sum[:])
	if err != nil {
		return "", err
	}
	return text + "." + base64.RawURLEncoding.EncodeToString(signed), nil
}
