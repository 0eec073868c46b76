package main

import (
	"fmt"
	"log"
)

func main() {
	gate, err := open("gate.json")
	if err != nil {
		log.Fatal(err)
	}
	token, err := gate.bearer()
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(token)
}
