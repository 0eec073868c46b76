package main

import (
	"fmt"
	"os"

	"example.com/count/ims"
)

func main() {
	key, err := os.ReadFile(os.Getenv("COUNT_KEY_FILE"))
	if err != nil {
		panic(err)
	}
	token, err := ims.Exchange(&ims.Request{
		Client:     os.Getenv("COUNT_CLIENT"),
		Secret:     os.Getenv("COUNT_SECRET"),
		Org:        os.Getenv("COUNT_ORG"),
		Account:    os.Getenv("COUNT_ACCOUNT"),
		PrivateKey: key,
		Scopes:     []ims.Scope{ims.Data},
	})
	if err != nil {
		panic(err)
	}
	fmt.Println(token)
}
