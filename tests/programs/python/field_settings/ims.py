import time

import jwt
import requests

import hosts as adobe
from settings import Endpoint

IMS = Endpoint(adobe.HOST + "/c/", adobe.EXCHANGE, 20)


def assertion(credential):
    claims = {
        "iss": credential.organization,
        "sub": credential.technical_account,
        "aud": IMS.audience + credential.client_id,
        "exp": int(time.time()) + 600,
        adobe.METASCOPE: True,
    }
    return jwt.encode(claims, credential.private_key.replace("\\n", "\n"), algorithm=adobe.SIGNED_WITH)


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
