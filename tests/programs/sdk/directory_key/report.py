"""Prints the users of the organisation; the key comes from a file beside the program."""

import os
from pathlib import Path

from umapi_client import Connection, JWTAuth, UsersQuery

ORG = os.environ["UMAPI_ORG"]
key = Path("keys/private.key").read_text()

auth = JWTAuth(
    org_id=ORG,
    client_id=os.environ["UMAPI_KEY"],
    client_secret=os.environ["UMAPI_SECRET"],
    tech_acct_id=os.environ["UMAPI_TECH_ACCT"],
    priv_key_data=key,
)

for user in UsersQuery(Connection(org_id=ORG, auth=auth)):
    print(user["email"])
