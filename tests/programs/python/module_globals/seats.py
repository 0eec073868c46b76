"""Counts the seats of products; everything is kept in names of the module."""

import json
import time
from pathlib import Path

import jwt
import requests

IMS = "https://ims-na1.adobelogin.com"
REQUIRED = "client_id client_secret org_id " "technical_account_id key_file".split(" ")

_org, _client, _account, _secret, _key_file = "", "", "", "", ""
_until = 0


def now_in_ms():
    return int(time.time() * 1000)


def load(name):
    """Reads the settings, and refuses what is not complete."""
    global _org
    global _client, _account
    global _secret
    global _key_file
    with open(name) as handle:
        settings = json.load(handle)
    missing = [one for one in REQUIRED if one not in settings]
    if missing:
        raise SystemExit(f"missing: {', '.join(missing)}")
    _org = settings["org_id"]
    _client = settings["client_id"]
    _account = settings["technical_account_id"]
    _secret = settings["client_secret"]
    _key_file = settings["key_file"]


def token(save=None):
    """The access token, perhaps kept in a file as well."""
    global _key_file
    global _until
    if _key_file.startswith("~"):
        _key_file = "." + _key_file[1:]
    with open(_key_file) as handle:
        key = handle.read()
    claims = {
        "exp": int(time.time()) + 300,
        "iss": _org,
        "sub": _account,
        "aud": f"{IMS}/c/{_client}",
        f"{IMS}/s/ent_user_sdk": True,
    }
    form = {
        "client_id": _client,
        "client_secret": _secret,
        "jwt_token": jwt.encode(claims, key, algorithm="RS256"),
    }
    answer = requests.post(f"{IMS}/ims/exchange/jwt", data=form).json()
    _until = answer["expires_in"] + now_in_ms()
    if save:
        with open(save, "w") as handle:
            handle.write(answer["access_token"])
    return answer["access_token"]


if __name__ == "__main__":
    load("settings.json")
    token(save="token.txt")
    if _until < now_in_ms() + 3_600_000:
        raise SystemExit("the token does not last an hour")
    print(Path("token.txt").read_text(), _org)
