"""Maps between what a literal says and where it stands in the source."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from migrator.parse.facts import Span, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from re import Pattern

    from migrator.parse.format import Anchors

_LAST_CHARACTER = 0x10FFFF
_SURROGATES = range(0xD800, 0xE000)
Parts = tuple[tuple[int, Span], ...]


def unescape(
    source: str, start: int, end: int, escape: Pattern[str], decoded: Callable[[str], str]
) -> tuple[str, Parts]:
    """The value of `source[start:end]` and the parts it is made of, one per unescaped run and one per escape."""
    value: list[str] = []
    parts: list[tuple[int, Span]] = []
    length = 0
    at = start
    for match in escape.finditer(source, start, end):
        if match.start() > at:
            parts.append((length, Span(at, match.start())))
            value.append(source[at : match.start()])
            length += match.start() - at
        piece = decoded(match.group())
        if piece:
            parts.append((length, Span(match.start(), match.end())))
            value.append(piece)
            length += len(piece)
        at = match.end()
    if at < end or not parts:
        parts.append((length, Span(at, end)))
        value.append(source[at:end])
    return "".join(value), tuple(parts)


def code_point(digits: str) -> str:
    """The character of a hexadecimal number; the replacement character for half a pair, or beyond Unicode."""
    number = int(digits, base=16)
    return "\ufffd" if number > _LAST_CHARACTER or number in _SURROGATES else chr(number)


def plain(source: str, start: int, end: int) -> Text:
    """A text that stands in the source as it is."""
    span = Span(start, end)
    return Text(span, source[start:end], ((0, span),))


def anchors(text: Text) -> Anchors:
    """The offset map of a text used as a piece."""
    found: dict[int, int] = {}
    for at, span in text.parts:
        found[at] = span.start
    if text.parts:
        at, span = text.parts[-1]
        if span.end - span.start != len(text.value) - at:
            found[len(text.value)] = span.end
    return tuple(found.items()) or ((0, text.span.start),)


def joined(texts: Iterable[Text], glue: str = "") -> tuple[str, Anchors]:
    """Several texts as one piece; `glue` between them maps to the end of the text before it."""
    value: list[str] = []
    found: dict[int, int] = {}
    length = 0
    end = None
    for text in texts:
        if glue and end is not None:
            found[length] = end
            value.append(glue)
            length += len(glue)
        for at, there in anchors(text):
            found[length + at] = there
        value.append(text.value)
        length += len(text.value)
        end = text.parts[-1][1].end if text.parts else text.span.end
    if end is not None:
        found[length] = end
    return "".join(value), tuple(found.items()) or ((0, 0),)


def composed(inner: Anchors, outer: Anchors, length: int) -> Anchors:
    """The map of a piece of `length` inside a piece: `inner` leads to the text between, `outer` to the file."""
    if outer == ((0, 0),):
        return inner
    found: dict[int, int] = {}
    starts = [at for at, _ in outer]
    for number, (here, middle) in enumerate(inner):
        last = number + 1 == len(inner)
        limit = middle - here + (length if last else inner[number + 1][0])
        step = max(bisect_right(starts, middle) - 1, 0)
        found[here] = outer[step][1] + middle - outer[step][0]
        for at, there in outer[step + 1 : (bisect_right if last else bisect_left)(starts, limit)]:
            found[here + at - middle] = there
    return tuple(found.items())
