"""Prints a token of the Audience Manager client that was copied into the repository."""

import os

from adobe_aam.login.login import Login

Login("aam.json", "keys/private.key")
print(os.environ["aam_api_token"])
