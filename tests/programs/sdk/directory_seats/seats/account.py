"""What the directory is asked with, from the environment."""
import os

NEEDED = ("SEATS_ORG", "SEATS_KEY", "SEATS_SECRET", "SEATS_TECH_ACCOUNT")


class Account:
    def __init__(self, org, key, secret, tech_account, key_file):
        self.org = org
        self.key = key
        self.secret = secret
        self.tech_account = tech_account
        self.key_file = key_file

    @classmethod
    def from_environment(cls):
        absent = [name for name in NEEDED if not os.getenv(name)]
        if absent:
            raise SystemExit("please set " + " and ".join(absent))
        return cls(
            os.environ["SEATS_ORG"],
            os.environ["SEATS_KEY"],
            os.environ["SEATS_SECRET"],
            os.environ["SEATS_TECH_ACCOUNT"],
            os.getenv("SEATS_KEY_FILE", "private.key"),
        )

    def credentials(self):
        return {
            "org_id": self.org,
            "api_key": self.key,
            "client_secret": self.secret,
            "tech_acct_id": self.tech_account,
            "private_key_file": self.key_file,
        }
