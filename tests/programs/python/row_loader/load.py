import os
import time
from datetime import datetime

import cryptography
import jwt
import requests

from kept.bearer import Bearer

IMS = "https://ims-na1.adobelogin.com"


class Loader:
    def __init__(self):
        self.client_id = os.environ["LOADER_CLIENT_ID"]
        claims = {
            "exp": int(time.time()) + 600,
            "iss": os.environ["LOADER_ORG"],
            "sub": os.environ["LOADER_ACCOUNT"],
            "aud": IMS + "/c/" + self.client_id,
            IMS + "/s/ent_dataservices_sdk": True,
        }
        self.assertion = jwt.encode(claims, os.environ["LOADER_KEY"], algorithm="RS256")
        self.bearer = self.sign_in()

    def sign_in(self):
        parts = {
            "client_id": (None, self.client_id),
            "client_secret": (None, os.environ["LOADER_CLIENT_SECRET"]),
            "jwt_token": (None, self.assertion),
        }
        answer = requests.post(IMS + "/ims/exchange/jwt/", files=parts).json()
        value = answer["access_token"]
        expires = answer["expires_in"]
        return Bearer(value, expires)


if __name__ == "__main__":
    loader = Loader()
    print(loader.bearer.value)
    until = datetime.fromtimestamp(loader.bearer.expires / 1000)
    print("valid until", until, time.ctime(loader.bearer.expires / 1000))
    hours = (until - datetime.now()).total_seconds() / 3600
    if not 1 < hours < 48 or not loader.bearer.usable():
        raise SystemExit(f"the token is kept for {hours} hours")
