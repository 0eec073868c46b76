// Prints a token for the export, once everything that it needs is set.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"net/http"
	"net/url"
	"os"
	"strings"
	"time"

	"github.com/golang-jwt/jwt/v4"
)

type settings struct {
	ClientID string
	Secret   string
	Org      string
	Account  string
	KeyFile  string
}

func fromEnvironment() (settings, error) {
	s := settings{
		ClientID: os.Getenv("EXPORT_ID"),
		Secret:   os.Getenv("EXPORT_SECRET"),
		Org:      os.Getenv("EXPORT_ORG"),
		Account:  os.Getenv("EXPORT_ACCOUNT"),
		KeyFile:  os.Getenv("EXPORT_KEY_FILE"),
	}
	table := []struct {
		name, value string
	}{
		{"EXPORT_ID", s.ClientID},
		{"EXPORT_SECRET", s.Secret},
		{"EXPORT_ORG", s.Org},
		{"EXPORT_ACCOUNT", s.Account},
		{"EXPORT_KEY_FILE", s.KeyFile},
	}
	var missing []string
	for _, row := range table {
		if row.value == "" {
			missing = append(missing, row.name)
		}
	}
	if len(missing) > 0 {
		return s, errors.New("not set: " + strings.Join(missing, ", "))
	}
	return s, s.complete()
}

// complete refuses blanks.
func (s settings) complete() error {
	values := map[string]string{
		"id":     s.ClientID,
		"secret": s.Secret,
		"key":    s.KeyFile,
	}
	for name, value := range values {
		if strings.TrimSpace(value) == "" {
			return fmt.Errorf("%s is blank", name)
		}
	}
	return nil
}

func (s settings) assertion() (string, error) {
	pem, err := os.ReadFile(s.KeyFile)
	if err != nil {
		return "", err
	}
	key, err := jwt.ParseRSAPrivateKeyFromPEM(pem)
	if err != nil {
		return "", err
	}
	claims := jwt.MapClaims{
		"exp": time.Now().Add(5 * time.Minute).Unix(),
		"iss": s.Org,
		"sub": s.Account,
		"aud": "https://ims-na1.adobelogin.com/c/" + s.ClientID,
		"https://ims-na1.adobelogin.com/s/ent_dataservices_sdk": true,
	}
	return jwt.NewWithClaims(jwt.SigningMethodRS256, claims).SignedString(key)
}

func (s settings) token() (string, error) {
	signed, err := s.assertion()
	if err != nil {
		return "", err
	}
	form := url.Values{}
	form.Set("client_id", s.ClientID)
	form.Set("client_secret", s.Secret)
	form.Set("jwt_token", signed)
	answer, err := http.PostForm("https://ims-na1.adobelogin.com/ims/exchange/jwt", form)
	if err != nil {
		return "", err
	}
	defer answer.Body.Close()
	var granted struct {
		AccessToken string `json:"access_token"`
	}
	if err := json.NewDecoder(answer.Body).Decode(&granted); err != nil {
		return "", err
	}
	return granted.AccessToken, nil
}

func main() {
	s, err := fromEnvironment()
	if err != nil {
		log.Fatal(err)
	}
	token, err := s.token()
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(token)
}
