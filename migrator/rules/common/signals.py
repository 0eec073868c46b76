"""What a whole file gives away about the system it talks to."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from migrator.regex import lazy

_SLASH = r"(?:\\?/|%2f)"
EXCHANGE_PATH = lazy(rf"ims{_SLASH}exchange{_SLASH}(?:v\d{{1,2}}{_SLASH})?jwt(?![\w-])", re.IGNORECASE)
"""The path of the JWT exchange in every variant seen (facts.md 2.1), plain, JSON-escaped or percent-encoded."""

METASCOPE = lazy(
    r"(?<![\w.@-])ent_[a-z][a-z0-9_]{2,40}(?:_sdk|_api|_docprocessing)(?![\w-])",
    re.IGNORECASE,
    needs=("_sdk", "_api", "_docprocessing"),
)
"""A bare metascope. The names that do not start with `ent_` are OAuth scopes as well and need more evidence."""

_FIELD_SCOPE = lazy(r"(?<=[a-z]_)ent_[a-z][a-z0-9_]{2,40}(?:_sdk|_api)(?![\w-])")
"""A metascope in the name of a field, `scope_ent_cloudmgr_sdk`, of a lower-case text."""

_CLAIM = lazy(r"(?:adobelogin\.com|\}|['\"`])/[sc]/(?=[\w{$<%\"'`\[]|$)|/s/ent_", re.IGNORECASE)
_ADOBE_CLAIM = lazy(r"adobelogin\.com/[sc]/|/s/(?:ent_|event_receiver_api|asset_compute_meta)", re.IGNORECASE)
_IMS = (
    *("adobelogin.com", "@techacct.adobe.com", "@adobeorg", "adobe_ims", "adobeims", "ims-na1"),
    *("/ims/exchange", "/ims/token"),
)
_BEFORE, _AFTER = r"(?:[\"'`}\])]|%[sv]|\$[A-Za-z_]\w{0,40})", r"(?:[\"'`{$#%]|\\\()"
_PAIR = (lazy(rf"{_BEFORE}/c/{_AFTER}"), lazy(rf"{_BEFORE}/s/{_AFTER}"))
"""Audience and metascope claims put together without a host in sight; the parameter stands for the second."""
_SENT = lazy(r"[\"'&`]jwt_token\b")
_PARAMETER = lazy(r"\bjwt_token\b|adobelogin\.com/c/|@adobe/jwt-auth")
_IMS_NAME = lazy(r"(?<![a-z])ims[_-]?(?:host|org|endpoint|exchange|scope|url|base)|meta_?scope", re.IGNORECASE)
"""Names that say as much beside a pair of claims as Adobe's own."""
_OAUTH = (
    *("/ims/token/v2", "/ims/token/v3", "/ims/token/v4"),
    *("oauth_server_to_server", "oauth_sts", "service_principal_credentials"),
)
_SHAPE = ("public_keys_with_expiry", "ims_endpoint_jwt")
_PDF = "service_account_credentials"
"""Part of the credential file of PDF Services, and the name of a setting of connectors to Google."""
_PDF_PART = lazy(r"\b(?:account_id|private_key_file|client_credentials)\b|pdf[_-]?(?:services|tools)")
_AEM_CLOUD = (
    *("ent_aem_cloud_api", "ent_aem_cloud_sdk", "adobeaemcloud.com"),
    *("aemcs-api-client-lib", "aem-headless-client-nodejs"),
)
_AEM_CREDENTIALS = ("servicecredentials", "service_credentials")
_AEM_NAMES = lazy(r"aem_?service_?credentials\w{0,40}(?:private_?key|meta_?scopes|technical_?account)", re.IGNORECASE)
"""Parts of the service credentials as variables."""
_AEM_CLIENT = lazy(r"\bcm-p\d{1,9}-e\d", re.IGNORECASE)
_AEM_SHAPE = lazy(r"technicalAccount['\"\]\s:?!.\[,=>()-]{1,8}(?:\{|(?:get_?)?client)", re.IGNORECASE)
_AEM_PARTS = (
    lazy(r"integration[\W_]{1,8}(?:get_?)?technical_?account\b(?![\W_]{0,2}(?:id|e?mail)\b)", re.IGNORECASE),
    lazy(r"integration[\W_]{1,8}(?:get_?)?(?:ims_?(?:host|endpoint)|private_?key)\b", re.IGNORECASE),
)
"""The ways to the client, and to the key or the host, through the parts of the file in whatever language. In the file
of Asset Compute, whose parts have the same names, the key is the account's.
"""
_OWN_ACCOUNT = lazy(
    r"^[ \t]{0,8}(?:export\s)?(?:ims|adobe_io|adobeio|aio|umapi)_\w{0,40}?tech\w{0,8}_acc", re.IGNORECASE | re.MULTILINE
)
"""A technical account that an environment file gives for IMS; the service credentials of AEM are their own file."""
_FOREIGN = (
    *("workfront.com", "/jwt/exchange", "docusign", "gserviceaccount.com", "googleapis.com", "snowflakecomputing"),
    *("boxapi", "api.box.com", "appleid.apple.com", "login.salesforce.com", "api.github.com/app", "zoom.us"),
    "urn:ietf:params:oauth:grant-type:jwt-bearer",
)


