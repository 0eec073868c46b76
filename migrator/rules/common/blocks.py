"""Sections and literals that have the make-up of an Adobe Service Account (JWT) credential."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from migrator.rules.common.names import (
    CLIENT_ID,
    CLIENT_SECRET,
    METASCOPES,
    ORG,
    PRIVATE_KEY,
    TECHNICAL_ACCOUNT,
    squash,
)
from migrator.rules.common.search import in_container

if TYPE_CHECKING:
    from migrator.parse.document import Region
    from migrator.parse.facts import Span


@lru_cache(maxsize=64)
def kinds_in(region: Region, container: Span) -> frozenset[str]:
    """Which parts of a credential the entries of one section or literal name."""
    names = {squash(entry.name) for entry in in_container(region, container)}
    patterns = {
        "client": CLIENT_ID,
        "secret": CLIENT_SECRET,
        "metascopes": METASCOPES,
        "org": ORG,
        "key": PRIVATE_KEY,
        "account": TECHNICAL_ACCOUNT,
    }
    return frozenset(kind for kind, pattern in patterns.items() if any(pattern.search(name) for name in names))


def adobe_shaped(region: Region, container: Span) -> bool:
    """True where a technical account or metascopes stand beside two more parts of a credential."""
    kinds = kinds_in(region, container)
    return bool(kinds & {"account", "metascopes"}) and len(kinds) >= 3  # noqa: PLR2004 - of six parts


def speaks_for_itself(region: Region, container: Span) -> bool:
    """True where technical account, metascopes and private key stand together: no other system has these three."""
    return {"account", "metascopes", "key"} <= kinds_in(region, container)
