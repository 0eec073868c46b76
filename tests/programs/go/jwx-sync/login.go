package main

import (
	"crypto/rsa"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"time"

	"github.com/lestrrat-go/jwx/v2/jwa"
	"github.com/lestrrat-go/jwx/v2/jwk"
	"github.com/lestrrat-go/jwx/v2/jws"
)

const ims = "https://ims-na1.adobelogin.com"

// Settings of the integration.
type Settings struct {
	ClientID, ClientSecret string
	Org, Account           string
	KeyFile                string
}

// Login gives an access token.
func Login(s Settings) (string, error) {
	pem, err := os.ReadFile(s.KeyFile)
	if err != nil {
		return "", err
	}
	parsed, err := jwk.ParseKey(pem, jwk.WithPEM(true))
	if err != nil {
		return "", err
	}
	var key rsa.PrivateKey
	if err := parsed.Raw(&key); err != nil {
		return "", err
	}
	claims, err := json.Marshal(map[string]interface{}{
		"iss":                   s.Org,
		"sub":                   s.Account,
		"aud":                   ims + "/c/" + s.ClientID,
		"exp":                   time.Now().Add(5 * time.Minute).Unix(),
		ims + "/s/ent_user_sdk": true,
	})
	if err != nil {
		return "", err
	}
	assertion, err := jws.Sign(claims, jws.WithKey(jwa.RS256, key))
	if err != nil {
		return "", err
	}
	answer, err := http.PostForm(ims+"/ims/exchange/jwt", url.Values{
		"client_id":     {s.ClientID},
		"client_secret": {s.ClientSecret},
		"jwt_token":     {string(assertion)},
	})
	if err != nil {
		return "", err
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return "", fmt.Errorf("IMS answered %s", answer.Status)
	}
	var body struct {
		Token string `json:"access_token"`
	}
	err = json.NewDecoder(answer.Body).Decode(&body)
	return body.Token, err
}
