"""Nightly job: sends the members that changed since yesterday to Adobe Experience Platform.

    python -m alder_loyalty.nightly_export [--dry-run] [--members members.csv]

Runs from cron on loyalty-batch01 at 02:10.
"""

import argparse
import csv
import logging
import sys
from datetime import datetime, timedelta

from alder_loyalty import adobe_auth, settings
from alder_loyalty.platform_client import PlatformClient

log = logging.getLogger("nightly_export")

BATCH_SIZE = 500
DATASET = "61fa3d1c9b2e44194a7c0d55"


def read_members(path):
    """Rows of the till export, one dict a member."""
    with open(path, newline="") as handle:
        return list(csv.DictReader(handle))


def batches(rows, size=BATCH_SIZE):
    for start in range(0, len(rows), size):
        yield rows[start:start + size]


def check_sign_in(conf):
    """Sign in once before the export starts, so that a broken credential is seen before midnight is over."""
    token = adobe_auth.get_access_token(conf)
    valid_until = datetime.now() + timedelta(milliseconds=token["expires_in"])
    log.info("signed in, token valid until %s", valid_until.isoformat(timespec="minutes"))
    if valid_until < datetime.now() + timedelta(hours=1):
        log.warning("token is about to expire, export may not finish")
    return token


def main(argv=None):
    parser = argparse.ArgumentParser()
    parser.add_argument("--config", default="config/adobe.yaml")
    parser.add_argument("--members")
    parser.add_argument("--dry-run", action="store_true", help="sign in, count, send nothing")
    args = parser.parse_args(argv)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")

    conf = settings.load(args.config)
    try:
        check_sign_in(conf)
    except adobe_auth.AdobeAuthError as error:
        log.error("no token: %s", error)
        return 1

    rows = read_members(args.members) if args.members else []
    if args.dry_run:
        print("signed in, {} members to send".format(len(rows)))
        return 0

    client = PlatformClient(conf)
    client.ping()
    for batch in batches(rows):
        log.info("sent batch %s", client.send_batch(DATASET, batch))
    return 0


if __name__ == "__main__":
    sys.exit(main())
