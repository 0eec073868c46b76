package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
)

// TokenGate is where tokens come from.
type TokenGate interface {
	Open(id, secret, assertion string) (string, error)
}

type imsGate struct{}

func (imsGate) Open(id, secret, assertion string) (string, error) {
	response, err := http.PostForm("https://ims-na1.adobelogin.com/ims/exchange/jwt", url.Values{
		"client_id":     {id},
		"client_secret": {secret},
		"jwt_token":     {assertion},
	})
	if err != nil {
		return "", err
	}
	defer response.Body.Close()
	var answer struct {
		Token string `json:"access_token"`
	}
	if err := json.NewDecoder(response.Body).Decode(&answer); err != nil || answer.Token == "" {
		return "", fmt.Errorf("no token, status %d: %v", response.StatusCode, err)
	}
	return answer.Token, nil
}
