"""Nightly export of segment definitions."""

import argparse
import logging
import sys

from .auth import AdobeAuth, AuthError
from .settings import load_settings

logger = logging.getLogger("segment_export")


def parse_args(argv):
    parser = argparse.ArgumentParser(prog="segment_export")
    parser.add_argument("-c", "--config", default="config.ini", help="path of the ini file")
    parser.add_argument("-k", "--private-key", help="private key file, overrides the ini file")
    parser.add_argument("--show-token", action="store_true", help="print the access token and stop")
    parser.add_argument("-v", "--verbose", action="store_true")
    return parser.parse_args(argv)


def main(argv=None):
    args = parse_args(argv)
    logging.basicConfig(level=logging.DEBUG if args.verbose else logging.INFO)

    settings = load_settings(args.config)
    key_file = args.private_key or settings.priv_key_filename
    with open(key_file) as handle:
        private_key = handle.read()

    auth = AdobeAuth(settings, private_key)
    try:
        token = auth.token()
    except AuthError as exc:
        logger.error("sign-in failed: %s", exc)
        return 1
    if args.show_token:
        print(token)
        return 0
    logger.info("exporting from sandbox %s as %s", settings.sandbox, settings.org_id)
    return 0


if __name__ == "__main__":
    sys.exit(main())
