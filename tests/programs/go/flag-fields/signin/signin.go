package signin

import (
	"crypto/rsa"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"time"

	"github.com/golang-jwt/jwt/v4"
)

const server = "https://ims-na1.adobelogin.com"

// Settings say who signs in.
type Settings struct {
	Client  string
	Secret  string
	Subject string
	Org     string
	RSAFile string
}

// Session signs in as often as it is asked.
type Session struct {
	settings Settings
	key      *rsa.PrivateKey
}

// New reads what a session needs.
func New(settings Settings) (*Session, error) {
	if err := required("client", settings.Client); err != nil {
		return nil, err
	}
	if err := required("subject", settings.Subject); err != nil {
		return nil, err
	}
	if err := required("key", settings.RSAFile); err != nil {
		return nil, err
	}
	content, err := os.ReadFile(settings.RSAFile)
	if err != nil {
		return nil, fmt.Errorf("reading the key: %w", err)
	}
	key, err := jwt.ParseRSAPrivateKeyFromPEM(content)
	if err != nil {
		return nil, fmt.Errorf("reading the key: %w", err)
	}
	return &Session{settings: settings, key: key}, nil
}

func required(name, value string) error {
	if value == "" {
		return fmt.Errorf("%s is required", name)
	}
	return nil
}

// Bearer asks for a token.
func (s *Session) Bearer() (string, error) {
	signed, err := jwt.NewWithClaims(jwt.SigningMethodRS256, jwt.MapClaims{
		"iss":                              s.settings.Org,
		"sub":                              s.settings.Subject,
		"aud":                              server + "/c/" + s.settings.Client,
		"exp":                              time.Now().Add(time.Minute).Unix(),
		server + "/s/ent_dataservices_sdk": true,
	}).SignedString(s.key)
	if err != nil {
		return "", err
	}
	answer, err := http.PostForm(server+"/ims/exchange/jwt", url.Values{
		"client_id":     {s.settings.Client},
		"client_secret": {s.settings.Secret},
		"jwt_token":     {signed},
	})
	if err != nil {
		return "", err
	}
	defer answer.Body.Close()
	var said struct {
		Token string `json:"access_token"`
	}
	if err := json.NewDecoder(answer.Body).Decode(&said); err != nil {
		return "", err
	}
	return said.Token, nil
}
