"""Takes entries out of configuration text, so that what stays around them still reads well and parses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.base import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from migrator.parse.facts import Span

_COMMA = re.compile(r"[ \t]*,")
_LINE_END = re.compile(r"[ \t]*(?:\r?\n|$)")


def without_elements(text: str, siblings: Sequence[Span], gone: frozenset[Span]) -> Iterator[Edit]:
    """Entries of one JSON object taken out; at the object's end the comma before them goes as well.

    `siblings` are all entries of the object, in order of appearance; `gone` are those to take out.
    """
    kept = [span for span in siblings if span not in gone]
    tail = [span for span in siblings if span in gone and (not kept or span.start > kept[-1].start)]
    if tail:
        start = kept[-1].end if kept else tail[0].start
        yield Edit(start, tail[-1].end, "")
    yield from (_without_element(text, span) for span in siblings if span in gone and span not in tail)


def _without_element(text: str, span: Span) -> Edit:
    """An entry that another one follows, with the comma between them where the format wants one."""
    comma = _COMMA.match(text, span.end)
    end = comma.end() if comma is not None else span.end
    start = text.rfind("\n", 0, span.start) + 1
    line_end = _LINE_END.match(text, end)
    if not text[start : span.start].strip() and line_end is not None:
        return Edit(start, line_end.end(), "")
    while end < len(text) and text[end] in " \t":
        end += 1
    return Edit(span.start, end, "")


def without_lines(text: str, span: Span) -> Edit:
    """The whole lines of an entry."""
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", max(span.end - 1, span.start))
    return Edit(start, len(text) if end == -1 else end + 1, "")
