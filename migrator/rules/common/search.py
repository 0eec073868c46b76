"""The search for literals: in the text as written, and in the folded strings where the writing splits them."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from migrator.parse.facts import Span
from migrator.parse.lines import starts

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from migrator.parse.document import Region
    from migrator.parse.facts import Comment, Entry


_FAR = 4000


class Hit(NamedTuple):
    """A place in a region and what was read there."""

    span: Span
    match: re.Match[str]
    folded: bool = False


def hits(region: Region, pattern: re.Pattern[str]) -> Iterator[Hit]:
    """Every place where the pattern stands, each once: as written first, then as folded.

    A group named `at` is the place; what the pattern reads around it may stand elsewhere once strings are folded.
    """
    group = "at" if "(?P<at>" in pattern.pattern else 0
    seen: set[int] = set()
    for match in pattern.finditer(region.text):
        start, end = match.span(group)
        seen.update(_cells(start, end))
        yield Hit(Span(start, end), match)
    for text in region.facts.texts:
        for match in pattern.finditer(text.value):
            span = text.locate(*match.span(group))
            cells = _cells(span.start, span.end)
            if seen.isdisjoint(cells):
                seen.update(cells)
                yield Hit(span, match, folded=True)


def _cells(start: int, end: int) -> range:
    return range(start, max(end, start + 1))


def line_bounds(text: str, offset: int) -> tuple[int, int]:
    """Start and end of the line that holds an offset, without its line feed."""
    starts = line_starts(text)
    line = bisect_right(starts, offset) - 1
    return starts[line], _end(text, starts, line)


def line_number(text: str, offset: int) -> int:
    """The lines before the one that holds an offset."""
    return bisect_right(line_starts(text), offset) - 1


def line_above(text: str, offset: int, lines: int) -> int:
    """Start of the line so many lines above the one that holds an offset."""
    return line_starts(text)[max(line_number(text, offset) - lines, 0)]


def neighbourhood(text: str, span: Span, lines: int) -> str:
    """The text from `lines` lines above a span to `lines` below it, at most 4000 characters either way."""
    starts = line_starts(text)
    last = min(line_number(text, max(span.end - 1, span.start)) + lines, len(starts) - 1)
    start, end = line_above(text, span.start, lines), _end(text, starts, last)
    return text[max(start, span.start - _FAR) : min(end, span.end + _FAR)]


def _end(text: str, starts: Sequence[int], line: int) -> int:
    return starts[line + 1] - 1 if line + 1 < len(starts) else len(text)


@lru_cache(maxsize=8)
def line_starts(text: str) -> Sequence[int]:
    """Offset of the first character of each line; kept, because on a line of megabytes each search for it counts."""
    return tuple(starts(text))


def in_comment(region: Region, offset: int) -> Comment | None:
    """The comment that holds an offset."""
    starts, comments = _comments(region)
    at = bisect_right(starts, offset) - 1
    return comments[at] if at >= 0 and offset < comments[at].span.end else None


@lru_cache(maxsize=64)
def _comments(region: Region) -> tuple[tuple[int, ...], tuple[Comment, ...]]:
    comments = sorted(region.facts.comments, key=lambda one: one.span)
    return tuple(one.span.start for one in comments), tuple(comments)


def siblings(region: Region, entry: Entry) -> Iterable[Entry]:
    """The entries of the same literal, argument list or section."""
    return in_container(region, entry.container)


def in_container(region: Region, container: Span) -> Sequence[Entry]:
    """The entries of one literal, argument list or section."""
    return _by_container(region).get(container, ())


@lru_cache(maxsize=64)
def _by_container(region: Region) -> Mapping[Span, Sequence[Entry]]:
    found: dict[Span, list[Entry]] = {}
    for entry in region.facts.entries:
        found.setdefault(entry.container, []).append(entry)
    return found
