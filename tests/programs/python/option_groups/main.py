import argparse
import os
import time

import jwt
import requests


def add_credential_args(parser):
    group = parser.add_argument_group("credentials", "taken from the environment when not given")
    group.add_argument("--client-id", default=os.environ.get("ADOBE_CLIENT_ID"))
    group.add_argument("--client-secret", default=os.environ.get("ADOBE_CLIENT_SECRET"))
    group.add_argument("--org", dest="org_id", default=os.environ.get("ADOBE_ORG_ID"))
    group.add_argument("--technical-account", dest="technical_account_id", default=os.environ.get("ADOBE_TECHNICAL_ACCOUNT_ID"))
    key = group.add_mutually_exclusive_group()
    key.add_argument("--key-file", default=os.environ.get("ADOBE_PRIVATE_KEY_PATH"))
    key.add_argument("--key-text")
    group.add_argument("--metascopes", default=os.environ.get("ADOBE_METASCOPES", "ent_dataservices_sdk"))


def check(parser, args):
    for name in ("client_id", "client_secret", "org_id", "technical_account_id"):
        if not getattr(args, name):
            parser.error(f"--{name.replace('_', '-')} is required")
    if not args.key_file and not args.key_text:
        parser.error("one of --key-file and --key-text is required")


def sign_in(args):
    private_key = args.key_text
    if not private_key:
        with open(args.key_file) as handle:
            private_key = handle.read()
    claims = {
        "exp": int(time.time()) + 600,
        "iss": args.org_id,
        "sub": args.technical_account_id,
        "aud": "https://ims-na1.adobelogin.com/c/" + args.client_id,
    }
    for name in args.metascopes.split(","):
        claims["https://ims-na1.adobelogin.com/s/" + name.strip()] = True
    assertion = jwt.encode(claims, private_key, algorithm="RS256")
    answer = requests.post("https://ims-na1.adobelogin.com/ims/exchange/jwt", data={
        "client_id": args.client_id,
        "client_secret": args.client_secret,
        "jwt_token": assertion,
    })
    return answer.json()["access_token"]


def main():
    parser = argparse.ArgumentParser(prog="adobe-token")
    add_credential_args(parser)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("token", help="print a token")
    args = parser.parse_args()
    check(parser, args)
    if args.command == "token":
        print(sign_in(args))


main()
