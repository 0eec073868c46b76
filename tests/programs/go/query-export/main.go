package main

import (
	"fmt"
	"log"
	"os"
	"time"
)

func main() {
	creds := &Credentials{
		ID:      os.Getenv("QUERY_CLIENT_ID"),
		Secret:  os.Getenv("QUERY_CLIENT_SECRET"),
		Org:     os.Getenv("QUERY_ORG"),
		Account: os.Getenv("QUERY_ACCOUNT"),
		KeyFile: os.Getenv("QUERY_KEY"),
	}
	token, life, err := creds.Exchange()
	if err != nil {
		log.Fatalf("sign in: %v", err)
	}
	until := time.Now().Add(time.Duration(life) * time.Millisecond)
	fmt.Println("x-gw-ims-org-id:", creds.Org)
	fmt.Println(token)
	if until.Before(time.Now().Add(time.Hour)) || until.After(time.Now().Add(48*time.Hour)) {
		log.Fatalf("the token is good until %v", until)
	}
}
