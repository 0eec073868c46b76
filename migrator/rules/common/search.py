"""The search for literals: in the text as written, and in the folded strings where the writing splits them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from migrator.parse.facts import Span

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from migrator.parse.document import Region
    from migrator.parse.facts import Entry


@dataclass(frozen=True, slots=True)
class Hit:
    """A place in a region and what was read there."""

    span: Span
    match: re.Match[str]
    folded: bool = False


def hits(region: Region, pattern: re.Pattern[str]) -> Iterator[Hit]:
    """Every place where the pattern stands, each once: as written first, then as folded.

    A group named `at` is the place; what the pattern reads around it may stand elsewhere once strings are folded.
    """
    group = "at" if "at" in pattern.groupindex else 0
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
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    return start, len(text) if end < 0 else end


def neighbourhood(text: str, span: Span, lines: int) -> str:
    """The text from `lines` lines above a span to `lines` below it, at most 4000 characters either way."""
    start, end = line_bounds(text, span.start)[0], line_bounds(text, max(span.end - 1, span.start))[1]
    floor, ceiling = max(0, span.start - 4000), min(len(text), span.end + 4000)
    for _ in range(lines):
        if start <= floor:
            break
        start = text.rfind("\n", 0, start - 1) + 1
    for _ in range(lines):
        if end >= ceiling:
            break
        following = text.find("\n", end + 1)
        end = len(text) if following < 0 else following
    return text[max(start, floor) : min(end, ceiling)]


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
