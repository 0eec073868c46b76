package main

import (
	"encoding/json"
	"fmt"
	"log"
	"net/http"
	"net/url"
	"os"
	"time"

	"github.com/golang-jwt/jwt/v4"
	"github.com/urfave/cli/v2"
)

const ims = "https://ims-na1.adobelogin.com"

var (
	client     string
	secret     string
	privateKey string
)

var flags = []cli.Flag{
	&cli.StringFlag{Name: "client", Destination: &client, Required: true},
	&cli.StringFlag{Name: "secret", EnvVars: []string{"URFAVE_SECRET"}, Destination: &secret, Required: true},
	&cli.StringFlag{Name: "account", Usage: "who signs in", Required: true},
	&cli.StringFlag{
		Name:        "private-key",
		Aliases:     []string{"k"},
		Usage:       "PEM file",
		Destination: &privateKey,
		Required:    true,
	},
	&cli.StringFlag{Name: "org", Usage: "organization", Required: true},
}

func main() {
	app := &cli.App{Name: "token", Usage: "prints a token", Flags: flags, Action: run}
	if err := app.Run(os.Args); err != nil {
		log.Fatal(err)
	}
}

func run(c *cli.Context) error {
	for _, name := range []string{"client", "account", "private-key"} {
		if !c.IsSet(name) {
			return fmt.Errorf("%s is missing", name)
		}
	}
	content, err := os.ReadFile(privateKey)
	if err != nil {
		return err
	}
	key, err := jwt.ParseRSAPrivateKeyFromPEM(content)
	if err != nil {
		return err
	}
	signed, err := jwt.NewWithClaims(jwt.SigningMethodRS256, jwt.MapClaims{
		"iss":                   c.String("org"),
		"sub":                   c.String("account"),
		"aud":                   ims + "/c/" + client,
		"exp":                   time.Now().Add(time.Minute).Unix(),
		ims + "/s/ent_user_sdk": true,
	}).SignedString(key)
	if err != nil {
		return err
	}
	answer, err := http.PostForm(ims+"/ims/exchange/jwt", url.Values{
		"client_id": {client}, "client_secret": {secret}, "jwt_token": {signed},
	})
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	var said struct {
		Token string `json:"access_token"`
	}
	if err := json.NewDecoder(answer.Body).Decode(&said); err != nil {
		return err
	}
	fmt.Println(said.Token)
	return nil
}
