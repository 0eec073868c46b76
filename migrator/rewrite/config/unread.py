"""Configuration that only the assertion needed: gone with the code that read it.

An entry goes when its name belongs to the old flow alone, a program of the same integration has been migrated, and no
code of the tree names it any more. Organisation and technical account stay: they do no harm, and say whose it is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.parse.identify import identify
from migrator.parse.languages import CODE
from migrator.parse.manifest import dependencies
from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.feed.words import flat, only_jwt
from migrator.rewrite.programs import CONFIG
from migrator.rewrite.removal import without_elements, without_lines
from migrator.rewrite.spots import Spots

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from migrator.parse.document import Region
    from migrator.parse.facts import Entry, Span
    from migrator.rewrite.base import Context

_STAYS = re.compile(r"(?i)tech|account|token|endpoint|exchange|url|host|issuer|expir")
_METASCOPE = re.compile(r"(?i)meta_?-?scopes?$")
_SPEAKS = re.compile(r"(?i)private key|meta.?scope|\bjwt\b|certificate|service account")
_LINES = frozenset({"dotenv", "ini", "properties", "toml", "yaml"})
_FORMATS = _LINES | {"json", "jsonc"}
_MOST_FILES = 4000
_PURGE = "Delete the value from the secret store and from every deployment, too, and treat the key as leaked."


def _propose(context: Context) -> Iterator[Proposal]:
    if not context.migrated:
        return
    read = _Readers(context)
    for document in context.documents():
        region = document.regions[0]
        if region.language not in _FORMATS or document.generated or dependencies(document):
            continue
        spots = Spots(context, document)
        gone = [
            entry
            for entry in region.facts.entries
            if _goes(entry) and spots.near(region, entry.span) and not read.names(entry.name)
        ]
        edits = tuple(dict.fromkeys(_edits(context, region, gone, read)))
        if edits:
            keys = any("key" in flat(entry.name) for entry in region.facts.entries if _goes(entry))
            yield Proposal(
                "Remove what only the assertion needed",
                _PURGE if keys else "",
                edits={document.path: edits},
            )


def _goes(entry: Entry) -> bool:
    return only_jwt(entry.name) and _STAYS.search(entry.name) is None and bool(entry.name.strip("0123456789"))


class _Readers:
    """The names in the code of the tree as it stands."""

    def __init__(self, context: Context) -> None:
        self._text = ""
        self._flat: set[str] = set()
        paths = [path for path in context.draft.source.paths if identify(path, "") in CODE]
        for path in paths[:_MOST_FILES]:
            text = context.draft.document(path).text
            self._flat |= {flat(word) for word in re.findall(r"[A-Za-z_][\w.-]*", text)}
            self._flat |= {flat(word) for word in re.findall(r"[A-Za-z_]\w*", text)}

    def names(self, name: str) -> bool:
        """Whether any code names an entry, in whatever spelling."""
        return flat(name) in self._flat

    def scopes(self, beside: str) -> str | None:
        """The variable for the scopes that the code reads now, beside the one it read before."""
        stem = _METASCOPE.sub("", beside)
        name = f"{stem}SCOPES"
        return name if flat(name) in self._flat else None


def _edits(context: Context, region: Region, gone: Sequence[Entry], read: _Readers) -> Iterator[Edit]:
    if region.language not in _LINES:
        outer = [entry for entry in gone if not any(_holds(other.span, entry.span) for other in gone)]
        for container in dict.fromkeys(entry.container for entry in outer):
            siblings = [entry.span for entry in region.facts.entries if entry.container == container]
            yield from without_elements(region.text, siblings, frozenset(entry.span for entry in outer))
        return
    for entry in gone:
        renamed = read.scopes(entry.name) if region.language == "dotenv" and _METASCOPE.search(entry.name) else None
        if renamed is not None and entry.value_span is not None:
            yield Edit(entry.name_span.start, entry.name_span.end, renamed)
            yield Edit(entry.value_span.start, entry.value_span.end, context.program.scopes)
        else:
            yield _lines(region, entry)


def _holds(outer: Span, inner: Span) -> bool:
    return outer != inner and outer.start <= inner.start and inner.end <= outer.end


def _lines(region: Region, entry: Entry) -> Edit:
    """The lines of an entry, with the comment above it that speaks of nothing else."""
    text, span = region.text, entry.span
    whole = without_lines(text, span)
    start, end = whole.start, whole.end
    above = start
    while above > 0:
        line = text[text.rfind("\n", 0, above - 1) + 1 : above]
        if not line.lstrip().startswith(("#", ";")):
            break
        above -= len(line)
    comment = text[above:start]
    following = text[end : text.find("\n", end) if text.find("\n", end) != -1 else len(text)]
    indent = len(text[start : span.start]) - len(text[start : span.start].lstrip())
    ends = not following.strip() or len(following) - len(following.lstrip()) < indent or _goes_by_line(region, end)
    if comment and (_SPEAKS.search(comment) or ends):
        start = above
    return Edit(start, end, "")


def _goes_by_line(region: Region, offset: int) -> bool:
    """Whether the entry of the next line goes, too."""
    return any(
        entry.span.start >= offset and _goes(entry) for entry in region.facts.entries if entry.span.start < offset + 200
    )


REWRITER = Rewriter("unread-configuration", 50, _propose, frozenset({CONFIG}))
