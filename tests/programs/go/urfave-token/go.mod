module example.org/urfave-token

go 1.18

require (
	github.com/golang-jwt/jwt/v4 v4.5.0
	github.com/urfave/cli/v2 v2.27.1
)
