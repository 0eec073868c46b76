#!/usr/bin/env python3
import base64
import json
import time

import click
import requests
from cryptography.hazmat.backends import default_backend
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.hazmat.primitives.serialization import load_pem_private_key

IMS_HOST = 'https://ims-na1.adobelogin.com'


def b64(data):
    return base64.urlsafe_b64encode(data).rstrip(b'=')


def create_jwt(key, payload):
    """A JWT, signed by hand so that we do not need another dependency."""
    header = b64(json.dumps({'alg': 'RS256', 'typ': 'JWT'}).encode())
    body = b64(json.dumps(payload).encode())
    signing_input = header + b'.' + body
    signature = key.sign(signing_input, padding.PKCS1v15(), hashes.SHA256())
    return (signing_input + b'.' + b64(signature)).decode()


@click.group()
@click.option('--client-id', envvar='ADOBE_CLIENT_ID', required=True)
@click.option('--client-secret', envvar='ADOBE_CLIENT_SECRET', required=True)
@click.option('--org', envvar='ADOBE_ORG', required=True)
@click.option('--tech-id', envvar='ADOBE_TECH_ID', required=True)
@click.option('--key-file', envvar='ADOBE_KEY_FILE', type=click.File('rb'), required=True)
@click.option('--passphrase', envvar='ADOBE_KEY_PASSPHRASE', default=None, help='Passphrase of the key, if any')
@click.pass_context
def cli(ctx, client_id, client_secret, org, tech_id, key_file, passphrase):
    """Small helpers for the Adobe APIs."""
    key = load_pem_private_key(
        key_file.read(),
        password=passphrase.encode() if passphrase else None,
        backend=default_backend(),
    )
    assertion = create_jwt(key, {
        'exp': int(time.time()) + 3600,
        'iss': org,
        'sub': tech_id,
        'aud': f'{IMS_HOST}/c/{client_id}',
        f'{IMS_HOST}/s/ent_reactor_admin_sdk': True,
    })
    response = requests.post(f'{IMS_HOST}/ims/exchange/jwt', data={
        'client_id': client_id,
        'client_secret': client_secret,
        'jwt_token': assertion,
    })
    if not response.ok:
        raise click.ClickException(f'sign-in failed: {response.text}')
    ctx.obj = {'org': org, 'client_id': client_id, 'token': response.json()['access_token']}


@cli.command()
@click.pass_obj
def token(obj):
    """Print an access token."""
    click.echo(obj['token'])


@cli.command()
@click.pass_obj
def companies(obj):
    """List companies."""
    click.echo(f"GET https://reactor.adobe.io/companies for {obj['org']}")


if __name__ == '__main__':
    cli()
