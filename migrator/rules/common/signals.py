"""What a whole file gives away about the system it talks to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from migrator.regex import lazy

_SLASH = r"(?:\\?/|%2f)"
EXCHANGE_PATH = lazy(rf"ims{_SLASH}exchange{_SLASH}(?:v\d{{1,2}}{_SLASH})?jwt(?![\w-])", re.IGNORECASE)
"""The path of the JWT exchange in every variant seen (facts.md 2.1), plain, JSON-escaped or percent-encoded."""

METASCOPE = lazy(r"(?<![\w.@-])ent_[a-z][a-z0-9_]{2,40}(?:_sdk|_api|_docprocessing)(?![\w-])", re.IGNORECASE)
"""A bare metascope. The names that do not start with `ent_` are OAuth scopes as well and need more evidence."""

_CLAIM = lazy(r"(?:adobelogin\.com|\}|['\"`])/[sc]/(?=[\w{$<%\"'`\[]|$)|/s/ent_", re.IGNORECASE)
_ADOBE_CLAIM = lazy(r"adobelogin\.com/[sc]/|/s/(?:ent_|event_receiver_api|asset_compute_meta)", re.IGNORECASE)
_IMS = lazy(
    r"adobelogin\.com|@techacct\.adobe\.com|@AdobeOrg|adobe_?ims|ims-na1|/ims/(?:exchange|token)", re.IGNORECASE
)
_PAIR = (lazy(r"[\"'`}]/c/[\"'`{$]"), lazy(r"[\"'`}]/s/[\"'`{$]"))
"""Audience and metascope claims put together without a host in sight; the parameter stands for the second."""
_SENT = lazy(r"[\"'&`]jwt_token\b")
_PARAMETER = lazy(r"\bjwt_token\b|adobelogin\.com/c/|@adobe/jwt-auth")
_ADOBE = lazy(r"adobe", re.IGNORECASE)
_IMS_NAME = lazy(r"(?<![a-z])ims[_-]?(?:host|org|endpoint|exchange|scope|url|base)|meta_?scope", re.IGNORECASE)
"""Names that say as much beside a pair of claims as Adobe's own."""
_OAUTH = lazy(r"/ims/token/v[2-4]|oauth_server_to_server|oauth_sts|service_principal_credentials", re.IGNORECASE)
_SHAPE = lazy(r"PUBLIC_KEYS_WITH_EXPIRY|ims_endpoint_jwt|service_account_credentials", re.IGNORECASE)
_AEM_CLOUD = lazy(
    r"ent_aem_cloud_(?:api|sdk)|adobeaemcloud\.com|\bcm-p\d{1,9}-e\d|aemcs-api-client-lib|aem-headless-client-nodejs",
    re.IGNORECASE,
)
_AEM_SHAPE = lazy(r"technicalAccount['\"\]\s:?.\[,=>()]{1,8}(?:\{|client)", re.IGNORECASE)
_FOREIGN = lazy(
    r"workfront\.com|/jwt/exchange|docusign|gserviceaccount\.com|googleapis\.com|snowflakecomputing|boxapi|api\.box\.com"
    r"|appleid\.apple\.com|login\.salesforce\.com|api\.github\.com/app|zoom\.us|urn:ietf:params:oauth:grant-type:jwt-bearer",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Signals:
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
    """The signals of a file's text."""
    ims = _IMS.search(text) is not None
    exchange = EXCHANGE_PATH.search(text) is not None
    metascopes = {match.lower() for match in METASCOPE.findall(text)}
    pair = _PAIR[0].search(text) is not None and any(other.search(text) for other in (_PAIR[1], _SENT))
    pair = pair and (_ADOBE.search(text) is not None or _IMS_NAME.search(text) is not None)
    claim = pair or _ADOBE_CLAIM.search(text) is not None or (ims and _CLAIM.search(text) is not None)
    foreign = _FOREIGN.search(text)
    shaped = "imsEndpoint" in text and _AEM_SHAPE.search(text) is not None
    other = {scope for scope in metascopes if not scope.startswith("ent_aem_cloud") and scope != "ent_cloudmgr_sdk"}
    return Signals(
        flow=exchange or claim or bool(metascopes) or _SHAPE.search(text) is not None,
        exchange=exchange or pair or (ims and _PARAMETER.search(text) is not None),
        ims=ims or exchange or pair,
        adobe=ims or exchange or pair or bool(metascopes) or _ADOBE.search(text) is not None,
        oauth=_OAUTH.search(text) is not None,
        aem_cloud=not other and (shaped or _AEM_CLOUD.search(text) is not None),
        foreign=foreign.group().lower() if foreign else "",
    )
