"""Blocks of code in prose, gathered line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.parse.format import Piece
from migrator.parse.lines import line_end

if TYPE_CHECKING:
    from migrator.parse.format import Anchors

_PROMPTED = frozenset({"", "bash", "console", "sh", "shell", "shell-session", "shellsession", "terminal", "zsh"})
_PROMPTS = ("$ ", "% ", "> ")


class Block:
    """The lines of one block, each without the indentation of the block."""

    def __init__(self, language: str, indent: int = 0) -> None:
        self.language = language
        self.indent = indent
        self._lines: list[tuple[int, int]] = []

    def __bool__(self) -> bool:
        return bool(self._lines)

    def add(self, text: str, start: int, end: int) -> None:
        """A line of the text, from its beginning; as much of the block's indentation as it has is left out."""
        stop = min(start + self.indent, end)
        while start < stop and text[start] in " \t>":
            start += 1
            if text[start - 1] == "\t":
                break
        self._lines.append((start, end))

    def piece(self, text: str, label: str) -> Piece:
        """The block as a piece; the prompts of a terminal are left out."""
        value: list[str] = []
        anchors: list[tuple[int, int]] = []
        length = 0
        prompts = self.language in _PROMPTED and any(text.startswith("$ ", start) for start, _ in self._lines)
        for line_start, end in self._lines:
            start = line_start
            if prompts and text.startswith(_PROMPTS, start):
                start = min(start + 2, end)
            anchors += [(length, start), (length + end - start, end)]
            value.append(text[start:end] + "\n")
            length += end - start + 1
        anchors.append((length, min(line_end(text, self._lines[-1][1]) + 1, len(text))))
        return Piece(self.language, "".join(value), label, compact(anchors))


def compact(anchors: list[tuple[int, int]]) -> Anchors:
    """Without the anchors that only continue the one before them."""
    kept: list[tuple[int, int]] = []
    for here, there in anchors:
        if kept and kept[-1][0] == here:
            kept[-1] = (here, there)
        elif not kept or there - kept[-1][1] != here - kept[-1][0]:
            kept.append((here, there))
    return tuple(kept) or ((0, 0),)
