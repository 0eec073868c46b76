"""Publishes a library of Launch, with an account that a settings file names."""

import sys
import textwrap
import time
from pathlib import Path

import jwt as pyjwt
import requests
import yaml

IMS = "https://ims-na1.adobelogin.com"
PROPERTY = "PR5e22de986a7c4070965e7546b2bb108d"


def example():
    return textwrap.dedent("""
        server:
          ims_host: ims-na1.adobelogin.com
          ims_endpoint_jwt: /ims/exchange/v1/jwt
        enterprise:
          org_id: 8C6767C25245AD1A0A490D4C@AdobeOrg
          priv_key_path: private.key""")


class Account:
    def __init__(self, settings):
        self.settings = settings
        self.token = ""
        self.until = 0.0

    def assertion(self):
        enterprise = self.settings["enterprise"]
        claims = {
            "exp": round(time.time()) + 86400,
            "iss": enterprise["org_id"],
            "sub": enterprise["tech_acct"],
            "aud": IMS + "/c/" + enterprise["api_key"],
            IMS + "/s/ent_reactor_admin_sdk": True,
        }
        key = Path(enterprise["priv_key_path"]).read_text()
        return pyjwt.encode(claims, key, algorithm="RS256")

    def sign_in(self):
        enterprise = self.settings["enterprise"]
        answer = requests.post(
            IMS + self.settings["server"]["ims_endpoint_jwt"],
            data={
                "client_id": enterprise["api_key"],
                "client_secret": enterprise["client_secret"],
                "jwt_token": self.assertion(),
            },
            timeout=30,
        ).json()
        window = answer["expires_in"]
        self.token = answer["access_token"]
        self.until = time.time() + window / 1000 - 500
        print("signed in until", time.ctime(time.time() + window / 1000))


def main(path):
    account = Account(yaml.safe_load(Path(path).read_text()) if path else yaml.safe_load(example()))
    account.sign_in()
    url = f"https://reactor.adobe.io/properties/{PROPERTY}/libraries"
    print(requests.get(url, headers={"Authorization": f"Bearer {account.token}"}, timeout=30).json())


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "")
