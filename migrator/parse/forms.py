"""The name=value pairs of query strings and urlencoded bodies."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from migrator.parse.facts import Entry, Span
from migrator.parse.fold import make_text
from migrator.regex import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from migrator.parse.escapes import Piece
    from migrator.parse.facts import Text

_LONGEST = 20_000
_NAME = r"[A-Za-z_][\w.\-\[\]]{0,99}"
_FORM = lazy(rf"[?&]?{_NAME}=[^\s&;<>\"']*(?:&(?:amp;)?{_NAME}=[^&<>\"']*)*&?", re.DOTALL)
_CONTINUED = lazy(rf"_+&(?P<rest>{_NAME}=[^\s&;<>\"']*(?:&(?:amp;)?{_NAME}=[^&<>\"']*)*&?)", re.DOTALL)
"""A form that goes on from an expression: `"$body&name=value"`."""
_QUERY = lazy(rf"\?(?={_NAME}=)")
_PAIR = lazy(rf"(?:^|(?<=[?&]))(?:amp;)?({_NAME})=([^&#]*)")


class Body(NamedTuple):
    """A text that may be a form."""

    text: Text
    masked: str
    """The value with its unknown expressions made plain, so that nothing in them is taken for syntax."""
    places: Text
    """The same text, with what comes from a constant at the place where it is used."""


def body(span: Span, pieces: Sequence[Piece]) -> Body:
    """The text of a folded value."""
    used = [piece if piece[4] is None else (piece[0], *piece[4], piece[3], None) for piece in pieces]
    masked = "".join([piece[0] if piece[3] else "_" * len(piece[0]) for piece in pieces])
    return Body(make_text(span, pieces), masked, make_text(span, used))


def pairs(body: Body, path: tuple[str, ...] = (), first: int = 0) -> Iterator[Entry]:
    """The pairs of a text that from offset `first` is a form, or an address with a query; they share its span."""
    masked = body.masked
    if "=" not in masked or len(masked) > _LONGEST:
        return
    start = _beginning(masked, first)
    if start is None:
        return
    for match in _PAIR.finditer(masked, start):
        yield pair(body, match.span(1), match.span(2), path)


def pair(body: Body, name: tuple[int, int], value: tuple[int, int], path: tuple[str, ...]) -> Entry:
    """One entry whose name and value stand at these offsets of the text's value."""
    text = body.text
    name_span = text.locate(*name)
    after = body.places.locate(*name).end
    value_span = body.places.locate(*value) if value[1] > value[0] else Span(after, after)
    if not (text.span.start <= name_span.start and name_span.end <= value_span.start):
        span = value_span
    else:
        span = Span(name_span.start, value_span.end)
    return Entry(
        text.value[slice(*name)], name_span, text.value[slice(*value)], value_span, "form", span, text.span, path
    )


def _beginning(value: str, first: int) -> int | None:
    query = _QUERY.search(value, first)
    if query is not None and ("/" in value[first : query.start()] or value[first : first + 1] in {"?", "_"}):
        return query.end()
    continued = _CONTINUED.fullmatch(value, first)
    if continued is not None:
        return continued.start("rest")
    form = value[first:].strip()
    if _FORM.fullmatch(form) is None:
        return None
    return value.index(form, first) + (form[0] in "?&")
