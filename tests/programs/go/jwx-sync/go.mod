module jwx-sync

go 1.17

require github.com/lestrrat-go/jwx/v2 v2.0.11
