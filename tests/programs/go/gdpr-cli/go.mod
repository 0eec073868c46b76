module github.com/acme/gdpr-cli

go 1.18
