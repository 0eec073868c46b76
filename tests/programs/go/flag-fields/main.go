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
	demand := func(name, value string) {
		if value == "" {
			log.Fatalf("-%s is missing", name)
		}
	}
	demand("client", given.client)
	demand("key", privateKey)
	demand("subject", given.subject)

	session, err := signin.New(signin.Settings{
		given.client, os.Getenv("EXPORT_SECRET"), given.subject, given.org, privateKey,
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
