"""Signs a stream in."""

import time

import jwt
from singer_sdk.authenticators import OAuthJWTAuthenticator

IMS = "https://ims-na1.adobelogin.com"


class GroupsAuthenticator(OAuthJWTAuthenticator):
    """Exchanges an assertion for the token."""

    @property
    def auth_endpoint(self):
        return f"{IMS}/ims/exchange/jwt"

    @property
    def oauth_request_body(self):
        claims = {
            "exp": int(time.time()) + self.config.get("lifetime", 600),
            "iss": self.config["org_id"],
            "sub": self.config["technical_account_id"],
            "aud": f"{IMS}/c/{self.client_id}",
        }
        for scope in self.oauth_scopes:
            claims[f"{IMS}/s/{scope}"] = True
        return claims

    @property
    def oauth_request_payload(self):
        return {
            "client_id": self.client_id,
            "client_secret": self.client_secret,
            "jwt_token": jwt.encode(self.oauth_request_body, self.private_key, "RS256"),
        }
