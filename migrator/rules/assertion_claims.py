"""The claims of the assertion: audience, subject, issuer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.model import Category, Confidence, Severity
from migrator.rules.base import Example, Match, Rule
from migrator.rules.common.names import squash
from migrator.rules.common.search import hits, line_bounds
from migrator.rules.common.signals import signals

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from migrator.parse.document import Document, Region
    from migrator.parse.facts import Entry, Span

_AUDIENCE = re.compile(r"adobelogin\.com(?P<at>\\?/c\\?/)", re.IGNORECASE)
_OPEN_AUDIENCE = re.compile(
    r"(?:\}|\]\]|%s|[\"'`]|\A)(?P<at>\\?/c\\?/)(?=[\"'`{$<%]|\\\(|[0-9a-f]{32}|\Z)", re.IGNORECASE
)
"""An audience whose host is put in at run time."""
_ACCOUNT = re.compile(r"@techacct\.adobe\.com", re.IGNORECASE)
_ORG = re.compile(r"@AdobeOrg\b", re.IGNORECASE)
_SUBJECT = frozenset({"sub", "subject", "setsubject", "withsubject", "jwtsub", "subjectaccount"})
_ISSUER = frozenset({"iss", "issuer", "setissuer", "withissuer", "jwtiss"})
_AUD = frozenset({"aud", "audience", "setaudience", "withaudience", "jwtaud"})
_EXPIRY = frozenset({"exp", "expiration", "setexpiration", "expiresat"})
_SET = 3
"""Registered claims that make a claim set."""


def _detect(document: Document, region: Region) -> Iterator[Match]:
    known = signals(document.text)
    lines: set[int] = set()

    def fresh(span: Span) -> bool:
        line = line_bounds(region.text, span.start)[0]
        new = line not in lines
        lines.add(line)
        return new

    for pattern in (_AUDIENCE, _OPEN_AUDIENCE) if known.ims else (_AUDIENCE,):
        for hit in hits(region, pattern):
            if fresh(hit.span):
                yield _claim(hit.span, "aud", "the audience `…/c/{client_id}`", exempt=known.aem_cloud)
    for entry in region.facts.entries:
        name = squash(entry.name)
        value = entry.value or ""
        if name in _SUBJECT and _ACCOUNT.search(value) and fresh(entry.span):
            yield _claim(entry.span, "sub", "the technical account as subject", exempt=known.aem_cloud)
        elif name in _ISSUER and _ORG.search(value) and fresh(entry.span):
            yield _claim(entry.span, "iss", "the IMS organisation as issuer", exempt=known.aem_cloud)
    if known.adobe:
        yield from _sets(document, region, lines)


def _sets(document: Document, region: Region, lines: set[int]) -> Iterator[Match]:
    """Claim sets whose values are all put in at run time; weak alone."""
    groups: dict[Span, list[Entry]] = {}
    for entry in region.facts.entries:
        if squash(entry.name) in _SUBJECT | _ISSUER | _AUD | _EXPIRY:
            groups.setdefault(entry.container, []).append(entry)
    known = signals(document.text)
    for entries in groups.values():
        if not _is_claim_set(entries) or any(line_bounds(region.text, one.span.start)[0] in lines for one in entries):
            continue
        first = entries[0]
        yield Match(
            first.span,
            "claim set of an assertion for the token endpoint; OAuth Server-to-Server has no assertion",
            "claims",
            confidence=Confidence.MEDIUM,
            severity=Severity.WARNING,
            standalone=known.flow and known.ims,
            exempt=known.aem_cloud,
        )


def _is_claim_set(entries: Sequence[Entry]) -> bool:
    names = {squash(entry.name) for entry in entries}
    kinds = sum(bool(names & kind) for kind in (_SUBJECT, _ISSUER, _AUD, _EXPIRY))
    return kinds >= _SET and bool(names & _SUBJECT) and bool(names & _ISSUER)


def _claim(span: Span, name: str, what: str, *, exempt: bool) -> Match:
    return Match(
        span,
        f"{what} is a claim of the assertion, which OAuth Server-to-Server does not have",
        f"claim:{name}",
        exempt=exempt,
    )


RULE = Rule(
    id="assertion-claims",
    title="Claims of the assertion",
    category=Category.BREAKS,
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    literals=("adobelogin", "techacct.adobe.com"),
    weak_literals=("/c/", '"iss"', "'iss'", "iss:", "iss =", "issuer"),
    summary=(
        "The audience `https://<ims>/c/<client ID>`, a technical account as `sub`, an IMS organisation as `iss`, and claim "
        "sets of a file that exchanges a JWT."
    ),
    why="Only the Service Account (JWT) flow signs a claim set; nothing reads it any more.",
    remedy="Delete the claim set; the client ID and secret identify the caller, `scope` says what it may do.",
    sources=("adobe-dev-console JWT/index.md (last full text before 2025-06-27)",),
    matches=(
        Example(
            "payload.py",
            """def payload(expires):
    return {
        "exp": expires,
        "iss": "8C6767C25245AD1A0A490D4C@AdobeOrg",
        "sub": "6657031C5C095BB40A495CE1@techacct.adobe.com",
        "aud": "https://ims-na1.adobelogin.com/c/a64f5f10849a410a97ffdac8ae1df2ab",
    }
""",
            (4, 5, 6),
            "three literal claims",
        ),
        Example(
            "Claims.cs",
            """using System.Collections.Generic;

static class Claims
{
    private const string Ims = "https://ims-na1.adobelogin.com";

    public static Dictionary<string, object> For(string org, string account, string client)
    {
        return new Dictionary<string, object>
        {
            { "iss", org },
            { "sub", account },
            { "aud", Ims + "/c/" + client },
        };
    }
}
""",
            (13,),
            "host in a constant",
        ),
        Example(
            "jwt.json",
            """{
  "iss": "D4B@AdobeOrg",
  "sub": "9F1@techacct.adobe.com",
  "aud": "https:\\/\\/ims-na1.adobelogin.com\\/c\\/4a1c"
}
""",
            (2, 3, 4),
            "claims as a file",
        ),
    ),
    silent=(
        Example(
            "oauth.yaml",
            """technical_account_email: 0f1c@techacct.adobe.com
technical_account_id: D4B@techacct.adobe.com
ims_org_id: D4B@AdobeOrg
scopes: [openid, AdobeID]
""",
            note="OAuth contexts keep the technical account",
        ),
        Example(
            "google.py",
            """claims = {"iss": account["client_email"], "sub": user, "aud": "https://oauth2.googleapis.com/token", "exp": now + 3600}
""",
            note="Google service account",
        ),
        Example(
            "paths.js",
            """const cache = 'C:/c/cache';
const route = '/c/:category';
""",
            note="paths",
        ),
    ),
    detect=_detect,
)
