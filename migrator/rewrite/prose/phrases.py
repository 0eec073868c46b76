"""Words of the old flow in running text: what the credential is called, and what is done with it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.parse.facts import Span
from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.programs import PROSE
from migrator.rewrite.prose.text import LOOK, documents, prose
from migrator.rewrite.spots import Spots
from migrator.rewrite.wire.endpoint import EXCHANGE, TOKEN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.document import Document
    from migrator.rewrite.base import Context
    from migrator.rewrite.prose.text import Line

_ARTICLE = r"(?P<article>\ba )?"
_EXCHANGE = (
    r"(?i)\bexchang(?P<form>e|es|ed|ing) (?:(?:an?|the|your|that) )?(?:signed )?(?:JWT|JSON Web Token)s?"
    r"(?: token)?(?: (?:for|into) (?:an?|the|your) (?:access )?token)?"
)
_PHRASES = tuple(
    (re.compile(pattern), new)
    for pattern, new in (
        (rf"(?i){_ARTICLE}\bservice[ -]account ?\((?:JWT|JSON Web Tokens?)\)", "OAuth Server-to-Server"),
        (rf"(?i){_ARTICLE}\bJWT service[ -]account\b", "OAuth Server-to-Server"),
        (rf"(?i){_ARTICLE}\bservice account integration\b(?: \(JWT\))?", "OAuth Server-to-Server credential"),
        (rf"{_ARTICLE}\bJWT (?=(?:credentials?|integration|connection|auth\w*)\b)", "OAuth Server-to-Server "),
        (_EXCHANGE, "ask{form} for an access token"),
        (
            r"(?i)\b(?P<verb>ask \w{1,30} for) (?:the|a|your) private key\b(?! file)",
            "{verb} the client secret",
        ),
    )
)
_FORMS = {"e": "", "es": "s", "ed": "ed", "ing": "ing"}
_LIFE = re.compile(r"(?i)\bmilli-?seconds\b")
_TOKEN = re.compile(
    r"(?i)expires_in|\btoken\b[^\n]{0,80}\b(?:life|valid|expir)|\b(?:life|valid|expir)[^\n]{0,80}\btoken\b"
)
_METASCOPE = re.compile(
    r"(?P<start>(?:The|Our|Its) )meta-?scopes?(?P<of> (?:for|of) [^.\n`]{1,80})? (?:is|are) `?ent_\w{1,60}`?"
    r"(?P<end>[.\n]|$)"
)
_SCOPES = (
    "{start}scopes{of} are `{scopes}`; compare them with the scopes on the credential's page in the Developer "
    "Console{end}"
)


def _propose(context: Context) -> Iterator[Proposal]:
    for document in documents(context):
        spots = Spots(context, document)
        edits = [edit for line in prose(document) for edit in _edits(context, document, line, spots)]
        if edits:
            yield Proposal(
                "Tell of the OAuth Server-to-Server credential",
                edits={document.path: tuple(edits)},
                caution=LOOK.format(path=document.path),
            )


def _edits(context: Context, document: Document, line: Line, spots: Spots) -> Iterator[Edit]:
    taken: list[Span] = []
    for pattern, new in _PHRASES:
        for match in pattern.finditer(line.text):
            span = Span(line.start + match.start(), line.start + match.end())
            if not any(one.start < span.end and span.start < one.end for one in taken):
                taken.append(span)
                yield Edit(span.start, span.end, _filled(new, match))
    for match in _METASCOPE.finditer(line.text):
        new = _SCOPES.format(**_groups(match), scopes=context.program.scopes)
        yield Edit(line.start + match.start(), line.start + match.end(), new)
    for match in EXCHANGE.finditer(line.text):
        span = Span(line.start + match.start(), line.start + match.end())
        if spots.near(document.regions[0], span, "exchange-endpoint"):
            yield Edit(span.start, span.end, TOKEN)
    if _TOKEN.search(line.text):
        for match in _LIFE.finditer(line.text):
            yield Edit(line.start + match.start(), line.start + match.end(), "seconds")


def _groups(match: re.Match[str]) -> dict[str, str]:
    return {name: value or "" for name, value in match.groupdict().items()}


def _filled(new: str, match: re.Match[str]) -> str:
    """The new words, beginning as the old ones did."""
    groups = _groups(match)
    groups["form"] = _FORMS.get(groups.get("form", "").lower(), "")
    filled = ("an " if groups.get("article") else "") + new.format(**groups)
    return filled[0].upper() + filled[1:] if match.group()[0].isupper() else filled


REWRITER = Rewriter("phrases", 40, _propose, frozenset({PROSE}))
