# -*- coding: utf-8 -*-
"""Pull the daily report.

The integration was created three times by different people, so we do not know which metascope it has; try them all.
"""
import logging
import os
import sys
import time

import jwt
import requests

logging.basicConfig(level=logging.INFO, format="%(levelname)s %(message)s")

METASCOPES = [
    "ent_analytics_bulk_ingest_sdk",
    "ent_dataservices_sdk",
    "ent_reactor_sdk",
]
IMS_URL = "https://ims-na1.adobelogin.com/ims/exchange/jwt"


def make_token(metascope):
    with open(os.getenv("ADOBE_PRIVATE_KEY_PATH", "private.key"), "r") as key_file:
        key = key_file.read()
    body = {
        "iss": os.environ["ADOBE_ORG"],
        "sub": os.environ["ADOBE_TECH_ACCT"],
        "aud": "https://ims-na1.adobelogin.com/c/" + os.environ["ADOBE_API_KEY"],
        "exp": round(24 * 60 * 60 + int(time.time())),
        "https://ims-na1.adobelogin.com/s/" + metascope: True,
    }
    return jwt.encode(body, key, algorithm="RS256")


def login():
    last_error = None
    for metascope in METASCOPES:
        logging.info("trying %s", metascope)
        try:
            response = requests.post(
                IMS_URL,
                data={
                    "client_id": os.environ["ADOBE_API_KEY"],
                    "client_secret": os.environ["ADOBE_API_SECRET"],
                    "jwt_token": make_token(metascope),
                },
                timeout=20,
            )
            response.raise_for_status()
        except requests.exceptions.HTTPError as error:
            logging.warning("%s refused: %s", metascope, error)
            last_error = error
            continue
        return response.json()["access_token"]
    raise SystemExit("no metascope worked: %s" % last_error)


def main():
    token = login()
    print("token", token)
    return 0


if __name__ == "__main__":
    sys.exit(main())
