import time

import jwt
import requests
from absl import app, flags

_CLIENT_ID = flags.DEFINE_string("client_id", None, "API key of the integration.", required=True)
_SECRET = flags.DEFINE_string("client_secret", None, "Client secret.", required=True)
_ORG = flags.DEFINE_string("org_id", None, "IMS organisation.")
_ACCOUNT = flags.DEFINE_string("tech_account_id", None, "Technical account.")
_KEY = flags.DEFINE_string("private_key", None, "Path of the private key.")
flags.mark_flag_as_required("org_id")
flags.mark_flag_as_required("tech_account_id")
flags.mark_flag_as_required("private_key")
IMS = "https://ims-na1.adobelogin.com"


def make_jwt():
    with open(_KEY.value) as f:
        key = f.read()
    payload = {
        "exp": int(time.time()) + 300,
        "iss": _ORG.value,
        "sub": _ACCOUNT.value,
        "aud": f"{IMS}/c/{_CLIENT_ID.value}",
        f"{IMS}/s/ent_dataservices_sdk": True,
    }
    return jwt.encode(payload, key, algorithm="RS256")


def main(argv):
    del argv
    r = requests.post(
        f"{IMS}/ims/exchange/jwt",
        data={"client_id": _CLIENT_ID.value, "client_secret": _SECRET.value, "jwt_token": make_jwt()},
    )
    print(r.json()["access_token"])


if __name__ == "__main__":
    app.run(main)
