// Package ims talks to Adobe's identity service.
package ims

import (
	"context"
	"crypto/rsa"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// Host is the production environment.
const Host = "https://ims-na1.adobelogin.com"

// Token is an access token with the time at which it ends.
type Token struct {
	Value   string
	Expires time.Time
}

// Client exchanges assertions for tokens.
type Client struct {
	clientID string
	secret   string
	http     *http.Client
}

// NewClient makes a client for one integration.
func NewClient(clientID, secret string) *Client {
	return &Client{clientID: clientID, secret: secret, http: http.DefaultClient}
}

// Exchange signs the assertion and trades it for a token.
func (c *Client) Exchange(ctx context.Context, a Assertion, key *rsa.PrivateKey) (*Token, error) {
	jwt, err := a.sign(key)
	if err != nil {
		return nil, fmt.Errorf("ims: sign: %w", err)
	}

	data := url.Values{}
	data.Add("client_id", c.clientID)
	data.Add("client_secret", c.secret)
	data.Add("jwt_token", jwt)

	req, err := http.NewRequestWithContext(ctx, http.MethodPost, Host+"/ims/exchange/jwt", strings.NewReader(data.Encode()))
	if err != nil {
		return nil, err
	}
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	req.Header.Set("Cache-Control", "no-cache")

	res, err := c.http.Do(req)
	if err != nil {
		return nil, err
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		return nil, err
	}
	if res.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("ims: %s: %s", res.Status, body)
	}

	var answer struct {
		AccessToken string `json:"access_token"`
		ExpiresIn   int64  `json:"expires_in"` // milliseconds
	}
	if err := json.Unmarshal(body, &answer); err != nil {
		return nil, err
	}
	return &Token{
		Value:   answer.AccessToken,
		Expires: time.Now().Add(time.Duration(answer.ExpiresIn) * time.Millisecond),
	}, nil
}
