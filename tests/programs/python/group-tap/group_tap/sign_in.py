"""How a stream signs in: what every authenticator does, and what the one of Adobe does."""
import time
from urllib.parse import urljoin

import jwt
import requests


class Authenticator:
    lifetime = 0

    def __init__(self, settings, permissions=None):
        self.settings = settings
        self.permissions = permissions or []
        self._token, self._until = None, 0

    @property
    def headers(self):
        if self._token is None or time.time() > self._until:
            response = requests.post(self.address, data=self.form)
            response.raise_for_status()
            answer = response.json()
            self._token = answer["access_token"]
            self._until = time.time() + answer["expires_in"] / 1000
        return {"Authorization": f"Bearer {self._token}"}


class AdobeAuthenticator(Authenticator):
    host = "https://ims-na1.adobelogin.com"

    @property
    def address(self):
        return urljoin(self.host, "/ims/exchange/jwt")

    @property
    def claims(self):
        found = {
            "exp": int(time.time()) + 300,
            "iss": self.settings["org"],
            "sub": self.settings["account"],
            "aud": f"{self.host}/c/{self.settings['id']}",
        }
        for one in self.permissions:
            found[f"{self.host}/s/{one}"] = True
        return found

    @property
    def form(self):
        return {
            "client_id": self.settings["id"],
            "client_secret": self.settings["secret"],
            "jwt_token": jwt.encode(self.claims, self.settings["key"].replace("\\n", "\n"), algorithm="RS256"),
        }
