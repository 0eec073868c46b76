"""Download the segments of the platform into a CSV file."""

import csv
import os
import time
from pathlib import Path

import jwt
import requests

IMS_HOST = "ims-na1.adobelogin.com"
EXCHANGE_PATH = "/ims/exchange/jwt"
CONFIG = {
    "org": os.environ["ADOBE_ORG_ID"],
    "client_id": os.environ["ADOBE_CLIENT_ID"],
    "client_secret": os.environ["ADOBE_CLIENT_SECRET"],
}


class Session:
    def __init__(self, key_file: Path) -> None:
        self._private_key = key_file.read_text()
        self._token = ""
        self._until = 0.0

    def _assertion(self) -> str:
        claims = {
            "iss": CONFIG["org"],
            "sub": os.environ["ADOBE_TECHNICAL_ACCOUNT_ID"],
            "aud": f"https://{IMS_HOST}/c/{CONFIG['client_id']}",
            "exp": int(time.time()) + 300,
        }
        claims[f"https://{IMS_HOST}/s/ent_dataservices_sdk"] = True
        return jwt.encode(claims, self._private_key, algorithm="RS256")

    def token(self) -> str:
        if time.time() < self._until:
            return self._token
        form = {
            "client_id": CONFIG["client_id"],
            "client_secret": CONFIG["client_secret"],
            "jwt_token": self._assertion(),
        }
        answer = requests.post("https://" + IMS_HOST + EXCHANGE_PATH, data=form, timeout=30)
        answer.raise_for_status()
        body = answer.json()
        self._token = body["access_token"]
        self._until = time.time() + body["expires_in"] / 1000 - 60
        return self._token


def main() -> None:
    session = Session(Path("secrets/private.key"))
    headers = {"Authorization": f"Bearer {session.token()}", "x-api-key": CONFIG["client_id"]}
    answer = requests.get("https://platform.adobe.io/data/core/ups/segment/definitions", headers=headers, timeout=30)
    with Path("segments.csv").open("w", newline="") as out:
        csv.writer(out).writerows((s["id"], s["name"]) for s in answer.json()["segments"])


if __name__ == "__main__":
    main()
