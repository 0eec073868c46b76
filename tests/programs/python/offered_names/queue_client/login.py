"""Signs in for the queue of the tag exports."""

import os
import time

import jwt
import requests

__all__ = ["access_token", "read_pem", "signed"]

IMS = "https://ims-na1.adobelogin.com"


def read_pem():
    with open(os.environ["QUEUE_KEY"]) as handle:
        return handle.read()


def signed(client):
    body = {
        "exp": int(time.time()) + 240,
        "iss": os.environ["QUEUE_ORG"],
        "sub": os.environ["QUEUE_ACCOUNT"],
        "aud": f"{IMS}/c/{client}",
        f"{IMS}/s/ent_reactor_sdk": True,
    }
    return jwt.encode(body, read_pem(), algorithm="RS256")


def access_token():
    client = os.environ["QUEUE_ID"]
    form = {"client_id": client, "client_secret": os.environ["QUEUE_SECRET"], "jwt_token": signed(client)}
    answer = requests.post(f"{IMS}/ims/exchange/jwt", data=form, timeout=30)
    answer.raise_for_status()
    return answer.json()["access_token"]
