"""Retries that hide a dead endpoint."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.model import Category, Confidence, Severity
from migrator.parse.facts import Span
from migrator.regex import lazy
from migrator.rules.base import Example, Match, Rule
from migrator.rules.common.search import line_number
from migrator.rules.common.signals import EXCHANGE_PATH, signals
from migrator.rules.common.words import ANY_ADOBE, IMS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.document import Document, Region

_OTHER = lazy(r"[\"'`]https?://(?![\w.-]{0,40}adobelogin\.com)", re.IGNORECASE)
_RETRY = lazy(
    r"\bstatus_forcelist\s{0,3}=|\bRetry\s{0,3}\(\s{0,3}(?:total|connect|\d)|@(?:retry|backoff\.on_\w{1,12}|Retryable)\b|\baxiosRetry\s{0,3}\("
    r"|\bp-?[rR]etry\s{0,3}\(|\bretryAsync\s{0,3}\(|\bfetch-?retry\b\s{0,3}\(|\b(?:curl|wget)\b[^\n]{0,160}--retry\b|\bHandleTransientHttpError\b"
    r"|\bWaitAndRetry\w{0,12}\s{0,3}\(|\bretryWhen\s{0,3}\(|\bMaximumRetryCount\b|\b(?:max_?)?(?:retries|attempts)\s{0,3}[:=]\s{0,3}\d{1,3}"
    r"|\bfor\s+(?:attempt|retry|tries)\s+in\s+range\b"
    r"|\bfor\s+(?:i|n|_|\w{0,8}(?:attempt|tr(?:y|ies))\w{0,8})\s+in\s+range\(\s{0,2}(?:[01],\s{0,2})?(?:\d{1,2}\b|\w{0,20}(?i:retr|attempt|tries))|\bwhile\s{0,20}\(?\s{0,20}(?:attempts?|retries|tries)\b|\bstatus(?:_?code)?\s{0,3}>=?\s{0,3}500\b",
)
_HINT = lazy(
    r"retr|attempt|tries|backoff|range|500|forcelist|Transient",
    re.IGNORECASE,
    needs=("retr", "attempt", "tries", "backoff", "range", "500", "forcelist", "transient"),
)
"""One of these is in whatever says that something is done again."""
_USERS = "usermanagement"
"""Configuration of User Sync, whose retries are those of its requests for users."""
_REACH = 1800
"""Characters between a retry and the endpoint it wraps."""


def _detect(document: Document, region: Region) -> Iterator[Match]:
    known = signals(document.text)
    if region.kind == "prose" or not known.exchange or (region.kind == "config" and _USERS in region.text):
        return
    lines: set[int] = set()
    for match in _retries(region.text):
        line = line_number(region.text, match.start())
        if line in lines:
            continue
        lines.add(line)
        yield Match(
            Span(match.start(), match.end()),
            "retries a request that never succeeds again: the dead endpoint answers with a server error",
            "retry",
            exempt=known.aem_cloud,
        )


def _retries(text: str) -> Iterator[re.Match[str]]:
    """Retries not far from an address, and not behind that of another request; what lies between is not looked at."""
    done = 0
    for address in EXCHANGE_PATH.finditer(text):
        start, end = max(address.start() - _REACH, done), address.start() + _REACH
        for match in _RETRY.finditer(text, start, end) if _HINT.search(text, start, end) else ():
            if match.start() < address.end() or not _OTHER.search(text, address.end(), match.start()):
                yield match
        done = end


RULE = Rule(
    id="endpoint-retry",
    title="Retry on the dead endpoint",
    category=Category.BEHAVIOUR,
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    literals=IMS,
    weak_literals=ANY_ADOBE,
    summary="A retry on server errors beside the JWT exchange endpoint.",
    why=(
        "After the conversion of a credential the endpoint was seen to answer 500 `internal_error`, try again later. "
        "Code that retries on 5xx spins on a condition that never ends."
    ),
    remedy="Retry on 429 and on network faults only, and stop on any `error` that IMS names.",
    sources=("AdobeDocs/adobe-dev-console issue 124",),
    matches=(
        Example(
            "ims.py",
            """import requests
from requests.adapters import HTTPAdapter
from urllib3.util import Retry

session = requests.Session()
session.mount("https://", HTTPAdapter(max_retries=Retry(total=8, status_forcelist=[500, 502, 503])))


def exchange(body):
    return session.post("https://ims-na1.adobelogin.com/ims/exchange/jwt", data=body, timeout=9).json()
""",
            (6,),
            "urllib3",
        ),
        Example(
            "token.sh",
            """curl --retry 10 -sf -X POST "$IMS/ims/exchange/jwt" -d client_id="$ID" -d jwt_token="$J"
""",
            (1,),
            "curl",
        ),
        Example(
            "ims.js",
            """const axiosRetry = require('axios-retry');

axiosRetry(axios, { retries: 5 });
const exchange = (body) => axios.post(`${ims}/ims/exchange/jwt`, body);
""",
            (3,),
            "axios-retry",
        ),
    ),
    silent=(
        Example(
            "ims.py",
            """URL = "https://ims-na1.adobelogin.com/ims/token/v3"
retry = Retry(total=3, status_forcelist=[429])
""",
            note="the live endpoint",
        ),
        Example("http.js", "axiosRetry(axios, { retries: 5 });\n", note="no endpoint"),
    ),
    detect=_detect,
)
