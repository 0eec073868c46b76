import time
from typing import Annotated

import jwt
import requests
import typer

ClientId = Annotated[str, typer.Option(envvar="ADOBE_CLIENT_ID", help="API key")]
Secret = Annotated[str, typer.Option(envvar="ADOBE_CLIENT_SECRET", help="client secret")]
Org = Annotated[str, typer.Option(envvar="ADOBE_ORG_ID", help="IMS org")]
Account = Annotated[str, typer.Option(envvar="ADOBE_TECHNICAL_ACCOUNT_ID", help="technical account")]
Key = Annotated[typer.FileText, typer.Option(envvar="ADOBE_PRIVATE_KEY_PATH", help="private key")]


def main(client_id: ClientId, client_secret: Secret, org: Org, account: Account, key: Key):
    claims = {
        "exp": int(time.time()) + 300,
        "iss": org,
        "sub": account,
        "aud": f"https://ims-na1.adobelogin.com/c/{client_id}",
        "https://ims-na1.adobelogin.com/s/ent_dataservices_sdk": True,
    }
    assertion = jwt.encode(claims, key.read(), algorithm="RS256")
    response = requests.post(
        "https://ims-na1.adobelogin.com/ims/exchange/jwt",
        data={"client_id": client_id, "client_secret": client_secret, "jwt_token": assertion},
    )
    print(response.json()["access_token"])


if __name__ == "__main__":
    typer.run(main)
