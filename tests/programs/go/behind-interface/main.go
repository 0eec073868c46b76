package main

import (
	"fmt"
	"log"
	"os"
	"time"

	"github.com/golang-jwt/jwt/v4"
)

func token(gate TokenGate) (string, error) {
	pem, err := os.ReadFile(os.Getenv("GATE_KEY"))
	if err != nil {
		return "", err
	}
	defer func() {
		for i := range pem {
			pem[i] = 0
		}
	}()
	key, err := jwt.ParseRSAPrivateKeyFromPEM(pem)
	if err != nil {
		return "", err
	}
	claims := jwt.MapClaims{
		"iss": os.Getenv("GATE_ORG"),
		"sub": os.Getenv("GATE_ACCOUNT"),
		"aud": "https://ims-na1.adobelogin.com/c/" + os.Getenv("GATE_ID"),
		"exp": time.Now().Add(5 * time.Minute).Unix(),
		"https://ims-na1.adobelogin.com/s/ent_user_sdk": true,
	}
	assertion, err := jwt.NewWithClaims(jwt.SigningMethodRS256, claims).SignedString(key)
	if err != nil {
		return "", err
	}
	return gate.Open(os.Getenv("GATE_ID"), os.Getenv("GATE_SECRET"), assertion)
}

func main() {
	answer, err := token(imsGate{})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(answer)
}
