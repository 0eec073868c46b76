package main

import (
	"bytes"
	"io"
	"mime/multipart"
	"net/http"
	"strings"
)

// addField writes one field of a form.
func addField(form *multipart.Writer, name, value string) error {
	part, err := form.CreateFormField(name)
	if err != nil {
		return err
	}
	_, err = io.Copy(part, strings.NewReader(value))
	return err
}

func request(id, secret, assertion string) (*http.Request, error) {
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	if err := addField(form, "client_id", id); err != nil {
		return nil, err
	}
	if err := addField(form, "client_secret", secret); err != nil {
		return nil, err
	}
	if err := addField(form, "jwt_token", assertion); err != nil {
		return nil, err
	}
	if err := form.Close(); err != nil {
		return nil, err
	}
	req, err := http.NewRequest(http.MethodPost, host+"/ims/exchange/jwt", &body)
	if err != nil {
		return nil, err
	}
	req.Header.Set("Content-Type", form.FormDataContentType())
	return req, nil
}
