package main

import (
	"fmt"
	"io"
	"log"
	"net/http"
	"net/url"
	"time"

	"github.com/golang-jwt/jwt/v4"
)

func settings() []Setting {
	list := []Setting{{Name: "client_id", Needed: true}, {Name: "client_secret", Needed: true}}
	list = append(list, Setting{Name: "org_id", Needed: true})
	list = append(list, Setting{Name: "technical_account_id", Needed: true})
	list = append(list, Setting{Name: "private_key", Needed: true})
	return list
}

func token(given map[string]string) (string, error) {
	key, err := jwt.ParseRSAPrivateKeyFromPEM([]byte(given["private_key"]))
	if err != nil {
		return "", err
	}
	claims := jwt.MapClaims{
		"exp": time.Now().Add(10 * time.Minute).Unix(),
		"iss": given["org_id"],
		"sub": given["technical_account_id"],
		"aud": "https://ims-na1.adobelogin.com/c/" + given["client_id"],
		"https://ims-na1.adobelogin.com/s/ent_user_sdk": true,
	}
	signed, err := jwt.NewWithClaims(jwt.SigningMethodRS256, claims).SignedString(key)
	if err != nil {
		return "", err
	}
	answer, err := http.PostForm("https://ims-na1.adobelogin.com/ims/exchange/jwt", url.Values{
		"client_id":     {given["client_id"]},
		"client_secret": {given["client_secret"]},
		"jwt_token":     {signed},
	})
	if err != nil {
		return "", err
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	return string(body), err
}

func main() {
	given := ask(settings())
	answer, err := token(given)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(given["org_id"], answer)
}
