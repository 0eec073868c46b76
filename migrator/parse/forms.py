"""The name=value pairs of query strings and urlencoded bodies."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.parse.facts import Entry, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from migrator.parse.escapes import Piece
    from migrator.parse.facts import Text

_LONGEST = 20_000
_NAME = r"[A-Za-z_][\w.\-\[\]]{0,99}"
_FORM = re.compile(rf"[?&]?{_NAME}=[^\s&;<>\"']*(?:&(?:amp;)?{_NAME}=[^&<>\"']*)*&?", re.DOTALL)
_QUERY = re.compile(rf"\?(?={_NAME}=)")
_PAIR = re.compile(rf"(?:^|(?<=[?&]))(?:amp;)?({_NAME})=([^&#]*)")


def mask(pieces: Sequence[Piece]) -> str:
    """The value with its unknown expressions made plain, so that nothing in them is taken for syntax."""
    return "".join([text if known else "_" * len(text) for text, _, _, known in pieces])


def pairs(text: Text, masked: str, path: tuple[str, ...] = (), first: int = 0) -> Iterator[Entry]:
    """The pairs of a text that from offset `first` is a form, or an address with a query; they share its span."""
    if "=" not in masked or len(masked) > _LONGEST:
        return
    start = _beginning(masked, first)
    if start is None:
        return
    for match in _PAIR.finditer(masked, start):
        yield pair(text, match.span(1), match.span(2), path)


def pair(text: Text, name: tuple[int, int], value: tuple[int, int], path: tuple[str, ...]) -> Entry:
    """One entry whose name and value stand at these offsets of the text's value."""
    name_span = text.locate(*name)
    value_span = text.locate(*value) if value[1] > value[0] else Span(name_span.end, name_span.end)
    if value_span.start < name_span.end:
        value_span = Span(name_span.end, max(name_span.end, value_span.end))
    return Entry(
        text.value[slice(*name)],
        name_span,
        text.value[slice(*value)],
        value_span,
        "form",
        Span(name_span.start, value_span.end),
        text.span,
        path,
    )


def _beginning(value: str, first: int) -> int | None:
    query = _QUERY.search(value, first)
    if query is not None and ("/" in value[first : query.start()] or value[first : first + 1] in {"?", "_"}):
        return query.end()
    body = value[first:].strip()
    if _FORM.fullmatch(body) is None:
        return None
    return value.index(body, first) + (body[0] in "?&")
