"""The client secret in a place where it is logged, or in a form that is not documented."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.model import Category, Confidence, Severity
from migrator.parse.facts import Span
from migrator.regex import lazy
from migrator.rules.base import Example, Match, Rule
from migrator.rules.common.search import hits, line_bounds
from migrator.rules.common.signals import signals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.document import Document, Region

_QUERY = lazy(
    r"/ims/(?:token/v\d|exchange/(?:v\d/)?jwt)/?\?(?P<at>[^\s\"'`<>]{0,300}?client_secret=)",
    re.IGNORECASE,
    needs=("client_secret=",),
)
_TOKEN_PATH = lazy(r"/ims/token/v[2-4]", re.IGNORECASE)
_ENDPOINT = lazy(r"/ims/(?:token/v[2-4]|exchange/(?:v\d/)?jwt)", re.IGNORECASE)
_PARAMS = lazy(r"(?<![\w.])params\s{0,3}[=:]\s{0,3}(?P<body>\w{1,40}|\{)", needs=("params",))
_SENDS = lazy(r"\b(?:requests|session|client|httpx|axios|http)\.(?:post|request)\b", re.IGNORECASE)
_NEAR = 900


def _detect(document: Document, region: Region) -> Iterator[Match]:
    known = signals(document.text)
    if not known.ims or region.kind == "prose":
        return
    lines: set[int] = set()
    for hit in hits(region, _QUERY):
        line = line_bounds(region.text, hit.span.start)[0]
        if line not in lines:
            lines.add(line)
            yield _match(hit.span, "in the address", exempt=known.aem_cloud)
    for match in _PARAMS.finditer(region.text):
        ahead = region.text[max(0, match.start() - _NEAR) : match.start()]
        line = line_bounds(region.text, match.start())[0]
        if line in lines or not (
            _ENDPOINT.search(ahead) and "client_secret" in ahead + region.text[match.start() : match.start() + 300]
        ):
            continue
        if _SENDS.search(ahead[-160:]):
            lines.add(line)
            yield _match(Span(match.start(), match.end()), "as query parameters", exempt=known.aem_cloud)
    for call in region.facts.calls:
        source = region.text[call.span.start : min(call.span.end, call.span.start + 1500)]
        line = line_bounds(region.text, call.span.start)[0]
        if (
            call.callee == "curl"
            and line not in lines
            and _TOKEN_PATH.search(source)
            and re.search(r"(?:-F|--form)[ =]?[\"']?client_secret=", source)
        ):
            lines.add(line)
            yield _match(
                call.callee_span,
                "as multipart, where the documentation asks for a urlencoded body",
                exempt=known.aem_cloud,
                note=True,
            )


def _match(span: Span, where: str, *, exempt: bool, note: bool = False) -> Match:
    return Match(
        span,
        f"the client secret travels {where}; send it in a urlencoded body",
        f"secret:{where}",
        severity=Severity.NOTE if note else None,
        exempt=exempt,
    )


RULE = Rule(
    id="secret-placement",
    title="Client secret sent in the wrong place",
    category=Category.BEHAVIOUR,
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    literals=("/ims/token/v", "ims/token", "ims/exchange", "ims\\/token"),
    summary="A client secret in the query string of a request to IMS, or in a multipart body of the token endpoint.",
    why=(
        "Addresses are written to logs of proxies and servers; a secret in one is a leaked secret. Multipart is not "
        "documented."
    ),
    remedy=(
        "Send `grant_type`, `client_id`, `client_secret` and `scope` as `application/x-www-form-urlencoded` in the "
        "body."
    ),
    sources=("adobe-dev-console S2S/ims.md",),
    matches=(
        Example(
            "token.sh",
            """curl -X POST "https://ims-na1.adobelogin.com/ims/token/v3?grant_type=client_credentials&client_id=$ID&client_secret=$SECRET&scope=openid"
""",
            (1,),
            "query string",
        ),
        Example(
            "users.py",
            """import requests


def token(client_id, client_secret, assertion):
    url = "https://ims-na1.adobelogin.com/ims/exchange/jwt"
    parameters = {"client_id": client_id, "client_secret": client_secret, "jwt_token": assertion}
    return requests.post(url, params=parameters, timeout=10).json()["access_token"]
""",
            (7,),
            "params=",
        ),
        Example(
            "multipart.sh",
            """curl -X POST https://ims-na1.adobelogin.com/ims/token/v3 -F client_secret="$S" \\
  -F grant_type=client_credentials -F client_id="$I"
""",
            (1,),
            "multipart: a note",
        ),
    ),
    silent=(
        Example(
            "token.sh",
            """curl -X POST https://ims-na1.adobelogin.com/ims/token/v3 -d client_secret="$S" \\
  -d grant_type=client_credentials -d client_id="$I"
""",
            note="body",
        ),
        Example("search.py", 'requests.get("https://platform.adobe.io/data", params={"limit": 5})\n', note="no secret"),
    ),
    detect=_detect,
)
