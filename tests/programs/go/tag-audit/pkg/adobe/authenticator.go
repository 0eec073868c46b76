// Package adobe authenticates against Adobe IMS.
package adobe

import (
	"crypto/rsa"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"time"

	"github.com/golang-jwt/jwt/v4"
)

const imsURL = "https://ims-na1.adobelogin.com"

// Authenticator gets tokens for a technical account.
type Authenticator struct {
	clientID           string
	clientSecret       string
	orgID              string
	technicalAccountID string
	privateKey         *rsa.PrivateKey
	metaScopes         []string

	token  string
	expiry time.Time
}

// NewAuthenticator applies the options and checks that nothing is missing.
func NewAuthenticator(options ...Option) (*Authenticator, error) {
	a := &Authenticator{}
	for _, option := range options {
		if err := option(a); err != nil {
			return nil, err
		}
	}
	if a.clientID == "" || a.clientSecret == "" {
		return nil, errors.New("adobe: no credentials")
	}
	if a.privateKey == nil {
		return nil, errors.New("adobe: no private key")
	}
	return a, nil
}

// Token gives the cached token or a new one.
func (a *Authenticator) Token() (string, error) {
	if a.token != "" && time.Until(a.expiry) > time.Minute {
		return a.token, nil
	}
	signed, err := a.jwt()
	if err != nil {
		return "", err
	}
	form := url.Values{
		"client_id":     {a.clientID},
		"client_secret": {a.clientSecret},
		"jwt_token":     {signed},
	}
	resp, err := http.PostForm(fmt.Sprintf("%s/ims/exchange/jwt", imsURL), form)
	if err != nil {
		return "", err
	}
	defer resp.Body.Close()

	var result struct {
		AccessToken      string  `json:"access_token"`
		ExpiresIn        float64 `json:"expires_in"`
		Error            string  `json:"error"`
		ErrorDescription string  `json:"error_description"`
	}
	if err := json.NewDecoder(resp.Body).Decode(&result); err != nil {
		return "", err
	}
	if result.Error != "" {
		return "", fmt.Errorf("adobe: %s (%s)", result.Error, result.ErrorDescription)
	}
	a.token = result.AccessToken
	a.expiry = time.Now().Add(time.Duration(result.ExpiresIn/1000) * time.Second)
	return a.token, nil
}

func (a *Authenticator) jwt() (string, error) {
	claims := jwt.MapClaims{
		"exp": time.Now().Add(8 * time.Hour).Unix(),
		"iss": a.orgID,
		"sub": a.technicalAccountID,
		"aud": fmt.Sprintf("%s/c/%s", imsURL, a.clientID),
	}
	for _, s := range a.metaScopes {
		claims[fmt.Sprintf("%s/s/%s", imsURL, s)] = true
	}
	return jwt.NewWithClaims(jwt.SigningMethodRS256, claims).SignedString(a.privateKey)
}

func parseKey(pem []byte) (*rsa.PrivateKey, error) {
	key, err := jwt.ParseRSAPrivateKeyFromPEM(pem)
	if err != nil {
		return nil, fmt.Errorf("adobe: private key: %w", err)
	}
	return key, nil
}
