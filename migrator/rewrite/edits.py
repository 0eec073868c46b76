"""Edits on a text: composed over several passes without losing where each character came from."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from migrator.rewrite.base import Edit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Kept: TypeAlias = "tuple[int, int]"
"""Start and end of a stretch of the original text that stands unchanged."""


class OverlapError(ValueError):
    """Two edits want the same characters."""


def ordered(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """The edits by position, each once.

    Two insertions at one place keep their order.

    Raises:
        OverlapError: two different edits overlap.
    """
    unique = sorted(dict.fromkeys(edits), key=lambda edit: (edit.start, edit.end))
    for before, after in pairwise(unique):
        if after.start < before.end or (before.start == after.start and before.end == after.end > before.start):
            raise OverlapError(f"{before.start}-{before.end} and {after.start}-{after.end}")
    return tuple(unique)


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text with the edits made, from the end.

    Raises:
        OverlapError: two different edits overlap.
    """
    for edit in reversed(ordered(edits)):
        text = text[: edit.start] + edit.replacement + text[edit.end :]
    return text


@dataclass(frozen=True, slots=True)
class Patchwork:
    """A text as pieces of an original and new text between them."""

    original: str
    pieces: tuple[Kept | str, ...]

    @classmethod
    def of(cls, original: str) -> Patchwork:
        """The unchanged original."""
        return cls(original, ((0, len(original)),))

    @property
    def text(self) -> str:
        """The text as it stands."""
        return "".join(piece if isinstance(piece, str) else self.original[piece[0] : piece[1]] for piece in self.pieces)

    def edited(self, edits: Iterable[Edit]) -> Patchwork:
        """The patchwork after further edits of its `text`.

        Raises:
            OverlapError: two different edits overlap.
        """
        result: list[Kept | str] = []
        at = 0
        for edit in ordered(edits):
            result += self._slice(at, edit.start)
            result.append(edit.replacement)
            at = edit.end
        result += self._slice(at, None)
        return Patchwork(self.original, tuple(_joined(result)))

    def _slice(self, start: int, end: int | None) -> Iterator[Kept | str]:
        at = 0
        for piece in self.pieces:
            size = len(piece) if isinstance(piece, str) else piece[1] - piece[0]
            low = max(start - at, 0)
            high = size if end is None else min(end - at, size)
            if low < high:
                yield piece[low:high] if isinstance(piece, str) else (piece[0] + low, piece[0] + high)
            at += size

    def edits(self) -> tuple[Edit, ...]:
        """The whole change as edits of the original, by position."""
        result: list[Edit] = []
        at = 0
        pending = ""
        for piece in self.pieces:
            if isinstance(piece, str):
                pending += piece
                continue
            if pending or piece[0] > at:
                result.append(Edit(at, piece[0], pending))
            pending, at = "", piece[1]
        if pending or at < len(self.original):
            result.append(Edit(at, len(self.original), pending))
        return tuple(edit for edit in result if self.original[edit.start : edit.end] != edit.replacement)

    def keeps(self, start: int, end: int) -> bool:
        """Whether the original's characters `start` to `end` stand unchanged, side by side."""
        return any(
            not isinstance(piece, str) and piece[0] <= start and end <= piece[1] and piece[0] < piece[1]
            for piece in self.pieces
        )

    def to_original(self, offset: int) -> int:
        """The original's offset for one of `text`; for new text that of the next kept character."""
        at = 0
        last = 0
        for piece in self.pieces:
            size = len(piece) if isinstance(piece, str) else piece[1] - piece[0]
            if isinstance(piece, str):
                at += size
                continue
            if offset < at + size:
                return piece[0] + max(offset - at, 0)
            last = piece[1]
            at += size
        return last


def _joined(pieces: list[Kept | str]) -> Iterator[Kept | str]:
    """Empty pieces dropped, neighbours that belong together made one."""
    last: Kept | str | None = None
    for piece in pieces:
        if not piece or (not isinstance(piece, str) and piece[0] == piece[1]):
            continue
        if isinstance(last, str) and isinstance(piece, str):
            last += piece
        elif isinstance(last, tuple) and isinstance(piece, tuple) and last[1] == piece[0]:
            last = (last[0], piece[1])
        else:
            if last is not None:
                yield last
            last = piece
    if last is not None:
        yield last
