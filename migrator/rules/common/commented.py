"""Code that was commented out, read as code."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from migrator.regex import lazy

if TYPE_CHECKING:
    from migrator.parse.document import Region
    from migrator.parse.facts import Facts

_MARK = lazy(r"^[ \t]{0,80}(?:/\*{1,3}|/{2,4}|#{1,4}|-{2,3}|\*(?!/)|;{1,3}|<!--|%{1,3}|\(\*)", re.MULTILINE)
"""What makes a line a comment."""
_END = lazy(r"(?:\*/|-->|\*\))\s{0,80}$")
_SEEN = lazy(r"[^\n\r]")


@lru_cache(maxsize=8)
def commented(region: Region) -> str:
    """The text of a region with all but its comments blank, and these without their marks; offsets stay."""
    pieces: list[str] = []
    at = 0
    for comment in sorted(region.facts.comments, key=lambda one: one.span):
        start, end = comment.span.start, comment.span.end
        if start >= at:
            pieces += (_blank(region.text[at:start]), _bare(region.text[start:end]))
            at = end
    return "".join(pieces)


def as_code(region: Region) -> Region:
    """A region whose facts are those of its comments, with the imports of its code."""

    def read(_text: str) -> Facts:
        found = region.read(commented(region))
        return found._replace(imports=(*region.facts.imports, *found.imports))

    return region.with_reader(read)


def _bare(comment: str) -> str:
    return _END.sub(_spaces, _MARK.sub(_spaces, comment))


def _spaces(match: re.Match[str]) -> str:
    return _blank(match.group())


def _blank(text: str) -> str:
    return _SEEN.sub(" ", text)
