"""Keys of metascopes become keys of scopes, with what hands them on: a Helm value, a variable of Terraform."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from migrator.rewrite.base import Edit
from migrator.rewrite.config.leaving import leaving
from migrator.rewrite.config.readers import references, referred
from migrator.rewrite.edits import apply
from migrator.rewrite.feed.words import flat

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from migrator.parse.document import Document, Region
    from migrator.parse.facts import Entry, Span

METASCOPE = re.compile(r"(?i)meta[_.-]?scopes?$")
_QUOTED = frozenset({"json", "jsonc", "hcl", "toml", "osgi"})
_MOST_ROUNDS = 8
_ALIGNED = re.compile(r"(?P<gap>[ \t]{2,})=")


class Part(NamedTuple):
    """What may change in one file."""

    document: Document
    gone: tuple[Entry, ...]
    renamed: tuple[tuple[Entry, str], ...]

    @property
    def region(self) -> Region:
        """The file as a whole."""
        return self.document.regions[0]

    def left(self) -> str:
        """The text without what goes."""
        return apply(self.document.text, leaving(self.region, self.gone))


def scopes_name(name: str) -> str | None:
    """The key for scopes after that of metascopes, in its spelling; None for any other key."""
    match = METASCOPE.search(name)
    if match is None:
        return None
    word = "SCOPES" if name.isupper() else "Scopes" if match.start() and match[0][0].isupper() else "scopes"
    return name[: match.start()] + word


def renamed_with(parts: Sequence[Part]) -> list[Part]:
    """The parts with the keys renamed as well that a renamed one takes its value from."""
    result = list(parts)
    for _ in range(_MOST_ROUNDS):
        handed = {
            name
            for part in result
            for entry, _ in part.renamed
            for name in referred(part.region.text[entry.span.start : entry.span.end], part.region.language)
        }
        grown = [_grown(part, handed) for part in result]
        if grown == result:
            break
        result = grown
    return result


def _grown(part: Part, handed: AbstractSet[str]) -> Part:
    more = [entry for entry in part.gone if flat(entry.name) in handed and METASCOPE.search(entry.name)]
    if not more:
        return part
    new = tuple((entry, scopes_name(entry.name) or entry.name) for entry in more)
    return part._replace(gone=tuple(entry for entry in part.gone if entry not in more), renamed=(*part.renamed, *new))


def renames(scopes: str, part: Part, handed: AbstractSet[str]) -> Iterator[Edit]:
    """The edits of the renamed keys and of what refers to them; a value that is written out becomes the scopes."""
    text = part.region.text
    names = [entry.name_span for entry, _ in part.renamed]
    for entry, name in part.renamed:
        yield Edit(entry.name_span.start, entry.name_span.end, name)
        aligned = _ALIGNED.match(text, entry.name_span.end)
        if aligned is not None and len(entry.name) > len(name):
            yield Edit(aligned.end("gap"), aligned.end("gap"), " " * (len(entry.name) - len(name)))
        span = entry.value_span
        if span is not None and not referred(text[span.start : span.end], part.region.language) & handed:
            yield _value(part, entry, span, scopes)
    for match in references(text, part.region.language):
        last = match["name"].rpartition(".")[2]
        start = match.start("name") + len(match["name"]) - len(last)
        new = scopes_name(last)
        if flat(last) in handed and new is not None and not any(one.start <= start < one.end for one in names):
            yield Edit(start, start + len(last), new)


def _value(part: Part, entry: Entry, span: Span, scopes: str) -> Edit:
    """The scopes as one string, quoted as the value was; a list below its key goes up to it."""
    text = part.region.text
    if entry.path[-1:] == ("properties",) and entry.value is None and part.region.language == "json":
        return Edit(span.start, span.end, '{"type": "string"}')
    quote = text[span.start] if text[span.start : span.start + 1] in {'"', "'"} else ""
    if not quote and part.region.language in _QUOTED:
        quote = '"'
    if text[span.start : span.start + 1] == "-" and "\n" in text[entry.name_span.end : span.start]:
        start = text.find(":", entry.name_span.end) + 1
        return Edit(start, span.end, f" {scopes}")
    return Edit(span.start, span.end, f"{quote}{scopes}{quote}")
