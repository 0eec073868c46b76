"""Whose a private key is, told by names that stand by it: `CF_PRIVATE_KEY` beside `CF_KEY_PAIR_ID`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from migrator.regex import lazy
from migrator.rules.common.blocks import adobe_shaped, kinds_in
from migrator.rules.common.names import CERTIFICATE, METASCOPES, TECHNICAL_ACCOUNT, squash, words
from migrator.rules.common.search import in_container

if TYPE_CHECKING:
    from migrator.parse.document import Document, Region
    from migrator.parse.facts import Entry, Span

_PART = lazy(
    r"(?:(?P<other>(?<=jwt_)(?:public_?key|ttl|algo\w{0,6}|refresh\w{0,12})|(?:app|key[_-]?pair|issuer|team|installation|merchant)[_-]?id)"
    r"|(?P<own>client[_-]?secret|tech(?:nical)?[_-]?ac\w{1,8}|meta[_-]?scopes?|(?:ims[_-]?)?org(?:[_-]?id)?))(?![A-Za-z])",
    re.IGNORECASE,
)
"""Names that go with a private key: of another system, or of a Service Account (JWT) credential."""
_HEAD = lazy(r"(?<![A-Za-z0-9])[A-Za-z][A-Za-z0-9_-]*$")
_LONGEST_HEAD = 40
_NAME = lazy(r"[\w-]{0,60}private[_-]?key\w{0,30}", re.IGNORECASE)
_ACCOUNT = (TECHNICAL_ACCOUNT, METASCOPES)
_KEY = frozenset({"private", "priv"})
_OTHER_PARTS = frozenset({"appid", "keypairid", "issuerid", "teamid", "installationid", "merchantid", "clientemail"})
_LONGEST_VALUE = 200


_ELSEWHERE = lazy(
    r"\b(?:ssl|tls|https|ssh|sftp|github|google|gcp|bigquery|firebase|snowflake|docusign|apple|apns|box|okta|salesforce|sfdc|zoom|saml"
    r"|kestrel|nginx)\b"
)
"""Words, in a section or a path, of systems that have keys of their own."""
_OWN = lazy(r"adobe|umapi|aio(?=[a-z])")
"""What a name begins with that says whose the key is, in whatever file it is kept: `tls.key` of a secret."""
_SECTIONS = 3


class _Heads(NamedTuple):
    """The first words, squashed, of names in a file that have a part of another system, or of Adobe's credential."""

    other: frozenset[str]
    own: frozenset[str]


def of_another(document: Document, name: str) -> bool:
    """True where the first words of a key's name stand before a part of another system, and before none of Adobe's."""
    said = words(name.rpartition(".")[2])
    at = next((index for index, word in enumerate(said) if word in _KEY), 0)
    heads = document.once(_heads) if at else _Heads(frozenset(), frozenset())
    head = "".join(said[:at])
    return head in heads.other and head not in heads.own


def is_foreign(entry: Entry) -> bool:
    """True where the section around an entry, or its value, says that the key is for something else."""
    told = entry.value and len(entry.value) <= _LONGEST_VALUE and not _OWN.match(squash(entry.name))
    said = (*entry.path[-_SECTIONS:], *((entry.value,) if told and entry.value else ()))
    return any(_ELSEWHERE.search(" ".join(words(one))) is not None for one in said)


def section_of_another(document: Document, region: Region, entry: Entry) -> bool:
    """True where a key's value, or the section it stands in, is of another system."""
    if entry.value_span is not None:
        end = min(entry.value_span.end, entry.value_span.start + _LONGEST_VALUE)
        names = _NAME.finditer(region.text, entry.value_span.start, end)
        if any(of_another(document, found.group()) for found in names):
            return True
    return _has_other(region, entry.container) and not kinds_in(region, entry.container) - {"key", "client"}


def of_the_account(region: Region, entry: Entry) -> bool:
    """True for a certificate, or the word that opens the key, beside a technical account or metascopes.

    What their names begin with is the same: `Adobe:CertificateName`, `Adobe:TechnicalAccountId`.
    """
    name = squash(entry.name)
    found = CERTIFICATE.search(name)
    if found is None or not adobe_shaped(region, entry.container):
        return False
    return name[: found.start()] in _account_heads(region, entry.container)


@lru_cache(maxsize=64)
def _has_other(region: Region, container: Span) -> bool:
    return any(squash(one.name) in _OTHER_PARTS for one in in_container(region, container))


@lru_cache(maxsize=64)
def _account_heads(region: Region, container: Span) -> frozenset[str]:
    """What the names of technical accounts and metascopes in a section begin with."""
    names = [squash(one.name) for one in in_container(region, container)]
    found = ((name, pattern.search(name)) for name in names for pattern in _ACCOUNT)
    return frozenset(name[: match.start()] for name, match in found if match is not None)


def _heads(document: Document) -> _Heads:
    text = document.text
    found: list[tuple[str, str]] = []
    for part in _PART.finditer(text):
        head = _HEAD.search(text[max(0, part.start() - _LONGEST_HEAD) : part.start()])
        if head is not None:
            found.append((part["other"] or "", squash(head.group())))
    apps = {f"{head}app" for other, head in found if other.lower().startswith("app")}
    return _Heads(
        frozenset(head for other, head in found if other) | apps, frozenset(head for other, head in found if not other)
    )
