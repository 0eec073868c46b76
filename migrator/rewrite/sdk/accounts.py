"""The technical account's e-mail, which some tools want for OAuth: what it may be called, and what it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.feed.words import flat

if TYPE_CHECKING:
    from migrator.rewrite.base import Context

_ID = re.compile(r"(?i)(?P<before>(?:tech(?:nical)?_*acc(?:oun|n)?t?_*|acct?_*|ta_*|^|_))id(?![a-z])")
_EMAIL = re.compile(r"(?i)e_?mail")
_ADDRESS = re.compile(r"[\w.+-]{1,64}@techacct\.adobe\.com")
_MOST_FILES = 400
UNKNOWN = "COPY_THE_TECHNICAL_ACCOUNT_EMAIL"
"""Stands in for an e-mail that the tree does not know: aio-lib-ims looks whether it is there, and sends it nowhere."""
WHERE = (
    "Copy the technical account's e-mail from the credential's page in the Developer Console: aio-lib-ims takes no "
    "context without it, though it sends it nowhere."
)


def email_name(name: str) -> str:
    """What the e-mail is called beside an ID of some name: `TECHNICALACCID_PROD` gives `TECHNICALACCEMAIL_PROD`.

    A name that says e-mail already is the e-mail's own.
    """
    if _EMAIL.search(name) is not None:
        return name
    found = list(_ID.finditer(name))
    if not found:
        return f"{name}_EMAIL" if name.isupper() or "_" not in name else f"{name}_email"
    last = found[-1]
    old = name[last.end() - 2 : last.end()]
    new = "EMAIL" if old.isupper() else "email" if old.islower() else "Email"
    return name[: last.end() - 2] + new + name[last.end() :]


def id_name(name: str) -> str:
    """What the ID is called beside an e-mail of some name."""
    found = _EMAIL.search(name)
    if found is None:
        return f"{name}_ID"
    new = "ID" if found[0].isupper() else "id" if found[0].islower() else "Id"
    return name[: found.start()] + new + name[found.end() :]


def known_email(context: Context) -> str | None:
    """The e-mail, where exactly one is written down in the integration's configuration."""
    paths = dict.fromkeys([*context.program.paths, *context.program.neighbours])
    found: set[str] = set()
    for path in list(paths)[:_MOST_FILES]:
        for entry in context.draft.document(path).regions[0].facts.entries:
            value = entry.value or ""
            if flat(entry.name).endswith("technicalaccountemail") and _ADDRESS.fullmatch(value):
                found.add(value)
    return found.pop() if len(found) == 1 else None
