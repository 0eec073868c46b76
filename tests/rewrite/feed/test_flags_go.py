"""Go: flags that are read by their names, checks in closures, and structs that are filled by place."""

from __future__ import annotations

import pytest

from tests.rewrite.harness import rewrite

_LOGIN = """
package main

import (
	"net/http"
	"net/url"

	"github.com/golang-jwt/jwt/v4"
)

{declared}

func (l login) token() (*http.Response, error) {{
	signed, err := l.signed()
	if err != nil {{
		return nil, err
	}}
	return http.PostForm("https://ims-na1.adobelogin.com/ims/exchange/jwt", url.Values{{
		"client_id": {{l.client}}, "client_secret": {{l.secret}}, "jwt_token": {{signed}},
	}})
}}

func (l login) signed() (string, error) {{
	claims := jwt.MapClaims{{"sub": l.account, "aud": "https://ims-na1.adobelogin.com/c/" + l.client}}
	return jwt.NewWithClaims(jwt.SigningMethodRS256, claims).SignedString([]byte(l.keyFile))
}}
"""
_BY_NAME = """type login struct {
	client, secret, account, keyFile string
}

func command() *cobra.Command {
	cmd := &cobra.Command{Use: "token", RunE: run}
	cmd.Flags().String("client", "", "client ID")
	cmd.Flags().String("secret", "", "client secret")
	cmd.Flags().String("technical-account", "", "who signs in")
	cmd.Flags().StringP("key-file", "k", "", "what signs")
	_ = cmd.MarkFlagRequired("secret")
	_ = cmd.MarkFlagRequired("technical-account")
	if err := cmd.MarkFlagRequired("key-file"); err != nil {
		panic(err)
	}
	cobra.CheckErr(cmd.MarkFlagFilename("key-file", "pem"))
	cmd.MarkFlagsRequiredTogether("client", "secret", "key-file")
	return cmd
}

func run(cmd *cobra.Command, _ []string) (err error) {
	var l login
	if l.client, err = cmd.Flags().GetString("client"); err != nil {
		return err
	}
	l.secret, _ = cmd.Flags().GetString("secret")
	l.account, _ = cmd.Flags().GetString("technical-account")
	if l.keyFile, err = cmd.Flags().GetString("key-file"); err != nil {
		return err
	}
	_, err = l.token()
	return err
}"""
_VARIABLES = """type login struct{ client, secret, account, keyFile string }

var given login

func init() {
	rootCmd.Flags().StringVar(&given.client, "id", "", "client ID")
	rootCmd.Flags().StringVar(&given.secret, "secret", "", "client secret")
	rootCmd.Flags().StringVar(&given.account, "account", "", "who signs in")
	rootCmd.Flags().StringVarP(&given.keyFile, "key", "k", "", "what signs")
	must(rootCmd.MarkFlagRequired("secret"))
	must(rootCmd.MarkFlagRequired("account"))
	must(rootCmd.MarkFlagRequired("key"))
}"""
_BY_PLACE = """type login struct {
	client  string
	secret  string
	account string
	keyFile string
}

func logins() []login {
	check := func(name, value string) {
		if value == "" {
			log.Fatalf("%s is missing", name)
		}
	}
	first := login{os.Getenv("IMS_ID"), os.Getenv("IMS_SECRET"), os.Getenv("IMS_ACCOUNT"), os.Getenv("IMS_KEY_FILE")}
	check("IMS_SECRET", first.secret)
	check("IMS_ACCOUNT", first.account)
	check("IMS_KEY_FILE", first.keyFile)
	return []login{first, {"a", "b", "c", "d"}}
}"""


_BY_ERROR = """type login struct{ client, secret, account, keyFile string }

func required(name, value string) error {
	if strings.TrimSpace(value) == "" {
		return fmt.Errorf("%s is required", name)
	}
	return nil
}

func (l login) validate() error {
	if err := required("secret", l.secret); err != nil {
		return err
	}
	if err := required("account", l.account); err != nil {
		return err
	}
	if err := required("key file", l.keyFile); err != nil {
		return err
	}
	return nil
}"""
_DECLARED = {"by name": _BY_NAME, "variables": _VARIABLES, "by place": _BY_PLACE, "by an error": _BY_ERROR}


