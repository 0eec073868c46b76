module fabrikam.net/profile-dump

go 1.17

require (
	github.com/golang-jwt/jwt/v4 v4.4.2
	github.com/spf13/viper v1.12.0
)
