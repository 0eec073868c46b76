"""The name=value pairs of query strings and urlencoded bodies."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.parse.facts import Entry, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.facts import Text

_LONGEST = 20_000
_NAME = r"[A-Za-z_][\w.\-\[\]]{0,99}"
_FORM = re.compile(rf"[?&]?{_NAME}=[^\s&;<>\"']*(?:&(?:amp;)?{_NAME}=[^&<>\"']*)*&?", re.DOTALL)
_QUERY = re.compile(rf"\?(?={_NAME}=)")
_PAIR = re.compile(rf"(?:^|(?<=[?&]))(?:amp;)?({_NAME})=([^&#]*)")


def pairs(text: Text, path: tuple[str, ...] = (), first: int = 0) -> Iterator[Entry]:
    """The pairs of a text that from offset `first` is a form, or an address with a query; they share its span."""
    value = text.value
    if "=" not in value or len(value) > _LONGEST:
        return
    start = _beginning(value, first)
    if start is None:
        return
    for match in _PAIR.finditer(value, start):
        yield pair(text, match.start(1), match.end(1), match.start(2), match.end(2), path)


def pair(text: Text, name: int, name_end: int, start: int, end: int, path: tuple[str, ...]) -> Entry:
    """One entry whose name and value stand at these offsets of the text's value."""
    name_span = text.locate(name, name_end)
    value_span = text.locate(start, end) if end > start else Span(name_span.end, name_span.end)
    if value_span.start < name_span.end:
        value_span = Span(name_span.end, max(name_span.end, value_span.end))
    return Entry(
        text.value[name:name_end],
        name_span,
        text.value[start:end],
        value_span,
        "form",
        Span(name_span.start, value_span.end),
        text.span,
        path,
    )


def _beginning(value: str, first: int) -> int | None:
    query = _QUERY.search(value, first)
    if query is not None and ("/" in value[first : query.start()] or value[first : first + 1] in {"?", "{"}):
        return query.end()
    body = value[first:].strip()
    if _FORM.fullmatch(body) is None:
        return None
    return value.index(body, first) + (body[0] in "?&")
