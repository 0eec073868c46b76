module example.org/cobra-token

go 1.18

require (
	github.com/golang-jwt/jwt/v4 v4.5.0
	github.com/spf13/cobra v1.8.0
)
