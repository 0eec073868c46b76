import time

import jwt
import requests

from settings import Endpoint

HOST = "https://ims-na1.adobelogin.com"
IMS = Endpoint(HOST + "/c/", HOST + "/ims/exchange/jwt", 20)


def assertion(credential):
    claims = {
        "iss": credential.organization,
        "sub": credential.technical_account,
        "aud": IMS.audience + credential.client_id,
        "exp": int(time.time()) + 600,
        HOST + "/s/ent_campaign_sdk": True,
    }
    return jwt.encode(claims, credential.private_key.replace("\\n", "\n"), algorithm="RS256")


def token(credential):
    answer = requests.post(
        IMS.url,
        data={
            "client_id": credential.client_id,
            "client_secret": credential.client_secret,
            "jwt_token": assertion(credential),
        },
        timeout=IMS.timeout,
    )
    answer.raise_for_status()
    return answer.json()["access_token"]
