package adobe

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"strings"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

const (
	imsHost      = "https://ims-na1.adobelogin.com"
	exchangePath = "/ims/exchange/jwt"
	metaScope    = "ent_cloudmgr_sdk"
)

// Config holds what the console shows of the credential.
type Config struct {
	ClientID         string
	ClientSecret     string
	OrgID            string
	TechnicalAccount string
	PrivateKeyFile   string
}

type tokenResponse struct {
	AccessToken string `json:"access_token"`
	ExpiresIn   int64  `json:"expires_in"`
}

func assertion(c Config) (string, error) {
	pem, err := os.ReadFile(c.PrivateKeyFile)
	if err != nil {
		return "", err
	}
	key, err := jwt.ParseRSAPrivateKeyFromPEM(pem)
	if err != nil {
		return "", err
	}
	claims := jwt.MapClaims{
		"exp": time.Now().Add(5 * time.Minute).Unix(),
		"iss": c.OrgID,
		"sub": c.TechnicalAccount,
		"aud": imsHost + "/c/" + c.ClientID,
		imsHost + "/s/" + metaScope: true,
	}
	return jwt.NewWithClaims(jwt.SigningMethodRS256, claims).SignedString(key)
}

// Token signs in and returns the token with the time of its end.
func Token(c Config) (string, time.Time, error) {
	signed, err := assertion(c)
	if err != nil {
		return "", time.Time{}, err
	}
	form := url.Values{}
	form.Set("client_id", c.ClientID)
	form.Set("client_secret", c.ClientSecret)
	form.Set("jwt_token", signed)

	res, err := http.Post(imsHost+exchangePath, "application/x-www-form-urlencoded", strings.NewReader(form.Encode()))
	if err != nil {
		return "", time.Time{}, fmt.Errorf("sign in: %w", err)
	}
	defer res.Body.Close()
	var body tokenResponse
	if err := json.NewDecoder(res.Body).Decode(&body); err != nil {
		return "", time.Time{}, err
	}
	return body.AccessToken, time.Now().Add(time.Duration(body.ExpiresIn) * time.Millisecond), nil
}
