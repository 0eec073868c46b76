# ruff: noqa: E101 - Go is indented with tabs
"""Go: the shapes of a request."""

from __future__ import annotations

from tests.rewrite.harness import check_kept, rewrite

GO_FORM_FIELD = """
    package main

    import (
    	"bytes"
    	"mime/multipart"
    	"net/http"
    )

    func ask(id, secret, jwt string) (*http.Response, error) {
    	var body bytes.Buffer
    	w := multipart.NewWriter(&body)
    	for name, value := range map[string]string{"client_id": id, "client_secret": secret, "jwt_token": jwt} {
    		part, err := w.CreateFormField(name)
    		if err != nil {
    			return nil, err
    		}
    		part.Write([]byte(value))
    	}
    	w.Close()
    	return http.Post("https://ims-na1.adobelogin.com/ims/exchange/jwt", w.FormDataContentType(), &body)
    }
"""


def test_parts_made_one_by_one_become_fields() -> None:
    """A part that is created and then written is one call, and what can fail no more is not checked any more."""
    after = rewrite({"form.go": GO_FORM_FIELD}, unsafe=False).files["form.go"]
    assert "\tw := url.Values{}\n" in after
    assert "{\n\t\tw.Set(name, value)\n\t}\n" in after
    assert '"application/x-www-form-urlencoded", strings.NewReader(w.Encode()))' in after
    assert rewrite({"form.go": after}).plan.files == ()


def test_a_part_that_is_not_written_at_once_withdraws_the_program() -> None:
    """What fills it is not known then: the body is left whole, and said."""
    text = GO_FORM_FIELD.replace("part.Write([]byte(value))", "fill(part, value)")
    result = rewrite({"form.go": text})
    assert "not sent as a form" in result.plan.withdrawn[0].reason
    assert not result.plan.files


_PIPE = """
package main

func ask(id, secret, jwt string) (*http.Response, error) {
	pr, pw := io.Pipe()
	w := multipart.NewWriter(pw)
	go func() {
		defer pw.Close()
		defer w.Close()
		_ = w.WriteField("client_id", id)
		_ = w.WriteField("client_secret", secret)
		_ = w.WriteField("jwt_token", jwt)
	}()
	return http.Post("https://ims-na1.adobelogin.com/ims/exchange/jwt", w.FormDataContentType(), pr)
}
"""


def test_a_body_that_another_goroutine_writes_is_left_whole() -> None:
    """The function around the goroutine is looked at, too."""
    result = rewrite({"form.go": _PIPE})
    assert result.plan.withdrawn
    assert not result.plan.files


_HELPER = """
package main

import (
	"bytes"
	"mime/multipart"
	"net/http"
)

func field(form *multipart.Writer, name, value string) error {
	return form.WriteField(name, value)
}

func ask(id, secret, jwt string) (*http.Response, error) {
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	if err := field(form, "client_id", id); err != nil {
		return nil, err
	}
	if err := field(form, "client_secret", secret); err != nil {
		return nil, err
	}
	if err := field(form, "jwt_token", jwt); err != nil {
		return nil, err
	}
	form.Close()
	return http.Post("https://ims-na1.adobelogin.com/ims/exchange/jwt", form.FormDataContentType(), &body)
}
"""


def test_a_helper_that_writes_one_field_follows() -> None:
    """It takes the values; the call for the assertion is written twice, each with its check."""
    after = rewrite({"form.go": _HELPER}, unsafe=False).files["form.go"]
    assert "func field(form url.Values, name, value string) error {\n\tform.Set(name, value)\n\treturn nil\n}" in after
    check = " err != nil {\n\t\treturn nil, err\n\t}\n"
    assert f'\tif err := field(form, "grant_type", "client_credentials");{check}' in after
    assert f'\tif err := field(form, "scope", "openid,AdobeID,read_organizations");{check}' in after


def test_a_helper_that_uploads_is_kept() -> None:
    """A multipart body without an assertion stays one."""
    check_kept(_HELPER.replace("jwt_token", "title").replace("exchange/jwt", "upload"), "form.go")


