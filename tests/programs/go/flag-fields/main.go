package main

import (
	"flag"
	"fmt"
	"log"
	"os"

	"example.org/exporter/signin"
)

type arguments struct {
	client  string
	subject string
	org     string
}

var privateKey string

func main() {
	var given arguments
	flag.StringVar(&given.client, "client", "", "API key")
	flag.StringVar(&given.org, "org", "", "organization")
	flag.StringVar(&given.subject, "subject", "", "whom the assertion speaks of")
	flag.StringVar(&privateKey, "key", "", "PEM file")
	flag.Parse()
	if privateKey == "" {
		log.Fatal("-key is missing")
	}

	session, err := signin.New(signin.Settings{
		Client:  given.client,
		Secret:  os.Getenv("EXPORT_SECRET"),
		Subject: given.subject,
		Org:     given.org,
		RSAFile: privateKey,
	})
	if err != nil {
		log.Fatal(err)
	}
	bearer, err := session.Bearer()
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("x-gw-ims-org-id: %s\nAuthorization: Bearer %s\n", given.org, bearer)
}
