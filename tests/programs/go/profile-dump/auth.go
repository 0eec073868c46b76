package main

import (
	"encoding/json"
	"fmt"
	"io/ioutil"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/golang-jwt/jwt/v4"
)

// Auth signs in with the service account.
type Auth struct {
	settings    Settings
	accessToken string
	expiresAt   time.Time
}

// AccessToken is empty before Login.
func (a *Auth) AccessToken() string {
	return a.accessToken
}

// Login gets a new access token.
func (a *Auth) Login() error {
	if jwtToken := a.accessToken; jwtToken != "" && time.Now().Before(a.expiresAt) {
		return nil
	}
	jwtToken, err := a.buildJWT()
	if err != nil {
		return err
	}

	data := url.Values{}
	data.Set("client_id", a.settings.ClientID)
	data.Set("client_secret", a.settings.ClientSecret)
	data.Set("jwt_token", jwtToken)

	u := &url.URL{Scheme: "https", Host: a.settings.IMSHost, Path: "/ims/exchange/jwt/"}
	request, err := http.NewRequest("POST", u.String(), strings.NewReader(data.Encode()))
	if err != nil {
		return err
	}
	request.Header.Add("Content-Type", "application/x-www-form-urlencoded")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	content, err := ioutil.ReadAll(response.Body)
	if err != nil {
		return err
	}
	if response.StatusCode != 200 {
		return fmt.Errorf("login: %s", content)
	}

	token := struct {
		Value     string `json:"access_token"`
		ExpiresIn int64  `json:"expires_in"`
	}{}
	if err = json.Unmarshal(content, &token); err != nil {
		return err
	}
	a.accessToken = token.Value
	a.expiresAt = time.Unix(time.Now().Unix()+token.ExpiresIn/1000, 0)
	return nil
}

func (a *Auth) buildJWT() (string, error) {
	keyData, err := ioutil.ReadFile(a.settings.PrivateKeyPath)
	if err != nil {
		return "", fmt.Errorf("private key: %w", err)
	}
	key, err := jwt.ParseRSAPrivateKeyFromPEM(keyData)
	if err != nil {
		return "", fmt.Errorf("private key: %w", err)
	}
	claims := jwt.MapClaims{}
	claims["exp"] = time.Now().Add(24 * time.Hour).Unix()
	claims["iss"] = a.settings.OrgID
	claims["sub"] = a.settings.TechAccountID
	claims["aud"] = "https://" + a.settings.IMSHost + "/c/" + a.settings.ClientID
	for _, metaScope := range a.settings.MetaScopes {
		claims["https://"+a.settings.IMSHost+"/s/"+metaScope] = true
	}
	token := jwt.NewWithClaims(jwt.SigningMethodRS256, claims)
	signed, err := token.SignedString(key)
	if err != nil {
		return "", fmt.Errorf("sign: %w", err)
	}
	return signed, nil
}
