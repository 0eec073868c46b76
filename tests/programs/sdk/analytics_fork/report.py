"""Prints a token of the Analytics client that was copied into the repository."""

import os

from analytics.mayhem.adobe import analytics_client

client = analytics_client(
    adobe_org_id=os.environ["AA_ORG_ID"],
    subject_account=os.environ["AA_TECH_ACCOUNT"],
    client_id=os.environ["AA_CLIENT_ID"],
    client_secret=os.environ["AA_CLIENT_SECRET"],
    account_id="acme1",
    private_key_location="keys/private.key",
)
print(client._renew_access_token())
