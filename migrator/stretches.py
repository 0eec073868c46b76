"""Offsets and stretches of a text, kept in order, so that asking costs a bisection however many there are."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Stretches:
    """Stretches of a file that do not overlap."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []

    def add(self, start: int, end: int) -> None:
        """Take a stretch in; an empty one takes a character."""
        at = bisect_right(self._starts, start)
        self._starts.insert(at, start)
        self._ends.insert(at, max(end, start + 1))

    def overlaps(self, start: int, end: int) -> bool:
        """Whether one of them meets this one."""
        at = bisect_right(self._starts, start)
        before = at > 0 and self._ends[at - 1] > start
        return before or (at < len(self._starts) and self._starts[at] < max(end, start + 1))

    def covers(self, start: int, end: int) -> bool:
        """Whether one of them holds this one whole; an empty one takes a character."""
        at = bisect_right(self._starts, start) - 1
        return at >= 0 and self._ends[at] >= max(end, start + 1)


class Offsets:
    """Single offsets, each once."""

    def __init__(self, offsets: Iterable[int] = ()) -> None:
        self._sorted = sorted(set(offsets))

    def add(self, offset: int) -> None:
        """Take one in."""
        if offset not in self:
            insort(self._sorted, offset)

    def __contains__(self, offset: int) -> bool:
        return self.between(offset, offset + 1)

    def between(self, start: int, end: int) -> bool:
        """Whether one lies from `start` on and before `end`."""
        at = bisect_left(self._sorted, start)
        return at < len(self._sorted) and self._sorted[at] < end
