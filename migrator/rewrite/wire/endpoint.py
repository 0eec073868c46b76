"""The address: `/ims/exchange/jwt` in any spelling becomes `/ims/token/v3`; the host stays as it is put together."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.programs import NOT_CODE
from migrator.rewrite.spots import Spots

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.document import Document, Region
    from migrator.parse.facts import Span, Text
    from migrator.rewrite.base import Context

EXCHANGE = re.compile(r"(?i)(?:(?<=/)|(?<![\w/.-]))exchange/(?:v\d{1,2}/)?jwt/?(?![\w-])")
_SEEN = re.compile(r"(?i)(?P<exchange>exchange)/(?P<version>v\d{1,2}/)?(?P<jwt>jwt)(?![\w-])")
TOKEN = "token/v3"  # noqa: S105 - a path


def _propose(context: Context) -> Iterator[Proposal]:
    if context.program.family in NOT_CODE:
        return
    for document in context.documents():
        spots = Spots(context, document)
        edits: dict[Edit, None] = {}
        for region in document.regions:
            for own, found in exchange_edits(document, region, spots):
                if not own:
                    yield Proposal(
                        "Token endpoint",
                        f"{document.path}: the path {found!r} is put together in a way that is not followed; write "
                        f"/ims/token/v3 there, and send grant_type, client_id, client_secret and scope.",
                        blocking=True,
                    )
                else:
                    edits.update(dict.fromkeys(own))
        if edits:
            yield Proposal("Ask the OAuth token endpoint", edits={document.path: tuple(edits)})


def exchange_edits(document: Document, region: Region, spots: Spots) -> Iterator[tuple[tuple[Edit, ...], str]]:
    """The edits of each exchange path that was found in a region, and the path as it reads."""
    for text in region.facts.texts:
        for match in _SEEN.finditer(text.value):
            if spots.near(region, text.locate(*match.span()), "exchange-endpoint"):
                yield edits_of(document, region, text, match), match.group()


def edits_of(document: Document, region: Region, text: Text, match: re.Match[str]) -> tuple[Edit, ...]:
    """The edits for one exchange path of a folded text; empty where the source does not hold it in plain sight."""
    for span in _sources(text, match):
        found = EXCHANGE.search(region.text, span.start, span.end)
        if found is not None:
            edit = _in_file(document, region, found.start(), found.group(), TOKEN)
            return (edit,) if edit is not None else ()
    pieces = [
        _in_file(document, region, text.locate(*match.span(group)).start, match.group(group), new)
        for group, new in (("exchange", "token"), ("version", ""), ("jwt", "v3"))
        if match.group(group)
    ]
    return tuple(piece for piece in pieces if piece is not None) if None not in pieces else ()


def _in_file(document: Document, region: Region, start: int, old: str, new: str) -> Edit | None:
    at = region.offsets.to_file(start)
    return Edit(at, at + len(old), new) if document.text[at : at + len(old)] == old else None


def _sources(text: Text, match: re.Match[str]) -> Iterator[Span]:
    """The parts of the source that a match touches."""
    end = len(text.value)
    for (offset, span), following in zip(text.parts, [*(at for at, _ in text.parts[1:]), end], strict=True):
        if offset < match.end() and match.start() < following:
            yield span


REWRITER = Rewriter("endpoint", 30, _propose)
