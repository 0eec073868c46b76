import time

import jwt
import requests

from host import Argument, Scheme

IMS = "https://ims-na1.adobelogin.com"


def scheme():
    found = Scheme("Events of an integration")
    found.add_argument(Argument("client_id", needed=True))
    secret = Argument("client_secret")
    secret.kind = Argument.secret
    secret.needed = True
    found.add_argument(secret)
    found.add_argument(Argument("org_id", needed=True))
    found.add_argument(Argument(name="technical_account_id", needed=True))
    key = Argument("private_key")
    key.kind = Argument.secret
    key.help = "on one line"
    key.needed = True
    found.add_argument(key)
    return found


def sign_in(given):
    claims = {
        "exp": int(time.time()) + 600,
        "iss": given["org_id"],
        "sub": given["technical_account_id"],
        "aud": IMS + "/c/" + given["client_id"],
        IMS + "/s/ent_adobeio_sdk": True,
    }
    answer = requests.post(
        IMS + "/ims/exchange/jwt",
        data={
            "client_id": given["client_id"],
            "client_secret": given["client_secret"],
            "jwt_token": jwt.encode(claims, given["private_key"].replace("\\n", "\n"), algorithm="RS256"),
        },
    )
    answer.raise_for_status()
    return answer.json()["access_token"]


if __name__ == "__main__":
    given = scheme().given()
    print(given["org_id"], sign_in(given))
