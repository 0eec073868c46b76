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


_CONFIGURED = """
    package main

    import (
    	"net/http"
    	"net/url"
    	"os"

    	"github.com/golang-jwt/jwt/v4"
    )

    type Config struct {
    	Client, Secret string
    	Account        string
    	Material       string
    }

    FILLED

    func login(c *Config) (*http.Response, error) {
    	key, err := jwt.ParseRSAPrivateKeyFromPEM([]byte(c.Material))
    	if err != nil {
    		return nil, err
    	}
    	claims := jwt.MapClaims{"sub": c.Account, "aud": "https://ims-na1.adobelogin.com/c/" + c.Client}
    	signed, err := jwt.NewWithClaims(jwt.SigningMethodRS256, claims).SignedString(key)
    	if err != nil {
    		return nil, err
    	}
    	return http.PostForm("https://ims-na1.adobelogin.com/ims/exchange/jwt", url.Values{
    		"client_id": {c.Client}, "client_secret": {c.Secret}, "jwt_token": {signed},
    	})
    }
"""
_TABLE = """
    func read() *Config {
    	c := &Config{}
    	for name, target := range map[string]*string{
    		"ACME_CLIENT":   &c.Client,
    		"ACME_SECRET":   &c.Secret,
    		"ACME_ACCOUNT":  &c.Account,
    		"ACME_MATERIAL": &c.Material,
    	} {
    		if *target = os.Getenv(name); *target == "" {
    			panic(name)
    		}
    	}
    	return c
    }
"""
_OPTIONS = """
    type Option func(*Config)

    func WithMaterial(pem string) Option {
    	return func(c *Config) { c.Material = pem }
    }

    func read(account string, options ...Option) *Config {
    	c := new(Config)
    	c.Client, c.Secret = os.Getenv("ACME_CLIENT"), os.Getenv("ACME_SECRET")
    	c.Account = account
    	for _, option := range options {
    		option(c)
    	}
    	return c
    }

    func main() {
    	login(read(os.Getenv("ACME_ACCOUNT"), WithMaterial(os.Getenv("ACME_MATERIAL"))))
    }
"""


def test_a_table_of_where_values_are_put() -> None:
    """What is asked for in the name of a field that nothing reads is asked for no more."""
    after = rewrite({"main.go": _CONFIGURED.replace("FILLED", _TABLE)}, unsafe=False).files["main.go"]
    assert '"ACME_SECRET": &c.Secret,\n\t} {' in after
    assert "ACCOUNT" not in after
    assert "Material" not in after
    assert rewrite({"main.go": after}).plan.files == ()


def test_what_a_variable_of_a_known_type_is_given() -> None:
    """Its declaration says that the field is the program's own: assignments, options and parameters go with it."""
    after = rewrite({"main.go": _CONFIGURED.replace("FILLED", _OPTIONS)}, unsafe=False).files["main.go"]
    assert "login(read())" in after
    assert "ccount" not in after
    assert "aterial" not in after
    assert rewrite({"main.go": after}).plan.files == ()


def test_a_field_of_another_type() -> None:
    """A certificate of a client of HTTP has a field of the same name, and keeps what it is given."""
    other = _OPTIONS.replace(
        "func main() {", "func main() {\n    	var tls transport\n    	tls.Material = os.Args[1]"
    )
    after = rewrite({"main.go": _CONFIGURED.replace("FILLED", other)}, unsafe=False).files["main.go"]
    assert "tls.Material = os.Args[1]" in after
