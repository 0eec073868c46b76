"""Blocks of code in documentation: each is rewritten as the program that it is, and keeps its indentation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.parse.facts import Span
from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.embedded import rewritten
from migrator.rewrite.programs import PROSE
from migrator.rewrite.prose.text import LOOK, documents, mapped
from migrator.rewrite.spots import Spots

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.document import Document
    from migrator.rewrite.base import Context

_RUNS = ("exchange-endpoint", "jwt-token-parameter", "assertion-signing", "assertion-claims", "sdk-usage")
_SETS = ("sdk-configuration", "credential-file")
_MILLISECONDS = re.compile(r"(?P<before>[\"']?expires_in[\"']?\s*:\s*)(?P<life>8639\d{4})(?!\d)")


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
            own = mapped(document, region, found.edits)
            edits += own or ()
            cautions |= dict.fromkeys(found.cautions if own else ())
        if edits:
            edits += _answers(document)
            yield Proposal(
                "Show the client credentials grant",
                edits={document.path: tuple(edits)},
                caution="; ".join([LOOK.format(path=document.path), *cautions]),
            )


def _answers(document: Document) -> Iterator[Edit]:
    """A sample answer with a life in milliseconds gets one in seconds."""
    for region in document.regions[1:]:
        for match in _MILLISECONDS.finditer(region.text):
            start = region.offsets.to_file(match.start("life"))
            if document.text.startswith(match["life"], start):
                yield Edit(start, start + len(match["life"]), "86399")


REWRITER = Rewriter("fenced", 20, _propose, frozenset({PROSE}))
