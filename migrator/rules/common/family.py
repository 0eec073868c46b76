"""What the name of a variable or key says beyond naming a part of a credential."""

from __future__ import annotations

from functools import lru_cache

from migrator.regex import lazy
from migrator.rules.common import names

_GENERIC = lazy(
    r"(?:adobe|adb|rsa|ims|io|jwt|aio|api|app|service|server|account|sa|my|the|integration|oauth|env|config|auth"
    r"|enterprise|credentials?|technical|console|prod|production|stage|stg|dev|development|test|qa|local|default|client)*"
)
_COMMON = ("adobe", "ims", "jwt", "aio", "contexts")
_PARTS = (names.CLIENT_ID, names.CLIENT_SECRET, names.METASCOPES, names.ORG, names.PRIVATE_KEY, names.TECHNICAL_ACCOUNT)


@lru_cache(maxsize=8192)
def family(squashed: str) -> str:
    """What a squashed name is named after: `loyalty` of `LOYALTY_ADOBE_CLIENT_ID`.

    Empty for a name that any integration may use: `CLIENT_ID`, `ADOBE_PRIVATE_KEY`, `PROD_ORG_ID`.
    """
    starts = [match.start() for pattern in _PARTS if (match := pattern.search(squashed))]
    prefix = squashed[: min(starts)] if starts else squashed
    for word in _COMMON:
        prefix = prefix.replace(word, "")
    return "" if _GENERIC.fullmatch(prefix) else prefix


def is_variable(written: str) -> bool:
    """True for the spelling of an environment variable or secret."""
    return written.isupper() or written.startswith("AIO_")
