package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"time"

	"github.com/golang-jwt/jwt/v4"
)

type config struct {
	ClientID           string `json:"client_id"`
	ClientSecret       string `json:"client_secret"`
	OrgID              string `json:"org_id"`
	TechnicalAccountID string `json:"technical_account_id"`
	PrivateKeyPath     string `json:"private_key_path"`
}

func main() {
	file, err := os.Open("config.json")
	if err != nil {
		panic(err)
	}
	decoder := json.NewDecoder(file)
	decoder.DisallowUnknownFields()
	var c config
	if err := decoder.Decode(&c); err != nil {
		panic(err)
	}
	pem, err := os.ReadFile(c.PrivateKeyPath)
	if err != nil {
		panic(err)
	}
	key, err := jwt.ParseRSAPrivateKeyFromPEM(pem)
	if err != nil {
		panic(err)
	}
	claims := jwt.MapClaims{
		"exp": time.Now().Add(5 * time.Minute).Unix(),
		"iss": c.OrgID,
		"sub": c.TechnicalAccountID,
		"aud": "https://ims-na1.adobelogin.com/c/" + c.ClientID,
		"https://ims-na1.adobelogin.com/s/ent_user_sdk": true,
	}
	assertion, err := jwt.NewWithClaims(jwt.SigningMethodRS256, claims).SignedString(key)
	if err != nil {
		panic(err)
	}
	res, err := http.PostForm("https://ims-na1.adobelogin.com/ims/exchange/jwt", url.Values{
		"client_id":     {c.ClientID},
		"client_secret": {c.ClientSecret},
		"jwt_token":     {assertion},
	})
	if err != nil {
		panic(err)
	}
	defer res.Body.Close()
	var answer map[string]interface{}
	if err := json.NewDecoder(res.Body).Decode(&answer); err != nil {
		panic(err)
	}
	fmt.Println(answer["access_token"])
}
