import time

import jwt
import requests

IMS = "https://ims-na1.adobelogin.com"


def token(config):
    claims = {
        "exp": int(time.time()) + 300,
        "iss": config.org_id,
        "sub": config.technical_account_id,
        "aud": IMS + "/c/" + config.client_id,
        IMS + "/s/ent_user_sdk": True,
    }
    with open(config.private_key_path) as key:
        assertion = jwt.encode(claims, key.read(), algorithm="RS256")
    answer = requests.post(
        IMS + "/ims/exchange/jwt",
        data={"client_id": config.client_id, "client_secret": config.client_secret, "jwt_token": assertion},
    )
    return answer.json()["access_token"]
