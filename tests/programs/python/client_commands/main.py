import time

import fire
import jwt
import requests


class Adobe:
    """Talks to Adobe I/O."""

    def __init__(self, client_id, client_secret, org_id, tech_account, key_path, metascope="ent_dataservices_sdk"):
        self.client_id = client_id
        self.client_secret = client_secret
        self.org_id = org_id
        self.tech_account = tech_account
        self.key_path = key_path
        self.metascope = metascope

    def _jwt(self):
        with open(self.key_path, "rb") as f:
            key = f.read()
        return jwt.encode(
            {
                "exp": int(time.time()) + 60,
                "iss": self.org_id,
                "sub": self.tech_account,
                "aud": "https://ims-na1.adobelogin.com/c/" + self.client_id,
                "https://ims-na1.adobelogin.com/s/" + self.metascope: True,
            },
            key,
            algorithm="RS256",
        )

    def token(self):
        """Print a token."""
        r = requests.post(
            "https://ims-na1.adobelogin.com/ims/exchange/jwt",
            data={"client_id": self.client_id, "client_secret": self.client_secret, "jwt_token": self._jwt()},
        )
        return r.json()["access_token"]


if __name__ == "__main__":
    fire.Fire(Adobe)
