"""Prints a token for people who try the API by hand, with what it was made of."""

import datetime
import json
import os
import sys

import jwt
import requests

CLIENT_ID = os.environ["CONVERT_ID"]
CLIENT_SECRET = os.environ["CONVERT_SECRET"]


def sign_in():
    claims_text = """{"iss": "4A5B6C7D8E9FA0B10A495D01@AdobeOrg", "sub": "ACCOUNT",
        "https://ims-na1.adobelogin.com/s/ent_documentcloud_sdk": true,
        "aud": "https://ims-na1.adobelogin.com/c/3a4b5c6d7e8f90a1b2c3d4e5f6a7b8c9"}"""
    claims = json.loads(claims_text)
    claims["exp"] = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(minutes=5)
    with open(os.environ["CONVERT_KEY_FILE"]) as handle:
        jwt_token = jwt.encode(claims, handle.read(), algorithm="RS256")
    form = {"client_id": CLIENT_ID, "client_secret": CLIENT_SECRET}
    form["jwt_token"] = jwt_token
    answer = requests.post("https://ims-na1.adobelogin.com/ims/exchange/jwt", data=form).json()
    return answer["access_token"], jwt_token


def headers():
    token, assertion_jwt = sign_in()
    return {"Authorization": f"Bearer {token}", "x-api-key": CLIENT_ID}


if __name__ == "__main__":
    if "--headers" in sys.argv:
        print(headers())
    else:
        token, jwt_token = sign_in()
        print({"token": token, "assertion": jwt_token[:12]})
