"""Chapters about the yearly certificate: a chapter about the client secret in their place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from migrator.parse.facts import Span
from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.programs import PROSE
from migrator.rewrite.prose.text import LOOK, documents, prose
from migrator.rewrite.spots import Spots

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.document import Document
    from migrator.rewrite.base import Context

_HEADING = re.compile(r"(?P<marks>\#{1,6}|={1,6})[ \t]+(?P<title>[^\n]{1,200})")
_TITLE = re.compile(
    r"(?i)\b(?:certificate|key ?pair|private key|key)\b[^\n]{0,20}\b(?:rotation|renewal|expiry)\b"
    r"|\b(?:rotat\w{1,3}|renew\w{0,3}|replac\w{1,3}) (?:the |our |your )?(?:Adobe )?"
    r"(?:certificate|key ?pair|private key)\b"
)
_WHEN = re.compile(
    r"(?i)[ \t]*\([^()\n]{0,40}(?:year|annual|month|\d|january|february|march|april|may|june|july|august"
    r"|september|october|november|december)[^()\n]{0,40}\)"
)
"""When it was done, behind the title."""
_TEXT = (
    "The OAuth Server-to-Server credential has neither a certificate nor a key, so nothing runs out on a date. Its\n"
    "client secret can be rotated at any time:\n"
    "\n"
    "1. Add a second client secret to the credential in the Adobe Developer Console; it holds two at most.\n"
    "2. Deploy the new secret everywhere, and check that every program signs in with it.\n"
    "3. Delete the old secret in the Console. This cannot be undone.\n"
)


class _Section(NamedTuple):
    level: int
    title: Span
    start: int
    end: int


def _propose(context: Context) -> Iterator[Proposal]:
    for document in documents(context):
        spots = Spots(context, document)
        edits = [edit for section in _sections(document) for edit in _edits(document, section, spots)]
        if edits:
            yield Proposal(
                "Tell how the client secret is rotated",
                edits={document.path: tuple(edits)},
                caution=LOOK.format(path=document.path),
            )


def _sections(document: Document) -> Iterator[_Section]:
    """Each heading with what stands below it, up to the next one that is not deeper."""
    headings = [(line, match) for line in prose(document) if (match := _HEADING.fullmatch(line.text)) is not None]
    for at, (line, match) in enumerate(headings):
        level = len(match["marks"])
        following = next((one.start for one, other in headings[at + 1 :] if len(other["marks"]) <= level), None)
        title = Span(line.start + match.start("title"), line.start + match.end("title"))
        start = min(line.end + 1, len(document.text))
        yield _Section(level, title, start, len(document.text) if following is None else following)


def _edits(document: Document, section: _Section, spots: Spots) -> Iterator[Edit]:
    text = document.text
    match = _TITLE.search(text, section.title.start, section.title.end)
    if match is None or section.start >= section.end:
        return
    if not spots.near(document.regions[0], Span(section.start, section.end)):
        return
    begins = match.start() == section.title.start
    note = _WHEN.match(text, match.end(), section.title.end)
    title = "Client secret rotation" if begins else "client secret rotation"
    yield Edit(match.start(), note.end() if note is not None else match.end(), title)
    newline = "\r\n" if "\r\n" in text else "\n"
    tail = "\n" if section.end < len(text) else ""
    yield Edit(section.start, section.end, f"\n{_TEXT}{tail}".replace("\n", newline))


REWRITER = Rewriter("sections", 30, _propose, frozenset({PROSE}))
