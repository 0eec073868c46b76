"""Lists properties of Adobe Experience Platform Tags."""

import datetime as dt

import click
import jwt
import requests

IMS = "https://ims-na1.adobelogin.com"
SCOPES = ("ent_reactor_developer_sdk", "ent_reactor_admin_sdk")


class Session(requests.Session):
    """Adds the headers of the Reactor API."""

    def __init__(self, org, client_id, client_secret, account, key):
        super().__init__()
        self.org = org
        self.client_id = client_id
        self.client_secret = client_secret
        self.account = account
        self.key = key
        self.headers.update(
            {
                "Authorization": "Bearer " + self.login(),
                "x-api-key": client_id,
                "x-gw-ims-org-id": org,
            }
        )

    def login(self):
        claims = {
            "iss": self.org,
            "sub": self.account,
            "aud": "{}/c/{}".format(IMS, self.client_id),
            "exp": dt.datetime.utcnow() + dt.timedelta(minutes=10),
        }
        claims.update({"{}/s/{}".format(IMS, scope): True for scope in SCOPES})
        token = jwt.encode(claims, self.key, algorithm="RS256")
        answer = requests.post(
            IMS + "/ims/exchange/jwt",
            data=dict(client_id=self.client_id, client_secret=self.client_secret, jwt_token=token),
        )
        if answer.status_code != 200:
            raise click.ClickException("sign-in failed: " + answer.text)
        return answer.json()["access_token"]


@click.group()
@click.option("--org", envvar="TAGS_ORG", required=True)
@click.option("--client-id", envvar="TAGS_CLIENT_ID", required=True)
@click.option("--client-secret", envvar="TAGS_CLIENT_SECRET", required=True)
@click.option("--account", envvar="TAGS_TECH_ACCOUNT", required=True, help="technical account ID")
@click.option("--key", "key_file", type=click.File("r"), envvar="TAGS_KEY", required=True)
@click.pass_context
def cli(ctx, org, client_id, client_secret, account, key_file):
    """Work with tags."""
    ctx.obj = Session(org, client_id, client_secret, account, key_file.read())


@cli.command()
@click.argument("company")
@click.pass_obj
def properties(session, company):
    """List the properties of a company."""
    answer = session.get("https://reactor.adobe.io/companies/%s/properties" % company)
    for item in answer.json()["data"]:
        click.echo(item["attributes"]["name"])


@cli.command()
@click.pass_obj
def token(session):
    """Print the access token."""
    click.echo(session.headers["Authorization"].split()[1])


if __name__ == "__main__":
    cli()
