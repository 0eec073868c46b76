import json
import time
from datetime import datetime, timedelta

import jwt
import requests

IMS = "https://ims-na1.adobelogin.com"


class Access:
    def __init__(self, path):
        with open(path) as file:
            values = json.load(file)
        if not self.read(values):
            raise SystemExit("fill in " + path)

    def read(self, values):
        if not values.get("key"):
            return False
        self.key = values["key"]
        if not self.is_filled(self.key):
            return False
        if not values.get("client_secret"):
            return False
        self.client_secret = values["client_secret"]
        if not self.is_filled(self.client_secret):
            return False
        if not values.get("secret"):
            return False
        self.secret = values["secret"]
        if not self.is_filled(self.secret):
            return False
        if not values.get("sub"):
            return False
        self.sub = values["sub"]
        if not self.is_filled(self.sub):
            return False
        self.org = values.get("org")
        return self.is_filled(self.org)

    def is_filled(self, text):
        if text is None or text.strip() in ("", "-"):
            return False
        return True

    def token(self):
        claims = {
            "exp": int(time.time()) + 90,
            "iss": self.org,
            "sub": self.sub,
            "aud": IMS + "/c/" + self.key,
            IMS + "/s/ent_dataservices_sdk": True,
        }
        form = {
            "client_id": (None, self.key),
            "client_secret": (None, self.client_secret),
            "jwt_token": (None, jwt.encode(claims, self.secret, algorithm="RS256")),
        }
        answer = requests.post(IMS + "/ims/exchange/jwt/", files=form).json()
        life = answer["expires_in"]
        self.until = datetime.now() + timedelta(milliseconds=life - 5000)
        return answer["access_token"]


access = Access("settings.json")
print(access.token())
if not timedelta(hours=1) < access.until - datetime.now() < timedelta(days=2):
    raise SystemExit(f"good until {access.until}")
