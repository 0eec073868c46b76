"""The users of an organisation, for the nightly comparison with the directory."""

import argparse
import time

import jwt
import requests

IMS = "https://ims-na1.adobelogin.com"


def parse():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--client", required=True)
    parser.add_argument("--secret", required=True)
    parser.add_argument("--org", required=True)
    parser.add_argument("--account", required=True)
    parser.add_argument("--key", required=True)
    return parser.parse_args()


def sign_in(args):
    with open(args.key) as file:
        key = file.read()
    claims = {
        "exp": int(time.time()) + 600,
        "iss": args.org,
        "sub": args.account,
        "aud": f"{IMS}/c/{args.client}",
        f"{IMS}/s/ent_user_sdk": True,
    }
    form = {
        "client_id": args.client,
        "client_secret": args.secret,
        "jwt_token": jwt.encode(claims, key, algorithm="RS256"),
    }
    answer = requests.post(f"{IMS}/ims/exchange/jwt", data=form)
    answer.raise_for_status()
    return answer.json()["access_token"]


if __name__ == "__main__":
    print(sign_in(parse()))
