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
	"fmt"
	"net/http"
	"net/url"
	"os"
	"sync"
	"time"
)

type Config struct {
	ClientID     string
	ClientSecret string
	OrgID        string
	Account      string
	PrivateKey   string
}

func (c *Config) check() error {
	if c.ClientID == "" || c.ClientSecret == "" || c.OrgID == "" || c.Account == "" || len(c.PrivateKey) == 0 {
		return errors.New("incomplete credentials")
	}
	if _, err := parse(c.PrivateKey); err != nil {
		return err
	}
	return nil
}

type Source struct {
	cfg   Config
	mu    sync.Mutex
	once  sync.Once
	key   *rsa.PrivateKey
	err   error
	token string
}

func New(cfg Config) (*Source, error) {
	if err := cfg.check(); err != nil {
		return nil, err
	}
	return &Source{cfg: cfg}, nil
}

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

func (s *Source) assertion() (string, error) {
	s.once.Do(func() { s.key, s.err = parse(s.cfg.PrivateKey) })
	if s.err != nil {
		return "", s.err
	}
	key := s.key
	text := part(map[string]string{"alg": "RS256"}) + "." + part(map[string]interface{}{
		"iss": s.cfg.OrgID,
		"sub": s.cfg.Account,
		"exp": time.Now().Add(time.Minute).Unix(),
		"aud": "https://ims-na1.adobelogin.com/c/" + s.cfg.ClientID,
		"https://ims-na1.adobelogin.com/s/ent_campaign_sdk": true,
	})
	sum := sha256.Sum256([]byte(text))
	signed, err := rsa.SignPKCS1v15(rand.Reader, key, crypto.SHA256, sum[:])
	if err != nil {
		return "", err
	}
	return text + "." + base64.RawURLEncoding.EncodeToString(signed), nil
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

func main() {
	source, err := New(Config{
		ClientID:     os.Getenv("ID"),
		ClientSecret: os.Getenv("SECRET"),
		OrgID:        os.Getenv("ORG"),
		Account:      os.Getenv("TECH_ACCT"),
		PrivateKey:   os.Getenv("KEY"),
	})
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	token, err := source.Token()
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	fmt.Println(token)
}
