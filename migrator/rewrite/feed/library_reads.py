"""What a library looked up in a mapping that it was given, and that its new version does not look up.

Nothing in the program reads those keys, so no edit names them; they are as dead as what an assertion read itself.
"""

from __future__ import annotations

UMAPI = frozenset(
    {"tech_acct_id", "tech_acct", "private_key_file", "private_key_data", "priv_key_path", "priv_key_data"}
)
"""What `Connection` of umapi-client 2.22 looks up in `auth_dict` for the assertion."""
WRITTEN = {"OAuthS2S(": UMAPI}
"""By what a rewrite writes in the place of such a mapping."""


def read_by_library(written: str) -> frozenset[str]:
    """The keys that nobody looks up any more where a rewrite has written a text."""
    return frozenset(key for text, keys in WRITTEN.items() if text in written for key in keys)
