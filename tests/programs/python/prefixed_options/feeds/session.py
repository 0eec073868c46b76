import time

import jwt
import requests

IMS = "https://ims-na1.adobelogin.com"


class Session:
    def __init__(self, client_id, client_secret, org, account, pem):
        self.client_id = client_id
        self.client_secret = client_secret
        self.org = org
        self.account = account
        self.pem = pem

    def token(self):
        claims = {
            "exp": int(time.time()) + 300,
            "iss": self.org,
            "sub": self.account,
            "aud": f"{IMS}/c/{self.client_id}",
            f"{IMS}/s/ent_analytics_bulk_ingest_sdk": True,
        }
        body = {
            "client_id": self.client_id,
            "client_secret": self.client_secret,
            "jwt_token": jwt.encode(claims, self.pem, algorithm="RS256"),
        }
        answer = requests.post(f"{IMS}/ims/exchange/jwt", data=body, timeout=30)
        answer.raise_for_status()
        return answer.json()["access_token"]
