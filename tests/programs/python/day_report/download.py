#!/usr/bin/env python3
"""Downloads the Analytics report of a day."""
import argparse
import configparser
import datetime
import logging
import sys
from pathlib import Path

import jwt
import requests

LOG = logging.getLogger("download")
DEFAULTS = {"ims": "https://ims-na1.adobelogin.com", "exchange": "/ims/exchange/jwt", "metascope": "ent_analytics_bulk_ingest_sdk"}


def parse(argv):
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, default=Path("adobe.ini"))
    parser.add_argument("--key", type=argparse.FileType("r"), help="private key of the integration")
    parser.add_argument("--verbose", "-v", action="store_true")
    parser.add_argument("day", nargs="?", type=datetime.date.fromisoformat, default=datetime.date.today())
    args = parser.parse_args(argv)
    if args.key is None:
        parser.error("--key is needed")
    return args


class Settings:
    REQUIRED = ("client_id", "client_secret", "org_id", "technical_account")

    def __init__(self, path):
        parser = configparser.ConfigParser(DEFAULTS)
        with path.open() as handle:
            parser.read_file(handle)
        self.section = parser["adobe"]
        for name in self.REQUIRED:
            if not self.section.get(name):
                sys.exit("%s lacks %s" % (path, name))

    def __getattr__(self, name):
        return self.section[name]


def make_jwt(settings, key):
    now = datetime.datetime.now(datetime.timezone.utc)
    payload = {
        "exp": now + datetime.timedelta(minutes=3),
        "iss": settings.org_id,
        "sub": settings.technical_account,
        "aud": "%s/c/%s" % (settings.ims, settings.client_id),
        "%s/s/%s" % (settings.ims, settings.metascope): True,
    }
    return jwt.encode(payload, key.read(), algorithm="RS256")


def sign_in(settings, key):
    LOG.info("signing in as %s", settings.technical_account)
    response = requests.post(
        settings.ims + settings.exchange,
        data={
            "client_id": settings.client_id,
            "client_secret": settings.client_secret,
            "jwt_token": make_jwt(settings, key),
        },
    )
    if not response.ok:
        problem = response.json()
        LOG.error("%s: %s", problem.get("error"), problem.get("error_description"))
        sys.exit(1)
    token = response.json()
    LOG.debug("token for %d s", int(token["expires_in"]) / 1000)
    return token["access_token"]


def main(argv=None):
    args = parse(argv)
    logging.basicConfig(level=logging.DEBUG if args.verbose else logging.INFO)
    settings = Settings(args.config)
    token = sign_in(settings, args.key)
    print(args.day, token)


if __name__ == "__main__":
    main()
