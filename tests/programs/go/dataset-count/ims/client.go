package ims

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"time"

	"github.com/golang-jwt/jwt/v4"
)

// Scope is a metascope.
type Scope string

// Metascopes.
const (
	Data   Scope = "ent_dataservices_sdk"
	People Scope = "ent_user_sdk"
)

const host = "https://ims-na1.adobelogin.com"

// Request is what a token is given for.
type Request struct {
	Client, Secret string
	Org, Account   string
	PrivateKey     []byte
	Scopes         []Scope
}

// Exchange gets a token.
func Exchange(r *Request) (string, error) {
	key, err := jwt.ParseRSAPrivateKeyFromPEM(r.PrivateKey)
	if err != nil {
		return "", err
	}
	claims := jwt.MapClaims{"sub": r.Account, "exp": time.Now().Add(time.Hour).Unix(), "iss": r.Org, "aud": host + "/c/" + r.Client}
	for _, scope := range r.Scopes {
		claims[fmt.Sprintf("%s/s/%s", host, scope)] = true
	}
	signed, err := jwt.NewWithClaims(jwt.SigningMethodRS256, claims).SignedString(key)
	if err != nil {
		return "", err
	}
	answer, err := http.PostForm(host+"/ims/exchange/jwt", url.Values{
		"client_id": {r.Client}, "client_secret": {r.Secret}, "jwt_token": {signed},
	})
	if err != nil {
		return "", err
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return "", errors.New(answer.Status)
	}
	var body struct {
		Token string `json:"access_token"`
	}
	if err := json.NewDecoder(answer.Body).Decode(&body); err != nil {
		return "", err
	}
	return body.Token, nil
}
