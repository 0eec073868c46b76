"""Blocks of code in documentation: each is rewritten as the program that it is, and keeps its indentation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.parse.facts import Span
from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.embedded import rewritten
from migrator.rewrite.programs import PROSE
from migrator.rewrite.prose.text import LOOK, documents
from migrator.rewrite.spots import Spots

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from migrator.parse.document import Document, Region
    from migrator.rewrite.base import Context

_RUNS = ("exchange-endpoint", "jwt-token-parameter", "assertion-signing", "assertion-claims", "sdk-usage")
_SETS = ("sdk-configuration", "credential-file")
_MILLISECONDS = re.compile(r"(?P<before>[\"']?expires_in[\"']?\s*:\s*)(?P<life>8639\d{4})(?!\d)")
_LINE_END = re.compile(r"\r?\n")


def _propose(context: Context) -> Iterator[Proposal]:
    for document in documents(context):
        spots = Spots(context, document)
        edits: list[Edit] = []
        cautions: dict[str, None] = {}
        for region in document.regions[1:]:
            rules = _RUNS if region.kind == "code" else _SETS if region.language == "json" else ()
            if not rules or not spots.near(region, Span(0, len(region.text)), *rules):
                continue
            found = rewritten(context, region.language, region.text, document.path)
            mapped = _mapped(document, region, found.edits)
            edits += mapped or ()
            cautions |= dict.fromkeys(found.cautions if mapped else ())
        if edits:
            edits += _answers(document)
            yield Proposal(
                "Show the client credentials grant",
                edits={document.path: tuple(edits)},
                caution="; ".join([LOOK.format(path=document.path), *cautions]),
            )


def _mapped(document: Document, region: Region, edits: Iterable[Edit]) -> list[Edit] | None:
    """Edits of a block as edits of its file; None where its text does not stand there line by line."""
    result = []
    newline = "\r\n" if "\r\n" in document.text else "\n"
    for edit in edits:
        start, end = region.offsets.to_file(edit.start), region.offsets.to_file(edit.end)
        line = document.text.rfind("\n", 0, start) + 1
        indent = document.text[line : region.offsets.to_file(region.text.rfind("\n", 0, edit.start) + 1)]
        if document.text[start:end].replace("\n" + indent, "\n") != region.text[edit.start : edit.end]:
            return None
        result.append(Edit(start, end, _LINE_END.sub(newline + indent, edit.replacement)))
    return result


def _answers(document: Document) -> Iterator[Edit]:
    """A sample answer with a life in milliseconds gets one in seconds."""
    for region in document.regions[1:]:
        for match in _MILLISECONDS.finditer(region.text):
            start = region.offsets.to_file(match.start("life"))
            if document.text.startswith(match["life"], start):
                yield Edit(start, start + len(match["life"]), "86399")


REWRITER = Rewriter("fenced", 20, _propose, frozenset({PROSE}))
