package main

import (
	"flag"
	"fmt"
	"log"
	"os"

	"example.com/reactor-lint/internal/ims"
)

func main() {
	keyFile := flag.String("key", "private.key", "file with the private key of the integration")
	property := flag.String("property", "", "tag property to lint")
	flag.Parse()

	pem, err := os.ReadFile(*keyFile)
	if err != nil {
		log.Fatalf("cannot read the private key: %v", err)
	}

	client, err := ims.New(ims.Config{
		Host:             "https://ims-na1.adobelogin.com",
		ClientID:         os.Getenv("REACTOR_CLIENT_ID"),
		ClientSecret:     os.Getenv("REACTOR_CLIENT_SECRET"),
		OrgID:            os.Getenv("REACTOR_ORG_ID"),
		TechnicalAccount: os.Getenv("REACTOR_TECH_ACCOUNT"),
		PrivateKey:       pem,
		MetaScopes:       []string{"ent_reactor_sdk"},
	})
	if err != nil {
		log.Fatal(err)
	}

	token, err := client.Token()
	if err != nil {
		log.Fatalf("sign-in failed: %v", err)
	}
	fmt.Println(token)
	if *property != "" {
		fmt.Fprintln(os.Stderr, "would lint", *property)
	}
}
