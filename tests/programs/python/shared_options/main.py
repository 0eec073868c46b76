import time

import click
import jwt
import requests


class Credentials:
    def __init__(self, client_id, secret, org, account, key):
        self.client_id = client_id
        self.secret = secret
        self.org = org
        self.account = account
        self.key = key


@click.group()
@click.option("--client-id", prompt=True)
@click.option("--secret", prompt=True, hide_input=True)
@click.option("--org", required=True)
@click.option("--tech-account-id", required=True)
@click.option("--key", type=click.File("r"), required=True, help="PEM file of the integration")
@click.pass_context
def cli(ctx, client_id, secret, org, tech_account_id, key):
    ctx.obj = Credentials(client_id, secret, org, tech_account_id, key.read())


@cli.command()
@click.pass_obj
def token(creds):
    """Print an access token."""
    jwt_payload = {
        "exp": int(time.time()) + 3600,
        "iss": creds.org,
        "sub": creds.account,
        "https://ims-na1.adobelogin.com/s/ent_analytics_bulk_ingest_sdk": True,
        "aud": "https://ims-na1.adobelogin.com/c/" + creds.client_id,
    }
    signed = jwt.encode(jwt_payload, creds.key, algorithm="RS256")
    form = {"client_id": creds.client_id, "client_secret": creds.secret, "jwt_token": signed}
    r = requests.post("https://ims-na1.adobelogin.com/ims/exchange/jwt", data=form)
    click.echo(r.json()["access_token"])


if __name__ == "__main__":
    cli(auto_envvar_prefix="ADOBE")
