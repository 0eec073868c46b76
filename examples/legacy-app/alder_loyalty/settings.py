"""Settings from config/adobe.yaml, each overridable from the environment."""

import os
from collections import namedtuple

import yaml

AdobeSettings = namedtuple(
    "AdobeSettings",
    [
        "ims_host",
        "platform_host",
        "org_id",
        "client_id",
        "client_secret",
        "technical_account_id",
        "metascopes",
        "private_key_path",
        "sandbox",
    ],
)


def load(path="config/adobe.yaml"):
    """Read the YAML file; an environment variable ADOBE_<NAME> wins over it."""
    with open(path) as handle:
        raw = yaml.safe_load(handle)["adobe"]

    def pick(name):
        return os.environ.get("ADOBE_" + name.upper(), raw.get(name))

    metascopes = pick("metascopes")
    if not isinstance(metascopes, list):
        metascopes = [m.strip() for m in metascopes.split(",")]

    return AdobeSettings(
        ims_host=pick("ims_host").rstrip("/"),
        platform_host=pick("platform_host").rstrip("/"),
        org_id=pick("org_id"),
        client_id=pick("client_id"),
        client_secret=pick("client_secret"),
        technical_account_id=pick("technical_account_id"),
        metascopes=metascopes,
        private_key_path=pick("private_key_path"),
        sandbox=pick("sandbox"),
    )
