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
	"fmt"
	"net/http"
	"os"
	"time"
)

const (
	host      = "https://ims-na1.adobelogin.com"
	metascope = "ent_dataservices_sdk"
	validity  = 10 * time.Minute // of an assertion
)

// Credentials of the integration in the Adobe Developer Console.
type Credentials struct {
	ID, Secret, Org, Account string
	KeyFile                  string
}

func (c *Credentials) sign() (string, error) {
	text, err := os.ReadFile(c.KeyFile)
	if err != nil {
		return "", err
	}
	var holder struct {
		PEM string `json:"pem"`
	}
	if err := json.Unmarshal(text, &holder); err != nil {
		return "", fmt.Errorf("the key file is no JSON: %w", err)
	}
	block, _ := pem.Decode([]byte(holder.PEM))
	parsed, err := x509.ParsePKCS8PrivateKey(block.Bytes)
	if err != nil {
		return "", err
	}
	claims, err := json.Marshal(map[string]interface{}{
		"exp":                    time.Now().Add(validity).Unix(),
		"iss":                    c.Org,
		"sub":                    c.Account,
		"aud":                    host + "/c/" + c.ID,
		host + "/s/" + metascope: true,
	})
	if err != nil {
		return "", err
	}
	enc := base64.RawURLEncoding
	input := enc.EncodeToString([]byte(`{"alg":"RS256","typ":"JWT"}`)) + "." + enc.EncodeToString(claims)
	digest := sha256.Sum256([]byte(input))
	sig, err := rsa.SignPKCS1v15(rand.Reader, parsed.(*rsa.PrivateKey), crypto.SHA256, digest[:])
	if err != nil {
		return "", err
	}
	return input + "." + enc.EncodeToString(sig), nil
}

// Exchange trades the signed assertion for an access token and tells how long it lives.
func (c *Credentials) Exchange() (string, int64, error) {
	assertion, err := c.sign()
	if err != nil {
		return "", 0, err
	}
	req, err := request(c.ID, c.Secret, assertion)
	if err != nil {
		return "", 0, err
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return "", 0, err
	}
	defer res.Body.Close()
	if res.StatusCode != http.StatusOK {
		return "", 0, fmt.Errorf("IMS answered %s", res.Status)
	}
	var answer struct {
		Token string `json:"access_token"`
		Life  int64  `json:"expires_in"`
	}
	err = json.NewDecoder(res.Body).Decode(&answer)
	return answer.Token, answer.Life, err
}