class Signals(NamedTuple):
    """Evidence for and against, counted over a whole file.

    `flow`: something that only the JWT exchange has; `exchange`: its address, its parameter or the audience of the
    assertion, which a mere list of metascopes does not make. `ims`: a name of Adobe's identity service. `adobe`: the
    word.
    `oauth`: the replacement. `aem_cloud`: AEM as a Cloud Service, whose service credentials are exempt. `foreign`: the
    other system that explains a JWT or a private key here, empty when there is none.
    """

    flow: bool
    exchange: bool
    ims: bool
    adobe: bool
    oauth: bool
    aem_cloud: bool
    foreign: str


@lru_cache(maxsize=32)
def signals(text: str) -> Signals:
    """The signals of a file's text. Plain words are looked for first: expressions over megabytes cost seconds."""
    lower = text.lower()
    exchange = "exchange" in lower and EXCHANGE_PATH.search(text) is not None
    metascopes = set(METASCOPE.findall(lower)) if "ent_" in lower else set()
    pair = _is_pair(text, lower)
    ims = any(word in lower for word in _IMS)
    claim = pair or _names_claim(text, lower, ims=ims)
    shaped = any(word in lower for word in _SHAPE) or (_PDF in lower and _PDF_PART.search(lower) is not None)
    named = _FIELD_SCOPE.findall(lower) if "_ent_" in lower else ()
    other = {scope for scope in (*metascopes, *named) if not scope.startswith("ent_aem_cloud")}
    if "ent_aem_cloud_sdk" in metascopes:  # the older service credentials of AEM have the two together
        other.discard("ent_cloudmgr_sdk")
    return Signals(
        flow=exchange or claim or bool(metascopes) or shaped,
        exchange=exchange or pair or (ims and _PARAMETER.search(text) is not None),
        ims=ims or exchange or pair,
        adobe=ims or exchange or pair or bool(metascopes) or "adobe" in lower,
        oauth=any(word in lower for word in _OAUTH),
        aem_cloud=not other and _is_aem_cloud(text, lower),
        foreign=_first(lower, _FOREIGN),
    )


def _is_pair(text: str, lower: str) -> bool:
    """Whether an audience stands beside a metascope claim or the parameter, in a file that speaks of Adobe.

    All three together have no need of a name.
    """
    if "/c/" not in text or _PAIR[0].search(text) is None:
        return False
    claimed, sent = _PAIR[1].search(text) is not None, "jwt_token" in lower
    named = "adobe" in lower or _IMS_NAME.search(text) is not None
    return (claimed and sent) or (named and (claimed or (sent and _SENT.search(text) is not None)))


def _names_claim(text: str, lower: str, *, ims: bool) -> bool:
    if "/s/" not in lower and "/c/" not in lower:
        return False
    return _ADOBE_CLAIM.search(text) is not None or (ims and _CLAIM.search(text) is not None)


def _is_aem_cloud(text: str, lower: str) -> bool:
    shaped = "technicalaccount" in lower and _AEM_SHAPE.search(text) is not None
    shaped = shaped and ("imsendpoint" in lower or all(part.search(text) for part in _AEM_PARTS))
    named = any(word in lower for word in _AEM_CLOUD) and _OWN_ACCOUNT.search(text) is None
    parts = any(word in lower for word in _AEM_CREDENTIALS) and _AEM_NAMES.search(text) is not None
    return shaped or named or parts or ("cm-p" in lower and _AEM_CLIENT.search(text) is not None)


def _first(text: str, words: tuple[str, ...]) -> str:
    """The word that stands first in a text; empty where none does."""
    places = ((text.find(word), word) for word in words)
    return min(((at, word) for at, word in places if at >= 0), default=(0, ""))[1]
