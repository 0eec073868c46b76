package main

import (
	"context"
	"flag"
	"fmt"
	"os"

	"github.com/acme/stock-pull/ims"
)

func main() {
	clientID := flag.String("client-id", os.Getenv("STOCK_CLIENT_ID"), "API key")
	org := flag.String("org", os.Getenv("STOCK_ORG"), "organisation")
	account := flag.String("tech-account", os.Getenv("STOCK_TECH_ACCOUNT"), "technical account")
	keyFile := flag.String("key", "private.key", "private key")
	flag.Parse()

	key, err := os.ReadFile(*keyFile)
	if err != nil {
		fmt.Fprintln(os.Stderr, "cannot read the key:", err)
		os.Exit(1)
	}
	client, err := ims.New(ims.Config{
		ClientID:           *clientID,
		ClientSecret:       os.Getenv("STOCK_CLIENT_SECRET"),
		OrganizationID:     *org,
		TechnicalAccountID: *account,
		PrivateKey:         key,
	})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	token, err := client.Token(context.Background())
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Println(token.Value)
}
