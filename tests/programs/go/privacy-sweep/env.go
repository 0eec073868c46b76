package main

import (
	"log"
	"os"
)

func mustEnv(name string) string {
	value := os.Getenv(name)
	if value == "" {
		log.Fatalf("%s is not set", name)
	}
	return value
}

var (
	clientID     = mustEnv("GDPR_CLIENT_ID")
	clientSecret = mustEnv("GDPR_CLIENT_SECRET")
	imsOrg       = mustEnv("GDPR_IMS_ORG")
	techAccount  = mustEnv("GDPR_TECH_ACCOUNT")
	privateKey   = mustEnv("GDPR_PRIVATE_KEY")
)
