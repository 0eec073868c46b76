package main

import (
	"fmt"
	"io/ioutil"
	"log"

	"github.com/acme/tag-audit/internal/config"
	"github.com/acme/tag-audit/pkg/adobe"
)

func main() {
	cfg, err := config.Load("tag-audit.yml")
	if err != nil {
		log.Fatal(err)
	}

	key, err := ioutil.ReadFile(cfg.Adobe.PrivateKeyFile)
	if err != nil {
		log.Fatalf("private key: %v", err)
	}

	auth, err := adobe.NewAuthenticator(
		adobe.WithCredentials(cfg.Adobe.ClientID, cfg.Adobe.ClientSecret),
		adobe.WithOrganization(cfg.Adobe.OrgID, cfg.Adobe.TechnicalAccountID),
		adobe.WithPrivateKey(key),
		adobe.WithMetaScopes(cfg.Adobe.MetaScopes...),
	)
	if err != nil {
		log.Fatal(err)
	}

	token, err := auth.Token()
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(token)
	log.Printf("auditing %d properties of %s", len(cfg.Properties), cfg.Adobe.OrgID)
}
