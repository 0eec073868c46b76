package main

import (
	"crypto/rsa"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"time"

	"github.com/golang-jwt/jwt/v4"
)

// Gate is what the settings say, and the key once it has been read.
type Gate struct {
	Client  string                 `json:"client"`
	Secret  string                 `json:"secret"`
	Issuer  string                 `json:"issuer"`
	Subject string                 `json:"subject"`
	KeyFile string                 `json:"keyFile"`
	Extra   map[string]interface{} `json:"extra"`
	key     *rsa.PrivateKey
}

func open(file string) (*Gate, error) {
	raw, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	gate := &Gate{}
	if err := json.Unmarshal(raw, gate); err != nil {
		return nil, err
	}
	return gate, gate.unlock()
}

func (g *Gate) unlock() error {
	pem, err := os.ReadFile(g.KeyFile)
	if err != nil {
		return err
	}
	key, err := jwt.ParseRSAPrivateKeyFromPEM(pem)
	if err != nil {
		return err
	}
	g.key = key
	return nil
}

func (g *Gate) bearer() (string, error) {
	if token := jwt.New(jwt.SigningMethodRS256); token != nil {
		claims := token.Claims.(jwt.MapClaims)
		claims["exp"] = time.Now().Add(5 * time.Minute).Unix()
		claims["iss"] = g.Issuer
		claims["sub"] = g.Subject
		claims["aud"] = "https://ims-na1.adobelogin.com/c/" + g.Client
		for name, value := range g.Extra {
			claims[name] = value
		}
		signed, err := token.SignedString(g.key)
		if err != nil {
			return "", err
		}
		answer, err := http.PostForm("https://ims-na1.adobelogin.com/ims/exchange/jwt", url.Values{
			"client_id":     {g.Client},
			"client_secret": {g.Secret},
			"jwt_token":     {signed},
		})
		if err != nil {
			return "", err
		}
		defer answer.Body.Close()
		if answer.StatusCode != http.StatusOK {
			return "", fmt.Errorf("IMS answers %s", answer.Status)
		}
		var granted struct {
			AccessToken string `json:"access_token"`
		}
		err = json.NewDecoder(answer.Body).Decode(&granted)
		return granted.AccessToken, err
	}
	return "", errors.New("no token to sign")
}
