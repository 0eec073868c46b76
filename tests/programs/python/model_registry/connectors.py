import time

import jwt
import requests
from models import BasicAccount, ImsAccount

IMS = "https://ims-na1.adobelogin.com"


class ImsConnector:
    account_model = ImsAccount

    def __init__(self, account):
        self.client_id = account.client_id
        self.client_secret = account.client_secret
        self.org_id = account.org_id
        self.technical_account_id = account.technical_account_id
        self.private_key = account.private_key

    def header(self):
        claims = {
            "exp": int(time.time()) + 120,
            "iss": self.org_id,
            "sub": self.technical_account_id,
            "aud": f"{IMS}/c/{self.client_id}",
            f"{IMS}/s/ent_campaign_sdk": True,
        }
        form = {
            "client_id": self.client_id,
            "client_secret": self.client_secret,
            "jwt_token": jwt.encode(claims, self.private_key, algorithm="RS256"),
        }
        answer = requests.post(IMS + "/ims/exchange/jwt", data=form)
        answer.raise_for_status()
        return "Bearer " + answer.json()["access_token"]


class BasicConnector:
    account_model = BasicAccount

    def __init__(self, account):
        self.account = account

    def header(self):
        return f"Basic {self.account.user}:{self.account.password}"


CONNECTORS = {"ims": ImsConnector, "basic": BasicConnector}
