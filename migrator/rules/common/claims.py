"""The registered claims of an assertion, by the names that libraries and hand-made code give them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from migrator.regex import lazy
from migrator.rules.common.names import squash

if TYPE_CHECKING:
    from migrator.parse.document import Region
    from migrator.parse.facts import Entry, Span

SUBJECT = frozenset({"sub", "subject", "subjectclaim", "jwtsub", "relatedto"})
ISSUER = frozenset({"iss", "issuer", "issuerclaim", "jwtiss", "issuedby"})
AUDIENCE = frozenset({"aud", "audience", "audienceclaim", "jwtaud", "permittedfor"})
"""The last name of each is what lcobucci/jwt calls it."""
_OWN_STATE = lazy(r"(?:self|this|@|\$this->)\.?\w")
"""A field of an object that happens to be named like a claim."""
EXPIRY = frozenset({"exp", "expiration", "expirationtime", "expiresat", "expires"})


def claim_name(entry: Entry) -> str:
    """`sub`, `iss`, `aud` or `exp` for an entry that gives that claim; empty for any other."""
    squashed = squash(entry.name.rpartition(".")[2])
    for prefix in ("set", "with", "add"):
        if squashed.startswith(prefix) and entry.shape in {"builder", "call"}:
            squashed = squashed[len(prefix) :]
    for name, names in (("sub", SUBJECT), ("iss", ISSUER), ("aud", AUDIENCE), ("exp", EXPIRY)):
        if squashed in names:
            return name
    return ""


def claim_sets(region: Region) -> list[tuple[Entry, ...]]:
    """The claims that stand together and make an assertion: a subject beside an issuer or an audience."""
    groups: defaultdict[Span, list[Entry]] = defaultdict(list)
    for entry in region.facts.entries:
        given = entry.value_span is not None and (entry.shape != "field" or entry.value is not None)
        if given and claim_name(entry) and not _OWN_STATE.match(region.text, entry.span.start):
            groups[entry.container].append(entry)
    return [tuple(entries) for entries in groups.values() if _complete({claim_name(entry) for entry in entries})]


def _complete(names: set[str]) -> bool:
    return "sub" in names and bool(names & {"iss", "aud"})
