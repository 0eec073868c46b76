"""What the rewriters of bodies have in common: the media type, and one proposal for each file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.rewrite.base import Edit, Proposal
from migrator.rewrite.code import codes
from migrator.rewrite.spots import Spots
from migrator.rewrite.wire.parameters import requests

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from migrator.parse.facts import Entry
    from migrator.rewrite.base import Context
    from migrator.rewrite.code import Code

URLENCODED = "application/x-www-form-urlencoded"
TITLE = "Send a urlencoded body"


def urlencoded(context: Context, edits: Callable[[Code, Entry], Iterable[Edit]]) -> Iterator[Proposal]:
    """What `edits` makes of the request around each entry that hands the assertion to IMS."""
    for document in context.documents():
        spots = Spots(context, document)
        found: dict[Edit, None] = {}
        for code in codes(document):
            for entry in requests(code, spots):
                found.update(dict.fromkeys(code.in_file(edits(code, entry)) or ()))
        if found:
            yield Proposal(TITLE, edits={document.path: tuple(found)})
