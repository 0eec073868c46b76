"""What a library looked up in a mapping that it was given, and that its new version does not look up.

Nothing in the program reads those keys, so no edit names them; they are as dead as what an assertion read itself.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

UMAPI = frozenset(
    {"tech_acct_id", "tech_acct", "private_key_file", "private_key_data", "priv_key_path", "priv_key_data"}
)
"""What `Connection` of umapi-client 2.22 looks up in `auth_dict` for the assertion."""
WRITTEN = {"OAuthS2S(": UMAPI}
"""By what a rewrite writes in the place of such a mapping."""
_LOOKED_UP = re.compile(r"(?:\[|\b(?:get|pop)\()\s*[\"'](?P<key>\w+)[\"'](?:\]|\s*[,)])")
_CHANGED = re.compile(r"\s*[\w.]+\[[\"'](?P<key>\w+)[\"']\]\s*=[^=]")


def read_by_library(written: str, texts: Iterable[str]) -> frozenset[str]:
    """The keys that nobody looks up any more where a rewrite has written something: neither the library nor `texts`."""
    keys = {key for text, known in WRITTEN.items() if text in written for key in known}
    return frozenset(keys - {key for text in texts for key in _looked_up(text)}) if keys else frozenset()


def _looked_up(text: str) -> Iterator[str]:
    """The keys that some code looks up, but for what is changed in its place: `auth["key"] = found(auth["key"])`."""
    for line in text.splitlines():
        changed = _CHANGED.match(line)
        for match in _LOOKED_UP.finditer(line):
            if changed is None or changed["key"] != match["key"]:
                yield match["key"]
