package main

import (
	"encoding/json"
	"net/http"
	"net/url"
	"os"
	"time"

	"github.com/golang-jwt/jwt/v4"
)

const ims = "https://ims-na1.adobelogin.com"

type login struct {
	client, secret, org, account, keyFile string
}

func (l login) token() (string, error) {
	signed, err := l.assertion()
	if err != nil {
		return "", err
	}
	answer, err := http.PostForm(ims+"/ims/exchange/jwt", url.Values{
		"client_id":     {l.client},
		"client_secret": {l.secret},
		"jwt_token":     {signed},
	})
	if err != nil {
		return "", err
	}
	defer answer.Body.Close()
	var said struct {
		Token string `json:"access_token"`
	}
	err = json.NewDecoder(answer.Body).Decode(&said)
	return said.Token, err
}

func (l login) assertion() (string, error) {
	content, err := os.ReadFile(l.keyFile)
	if err != nil {
		return "", err
	}
	key, err := jwt.ParseRSAPrivateKeyFromPEM(content)
	if err != nil {
		return "", err
	}
	return jwt.NewWithClaims(jwt.SigningMethodRS256, jwt.MapClaims{
		"iss":                   l.org,
		"sub":                   l.account,
		"aud":                   ims + "/c/" + l.client,
		"exp":                   time.Now().Add(time.Minute).Unix(),
		ims + "/s/ent_user_sdk": true,
	}).SignedString(key)
}
