"""What to do with a key once nothing asks for it: said wherever a rewrite takes one out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.feed.words import only_jwt

if TYPE_CHECKING:
    from collections.abc import Iterable

PURGE = (
    "the key that stood here stays in the history of the repository: purge it there (git filter-repo), treat it as "
    "leaked, and delete it from every place it was copied to."
)
_VARIABLE = "the pipeline variable {}"
_SET = "the variable {} where the pipeline or deployment sets it"
_PLACES = (
    (re.compile(r"\$\{\{\s*secrets\.(\w{1,100})"), "the secret {} of the repository, organisation or environment"),
    (re.compile(r"\$\(([\w.-]{1,100})\)"), _VARIABLE),
    (re.compile(r"secretKeyRef:\s+name:\s*([\w.-]{1,100})\s+key:\s*([\w.-]{1,100})"), "the key {1} of the Secret {0}"),
    (re.compile(r"secretKeyRef:\s+key:\s*([\w.-]{1,100})\s+name:\s*([\w.-]{1,100})"), "the key {0} of the Secret {1}"),
    (re.compile(r"=\s*\"?(?:\$\{)?var\.(\w{1,100})"), "the Terraform variable {} where it is set"),
    (re.compile(r"\$\[secret:([\w.-]{1,100})\]"), "the secret {} of the AEM environment"),
    (re.compile(r"secureFile:\s*([\w.-]{1,100})"), "the secure file {} of the library"),
    (re.compile(r"credentials(?:\(|Id:)\s*[\"']([\w.-]{1,100})"), "the Jenkins credential {}"),
    (re.compile(r"\$\{?([A-Z]\w{1,100})\}?"), _SET),
)
_PLAIN = frozenset({_VARIABLE, _SET})
"""Names behind a dollar alone are told only where they are those of a key: a password may hold a dollar, too."""


def outside(path: str, sources: Iterable[str], left: str) -> str:
    """What to delete outside the repository, by the name a configuration took it from; empty where it is still used.

    `sources` are the entries or commands that went, `left` is the text of their file without them.
    """
    found: dict[str, None] = {}
    used = False
    for source in sources:
        for pattern, words in _PLACES:
            match = pattern.search(source)
            if match is None or (words in _PLAIN and not only_jwt(match[1])):
                continue
            if re.search(rf"(?<![\w-]){re.escape(match[1])}(?![\w-])", left):
                used = True
            else:
                found[words.format(*match.groups())] = None
            break
    if used and not found:
        return ""
    what = ", ".join(found) or "the value from the secret store and from every deployment"
    return f"{path}: once this is deployed, delete {what}; with it its older versions, and treat the key as leaked."
