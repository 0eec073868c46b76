"""Scopes under the wrong name, or in a form that the token endpoint may not take."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.model import Category, Confidence, Severity
from migrator.regex import lazy
from migrator.rules.base import Example, Match, Rule
from migrator.rules.common.search import line_bounds
from migrator.rules.common.signals import METASCOPE, signals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.document import Document, Region
    from migrator.parse.facts import Entry, Span

_GRANT = "client_credentials"
_REQUEST = frozenset({"mapping", "form", "call", "keyword", "builder", "member"})
_BLANK_LIST = lazy(r"(?:openid|AdobeID|read_organizations)\s{0,2}(?:,\s|\s)[\w.]", re.IGNORECASE)


def _detect(document: Document, region: Region) -> Iterator[Match]:
    known = signals(document.text)
    if not known.ims or not known.oauth:
        return
    lines: set[int] = set()
    granted = _granted(region)
    for entry in region.facts.entries:
        if entry.name.lower() not in {"scope", "scopes"}:
            continue
        line = line_bounds(region.text, entry.span.start)[0]
        match = _judge(entry, entry.container in granted) if line not in lines else None
        if match is not None:
            lines.add(line)
            yield match


def _judge(entry: Entry, beside_grant: bool) -> Match | None:  # noqa: FBT001 - a fact about the entry
    value = entry.value or ""
    requested = entry.shape in _REQUEST and beside_grant
    if METASCOPE.search(value) and requested:
        return Match(
            entry.span,
            "a metascope is sent as a scope; the token endpoint answers `invalid_scope`",
            "scope:metascope",
            severity=Severity.ERROR,
        )
    if entry.name == "scopes" and requested:
        return Match(entry.name_span, "the parameter is called `scope`; `scopes` is not read", "scope:name")
    if _BLANK_LIST.search(value):
        return Match(
            entry.span,
            "the scope list holds blanks; Adobe documents commas without blanks",
            "scope:blank",
            severity=Severity.NOTE,
        )
    return None


def _granted(region: Region) -> frozenset[Span]:
    """Containers in which the grant of the OAuth flow stands."""
    return frozenset(
        entry.container
        for entry in region.facts.entries
        if entry.name == "grant_type" and (entry.value or _GRANT) == _GRANT
    )


RULE = Rule(
    id="scope-form",
    title="Scopes in the wrong form",
    category=Category.BEHAVIOUR,
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    literals=("client_credentials", "/ims/token/v"),
    summary="A token request with `scopes` for `scope`, with a metascope as its scope, or with blanks in the list.",
    why=(
        "The documentation itself said `scopes` until 2023, and code was copied from it. IMS reads `scope` alone, "
        "knows no metascope there, and documents commas without blanks."
    ),
    remedy="Send one `scope` with the names from the credential's page, joined with commas.",
    sources=("adobe-dev-console S2S/ims.md", "adobe-dev-console S2S/implementation.md"),
    matches=(
        Example(
            "token.py",
            """import requests

URL = "https://ims-na1.adobelogin.com/ims/token/v3"


def token(client_id, client_secret):
    body = {
        "grant_type": "client_credentials",
        "client_id": client_id,
        "client_secret": client_secret,
        "scopes": "openid,AdobeID",
    }
    return requests.post(URL, data=body, timeout=10).json()
""",
            (11,),
            "name",
        ),
        Example(
            "token.js",
            """const url = 'https://ims-na1.adobelogin.com/ims/token/v3';
const body = new URLSearchParams({
  grant_type: 'client_credentials',
  client_id: id,
  client_secret: secret,
  scope: 'ent_dataservices_sdk',
});
""",
            (6,),
            "metascope",
        ),
        Example(
            "ims.yaml",
            """token_url: https://ims-na1.adobelogin.com/ims/token/v3
scope: openid, AdobeID, read_organizations
""",
            (2,),
            "blanks: a note",
        ),
    ),
    silent=(
        Example(
            "token.py",
            """URL = "https://ims-na1.adobelogin.com/ims/token/v3"
body = {"grant_type": "client_credentials", "scope": "openid,AdobeID"}
""",
            note="right",
        ),
        Example(
            "google.py",
            'credentials = Credentials(scopes=["https://www.googleapis.com/auth/drive"])\n',
            note="another system",
        ),
    ),
    detect=_detect,
)
