"""Prints the token with which profiles are read."""

import argparse
import os
import time

import jwt
import requests

IMS = "https://ims-na1.adobelogin.com"


def parsed():
    parser = argparse.ArgumentParser()
    parser.add_argument("--org", required=True)
    parser.add_argument("--private-key", required=True, help="file of the key")
    parser.add_argument("--tech-account", required=True)
    parser.add_argument("--limit", type=int, default=10)
    return parser.parse_args()


def main():
    args = parsed()
    client = os.environ["PROFILES_ID"]
    claims = {
        "exp": int(time.time()) + 240,
        "iss": args.org,
        "sub": args.tech_account,
        "aud": f"{IMS}/c/{client}",
        f"{IMS}/s/ent_dataservices_sdk": True,
    }
    with open(args.private_key) as handle:
        assertion = jwt.encode(claims, handle.read(), algorithm="RS256")
    form = {"client_id": client, "client_secret": os.environ["PROFILES_SECRET"], "jwt_token": assertion}
    answer = requests.post(f"{IMS}/ims/exchange/jwt", data=form, timeout=30)
    answer.raise_for_status()
    for _ in range(min(args.limit, 1)):
        print(answer.json()["access_token"])


main()
