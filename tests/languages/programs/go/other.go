package boxauth

import (
	"net/url"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

// Form builds the request of an enterprise token.
func Form(clientID, clientSecret, enterprise, keyID string, key []byte) (url.Values, error) {
	private, err := jwt.ParseRSAPrivateKeyFromPEM(key)
	if err != nil {
		return nil, err
	}
	token := jwt.NewWithClaims(jwt.SigningMethodRS512, jwt.MapClaims{
		"iss":          clientID,
		"sub":          enterprise,
		"box_sub_type": "enterprise",
		"aud":          "https://api.box.com/oauth2/token",
		"exp":          time.Now().Add(45 * time.Second).Unix(),
	})
	token.Header["kid"] = keyID
	assertion, err := token.SignedString(private)
	if err != nil {
		return nil, err
	}
	form := url.Values{}
	form.Set("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer")
	form.Set("client_id", clientID)
	form.Set("client_secret", clientSecret)
	form.Set("assertion", assertion)
	return form, nil
}
