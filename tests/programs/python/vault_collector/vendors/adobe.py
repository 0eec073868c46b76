import time

import jwt
import requests

IMS = "https://ims-na1.adobelogin.com"


class Adobe:
    needs_required = [
        ("client", str),
        ("secret", str),
        ("org", str),
        ("account", str),
        ("key", str),
    ]

    def open(self, client, secret, key, org, account):
        self.client, self.secret = client.strip(), secret.strip()
        self.org = org.strip()
        self.account = account.strip()
        self.key = key.replace("\\n", "\n")
        self.header = "Bearer " + self.ask()

    def statement(self):
        claims = {
            "exp": int(time.time()) + 600,
            "iss": self.org,
            "sub": self.account,
            "aud": IMS + "/c/" + self.client,
            IMS + "/s/ent_user_sdk": True,
        }
        return jwt.encode(claims, self.key, algorithm="RS256")

    def ask(self):
        form = {"client_id": self.client, "client_secret": self.secret, "jwt_token": self.statement()}
        answer = requests.post(IMS + "/ims/exchange/jwt", data=form)
        answer.raise_for_status()
        return answer.json()["access_token"]

    def users(self, page):
        address = f"https://usermanagement.adobe.io/v2/usermanagement/users/{self.org}/{page}"
        return requests.get(address, headers={"Authorization": self.header, "X-Api-Key": self.client}).json()
