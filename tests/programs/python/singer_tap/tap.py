"""A tap for the groups of an organization."""

import json
import sys

from auth import GroupsAuthenticator


class GroupsStream:
    """What is asked of the API."""

    schema = {
        "type": "object",
        "properties": {
            "client_id": {"type": "string"},
            "client_secret": {"type": "string"},
            "org_id": {"type": "string"},
            "technical_account_id": {"type": "string"},
            "private_key": {"type": "string"},
        },
        "required": ["client_id", "client_secret", "org_id", "technical_account_id", "private_key"],
    }

    def __init__(self, config):
        missing = [name for name in self.schema["required"] if name not in config]
        if missing:
            raise SystemExit(f"missing: {missing}")
        self.config = config

    @property
    def authenticator(self):
        return GroupsAuthenticator(stream=self, oauth_scopes=["ent_user_sdk"])

    @property
    def http_headers(self):
        return {"X-Api-Key": self.config["client_id"], **self.authenticator.auth_headers}


if __name__ == "__main__":
    with open(sys.argv[1]) as handle:
        stream = GroupsStream(json.load(handle))
    print(stream.http_headers)
