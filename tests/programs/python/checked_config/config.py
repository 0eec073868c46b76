"""Looks at the configuration before anybody uses it."""
import json
import os

HINTS = {
    "client_id": "API key of the project",
    "technical_account_id": "ends with @techacct.adobe.com",
    "private_key_path": "private half of the certificate",
}
NAMES = ("client_secret", "ims_org", "private_key_path")


def demand(config, *names):
    for name in names:
        if not config.get(name):
            raise KeyError(f"{name} has no value")


def load(path):
    with open(path) as file:
        config = json.load(file)
    demand(config, "client_id", "technical_account_id")
    demand(config, "private_key_path")
    problems = [f"{name} is missing: {hint}" for name, hint in HINTS.items() if not config.get(name)]
    for name in NAMES:
        if name not in config:
            problems.append(f"{name} is missing")
    if not config["ims_org"].endswith("@AdobeOrg"):
        problems.append("ims_org is no organisation")
    if not os.path.isfile(config["private_key_path"]):
        problems.append(f"no key at {config['private_key_path']}")
    if problems:
        raise SystemExit("; ".join(problems))
    return config


def integration(config):
    if not os.path.exists(config.get("private_key_path", "")):
        raise SystemExit("the private key is not there")
    return config
