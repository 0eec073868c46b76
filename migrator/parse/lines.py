"""Lines of a text, and the lines that end a heredoc."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING

from migrator.regex import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD_LINE = lazy(r"^[ \t]*([A-Za-z_]\w*)[ \t]*\r?$", re.MULTILINE)


def line_end(text: str, at: int) -> int:
    """Offset of the line feed that ends the line of `at`, or of the end of the text."""
    end = text.find("\n", at)
    return len(text) if end == -1 else end


def starts(text: str) -> list[int]:
    """Offset of the first character of each line."""
    found = [0]
    find = text.find
    at = find("\n")
    while at != -1:
        found.append(at + 1)
        at = find("\n", at + 1)
    return found


class LineEnds:
    """Ends of lines for offsets that ascend: a line of megabytes is searched once, not once for each string in it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._start = 0
        self._end = -1

    def after(self, at: int) -> int:
        """The same as `line_end`."""
        if not self._start <= at <= self._end:
            self._start, self._end = at, line_end(self._text, at)
        return self._end


def lines(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each line, without its line ending."""
    at = 0
    while at < len(text):
        end = line_end(text, at)
        yield at, end - 1 if end > at and text[end - 1] == "\r" else end
        at = end + 1


class Endings:
    """The lines of a text that hold one word, so that the end of any heredoc is found without searching again."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _places(self) -> dict[str, list[tuple[int, int]]]:
        found: dict[str, list[tuple[int, int]]] = {}
        for line in _WORD_LINE.finditer(self._text):
            found.setdefault(line[1], []).append(line.span())
        return found

    def find(self, word: str, after: int) -> tuple[int, int] | None:
        """Span of the first line at or after `after` that is `word`."""
        places = self._places.get(word, [])
        index = bisect_left(places, (after, 0))
        return places[index] if index < len(places) else None
