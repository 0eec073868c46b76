"""Redacted source around places: each stretch of a file is redacted once, with what stands around it in view.

A secret is known by what stands before it (`client_secret = `, a key's first line), so no text is cut before it is
redacted. Stretches are kept, so that a file with a finding on every line costs no more than its size.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from migrator.model import Snippet
from migrator.redact import MASK, redact

if TYPE_CHECKING:
    from migrator.model import Place
    from migrator.parse.document import Document

_CONTEXT_LINES = 2
_MOST_LINES = 12
_WIDTH = 200
_REACH = 40
"""Lines above and below a stretch that are redacted with it: a key's first line may stand far above."""
_BLOCK = 120
"""Lines of a stretch."""
_LONG = 4000
"""Characters from which a line is read in stretches of its own; also how far a stretch sees to both sides."""


class Snippets:
    """The excerpts of one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._blocks: dict[int, list[str]] = {}
        self._stretches: dict[tuple[int, int], _Stretch] = {}

    def around(self, place: Place) -> Snippet:
        """Redacted source around a place, each line cut to a width that a report can hold."""
        last_line = min(place.end_line, place.line + _MOST_LINES - 1)
        first = max(place.line - _CONTEXT_LINES, 1)
        last = min(last_line + _CONTEXT_LINES, len(self._document.line_starts))
        own, mark = self._marked(place)
        lines = (own if number == place.line else _cut(self._line(number)) for number in range(first, last + 1))
        return Snippet(first, tuple(lines), mark)

    def _line(self, number: int) -> str:
        block, at = divmod(number - 1, _BLOCK)
        return self._block(block)[at]

    def _marked(self, place: Place) -> tuple[str, tuple[int, int] | None]:
        """The line on which a place begins, or of a long one what stands around it, and where the place is in it."""
        start, end = self._bounds(place.line)
        at = start + place.column - 1
        until = start + place.end_column - 1 if place.end_line == place.line else end
        if place.column > _LONG - _WIDTH:
            stretch = self._stretch(start, end, place.column - 1)
        else:
            stretch = _Stretch(self._start_of(place.line), start, self._line(place.line))
        first, last = stretch.shown(at), stretch.shown(max(until - 1, at), after=True)
        away = 0
        line = stretch.text
        begins = stretch.begin == start
        if last > _WIDTH - 1 and len(line) > _WIDTH:
            away = min(max(first - _WIDTH // 2, 0), len(line) - 1)
        before = "" if begins and not away else "…"
        shown = _cut(before + line[away:])
        first, last = (min(max(offset - away + len(before), 0), len(shown)) for offset in (first, last))
        return shown, (first, last) if first < last else None

    def _block(self, block: int) -> list[str]:
        """The redacted lines of a stretch of lines."""
        if block not in self._blocks:
            first = block * _BLOCK + 1
            top = max(first - _REACH, 1)
            bottom = min(first + _BLOCK - 1 + _REACH, len(self._document.line_starts))
            shown = redact("\n".join(self._start_of(number) for number in range(top, bottom + 1))).split("\n")
            self._blocks[block] = shown[first - top : first - top + _BLOCK]
        return self._blocks[block]

    def _start_of(self, number: int) -> str:
        start, end = self._bounds(number)
        return self._document.text[start : min(end, start + _LONG)].rstrip("\r\n")

    def _bounds(self, number: int) -> tuple[int, int]:
        starts = self._document.line_starts
        return starts[number - 1], starts[number] if number < len(starts) else len(self._document.text)

    def _stretch(self, start: int, end: int, column: int) -> _Stretch:
        """What stands around a column of a long line; the line's bounds are offsets."""
        part = column // _LONG
        if (start, part) not in self._stretches:
            begin = start + max(part - 1, 0) * _LONG
            text = self._document.text[begin : min(end, start + (part + 2) * _LONG)].rstrip("\r\n")
            self._stretches[start, part] = _Stretch(text, begin, redact(text))
        return self._stretches[start, part]


class _Stretch:
    """A piece of a line that begins at an offset, redacted, which can still be entered by offset."""

    def __init__(self, text: str, begin: int, shown: str) -> None:
        self.begin = begin
        self.text = shown
        self._kept: list[tuple[int, int, int]] = []
        """Where kept text stood, where it stands now, and how long it is."""
        was = now = 0
        for piece in shown.split(MASK):
            found = text.find(piece, was)
            if found < 0:
                break
            self._kept.append((found, now, len(piece)))
            was = found + len(piece)
            now += len(piece) + len(MASK)

    def shown(self, offset: int, *, after: bool = False) -> int:
        """Where the character at an offset of the document stands now, or with `after` where what follows it does.

        For a character of a secret it is where the mask begins, or ends.
        """
        wanted = max(offset - self.begin, 0)
        at = max(bisect_right(self._kept, (wanted, len(self.text), 0)) - 1, 0)
        was, now, length = self._kept[at] if self._kept else (0, 0, 0)
        if wanted - was < length:
            return now + wanted - was + after
        return min(now + length + (len(MASK) if after else 0), len(self.text))


def _cut(line: str) -> str:
    return line if len(line) <= _WIDTH else line[: _WIDTH - 1] + "…"
