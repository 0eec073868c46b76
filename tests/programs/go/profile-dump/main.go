package main

import (
	"fmt"
	"log"
	"os"

	"github.com/spf13/viper"
)

// Settings of the dump.
type Settings struct {
	IMSHost        string
	ClientID       string
	ClientSecret   string
	OrgID          string
	TechAccountID  string
	PrivateKeyPath string
	MetaScopes     []string
	Sandbox        string
}

func settings() Settings {
	viper.SetEnvPrefix("dump")
	viper.AutomaticEnv()
	viper.SetDefault("ims_host", "ims-na1.adobelogin.com")
	viper.SetDefault("private_key_path", "private.key")
	viper.SetDefault("metascopes", []string{"ent_dataservices_sdk"})
	viper.SetDefault("sandbox", "prod")
	return Settings{
		IMSHost:        viper.GetString("ims_host"),
		ClientID:       viper.GetString("client_id"),
		ClientSecret:   viper.GetString("client_secret"),
		OrgID:          viper.GetString("org_id"),
		TechAccountID:  viper.GetString("tech_account_id"),
		PrivateKeyPath: viper.GetString("private_key_path"),
		MetaScopes:     viper.GetStringSlice("metascopes"),
		Sandbox:        viper.GetString("sandbox"),
	}
}

func main() {
	s := settings()
	switch {
	case s.ClientID == "", s.ClientSecret == "":
		log.Fatal("DUMP_CLIENT_ID and DUMP_CLIENT_SECRET are needed")
	case s.TechAccountID == "":
		log.Fatal("DUMP_TECH_ACCOUNT_ID is needed")
	}
	if _, err := os.Stat(s.PrivateKeyPath); os.IsNotExist(err) {
		log.Fatalf("no private key at %s", s.PrivateKeyPath)
	}

	auth := &Auth{settings: s}
	if err := auth.Login(); err != nil {
		log.Fatal(err)
	}
	fmt.Println(auth.AccessToken())
	log.Println("sandbox", s.Sandbox)
}
