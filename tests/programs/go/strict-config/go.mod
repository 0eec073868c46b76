module strict-config

go 1.17

require github.com/golang-jwt/jwt/v4 v4.4.2
