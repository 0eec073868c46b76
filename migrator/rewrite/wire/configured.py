"""The address where configuration holds it: dotenv, JSON, YAML, properties, ini and the like."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.parse.facts import Span
from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.programs import CONFIG
from migrator.rewrite.spots import Spots
from migrator.rewrite.wire.endpoint import TOKEN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.document import Document
    from migrator.rewrite.base import Context

_PATH = re.compile(r"(?i)(?<![\w-])exchange(?P<slash>\\?/)(?:v\d{1,2}\\?/)?jwt(?:\\?/)?(?![\w-])")
_ALONE = (
    "nothing in this tree that was migrated reads this address: the program that does has to send the new parameters"
)
_STUCK = "Write /ims/token/v3 here at the moment the program that reads it sends the new parameters, not before."


def _propose(context: Context) -> Iterator[Proposal]:
    for document in context.documents():
        spots = Spots(context, document)
        edits = tuple(_edits(document, spots))
        if not edits:
            continue
        if context.stuck and not context.migrated:
            yield Proposal("Token endpoint", _STUCK, blocking=True)
            return
        known = context.migrated or context.draft.file(document.path).changed
        caution = "" if known else f"{document.path}: {_ALONE}"
        yield Proposal("Ask the OAuth token endpoint", edits={document.path: edits}, caution=caution)


def _edits(document: Document, spots: Spots) -> Iterator[Edit]:
    region = document.regions[0]
    scripts = [
        (one.offsets.to_file(0), one.offsets.to_file(len(one.text)))
        for one in document.regions[1:]
        if one.kind == "code"
    ]
    for match in _PATH.finditer(document.text):
        if any(start <= match.start() < end for start, end in scripts):
            continue  # a script is rewritten as a whole, or not at all
        if spots.near(region, Span(*match.span()), "exchange-endpoint"):
            slash = match["slash"]
            yield Edit(*match.span(), TOKEN.replace("/", slash))


REWRITER = Rewriter("configured-endpoint", 30, _propose, frozenset({CONFIG}))
