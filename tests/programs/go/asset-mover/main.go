package main

import (
	"fmt"
	"log"
	"os"

	"contoso.io/asset-mover/adobe"
)

func main() {
	account := adobe.Account{
		ClientID:     must("ASSETS_CLIENT_ID"),
		ClientSecret: must("ASSETS_CLIENT_SECRET"),
		OrgID:        must("ASSETS_ORG_ID"),
		TechnicalID:  must("ASSETS_TECHNICAL_ID"),
		PrivateKey:   must("ASSETS_PRIVATE_KEY"),
		MetaScope:    "ent_dataservices_sdk",
	}
	token, err := account.Login()
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(token)
}

func must(name string) string {
	value, ok := os.LookupEnv(name)
	if !ok {
		log.Fatalf("environment variable %s is not set", name)
	}
	return value
}
