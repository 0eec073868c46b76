import time

import jwt
import requests

from config import integration, load

IMS = "https://ims-na1.adobelogin.com"

config = integration(load("adobe.json"))
with open(config["private_key_path"]) as file:
    key = file.read()
assertion = jwt.encode(
    {
        "iss": config["ims_org"],
        "sub": config["technical_account_id"],
        "aud": IMS + "/c/" + config["client_id"],
        "exp": int(time.time()) + 300,
        IMS + "/s/ent_dataservices_sdk": True,
    },
    key,
    algorithm="RS256",
)
answer = requests.post(
    IMS + "/ims/exchange/jwt",
    data={
        "client_id": config["client_id"],
        "client_secret": config["client_secret"],
        "jwt_token": assertion,
    },
)
answer.raise_for_status()
print(answer.json()["access_token"])
