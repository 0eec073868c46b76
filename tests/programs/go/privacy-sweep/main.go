package main

import (
	"crypto"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"encoding/pem"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"time"
)

const imsURL = "https://ims-na1.adobelogin.com"

func createJWT() (string, error) {
	payload, err := json.Marshal(map[string]interface{}{
		"iss":                      imsOrg,
		"sub":                      techAccount,
		"aud":                      imsURL + "/c/" + clientID,
		"exp":                      time.Now().Add(time.Hour).Unix(),
		imsURL + "/s/ent_gdpr_sdk": true,
	})
	if err != nil {
		return "", err
	}
	block, _ := pem.Decode([]byte(privateKey))
	key, err := x509.ParsePKCS8PrivateKey(block.Bytes)
	if err != nil {
		return "", err
	}
	enc := base64.RawURLEncoding
	head := enc.EncodeToString([]byte(`{"alg":"RS256"}`)) + "." + enc.EncodeToString(payload)
	sum := sha256.Sum256([]byte(head))
	sig, err := rsa.SignPKCS1v15(rand.Reader, key.(*rsa.PrivateKey), crypto.SHA256, sum[:])
	if err != nil {
		return "", err
	}
	return head + "." + enc.EncodeToString(sig), nil
}

func main() {
	jwtToken, err := createJWT()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	res, err := http.PostForm(imsURL+"/ims/exchange/jwt", url.Values{
		"client_id":     {clientID},
		"client_secret": {clientSecret},
		"jwt_token":     {jwtToken},
	})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	defer res.Body.Close()
	var token map[string]interface{}
	if err := json.NewDecoder(res.Body).Decode(&token); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	if res.StatusCode != 200 {
		fmt.Fprintln(os.Stderr, "refused:", token["error_description"])
		os.Exit(1)
	}
	fmt.Println(token["access_token"])
	fmt.Fprintln(os.Stderr, "signed in for", imsOrg)
}
