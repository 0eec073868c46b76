package main

import (
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"time"

	"github.com/golang-jwt/jwt/v4"
)

func assertion(id string) (string, error) {
	pem, err := os.ReadFile(os.Getenv("FEEDS_KEY_FILE"))
	if err != nil {
		return "", err
	}
	key, err := jwt.ParseRSAPrivateKeyFromPEM(pem)
	if err != nil {
		return "", err
	}
	claims := jwt.MapClaims{
		"exp": time.Now().Add(10 * time.Minute).Unix(),
		"iss": os.Getenv("FEEDS_ORG"),
		"sub": os.Getenv("FEEDS_ACCOUNT"),
		"aud": "https://ims-na1.adobelogin.com/c/" + id,
		"https://ims-na1.adobelogin.com/s/ent_analytics_bulk_ingest_sdk": true,
	}
	return jwt.NewWithClaims(jwt.SigningMethodRS256, claims).SignedString(key)
}

func token(id, secret string) (string, error) {
	signed, err := assertion(id)
	if err != nil {
		return "", err
	}
	url := fmt.Sprintf("https://ims-na1.adobelogin.com/ims/exchange/jwt?client_id=%s&client_secret=%s&jwt_token=%s", id, secret, signed)
	answer, err := http.Post(url, "application/x-www-form-urlencoded", nil)
	if err != nil {
		return "", err
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	return string(body), err
}

func main() {
	answer, err := token(os.Getenv("FEEDS_ID"), os.Getenv("FEEDS_SECRET"))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(answer)
}
