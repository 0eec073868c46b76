"""Parts of a credential that are handed on, as against given a value of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.regex import lazy
from migrator.rules.common.names import METASCOPES, squash
from migrator.rules.common.search import siblings
from migrator.rules.common.settings import gives_value

if TYPE_CHECKING:
    from migrator.parse.document import Document, Region
    from migrator.parse.facts import Entry

_HANDS = frozenset({"mapping", "keyword", "member"})
_DECLARES = frozenset({"assignment", "field"})
_LAST_NAME = lazy(r"[\w$]+(?=\(\)$|$)")


def is_handed(document: Document, region: Region, entry: Entry) -> bool:
    """True where an entry hands on what has another name: `private_key=key.read()`; in a manual whatever it hands on.

    `privateKey: options.privateKey` only passes a name along, which is told where it gets its value.
    """
    span = entry.value_span
    if entry.shape not in _HANDS or span is None:
        return False
    last = _LAST_NAME.search(region.text[span.start : span.end].strip()[-80:])
    renamed = last is None or squash(last.group()) != squash(entry.name)
    return renamed or document.regions[0].kind == "prose" or _is_written(region, entry)


def is_declared(entry: Entry) -> bool:
    """True for a field of a type, or a variable, that gets its value elsewhere."""
    return entry.value_span is None and entry.shape in _DECLARES


def _is_written(region: Region, entry: Entry) -> bool:
    """True where the credential is put together: its metascopes are given a value beside."""
    return any(METASCOPES.search(squash(one.name)) and gives_value(region, one) for one in siblings(region, entry))
