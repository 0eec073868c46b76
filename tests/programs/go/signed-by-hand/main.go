package main

import (
	"fmt"
	"os"
)

func main() {
	source, err := New(Config{
		ClientID:     os.Getenv("ID"),
		ClientSecret: os.Getenv("SECRET"),
		OrgID:        os.Getenv("ORG"),
		Account:      os.Getenv("TECH_ACCT"),
		PrivateKey:   os.Getenv("KEY"),
	})
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	token, err := source.Token()
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	fmt.Println(token)
}
