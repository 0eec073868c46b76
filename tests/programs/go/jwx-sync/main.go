package main

import (
	"fmt"
	"log"
	"os"
)

func main() {
	token, err := Login(Settings{
		ClientID:     os.Getenv("SYNC_CLIENT_ID"),
		ClientSecret: os.Getenv("SYNC_CLIENT_SECRET"),
		Org:          os.Getenv("SYNC_ORG"),
		Account:      os.Getenv("SYNC_ACCOUNT"),
		KeyFile:      os.Getenv("SYNC_KEY"),
	})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(token)
}
