import json
import os
import time

import httpx
import jwt
import yaml

CACHE = os.path.join(os.path.dirname(__file__), ".token.json")


def load_config(path="settings.yaml"):
    with open(path) as fh:
        return yaml.safe_load(fh)


def _cached():
    try:
        with open(CACHE) as fh:
            cached = json.load(fh)
    except (OSError, ValueError):
        return None
    if cached["expires_at"] > time.time() * 1000:
        return cached["access_token"]
    return None


def get_token(config):
    cached = _cached()
    if cached:
        return cached

    adobe = config["adobe"]
    with open(adobe["private_key"], "r") as key_file:
        private_key = key_file.read()

    last_error = None
    for metascope in adobe["metascopes"]:
        payload = {
            "iss": adobe["org"],
            "sub": adobe["technical_account"],
            "aud": f"{adobe['ims']['base']}/c/{adobe['client_id']}",
            "exp": round(time.time() + 24 * 60 * 60),
            metascope: True,
        }
        jwt_token = jwt.encode(payload, private_key, algorithm="RS256")
        response = httpx.post(
            adobe["ims"]["base"] + adobe["ims"]["exchange"],
            files={
                "client_id": (None, adobe["client_id"]),
                "client_secret": (None, os.environ["REACTOR_CLIENT_SECRET"]),
                "jwt_token": (None, jwt_token),
            },
        )
        body = response.json()
        if response.status_code == 200:
            with open(CACHE, "w") as fh:
                json.dump(
                    {"access_token": body["access_token"], "expires_at": time.time() * 1000 + body["expires_in"]}, fh
                )
            return body["access_token"]
        last_error = body.get("error")
        if last_error != "invalid_scope":
            break
    raise RuntimeError("could not sign in: %s" % last_error)
