"""Public names in a file by which the findings of one integration know each other."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from migrator.model import Identifier
from migrator.regex import lazy
from migrator.rules.common.family import family
from migrator.rules.common.names import (
    CLIENT_ID,
    CLIENT_SECRET,
    METASCOPES,
    ORG,
    PRIVATE_KEY,
    TECHNICAL_ACCOUNT,
    squash,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from migrator.model import IdentifierKind, Place
    from migrator.parse.document import Document, Region
    from migrator.parse.facts import Entry

_REACH = 40
"""Lines within which the nearest of several names of one kind is taken for a finding's own."""
_MOST = 24
_ORG = lazy(r"(?<![\w.-])[A-Za-z0-9._-]{3,64}@AdobeOrg\b", re.IGNORECASE)
_ACCOUNT = lazy(r"(?<![\w.-])[A-Za-z0-9._-]{3,64}@techacct\.adobe\.com\b", re.IGNORECASE)
_AUDIENCE = lazy(r"adobelogin\.com/c/([0-9A-Za-z-]{8,64})", re.IGNORECASE)
_KEY_CLIENT = lazy(r"[0-9a-f]{32}|cm-p\d{1,9}-e\d{1,9}[\w-]{0,40}")
_CLIENT = lazy(
    rf"{_KEY_CLIENT.pattern}|(?!(?:[ps]8|sk|pk|rk|eyJ|AIza|gh[oprsu]_|xox)[\w-])(?=[\w-]{{0,63}}\d)[A-Za-z0-9][\w-]{{9,63}}"
)
"""Nothing that begins like a secret."""
_API_KEY = lazy(r"(?:apikey|consumerkey)$")
_COMPANY = (ORG, TECHNICAL_ACCOUNT, METASCOPES, CLIENT_SECRET, PRIVATE_KEY)
_FOREIGN = lazy(
    r"(?:^| )(?:google|gcp|github|gitlab|bitbucket|azure|microsoft|msal|entra|auth 0|okta|cognito|aws|salesforce|sfdc"
    r"|slack|stripe|paypal|facebook|fb|twitter|linkedin|spotify|zoom|box|dropbox|docusign|hubspot|shopify|twilio|discord"
    r"|keycloak|oidc|saml|workfront|marketo|snowflake|jira|atlassian|zendesk|datadog|sentry|openai|firebase)(?: |$)"
)
"""Words by which other systems name their own client."""
_KEY_FILE = lazy(
    r"(?<![\w.$}/\\-])(?:[\w.-]{1,80}[/\\]){0,8}[\w.-]{1,80}\.(?:key|pem|pfx|p12|jks|der|json|ya?ml)\b",
    needs=(".key", ".pem", ".pfx", ".p12", ".der", ".jks", ".json", "ml"),
)
_MANIFEST = lazy(
    r"(?:^|/)(?:package(?:-lock)?|tsconfig|composer|angular|manifest|docker-compose|compose|action|launch|settings)"
    r"\.(?:json|ya?ml)$"
)
_CREDENTIAL_NAMES = (CLIENT_ID, CLIENT_SECRET, METASCOPES, ORG, PRIVATE_KEY, TECHNICAL_ACCOUNT)
_NEAREST: tuple[IdentifierKind, ...] = ("client_id", "org_id", "technical_account")


class _Seen(NamedTuple):
    line: int
    identifier: Identifier


class Names:
    """The names of one document; `near` gives those that a place can call its own."""

    def __init__(self, document: Document) -> None:
        self._by_kind: dict[str, list[_Seen]] = {}
        for region in document.regions:
            for offset, identifier in names_of(region):
                line = document.position(region.offsets.to_file(offset))[0]
                self._by_kind.setdefault(identifier.kind, []).append(_Seen(line, identifier))
        for seen in self._by_kind.values():
            seen.sort(key=lambda one: one.line)
        self._each = {kind: list(dict.fromkeys(one.identifier for one in seen)) for kind, seen in self._by_kind.items()}

    def near(self, place: Place) -> Iterator[Identifier]:
        """The only client, organisation and account of the file, or the nearest one; all keys and files it names."""
        for kind in _NEAREST:
            nearest = self._nearest(kind, place.line)
            if nearest is not None:
                yield nearest
        for kind in ("config_key", "file"):
            yield from self._each.get(kind, [])[:_MOST]

    def _nearest(self, kind: str, line: int) -> Identifier | None:
        seen = self._by_kind.get(kind, [])
        if len(self._each.get(kind, ())) == 1:
            return seen[0].identifier
        at = bisect_left(seen, line, key=lambda one: one.line)
        around = seen[max(at - 1, 0) : at + 1]
        best = min(around, key=lambda one: abs(one.line - line), default=None)
        return best.identifier if best is not None and abs(best.line - line) <= _REACH else None


