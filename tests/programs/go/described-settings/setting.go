package main

import (
	"log"
	"os"
	"strings"
)

// Setting is what an operator is asked for: a variable of the environment.
type Setting struct {
	Name   string
	Needed bool
}

func ask(list []Setting) map[string]string {
	given := map[string]string{}
	for _, one := range list {
		given[one.Name] = os.Getenv("SOURCE_" + strings.ToUpper(one.Name))
		if one.Needed && given[one.Name] == "" {
			log.Fatal(one.Name + " is missing")
		}
	}
	return given
}
