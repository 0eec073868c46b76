import json
from pathlib import Path

NEEDED = ["org_id", "api_key", "client_secret", "tech_acct_id", "private_key_file"]


def load(name):
    """What signs in, complete, with the key beside the file that names it."""
    path = Path(name)
    account = json.loads(path.read_text())
    for key in NEEDED:
        if not account.get(key):
            raise SystemExit(f"{name} lacks {key}")
    account["private_key_file"] = str(path.parent / account["private_key_file"])
    return account
