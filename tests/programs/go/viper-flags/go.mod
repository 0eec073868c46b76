module example.org/viper-flags

go 1.18

require (
	github.com/golang-jwt/jwt/v4 v4.5.0
	github.com/spf13/cobra v1.8.0
	github.com/spf13/viper v1.18.0
)
