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
        return Snippet(first, tuple(_cut(self._line(number, place)) for number in range(first, last + 1)))

    def _line(self, number: int, place: Place) -> str:
        """One line; of a long one what stands around the place."""
        block, at = divmod(number - 1, _BLOCK)
        shown = self._block(block)[at]
        if number != place.line or place.column <= _WIDTH:
            return shown
        start, end = self._bounds(number)
        if place.column > _LONG - _WIDTH:
            return "…" + self._stretch(start, end, place.column - 1)
        return "…" + _Stretch(self._start_of(number), start, shown).after(start + place.column - 1 - _WIDTH // 2)

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

    def _stretch(self, start: int, end: int, column: int) -> str:
        """What stands around a column of a long line; the line's bounds are offsets."""
        part = column // _LONG
        if (start, part) not in self._stretches:
            begin = start + max(part - 1, 0) * _LONG
            text = self._document.text[begin : min(end, start + (part + 2) * _LONG)].rstrip("\r\n")
            self._stretches[start, part] = _Stretch(text, begin, redact(text))
        return self._stretches[start, part].after(start + column - _WIDTH // 2)


class _Stretch:
    """A piece of a line that begins at an offset, and the same redacted, which can still be entered by offset."""

    def __init__(self, text: str, begin: int, shown: str) -> None:
        self._begin = begin
        self._shown = shown
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

    def after(self, offset: int) -> str:
        """The redacted text from an offset of the document on; where a secret stood there, from its mask on."""
        wanted = max(offset - self._begin, 0)
        at = max(bisect_right(self._kept, (wanted, len(self._shown), 0)) - 1, 0)
        was, now, length = self._kept[at] if self._kept else (0, 0, 0)
        return self._shown[now + min(max(wanted - was, 0), length) :]


def _cut(line: str) -> str:
    return line if len(line) <= _WIDTH else line[: _WIDTH - 1] + "…"