def names_of(region: Region) -> Iterator[tuple[int, Identifier]]:
    """Offsets in a region and the public names there."""
    yield from _written_out(region.text)
    for entry in client_entries(region):
        yield entry.span.start, Identifier("client_id", entry.value or "")
    for entry in region.facts.entries:
        if entry.shape == "config" and not entry.path and is_credential_name(entry.name):
            yield entry.span.start, Identifier("config_key", entry.name)
    for reference in region.facts.references:
        if is_credential_name(reference.name.rpartition(".")[2]):
            yield reference.span.start, Identifier("config_key", reference.name)
    yield from _files(region)


def client_entries(region: Region) -> list[Entry]:
    """Entries that hold a client ID of IMS.

    An API key counts only under a common name among the other parts of an IMS credential, and where no client ID
    stands beside it: the API key of another system is a secret, and this value is shown.
    """
    named = [entry for entry in region.facts.entries if CLIENT_ID.search(squash(entry.name)) and not _is_foreign(entry)]
    ids = [entry for entry in named if not _API_KEY.search(squash(entry.name)) and _is_client(entry)]
    keys = [
        entry
        for entry in named
        if _API_KEY.search(squash(entry.name)) and entry.value and _KEY_CLIENT.fullmatch(entry.value)
    ]
    if not keys:
        return ids
    taken = {entry.container for entry in ids}
    company = {entry.container for entry in region.facts.entries if _is_company(entry)}
    return ids + [
        entry
        for entry in keys
        if entry.container not in taken
        and (entry.container in company or "adobe" in entry.name.lower())
        and (not family(squash(entry.name)) or entry.name.lower() == "x-api-key")
    ]


def _is_company(entry: Entry) -> bool:
    squashed = squash(entry.name)
    return squashed != "secret" and any(pattern.search(squashed) for pattern in _COMPANY)


def _is_client(entry: Entry) -> bool:
    return entry.value is not None and _CLIENT.fullmatch(entry.value) is not None


def _is_foreign(entry: Entry) -> bool:
    return any(_FOREIGN.search(" ".join(words(name))) for name in (entry.name, *entry.path[-2:]))


def _written_out(text: str) -> Iterator[tuple[int, Identifier]]:
    """Names that tell themselves by their form; a plain search says fast where there are none."""
    lower = text.lower()
    if "@adobeorg" in lower:
        yield from ((match.start(), Identifier("org_id", match.group())) for match in _ORG.finditer(text))
    if "@techacct.adobe.com" in lower:
        yield from (
            (match.start(), Identifier("technical_account", match.group())) for match in _ACCOUNT.finditer(text)
        )
    for match in _AUDIENCE.finditer(text) if "adobelogin.com/c/" in lower else ():
        if _CLIENT.fullmatch(match[1]):
            yield match.start(), Identifier("client_id", match[1])


def _files(region: Region) -> Iterator[tuple[int, Identifier]]:
    values: Iterable[tuple[int, str]] = ((text.span.start, text.value) for text in region.facts.texts)
    for offset, value in values:
        if len(value) <= 200 and (match := _KEY_FILE.search(value)) and not _MANIFEST.search(match.group()):  # noqa: PLR2004
            yield offset, Identifier("file", match.group().replace("\\", "/"))


def is_credential_name(name: str) -> bool:
    """True for a name that holds a part of a credential, in any spelling."""
    squashed = squash(name)
    return any(pattern.search(squashed) for pattern in _CREDENTIAL_NAMES)