_BUFFER = """
package main

func body(fields map[string]string) (*bytes.Buffer, string, error) {
	buf := new(bytes.Buffer)
	w := multipart.NewWriter(buf)
	for k, v := range fields {
		if err := w.WriteField(k, v); err != nil {
			return nil, "", err
		}
	}
	w.Close()
	return buf, w.FormDataContentType(), nil
}

func ask(id, secret, jwt string) (*http.Response, error) {
	buf, kind, _ := body(map[string]string{"client_id": id, "client_secret": secret, "jwt_token": jwt})
	return http.Post("https://ims-na1.adobelogin.com/ims/exchange/jwt", kind, buf)
}
"""


def test_a_body_that_is_given_back_keeps_its_type() -> None:
    """Who sends it does not notice."""
    after = rewrite({"form.go": _BUFFER}, unsafe=False).files["form.go"]
    assert 'return bytes.NewBufferString(w.Encode()), "application/x-www-form-urlencoded", nil' in after


def test_one_of_several_fields_declared_together_goes() -> None:
    """The others keep their type."""
    text = """
package main

type credentials struct {
	ID, Secret, Account, KeyFile string
}

func ask(c credentials) (*http.Response, error) {
	key, err := os.ReadFile(c.KeyFile)
	if err != nil {
		return nil, err
	}
	claims := jwt.MapClaims{"sub": c.Account, "aud": "https://ims-na1.adobelogin.com/c/" + c.ID}
	assertion, err := jwt.NewWithClaims(jwt.SigningMethodRS256, claims).SignedString(key)
	if err != nil {
		return nil, err
	}
	form := url.Values{"client_id": {c.ID}, "client_secret": {c.Secret}, "jwt_token": {assertion}}
	return http.PostForm("https://ims-na1.adobelogin.com/ims/exchange/jwt", form)
}
"""
    assert "\tID, Secret string\n" in rewrite({"ims.go": text}, unsafe=False).files["ims.go"]


def test_fields_that_a_loop_writes_are_all_kept() -> None:
    """A loop over a map that only checks loses what is not checked any more; one that fills the form loses nothing."""
    text = """
package ims

import (
	"bytes"
	"mime/multipart"
	"net/http"
)

type Config struct {
	ClientID, ClientSecret string
	PrivateKey             []byte
}

func token(cfg Config) (*http.Response, error) {
	assertion, err := sign(cfg, "https://ims-na1.adobelogin.com/c/"+cfg.ClientID)
	if err != nil {
		return nil, err
	}
	var buf bytes.Buffer
	w := multipart.NewWriter(&buf)
	for name, value := range map[string]string{
		"client_id":     cfg.ClientID,
		"client_secret": cfg.ClientSecret,
		"jwt_token":     assertion,
	} {
		if err := w.WriteField(name, value); err != nil {
			return nil, err
		}
	}
	w.Close()
	return http.Post("https://ims-na1.adobelogin.com/ims/exchange/jwt", w.FormDataContentType(), &buf)
}
"""
    after = rewrite({"ims.go": text}).files["ims.go"]
    assert '"client_id":     cfg.ClientID,' in after
    assert '"client_secret": cfg.ClientSecret,' in after
    assert "w.Set(name, value)" in after


def test_gorequest_sends_a_form_wherever_the_link_stands() -> None:
    """A link of the chain at the start of a line is one, too; no test runs the library, so it needs a look."""
    source = """
        package ims

        import "github.com/parnurzeal/gorequest"

        func token(id, secret, assertion string) (string, []error) {
        	_, body, errs := gorequest.New().
        		Post("https://ims-na1.adobelogin.com/ims/exchange/jwt").
        		Type("multipart").
        		Send(map[string]string{"client_id": id, "client_secret": secret, "jwt_token": assertion}).
        		End()
        	return body, errs
        }
        """
    result = rewrite({"ims.go": source})
    assert '\t\tType("form").\n' in result.files["ims.go"]
    assert "sign in once" in " ".join(one.instruction for one in result.plan.rewrites.values())
