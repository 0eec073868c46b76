import os
import time

import jwt
import requests
from cryptography.hazmat.primitives.serialization import load_pem_private_key

IMS = "https://ims-na1.adobelogin.com"


class Client:
    def __init__(self, client_id, secret, org, account, private_key):
        load_pem_private_key(private_key.encode(), None)
        self.client_id = client_id
        self.secret = secret
        self.org = org
        self.account = account
        self.private_key = private_key

    def assertion(self):
        claims = {
            "iss": self.org,
            "sub": self.account,
            "exp": int(time.time()) + 300,
            "aud": IMS + "/c/" + self.client_id,
            IMS + "/s/ent_campaign_sdk": True,
        }
        return jwt.encode(claims, self.private_key, algorithm="RS256")

    def token(self):
        if self.private_key and self.account:
            data = {"client_id": self.client_id, "client_secret": self.secret, "jwt_token": self.assertion()}
            return requests.post(IMS + "/ims/exchange/jwt", data=data).json()["access_token"]
        return self.kept()

    def kept(self):
        """The token that somebody has pasted."""
        with open("token.txt") as file:
            return file.read().strip()


client = Client(
    os.environ["ID"], os.environ["SECRET"], os.environ["ORG"], os.environ["TECH_ACCT"], os.environ["KEY"]
)
print(client.token())
