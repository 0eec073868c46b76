"""A unified diff, read back into rows for showing it side by side."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

_HUNK = re.compile(r"@@ -(\d{1,9})(?:,(\d{1,9}))? \+(\d{1,9})(?:,(\d{1,9}))? @@")


@dataclass(frozen=True, slots=True)
class Side:
    """One line of one side: its number in the file and its text."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the old file beside the line of the new one that stands for it; None where there is no such line."""

    old: Side | None
    new: Side | None

    @property
    def kind(self) -> Literal["same", "changed", "removed", "added"]:
        """What happens to the line."""
        if self.old is None:
            return "added"
        if self.new is None:
            return "removed"
        return "same" if self.old.text == self.new.text else "changed"


@dataclass(frozen=True, slots=True)
class Hunk:
    """A stretch of rows without a gap; `old` is the number that its first line has, or would have, in the old file."""

    old: int
    rows: tuple[Row, ...]


def hunks(diff: str) -> tuple[Hunk, ...]:
    """The hunks of a unified diff of one file. Lines outside any hunk are headers and are left out."""
    found: list[Hunk] = []
    lines: list[str] = []
    start: tuple[int, int] | None = None
    for line in diff.split("\n"):
        head = _HUNK.match(line)
        if head:
            if start:
                found.append(Hunk(start[0], tuple(_rows(lines, *start))))
            start, lines = (_first(head[1], head[2]), _first(head[3], head[4])), []
        elif line[:1] in (" ", "+", "-"):
            lines.append(line)
    if start:
        found.append(Hunk(start[0], tuple(_rows(lines, *start))))
    return tuple(found)


def _first(number: str, count: str | None) -> int:
    """A side without lines gives the number of the line before it."""
    return int(number) + (count is not None and int(count) == 0)


def _rows(lines: list[str], old: int, new: int) -> Iterator[Row]:
    removed: list[Side] = []
    added: list[Side] = []
    for line in lines:
        text = line[1:]
        if line[0] == "-":
            removed.append(Side(old, text))
            old += 1
        elif line[0] == "+":
            added.append(Side(new, text))
            new += 1
        else:
            yield from _beside(removed, added)
            removed, added = [], []
            yield Row(Side(old, text), Side(new, text))
            old, new = old + 1, new + 1
    yield from _beside(removed, added)


def _beside(removed: list[Side], added: list[Side]) -> Iterator[Row]:
    for number in range(max(len(removed), len(added))):
        yield Row(
            removed[number] if number < len(removed) else None,
            added[number] if number < len(added) else None,
        )


def trimmed(hunk: Hunk, context: int) -> Iterator[Hunk]:
    """The hunk with at most `context` unchanged rows before and after each change; it may fall into pieces."""
    near = {
        at + step for at, row in enumerate(hunk.rows) if row.kind != "same" for step in range(-context, context + 1)
    }
    piece: list[Row] = []
    start = old = hunk.old
    for at, row in enumerate(hunk.rows):
        if at in near:
            start = start if piece else old
            piece.append(row)
        elif piece:
            yield Hunk(start, tuple(piece))
            piece = []
        old += row.old is not None
    if piece:
        yield Hunk(start, tuple(piece))
