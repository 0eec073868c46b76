module github.com/acme/tag-audit

go 1.18

require (
	github.com/golang-jwt/jwt/v4 v4.4.2
	gopkg.in/yaml.v2 v2.4.0
)
