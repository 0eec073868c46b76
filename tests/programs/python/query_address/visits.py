"""Prints the visits of the day, asked of two services that share one credential."""

import os
import sys
import urllib.request

import jwt
import requests

from clock import in_an_hour

IMS = "https://ims-na1.adobelogin.com"


def assertion():
    with open(os.environ["VISITS_KEY_FILE"]) as handle:
        key = handle.read()
    claims = {
        "exp": in_an_hour(),
        "iss": os.environ["VISITS_ORG"],
        "sub": os.environ["VISITS_ACCOUNT"],
        "aud": IMS + "/c/" + os.environ["VISITS_ID"],
        IMS + "/s/ent_analytics_bulk_ingest_sdk": True,
    }
    return jwt.encode(claims, key, algorithm="RS256")


def with_requests(client, secret):
    url = "{}/ims/exchange/jwt?client_id={}&client_secret={}&jwt_token={}".format(IMS, client, secret, assertion())
    payload = {}
    answer = requests.request("POST", url, headers={"Cache-Control": "no-cache"}, data=payload)
    answer.raise_for_status()
    return answer.json()["access_token"]


def with_template(client, secret):
    token = assertion()
    answer = requests.post(f"{IMS}/ims/exchange/jwt?client_id={client}&client_secret={secret}&jwt_token={token}")
    answer.raise_for_status()
    return answer.json()["access_token"]


def with_encoder(client, secret):
    query = urllib.parse.urlencode({"client_id": client, "client_secret": secret, "jwt_token": assertion()})
    answer = requests.post(IMS + "/ims/exchange/jwt?" + query)
    answer.raise_for_status()
    return answer.json()["access_token"]


if __name__ == "__main__":
    for ask in (with_requests, with_template, with_encoder):
        print(ask(os.environ["VISITS_ID"], os.environ["VISITS_SECRET"]), file=sys.stdout)
