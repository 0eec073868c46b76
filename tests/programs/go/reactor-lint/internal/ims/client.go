// Package ims signs in at Adobe IMS.
package ims

import (
	"crypto/rsa"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"github.com/golang-jwt/jwt/v4"
)

const exchangePath = "/ims/exchange/jwt"

// Config says who signs in.
type Config struct {
	Host             string
	ClientID         string
	ClientSecret     string
	OrgID            string
	TechnicalAccount string
	PrivateKey       []byte
	MetaScopes       []string
}

// Client keeps a token until it expires.
type Client struct {
	config  Config
	key     *rsa.PrivateKey
	http    *http.Client
	mu      sync.Mutex
	token   string
	expires time.Time
}

type tokenResponse struct {
	AccessToken string `json:"access_token"`
	ExpiresIn   int64  `json:"expires_in"`
	Error       string `json:"error"`
	Description string `json:"error_description"`
}

// New checks the configuration.
func New(config Config) (*Client, error) {
	if config.ClientID == "" || config.ClientSecret == "" || config.TechnicalAccount == "" {
		return nil, errors.New("ims: incomplete credential")
	}
	key, err := jwt.ParseRSAPrivateKeyFromPEM(config.PrivateKey)
	if err != nil {
		return nil, fmt.Errorf("ims: private key: %w", err)
	}
	return &Client{
		config: config,
		key:    key,
		http:   &http.Client{Timeout: 20 * time.Second},
	}, nil
}

// Token returns a token that is valid for at least a minute.
func (c *Client) Token() (string, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.token != "" && time.Now().Before(c.expires.Add(-time.Minute)) {
		return c.token, nil
	}

	assertion, err := c.assertion()
	if err != nil {
		return "", err
	}
	form := url.Values{}
	form.Set("client_id", c.config.ClientID)
	form.Set("client_secret", c.config.ClientSecret)
	form.Set("jwt_token", assertion)

	resp, err := c.http.Post(c.config.Host+exchangePath, "application/x-www-form-urlencoded", strings.NewReader(form.Encode()))
	if err != nil {
		return "", err
	}
	defer resp.Body.Close()

	var answer tokenResponse
	if err = json.NewDecoder(resp.Body).Decode(&answer); err != nil {
		return "", err
	}
	if answer.AccessToken == "" {
		return "", fmt.Errorf("ims: %s: %s", answer.Error, answer.Description)
	}
	c.token = answer.AccessToken
	c.expires = time.Now().Add(time.Duration(answer.ExpiresIn) * time.Millisecond)
	return c.token, nil
}

func (c *Client) assertion() (string, error) {
	claims := jwt.MapClaims{
		"exp": time.Now().Add(10 * time.Minute).Unix(),
		"iss": c.config.OrgID,
		"sub": c.config.TechnicalAccount,
		"aud": fmt.Sprintf("%s/c/%s", c.config.Host, c.config.ClientID),
	}
	for _, scope := range c.config.MetaScopes {
		claims[c.config.Host+"/s/"+scope] = true
	}
	token := jwt.NewWithClaims(jwt.SigningMethodRS256, claims)
	return token.SignedString(c.key)
}
