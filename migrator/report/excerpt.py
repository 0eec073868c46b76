"""A finding's source lines, made ready for a page of fixed width: tabs expanded, long lines cut around the mark."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from unicodedata import combining, east_asian_width

from migrator.report.printable import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.model import Finding

_TAB = 4


@dataclass(frozen=True, slots=True)
class Line:
    """One source line; `mark` is the stretch of characters that the finding is about, None on every other line."""

    number: int
    text: str
    mark: tuple[int, int] | None = None


def lines(finding: Finding, width: int) -> Iterator[Line]:
    """The excerpt of a finding; a line longer than `width` characters is cut, the mark kept in sight.

    The first line of the place carries the mark.
    """
    snippet = finding.snippet
    for number, text in enumerate(snippet.lines, snippet.first_line):
        start, end = (min(max(offset, 0), len(text)) for offset in (snippet.mark or (0, 0))[:2])
        if number != finding.place.line or start >= end:
            yield Line(number, _cut_right(flat(text), width))
            continue
        yield _window(number, flat(text[:start]), flat(text[start:end]), flat(text[end:]), width)


def columns(text: str) -> int:
    """How many terminal columns a text takes."""
    if text.isascii():
        return len(text)
    return sum(0 if combining(mark) else 1 + (east_asian_width(mark) in ("W", "F")) for mark in text)


def _window(number: int, before: str, marked: str, after: str, width: int) -> Line:
    if len(before) + len(marked) + len(after) <= width:
        return Line(number, before + marked + after, (len(before), len(before) + len(marked)))
    marked = _cut_right(marked, width // 2)
    room = width - len(marked)
    if len(before) > room * 2 // 3:
        before = "…" + before[-(room // 2) :]
    after = _cut_right(after, max(room - len(before), 1))
    return Line(number, before + marked + after, (len(before), len(before) + len(marked)))


def _cut_right(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 1] + "…"


def flat(text: str) -> str:
    """A source line on one line: tabs expanded, what is invisible made visible."""
    return visible(text.replace("\t", " " * _TAB)).replace("\n", "\\n")
