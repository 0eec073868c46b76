import csv
import time

import jwt
import requests

HOST = "https://ims-na1.adobelogin.com"
VERBOSE = True

CLIENT = "Client"
SECRET = "Client Secret"
ORG = "Organisation"
ACCOUNT = "Technical Account"
KEY_FILE = "Key File"

account = {}


def say(text, mark="-"):
    if VERBOSE:
        print(mark, text)


def sign():
    claims = {
        "exp": int(time.time()) + 600,
        "iss": account[ORG],
        "sub": account[ACCOUNT],
        HOST + "/s/ent_marketing_sdk": True,
        "aud": HOST + "/c/" + account[CLIENT],
    }
    with open(account[KEY_FILE]) as key:
        return jwt.encode(claims, key.read(), algorithm="RS256")


def token(assertion):
    form = {"client_id": account[CLIENT], "client_secret": account[SECRET], "jwt_token": assertion}
    return requests.post(HOST + "/ims/exchange/jwt/", data=form).json()["access_token"]


with open("accounts.csv", newline="") as sheet:
    for row in csv.DictReader(sheet):
        if row["Tenant"] == "north":
            account[CLIENT] = row["Client"]
            account[SECRET] = row["Client Secret"].strip()
            account[ORG] = row["Organisation"]
            account[ACCOUNT] = row["Technical Account"]
            account[KEY_FILE] = row["Key File"]

assertion = sign()
say("The assertion is " + str(assertion))
say("The token is " + token(assertion), mark="*")
