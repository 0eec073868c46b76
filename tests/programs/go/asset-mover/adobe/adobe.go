// Package adobe is a small client of Adobe's cloud.
package adobe

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"time"

	"github.com/golang-jwt/jwt/v4"
)

// Account is a service account.
type Account struct {
	ClientID     string
	ClientSecret string
	OrgID        string
	TechnicalID  string
	PrivateKey   string
	MetaScope    string
}

// IMS is the address of the identity service.
var IMS = "https://ims-na1.adobelogin.com"

// Login exchanges a JWT for an access token.
func (a Account) Login() (string, error) {
	assertion, err := a.assertion()
	if err != nil {
		return "", err
	}
	var answer struct {
		AccessToken string `json:"access_token"`
	}
	err = postFields(IMS+"/ims/exchange/jwt", map[string]string{
		"client_id":     a.ClientID,
		"client_secret": a.ClientSecret,
		"jwt_token":     assertion,
	}, &answer)
	return answer.AccessToken, err
}

func (a Account) assertion() (string, error) {
	key, err := jwt.ParseRSAPrivateKeyFromPEM([]byte(a.PrivateKey))
	if err != nil {
		return "", fmt.Errorf("adobe: %w", err)
	}
	claims := jwt.MapClaims{
		"exp":                     time.Now().Add(10 * time.Minute).Unix(),
		"iss":                     a.OrgID,
		"sub":                     a.TechnicalID,
		"aud":                     IMS + "/c/" + a.ClientID,
		IMS + "/s/" + a.MetaScope: true,
	}
	return jwt.NewWithClaims(jwt.SigningMethodRS256, claims).SignedString(key)
}

// postFields sends a form and decodes the JSON that comes back.
func postFields(url string, fields map[string]string, into interface{}) error {
	body := new(bytes.Buffer)
	form := multipart.NewWriter(body)
	for name, value := range fields {
		_ = form.WriteField(name, value)
	}
	_ = form.Close()

	res, err := http.Post(url, form.FormDataContentType(), body)
	if err != nil {
		return err
	}
	defer res.Body.Close()
	raw, err := io.ReadAll(res.Body)
	if err != nil {
		return err
	}
	if res.StatusCode != http.StatusOK {
		return fmt.Errorf("adobe: %s: %s", res.Status, raw)
	}
	return json.Unmarshal(raw, into)
}
