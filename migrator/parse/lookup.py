"""Finds values by their path in the facts of a configuration."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from migrator.parse.facts import Entry, Facts, Span, Text


class Lookup:
    """An index of entries by path and of texts by place, made when first asked."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts

    @cached_property
    def _values(self) -> dict[tuple[str, ...], Entry]:
        found: dict[tuple[str, ...], Entry] = {}
        for entry in self._facts.entries:
            if entry.value is not None:
                found.setdefault((*entry.path, entry.name), entry)
        return found

    @cached_property
    def _starts(self) -> list[int]:
        return [text.span.start for text in self._facts.texts]

    def value(self, path: tuple[str, ...]) -> str | None:
        """The scalar at a path, the first one where a key occurs twice."""
        found = self.entry(path)
        return found.value if found is not None else None

    def entry(self, path: tuple[str, ...]) -> Entry | None:
        """The entry with a scalar at a path, the first one where a key occurs twice."""
        return self._values.get(path)

    def texts(self, entry: Entry) -> tuple[Text, ...]:
        """The texts inside the value of an entry, in order."""
        if entry.value_span is None:
            return ()
        first = bisect_left(self._starts, entry.value_span.start)
        last = bisect_left(self._starts, max(entry.value_span.end, entry.value_span.start + 1), first)
        return self._facts.texts[first:last]

    def within(self, span: Span) -> tuple[Entry, ...]:
        """The entries that begin inside a span, in order."""
        starts = self._entry_starts
        first = bisect_left(starts, span.start)
        return self._facts.entries[first : bisect_left(starts, span.end, first)]

    @cached_property
    def _entry_starts(self) -> list[int]:
        return [entry.span.start for entry in self._facts.entries]


def outermost(entries: Iterable[Entry]) -> Iterator[Entry]:
    """The entries that are not inside the value of the one yielded before: what they hold is held once."""
    end = -1
    for entry in entries:
        if entry.span.start >= end:
            end = entry.span.end
            yield entry
