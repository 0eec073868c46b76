import time

import jwt
import requests

from settings import settings

IMS = "https://ims-na1.adobelogin.com"


def assertion():
    claims = {
        "exp": int(time.time()) + 300,
        "iss": settings.adobe.org_id,
        "sub": settings.adobe.technical_account_id,
        "aud": f"{IMS}/c/{settings.adobe.client_id}",
    }
    for scope in settings.adobe.metascopes:
        claims[f"{IMS}/s/{scope}"] = True
    return jwt.encode(claims, settings.adobe.private_key, algorithm="RS256")


def token():
    response = requests.post(
        f"{IMS}/ims/exchange/jwt",
        data={"client_id": settings.adobe.client_id, "client_secret": settings.adobe.client_secret, "jwt_token": assertion()},
    )
    response.raise_for_status()
    return response.json()["access_token"]


if __name__ == "__main__":
    print(token())
