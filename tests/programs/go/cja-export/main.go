package main

import (
	"bytes"
	"crypto"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"encoding/pem"
	"fmt"
	"io/ioutil"
	"log"
	"mime/multipart"
	"net/http"
	"os"
	"time"
)

type config struct {
	IMS              string   `json:"ims"`
	Org              string   `json:"org"`
	TechnicalAccount string   `json:"technicalAccount"`
	ClientID         string   `json:"clientId"`
	PrivateKeyPath   string   `json:"privateKeyPath"`
	MetaScope        string   `json:"metaScope"`
	DataViews        []string `json:"dataViews"`
}

func loadConfig(path string) (config, error) {
	var c config
	raw, err := ioutil.ReadFile(path)
	if err != nil {
		return c, err
	}
	err = json.Unmarshal(raw, &c)
	return c, err
}

func loadKey(path string) (*rsa.PrivateKey, error) {
	raw, err := ioutil.ReadFile(path)
	if err != nil {
		return nil, err
	}
	block, _ := pem.Decode(raw)
	if block == nil {
		return nil, fmt.Errorf("%s holds no PEM", path)
	}
	key, err := x509.ParsePKCS8PrivateKey(block.Bytes)
	if err != nil {
		return nil, err
	}
	return key.(*rsa.PrivateKey), nil
}

func segment(v interface{}) string {
	raw, _ := json.Marshal(v)
	return base64.RawURLEncoding.EncodeToString(raw)
}

func sign(c config, key *rsa.PrivateKey) (string, error) {
	host := "https://ims-na1.adobelogin.com"
	input := segment(map[string]string{"alg": "RS256", "typ": "JWT"}) + "." + segment(map[string]interface{}{
		"exp":                     time.Now().Unix() + 1800,
		"iss":                     c.Org,
		"sub":                     c.TechnicalAccount,
		"aud":                     host + "/c/" + c.ClientID,
		host + "/s/" + c.MetaScope: true,
	})
	digest := sha256.Sum256([]byte(input))
	signature, err := rsa.SignPKCS1v15(rand.Reader, key, crypto.SHA256, digest[:])
	if err != nil {
		return "", err
	}
	return input + "." + base64.RawURLEncoding.EncodeToString(signature), nil
}

func accessToken(c config, secret, jwt string) (string, time.Duration, error) {
	body := &bytes.Buffer{}
	writer := multipart.NewWriter(body)
	writer.WriteField("client_id", c.ClientID)
	writer.WriteField("client_secret", secret)
	writer.WriteField("jwt_token", jwt)
	writer.Close()

	req, err := http.NewRequest("POST", c.IMS, body)
	if err != nil {
		return "", 0, err
	}
	req.Header.Set("Content-Type", writer.FormDataContentType())
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return "", 0, err
	}
	defer resp.Body.Close()
	var t struct {
		AccessToken string `json:"access_token"`
		ExpiresIn   int    `json:"expires_in"`
	}
	raw, err := ioutil.ReadAll(resp.Body)
	if err != nil {
		return "", 0, err
	}
	if resp.StatusCode != http.StatusOK {
		return "", 0, fmt.Errorf("IMS %s: %s", resp.Status, raw)
	}
	if err := json.Unmarshal(raw, &t); err != nil {
		return "", 0, err
	}
	return t.AccessToken, time.Duration(t.ExpiresIn) * time.Millisecond, nil
}

func main() {
	c, err := loadConfig("config.json")
	if err != nil {
		log.Fatal(err)
	}
	key, err := loadKey(c.PrivateKeyPath)
	if err != nil {
		log.Fatal(err)
	}
	jwt, err := sign(c, key)
	if err != nil {
		log.Fatal(err)
	}
	token, life, err := accessToken(c, os.Getenv("CJA_CLIENT_SECRET"), jwt)
	if err != nil {
		log.Fatal(err)
	}
	log.Printf("token valid for %s, %d data views", life.Round(time.Hour), len(c.DataViews))
	fmt.Println(token)
}
