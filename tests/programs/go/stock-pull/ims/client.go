package ims

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"time"

	"github.com/golang-jwt/jwt/v4"
)

const (
	defaultHost = "https://ims-na1.adobelogin.com"
	metaScope   = "ent_stocksearch_sdk"
)

// ErrNoKey says that the client was made without a private key.
var ErrNoKey = errors.New("ims: no private key")

// Config says who signs in.
type Config struct {
	ClientID           string
	ClientSecret       string
	OrganizationID     string
	TechnicalAccountID string
	PrivateKey         []byte
}

// Client asks for tokens.
type Client struct {
	cfg  Config
	http *http.Client
	host string
}

// New checks the configuration.
func New(cfg Config) (*Client, error) {
	if cfg.ClientID == "" || cfg.ClientSecret == "" {
		return nil, errors.New("ims: no credential")
	}
	if len(cfg.PrivateKey) == 0 {
		return nil, ErrNoKey
	}
	return &Client{cfg: cfg, http: &http.Client{Timeout: 30 * time.Second}, host: defaultHost}, nil
}

type tokenResponse struct {
	AccessToken string `json:"access_token"`
	ExpiresIn   int64  `json:"expires_in"`
	Error       string `json:"error"`
	Description string `json:"error_description"`
}

// Token is an access token and the time until which it is good.
type Token struct {
	Value   string
	Expires time.Time
}

// Token exchanges a signed assertion for an access token.
func (c *Client) Token(ctx context.Context) (*Token, error) {
	assertion, err := c.sign()
	if err != nil {
		return nil, fmt.Errorf("sign: %w", err)
	}

	var buf bytes.Buffer
	w := multipart.NewWriter(&buf)
	for name, value := range map[string]string{
		"client_id":     c.cfg.ClientID,
		"client_secret": c.cfg.ClientSecret,
		"jwt_token":     assertion,
	} {
		if err := w.WriteField(name, value); err != nil {
			return nil, err
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}

	req, err := http.NewRequestWithContext(ctx, http.MethodPost, c.host+"/ims/exchange/jwt", &buf)
	if err != nil {
		return nil, err
	}
	req.Header.Set("Content-Type", w.FormDataContentType())
	resp, err := c.http.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	raw, err := io.ReadAll(resp.Body)
	if err != nil {
		return nil, err
	}
	var out tokenResponse
	if err := json.Unmarshal(raw, &out); err != nil {
		return nil, err
	}
	if resp.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("ims: %s: %s", out.Error, out.Description)
	}
	return &Token{out.AccessToken, time.Now().Add(time.Duration(out.ExpiresIn) * time.Millisecond)}, nil
}

func (c *Client) sign() (string, error) {
	key, err := jwt.ParseRSAPrivateKeyFromPEM(c.cfg.PrivateKey)
	if err != nil {
		return "", err
	}
	claims := jwt.MapClaims{
		"exp":                        time.Now().Add(5 * time.Minute).Unix(),
		"iss":                        c.cfg.OrganizationID,
		"sub":                        c.cfg.TechnicalAccountID,
		"aud":                        fmt.Sprintf("%s/c/%s", c.host, c.cfg.ClientID),
		c.host + "/s/" + metaScope: true,
	}
	return jwt.NewWithClaims(jwt.SigningMethodRS256, claims).SignedString(key)
}
