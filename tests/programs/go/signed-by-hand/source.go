package main

import (
	"crypto/rsa"
	"encoding/json"
	"net/http"
	"net/url"
	"sync"
)

type Config struct {
	ClientID     string
	ClientSecret string
	OrgID        string
	Account      string
	PrivateKey   string
}

type Source struct {
	cfg   Config
	mu    sync.Mutex
	once  sync.Once
	key   *rsa.PrivateKey
	err   error
	token string
}

func (s *Source) Token() (string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	assertion, err := s.assertion()
	if err != nil {
		return "", err
	}
	answer, err := http.PostForm("https://ims-na1.adobelogin.com/ims/exchange/jwt", url.Values{
		"client_id":     {s.cfg.ClientID},
		"client_secret": {s.cfg.ClientSecret},
		"jwt_token":     {assertion},
	})
	if err != nil {
		return "", err
	}
	defer answer.Body.Close()
	var body struct {
		Token string `json:"access_token"`
	}
	if err := json.NewDecoder(answer.Body).Decode(&body); err != nil {
		return "", err
	}
	return body.Token, nil
}
