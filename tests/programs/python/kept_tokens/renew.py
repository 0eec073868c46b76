"""Gets a token, and keeps it in the file that the other jobs read."""
import sys
import time
from configparser import RawConfigParser

import jwt
import requests

NAME = "offers.cfg"


def save(config):
    with open(NAME, "w") as file:
        config.write(file)


def renew():
    config = RawConfigParser()
    config.read(NAME)
    host = config.get("ims", "host")
    claims = {
        "exp": int(time.time()) + 600,
        "iss": config.get("offers", "org"),
        "sub": config.get("offers", "account"),
        "aud": "https://%s/c/%s" % (host, config.get("offers", "client")),
        "https://%s/s/ent_marketing_sdk" % host: True,
    }
    with open(config.get("offers", "pem")) as file:
        signed = jwt.encode(claims, file.read(), algorithm="RS256")
    config.set("offers", "jwt_token", signed)
    save(config)
    body = {
        "client_id": config.get("offers", "client"),
        "client_secret": config.get("offers", "secret"),
        "jwt_token": signed,
    }
    answer = requests.post("https://" + host + "/ims/exchange/jwt", data=body)
    if answer.status_code != 200:
        sys.exit(answer.text)
    config.set("offers", "access_token", answer.json()["access_token"])
    save(config)
    return config.get("offers", "access_token")


print(renew())
