"""Tokens kept longer than they live."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.model import Category, Confidence, Severity
from migrator.parse.facts import Span
from migrator.regex import lazy
from migrator.rules.base import Example, Match, Rule
from migrator.rules.common.search import line_bounds, neighbourhood
from migrator.rules.common.signals import signals
from migrator.rules.common.words import IMS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.document import Document, Region

_KEEPS = lazy(
    r"\b(?:\w{0,20}cache\w{0,20}|set_?ex|ttl\w{0,12}|\w{0,12}_ttl|max_?age|expireAfterWrite|memoize|redis\.\w{1,12}|EX|stdTTL|store\w{0,12})\b",
    re.IGNORECASE,
)
_LONG = lazy(
    r"(?<![\w.])(?P<seconds>\d{5,9})(?![\w.])|\b(?P<days>\d{1,3})\s{0,3}\*\s{0,3}(?:24|86400|DAY\w{0,3})\b|\b(?:days|Days|ofDays|FromDays|DAYS)\b[\s=(]{1,4}(?P<named>\d{1,3})"
    r"|(?P<spelled>24\s{0,2}\*\s{0,2}(?:60\s{0,2}\*\s{0,2}60|3600)|60\s{0,2}\*\s{0,2}60\s{0,2}\*\s{0,2}24)(?P<more>\s{0,2}\*\s{0,2}\d{1,3})?"
)
_DAY = 86_400
_LIFE = 86_399
"""Seconds of an OAuth Server-to-Server token (adobe-dev-console S2S/implementation.md)."""
_MILLIS = 1000
_TOKEN = lazy(r"token", re.IGNORECASE)
_CLAIM = lazy(r"\bexp\b|claims?|payload|assertion|iat\b|jwt\.(?:sign|encode)|expiresIn", re.IGNORECASE)


def _detect(document: Document, region: Region) -> Iterator[Match]:
    known = signals(document.text)
    if region.kind == "prose" or not known.ims or not (known.flow or known.oauth):
        return
    lines: set[int] = set()
    for match in _LONG.finditer(region.text):
        start, end = line_bounds(region.text, match.start())
        line = region.text[start : min(end, start + 400)]
        seconds = _seconds(match)
        if start in lines or seconds <= _LIFE or not _KEEPS.search(line) or _CLAIM.search(line):
            continue
        span = Span(match.start(), match.end())
        if _TOKEN.search(neighbourhood(region.text, span, 3)):
            lines.add(start)
            yield Match(
                span,
                f"keeps the token for {seconds} seconds; it lives {_LIFE} at most, and is refused after that",
                f"cache:{seconds}",
                exempt=known.aem_cloud,
            )


def _seconds(match: re.Match[str]) -> int:
    """The time that a literal means; a number too long for seconds is read as milliseconds."""
    if match["seconds"]:
        number = int(match["seconds"])
        return number // _MILLIS if number >= _DAY * 100 else number
    if match["spelled"]:
        factor = int(re.sub(r"\D", "", match["more"])) if match["more"] else 1
        return _DAY * (factor if factor != _MILLIS else 1)
    return _DAY * int(match["days"] or match["named"])


RULE = Rule(
    id="token-caching",
    title="Token kept beyond its life",
    category=Category.BEHAVIOUR,
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    literals=IMS,
    summary=(
        "A cache that holds the access token for a fixed time of a day or more, in a file that asks IMS for tokens."
    ),
    why=(
        "A token of OAuth Server-to-Server lives 86399 seconds. A cache of a full day or longer hands out one that is "
        "refused, and hides for as long that a migration went wrong."
    ),
    remedy=(
        "Keep the token for `expires_in` seconds less a few minutes, and empty the cache when the credential changes."
    ),
    sources=("adobe-dev-console S2S/implementation.md",),
    matches=(
        Example(
            "cache.py",
            """import requests

URL = "https://ims-na1.adobelogin.com/ims/exchange/jwt"


def token(cache, body):
    access_token = requests.post(URL, data=body, timeout=9).json()["access_token"]
    cache.set("adobe_token", access_token, 172800)
    return access_token
""",
            (8,),
            "two days",
        ),
        Example(
            "token.js",
            """const NodeCache = require('node-cache');
const ims = 'https://ims-na1.adobelogin.com/ims/token/v3';
const tokenCache = new NodeCache({ stdTTL: 7 * 24 * 3600 });
""",
            (3,),
            "a week",
        ),
        Example(
            "Tokens.java",
            """class Tokens {
  static final String IMS = "https://ims-na1.adobelogin.com/ims/exchange/jwt";
  Cache<String, String> tokens = Caffeine.newBuilder().expireAfterWrite(Duration.ofDays(2)).build();
}
""",
            (3,),
            "Caffeine",
        ),
    ),
    silent=(
        Example(
            "cache.py",
            """URL = "https://ims-na1.adobelogin.com/ims/token/v3"
cache.set("token", token, 82800)
""",
            note="23 hours",
        ),
        Example(
            "claims.py",
            """URL = "https://ims-na1.adobelogin.com/ims/token/v3"
payload["exp"] = int(time.time()) + 24 * 60 * 60  # cached token
""",
            note="the assertion's own time",
        ),
    ),
    detect=_detect,
)