@pytest.mark.parametrize("declared", _DECLARED.values(), ids=_DECLARED)
def test_nothing_is_asked_for_that_only_the_assertion_needed(declared: str) -> None:
    """Key and account go with their flags, marks, checks and places; client and secret stay."""
    after = rewrite({"main.go": _LOGIN.format(declared=declared)}, unsafe=False).files["main.go"]
    assert "client_credentials" in after
    assert "account" not in after.lower()
    assert "key" not in after.lower().replace('[]login{first, {"a", "b"}}', "")
    assert "secret" in after
    assert rewrite({"main.go": after}).files["main.go"] == after


def test_a_literal_by_place_loses_the_same_place() -> None:
    """What is given first and second is given so as before, also where a list leaves the type out."""
    after = rewrite({"main.go": _LOGIN.format(declared=_BY_PLACE)}, unsafe=False).files["main.go"]
    assert 'login{os.Getenv("IMS_ID"), os.Getenv("IMS_SECRET")}' in after
    assert '[]login{first, {"a", "b"}}' in after


def test_a_flag_stays_that_is_read_by_its_name() -> None:
    """The key signs something else, too."""
    before = _LOGIN.format(declared=_BY_NAME).replace(
        "	_, err = l.token()", '	sign(cmd.Flags().Lookup("key-file").Value)\n	_, err = l.token()'
    )
    after = rewrite({"main.go": before}).files["main.go"]
    assert 'StringP("key-file"' in after
    assert 'cmd.MarkFlagRequired("key-file")' in after


def _of_common_name() -> str:
    return _LOGIN.format(declared=_BY_NAME.replace("technical-account", "account"))


def test_a_flag_of_a_common_name_goes_with_its_last_read() -> None:
    """What `account` says is told by who reads it: nobody does any more, so nobody has to give it."""
    after = rewrite({"main.go": _of_common_name()}, unsafe=False).files["main.go"]
    assert "client_credentials" in after
    assert "account" not in after
    assert 'cmd.MarkFlagRequired("secret")' in after


def test_a_flag_of_a_common_name_stays_that_something_else_reads() -> None:
    """The account that a report is about is demanded as before."""
    before = _of_common_name().replace(
        "	_, err = l.token()", '	report(cmd.Flags().GetString("account"))\n	_, err = l.token()'
    )
    after = rewrite({"main.go": before}).files["main.go"]
    assert 'cmd.Flags().String("account", "", "who signs in")' in after
    assert '_ = cmd.MarkFlagRequired("account")' in after


def test_a_flag_of_a_common_name_stays_that_nothing_ever_read() -> None:
    """Why it is there cannot be told."""
    before = _of_common_name().replace('l.account, _ = cmd.Flags().GetString("account")', 'l.account = "x"')
    assert 'cmd.Flags().String("account", "", "who signs in")' in rewrite({"main.go": before}).files["main.go"]


def test_a_function_goes_whose_name_a_variable_of_its_caller_has() -> None:
    """`assertion, err := assertion()` calls the function of the file."""
    declared = "type login struct{ client, secret, account, keyFile string }"
    before = _LOGIN.format(declared=declared).replace("(l login) signed()", "assertion(l login)")
    before = before.replace("signed, err := l.signed()", "assertion, err := assertion(l)").replace(
        "{signed}", "{assertion}"
    )
    after = rewrite({"main.go": before}, unsafe=False).files["main.go"]
    assert "client_credentials" in after
    assert "assertion" not in after


_STRICT = """type login struct {
	client  string `yaml:"client"`
	secret  string `yaml:"secret"`
	account string `yaml:"technical_account"`
	keyFile string `yaml:"key_file"`
}

func load() (login, error) {
	var l login
	decoder := yaml.NewDecoder(file)
	decoder.KnownFields(true)
	if err := decoder.Decode(&l); err != nil {
		return l, err
	}
	if l.account == "" || l.secret == "" {
		return l, errors.New("incomplete")
	}
	return l, nil
}"""


def test_a_field_that_a_file_fills_stays_and_is_demanded_no_more() -> None:
    """Where an unknown key is refused, the field stays for what the file keeps, but nothing asks for its value."""
    files = {
        "main.go": _LOGIN.format(declared=_STRICT),
        "config.yaml": "client: a\nsecret: b\ntechnical_account: c@techacct.adobe.com\nkey_file: private.key\n",
    }
    after = rewrite(files, unsafe=False).files["main.go"]
    assert "client_credentials" in after
    assert 'if l.secret == "" {' in after
