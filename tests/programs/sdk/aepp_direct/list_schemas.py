"""Lists the schemas of a sandbox; the credential comes from the environment."""

import os

import aepp
from aepp import schema


def read_key(path):
    with open(path) as handle:
        return handle.read()


def connect():
    aepp.configure(
        org_id=os.environ["AEP_ORG_ID"],
        tech_id=os.environ["AEP_TECH_ID"],
        secret=os.environ["AEP_CLIENT_SECRET"],
        private_key=read_key(os.environ["AEP_KEY_FILE"]),
        client_id=os.environ["AEP_CLIENT_ID"],
        sandbox=os.environ.get("AEP_SANDBOX", "prod"),
    )


if __name__ == "__main__":
    connect()
    for one in schema.Schema().getSchemas():
        print(one["title"])
