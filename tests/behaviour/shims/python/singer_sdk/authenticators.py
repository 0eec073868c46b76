"""How a stream signs in: a subclass says where, and with what form."""

import requests


class OAuthAuthenticator:
    """Asks for a token when its headers are asked for."""

    def __init__(self, stream, auth_endpoint=None, oauth_scopes=None):
        """`stream` has the settings; the scopes are there for the subclass."""
        self.config = stream.config
        self._auth_endpoint = auth_endpoint
        self._oauth_scopes = oauth_scopes

    client_id = property(lambda self: self.config.get("client_id"))
    client_secret = property(lambda self: self.config.get("client_secret"))
    auth_endpoint = property(lambda self: self._auth_endpoint)
    oauth_scopes = property(lambda self: self._oauth_scopes)
    oauth_request_payload = property(lambda self: self.oauth_request_body)

    @property
    def oauth_request_body(self):
        """The form; there is none to begin with."""
        raise NotImplementedError

    @property
    def auth_headers(self):
        """With the token."""
        answer = requests.post(self.auth_endpoint, data=self.oauth_request_payload).json()
        return {"Authorization": f"Bearer {answer['access_token']}"}


class OAuthJWTAuthenticator(OAuthAuthenticator):
    """With a key of the settings."""

    private_key = property(lambda self: self.config.get("private_key"))

    @property
    def oauth_request_body(self):
        """The claims, of which the scopes are a part."""
        return {"iss": self.client_id, "scope": self.oauth_scopes, "aud": self.auth_endpoint}
