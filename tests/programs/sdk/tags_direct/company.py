"""Prints the company of the tags properties; nothing is written to disk but the key."""

import os

import launchpy

METASCOPE = "https://ims-na1.adobelogin.com/s/ent_reactor_admin_sdk"

with open(os.environ["REACTOR_KEY_FILE"]) as handle:
    launchpy.configure(
        org_id=os.environ["REACTOR_ORG_ID"],
        tech_id=os.environ["REACTOR_TECH_ID"],
        secret=os.environ["REACTOR_CLIENT_SECRET"],
        client_id=os.environ["REACTOR_CLIENT_ID"],
        private_key=handle.read(),
        scope=METASCOPE,
    )

print(launchpy.Admin().getCompanyId())
