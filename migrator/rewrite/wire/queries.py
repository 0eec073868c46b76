"""Addresses that end with the parameters of the new request: what Java, PHP, C#, Go and Ruby have in common."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from migrator.rewrite.base import Edit, Proposal
from migrator.rewrite.code import codes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from migrator.parse.facts import Span
    from migrator.rewrite.base import Context
    from migrator.rewrite.code import Code

_QUERY = re.compile(r"\?(?:[^?\s]*&)?grant_type=client_credentials\b")
_MARK = re.compile(r"\?(?=\w+=)")
_OPENING = re.compile(r"[$@]{0,2}\"|'|`")
_EMPTY_END = re.compile(r"\s*\+\s*[$@]{0,2}[\"']$")
_FORMATS = re.compile(r"(?:[sS]tring\.[fF]ormat|fmt\.Sprintf|format)\(")


class Cut(NamedTuple):
    """The source of an address without its query, and of the query."""

    address: str
    query: str


def moved(
    context: Context, languages: frozenset[str], edits: Callable[[Code, Span], Iterator[Edit]]
) -> Iterator[Proposal]:
    """One proposal for each file; `edits` are those of an address and its request, none where it is not followed."""
    for document in context.documents():
        found: dict[Edit, None] = {}
        for code in codes(document):
            for text in code.facts.texts if code.region.language in languages else ():
                if _QUERY.search(text.value):
                    found.update(dict.fromkeys(code.in_file(list(edits(code, text.span))) or ()))
        if found:
            yield Proposal("Send the parameters in the body", edits={document.path: tuple(found)})


def cut(code: Code, span: Span) -> Cut | None:
    """An address that is written out, or put together, in two; None where it cannot be told where its query begins."""
    source = code.text[span.start : span.end]
    mark = _MARK.search(source)
    formats = _FORMATS.match(source) is not None
    if mark is None or (formats and re.search(r"[%{]", source[: mark.start()])):
        return None
    literal = next(
        (
            node
            for node in code.within(span)
            if node.kind in code.grammar.strings and node.start <= span.start + mark.start() < node.end
        ),
        None,
    )
    opening = _OPENING.match(code.text, literal.start) if literal is not None else None
    if opening is None or literal is None:
        return None
    head = source[: mark.start()]
    if formats:
        first = literal.start - span.start
        return Cut(head[first:] + opening.group()[-1], source[:first] + opening.group() + source[mark.end() :])
    bare = _EMPTY_END.search(head)
    address = head[: bare.start()] if bare is not None else head + opening.group()[-1]
    return Cut(address, opening.group() + source[mark.end() :])
