import os

import click

from feeds.names import below
from feeds.session import Session


def as_lines(context, parameter, value):
    """A PEM that a scheduler keeps in one line."""
    return value.replace("\\n", "\n")


@click.command()
@click.option("--aa-client-id", required=True)
@click.option("--aa-client-secret", required=True)
@click.option("--aa-org", required=True)
@click.option("--aa-account", required=True, help="Technical account, from the console")
@click.option("--aa-pem", required=True, callback=as_lines, help="Content of private.key")
@click.option("--aa-suite", default="acme")
@click.option("--aa-segment", multiple=True)
def analytics(**options):
    Reports(**below("aa_", options)).show()


@click.command()
@click.option("--client-id", required=True)
@click.option("--client-secret", required=True)
@click.option("--account", required=True, help="Technical account, from the console")
@click.option("--pem", required=True, callback=as_lines, help="Content of private.key")
@click.option("--limit", default=10)
def campaign(**options):
    click.echo("at most %d" % options["limit"])
    Profiles(**options).show()


class Reports:
    def __init__(self, client_id, client_secret, org, account, pem, **rest):
        self.session = Session(client_id, client_secret, org, account, pem)
        self.rest = rest

    def show(self):
        click.echo("%s %s" % (self.rest["suite"], ", ".join(self.rest.get("segment", ()))))
        click.echo(self.session.token())


class Profiles:
    def __init__(self, client_id, client_secret, account, pem, limit):
        self.session = Session(client_id, client_secret, os.environ.get("ORG"), account, pem)
        self.limit = limit

    def show(self):
        click.echo(self.session.token())
