"""Maps between what a literal says and where it stands in the source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.parse.facts import Span, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from re import Pattern

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


def plain(source: str, start: int, end: int) -> Text:
    """A text that stands in the source as it is."""
    span = Span(start, end)
    return Text(span, source[start:end], ((0, span),))


def anchors(text: Text) -> tuple[tuple[int, int], ...]:
    """The offset map of a text used as a piece."""
    found: dict[int, int] = {}
    for at, span in text.parts:
        found[at] = span.start
    if text.parts:
        at, span = text.parts[-1]
        if span.end - span.start != len(text.value) - at:
            found[len(text.value)] = span.end
    return tuple(found.items()) or ((0, text.span.start),)


def joined(texts: Iterable[Text], glue: str = "") -> tuple[str, tuple[tuple[int, int], ...]]:
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


def shifted(piece: tuple[tuple[int, int], ...], outer: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    """The map of a piece inside a piece, composed to the file: `piece` into the middle, `outer` from there on."""
    found: dict[int, int] = {}
    index = 0
    for number, (here, middle) in enumerate(piece):
        last = number + 1 == len(piece)
        length = None if last else piece[number + 1][0] - here
        if index and outer[index][0] > middle:
            index = 0
        while index + 1 < len(outer) and outer[index + 1][0] <= middle:
            index += 1
        at, there = outer[index]
        found[here] = there + (middle - at)
        step = index + 1
        while step < len(outer) and (length is None or outer[step][0] < middle + length):
            found[here + outer[step][0] - middle] = outer[step][1]
            step += 1
    return tuple(found.items())
