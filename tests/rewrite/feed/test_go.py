# ruff: noqa: E101 - Go is indented with tabs
"""Go: what goes with the assertion."""

from __future__ import annotations

from textwrap import dedent

from tests.rewrite.harness import rewrite

GO_CHECKS_MAIN = """
    package main

    import (
    	"flag"
    	"log"
    	"net/http"
    	"net/url"
    	"os"
    )

    type options struct {
    	ID, Secret string
    	KeyFile    string
    }

    func main() {
    	var o options
    	flag.StringVar(&o.ID, "id", "", "API key")
    	flag.StringVar(&o.Secret, "secret", "", "client secret")
    	flag.StringVar(&o.KeyFile, "key-file", "private.key", "private key")
    	flag.Parse()
    	switch {
    	case o.ID == "":
    		log.Fatal("no API key")
    	case o.KeyFile == "":
    		log.Fatal("no key file")
    	}
    	if _, err := os.Stat(o.KeyFile); err != nil {
    		log.Fatal(err)
    	}
    	if err := login(o); err != nil {
    		log.Fatal(err)
    	}
    }

    func login(o options) error {
    	signed, err := sign(o.KeyFile)
    	if err != nil {
    		return err
    	}
    	_, err = http.PostForm("https://ims-na1.adobelogin.com/ims/exchange/jwt", url.Values{
    		"client_id":     {o.ID},
    		"client_secret": {o.Secret},
    		"jwt_token":     {signed},
    	})
    	return err
    }
"""
GO_CHECKS_MAIN_AFTER = """
    package main

    import (
    	"flag"
    	"log"
    	"net/http"
    	"net/url"
    )

    type options struct {
    	ID, Secret string
    }

    func main() {
    	var o options
    	flag.StringVar(&o.ID, "id", "", "API key")
    	flag.StringVar(&o.Secret, "secret", "", "client secret")
    	flag.Parse()
    	switch {
    	case o.ID == "":
    		log.Fatal("no API key")
    	}
    	if err := login(o); err != nil {
    		log.Fatal(err)
    	}
    }

    func login(o options) error {
    	_, err := http.PostForm("https://ims-na1.adobelogin.com/ims/token/v3", url.Values{
    		"client_id":     {o.ID},
    		"client_secret": {o.Secret},
    		"grant_type":    {"client_credentials"},
    		"scope":         {"openid,AdobeID,read_organizations"},
    	})
    	return err
    }
"""

GO_CHECKS_SIGN = """
    package main

    import (
    	"os"

    	"github.com/golang-jwt/jwt/v4"
    )

    func sign(keyFile string) (string, error) {
    	pem, err := os.ReadFile(keyFile)
    	if err != nil {
    		return "", err
    	}
    	key, err := jwt.ParseRSAPrivateKeyFromPEM(pem)
    	if err != nil {
    		return "", err
    	}
    	claims := jwt.MapClaims{"iss": "1@AdobeOrg", "https://ims-na1.adobelogin.com/s/ent_user_sdk": true}
    	return jwt.NewWithClaims(jwt.SigningMethodRS256, claims).SignedString(key)
    }
"""


def test_checks_of_the_key() -> None:
    """An option, a case that refuses and a look at the file go; an `if` that signs in first stays."""
    result = rewrite({"go.mod": "module acme\n\ngo 1.18\n", "main.go": GO_CHECKS_MAIN, "sign.go": GO_CHECKS_SIGN})
    assert result.files["main.go"] == dedent(GO_CHECKS_MAIN_AFTER).lstrip("\n")
    assert "if err := login(o); err != nil {" in result.files["main.go"]
    assert [change.path for change in result.plan.files if change.deletes] == ["sign.go"]


_FLAGS = """
package cmd

func init() {
	flags := rootCmd.PersistentFlags()
	flags.String("client-id", "", "API key")
	flags.String("private-key", "private.key", "PEM file")
	viper.BindPFlags(flags)
}

func run() error {
	return adobe.Login(adobe.Config{
		ClientID: viper.GetString("client-id"),
		KeyFile:  viper.GetString("private-key"),
	})
}
"""
_LOGIN = """
package adobe

type Config struct {
	ClientID, ClientSecret string
	KeyFile                string
}

func Login(cfg Config) error {
	pem, err := os.ReadFile(cfg.KeyFile)
	if err != nil {
		return err
	}
	set, err := jwk.ParseKey(pem, jwk.WithPEM(true))
	if err != nil {
		return err
	}
	var key rsa.PrivateKey
	if err := set.Raw(&key); err != nil {
		return err
	}
	claims := jwt.MapClaims{"aud": "https://ims-na1.adobelogin.com/c/" + cfg.ClientID}
	assertion, err := jwt.NewWithClaims(jwt.SigningMethodRS256, claims).SignedString(&key)
	if err != nil {
		return err
	}
	form := url.Values{"client_id": {cfg.ClientID}, "client_secret": {cfg.ClientSecret}, "jwt_token": {assertion}}
	_, err = http.PostForm("https://ims-na1.adobelogin.com/ims/exchange/jwt", form)
	return err
}
"""


def test_what_only_fills_the_key_goes_with_its_check() -> None:
    """And the flag that named its file, where its value was bound to a setting."""
    result = rewrite({"adobe/login.go": _LOGIN, "cmd/root.go": _FLAGS}, unsafe=False)
    after = result.files["adobe/login.go"]
    assert "key" not in after.lower()
    assert "func Login(cfg Config) error {\n\tform := url.Values{" in after
    assert 'flags.String("client-id", "", "API key")' in result.files["cmd/root.go"]
    assert "private-key" not in result.files["cmd/root.go"]
    assert rewrite(result.files).plan.files == ()


def test_what_fills_something_else_is_kept() -> None:
    """A configuration that is read in the same way."""
    text = _LOGIN.replace(
        "	claims :=",
        "	if err := json.Unmarshal(pem, &cfg); err != nil {\n		return err\n	}\n	claims :=",
    )
    after = rewrite({"adobe/login.go": text}).files["adobe/login.go"]
    assert "json.Unmarshal(pem, &cfg)" in after
