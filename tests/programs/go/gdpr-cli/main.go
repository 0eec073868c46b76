// Command gdpr-cli submits access and delete requests.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"time"

	"github.com/acme/gdpr-cli/ims"
)

func main() {
	var (
		clientID = flag.String("client-id", os.Getenv("GDPR_CLIENT_ID"), "API key of the integration")
		secret   = flag.String("client-secret", os.Getenv("GDPR_CLIENT_SECRET"), "client secret")
		org      = flag.String("org", os.Getenv("GDPR_ORG"), "IMS organisation")
		account  = flag.String("account", os.Getenv("GDPR_ACCOUNT"), "technical account id")
		keyPath  = flag.String("private-key", "private.key", "path of the private key")
		timeout  = flag.Duration("timeout", 30*time.Second, "timeout of a request")
	)
	flag.Parse()

	if err := run(*clientID, *secret, *org, *account, *keyPath, *timeout); err != nil {
		if errors.Is(err, ims.ErrNoKey) {
			fmt.Fprintln(os.Stderr, "gdpr-cli: no usable private key, see -private-key")
			os.Exit(3)
		}
		fmt.Fprintln(os.Stderr, "gdpr-cli:", err)
		os.Exit(1)
	}
}

func run(clientID, secret, org, account, keyPath string, timeout time.Duration) error {
	key, err := ims.LoadKey(keyPath)
	if err != nil {
		return err
	}

	ctx, cancel := context.WithTimeout(context.Background(), timeout)
	defer cancel()

	client := ims.NewClient(clientID, secret)
	token, err := client.Exchange(ctx, ims.Assertion{
		Org:       org,
		Account:   account,
		Audience:  ims.Host + "/c/" + clientID,
		Metascope: "ent_gdpr_sdk",
		Lifetime:  10 * time.Minute,
	}, key)
	if err != nil {
		return err
	}
	fmt.Println(token.Value)
	fmt.Fprintln(os.Stderr, "until", token.Expires.Format(time.Kitchen), "for", org)
	return nil
}
