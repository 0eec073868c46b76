"""cja-extract --config cja.ini [--key private.key] [--technical-account ID] token"""
import logging
import sys

import click

from cja_extract import config
from cja_extract.auth import AuthenticationError, TokenSource


@click.group()
@click.option("--config", "config_path", default="cja.ini", show_default=True)
@click.option("--key", "key_file", type=click.Path(exists=True, dir_okay=False), help="private key of the integration")
@click.option("--technical-account", help="id of the technical account")
@click.option("-v", "--verbose", is_flag=True)
@click.pass_context
def main(ctx, config_path, key_file, technical_account, verbose):
    logging.basicConfig(level=logging.DEBUG if verbose else logging.WARNING)
    try:
        ctx.obj = config.load(config_path, technical_account=technical_account, key_file=key_file)
    except config.ConfigError as error:
        raise click.ClickException(str(error))


@main.command()
@click.pass_obj
def token(credentials):
    """Print a token."""
    try:
        click.echo(TokenSource(credentials).token())
    except AuthenticationError as error:
        click.echo(str(error), err=True)
        sys.exit(2)


if __name__ == "__main__":
    main()
