"""Prints a token; everything that it signs in with lives in names of the module."""
import json
import sys
import time

import jwt
import requests

IMS = "https://ims-na1.adobelogin.com"
client = secret = None
organization = None
account = None
pem = None
signer = None


def load(path):
    global client, secret
    global organization, account
    global pem
    with open(path) as handle:
        settings = json.load(handle)
    client, secret = settings["client"], settings["secret"]
    organization = settings["organization"]
    account = settings["account"]
    with open(settings["pem"]) as handle:
        pem = handle.read()


def make_signer():
    made = 0

    def sign():
        nonlocal made
        made += 1
        claims = {
            "exp": int(time.time()) + 600,
            "iss": organization,
            "sub": account,
            "jti": str(made),
            "aud": IMS + "/c/" + client,
            IMS + "/s/ent_analytics_bulk_ingest_sdk": True,
        }
        return jwt.encode(claims, pem, algorithm="RS256")

    return sign


def token():
    global signer
    if signer is None:
        signer = make_signer()
    form = {"client_id": client, "client_secret": secret, "jwt_token": signer()}
    answer = requests.post(IMS + "/ims/exchange/jwt", data=form)
    answer.raise_for_status()
    return answer.json()["access_token"]


if __name__ == "__main__":
    load(sys.argv[1])
    print(token())
