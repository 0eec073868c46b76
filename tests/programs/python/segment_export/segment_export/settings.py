"""Reads the ini file."""

import configparser
from collections import namedtuple

Settings = namedtuple(
    "Settings",
    [
        "ims_host",
        "ims_endpoint",
        "org_id",
        "api_key",
        "client_secret",
        "tech_acct",
        "priv_key_filename",
        "metascopes",
        "sandbox",
    ],
)


def load_settings(path):
    parser = configparser.ConfigParser()
    if not parser.read(path):
        raise SystemExit("cannot read %s" % path)

    server = parser["server"]
    enterprise = parser["enterprise"]
    return Settings(
        ims_host=server["ims_host"],
        ims_endpoint=server["ims_endpoint_jwt"],
        org_id=enterprise["org_id"],
        api_key=enterprise["api_key"],
        client_secret=enterprise["client_secret"],
        tech_acct=enterprise["tech_acct"],
        priv_key_filename=enterprise["priv_key_filename"],
        metascopes=[name.strip() for name in enterprise["metascopes"].split(",")],
        sandbox=parser.get("export", "sandbox", fallback="prod"),
    )
