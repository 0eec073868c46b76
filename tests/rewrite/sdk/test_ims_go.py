"""The Go client asks for a token with client credentials."""

from __future__ import annotations

from tests.rewrite.harness import check_kept, check_tree


def test_exchange_becomes_token() -> None:
    """Method, request and fields; what read the key and counted the time goes, with its imports; the module follows."""
    result = check_tree(
        {
            "main.go": """
                package main

                import (
                    "fmt"
                    "os"
                    "time"

                    "github.com/adobe/ims-go/ims"
                )

                func token(client *ims.Client) (*ims.ExchangeJWTResponse, error) {
                    key, err := os.ReadFile(os.Getenv("IMS_PRIVATE_KEY"))
                    if err != nil {
                        return nil, err
                    }
                    return client.ExchangeJWT(&ims.ExchangeJWTRequest{
                        PrivateKey:   key,
                        Expiration:   time.Now().Add(time.Hour),
                        Issuer:       os.Getenv("IMS_ORG"),
                        Subject:      os.Getenv("IMS_ACCOUNT"),
                        ClientID:     os.Getenv("IMS_CLIENT_ID"),
                        ClientSecret: os.Getenv("IMS_CLIENT_SECRET"),
                        MetaScope:    []ims.MetaScope{ims.MetaScopeCloudManager},
                    })
                }

                func show(client *ims.Client) {
                    fmt.Println(token(client))
                }
                """,
            "go.mod": "module acme\n\ngo 1.19\n\nrequire github.com/adobe/ims-go v0.12.0\n",
        },
        {
            "main.go": """
                package main

                import (
                    "fmt"
                    "os"

                    "github.com/adobe/ims-go/ims"
                )

                func token(client *ims.Client) (*ims.TokenResponse, error) {
                    return client.Token(&ims.TokenRequest{
                        GrantType:    "client_credentials",
                        Scope:        []string{"openid", "AdobeID", "read_organizations"},
                        ClientID:     os.Getenv("IMS_CLIENT_ID"),
                        ClientSecret: os.Getenv("IMS_CLIENT_SECRET"),
                    })
                }

                func show(client *ims.Client) {
                    fmt.Println(token(client))
                }
                """,
            "go.mod": "module acme\n\ngo 1.19\n\nrequire github.com/adobe/ims-go v0.13.0\n",
        },
    )
    assert set(result.dispositions().values()) == {"unsafe"}


def test_client_credentials_are_kept() -> None:
    """Nothing to do."""
    check_kept(
        'package main\n\nimport "github.com/adobe/ims-go/ims"\n\nfunc token(client *ims.Client) {\n'
        '\tclient.Token(&ims.TokenRequest{GrantType: "client_credentials", ClientID: "4a1c"})\n}\n',
        "main.go",
    )
