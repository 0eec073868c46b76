"""Ruby: a multipart form becomes a urlencoded one: `set_form`, HTTParty's and RestClient's `multipart`, and headers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.parse.facts import Span
from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.wire.bodies import URLENCODED, urlencoded
from migrator.rewrite.wire.requests import outermost, region_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.facts import Entry
    from migrator.rewrite.base import Context
    from migrator.rewrite.code import Code

_TYPE = re.compile(r"(?i)(?<=['\"])multipart/form-data[^'\"]*(?=['\"])")
_FLAG = re.compile(r",\s*(?::multipart\s*=>|multipart:)\s*true")
_QUERY = re.compile(r"(?<![\w:])(?P<name>query)(?=:\s*\{)")
_MIDDLEWARE = re.compile(r"(?P<line>\b\w+\.request[ (]\s*)(?P<name>:multipart)(?P<end>\b\)?)")
"""Faraday: what makes a body of a hash."""
_ENCODES = re.compile(r"\.request[ (]\s*:url_encoded\b")
_MAKES = re.compile(r"\bFaraday\.(?:new|post)\b")
_BLOCKS = frozenset({"do_block", "block"})


def _propose(context: Context) -> Iterator[Proposal]:
    yield from urlencoded(context, _edits)


def _edits(code: Code, entry: Entry) -> Iterator[Edit]:
    span = region_of(code, code.smallest(entry.span))
    yield from (Edit(*match.span(), URLENCODED) for match in _TYPE.finditer(code.text, span.start, span.end))
    yield from (Edit(*match.span(), "") for match in _FLAG.finditer(code.text, span.start, span.end))
    yield from (Edit(*match.span("name"), "body") for match in _QUERY.finditer(code.text, span.start, span.end))
    yield from _middleware(code, outermost(code, code.smallest(entry.span)))


def _middleware(code: Code, own: Span) -> Iterator[Edit]:
    """Connections that make no form of a hash yet; one of another function goes on sending files for others."""
    alone = _MAKES.search(code.text, own.start, own.end) is not None
    for match in _MIDDLEWARE.finditer(code.text):
        node = code.smallest(Span(*match.span("name")))
        block = next((one for one in node.ancestors() if one.kind in _BLOCKS), None)
        if block is not None and _ENCODES.search(code.source(block)):
            continue
        if own.start <= match.start() < own.end:
            yield Edit(*match.span("name"), ":url_encoded")
        elif not alone:
            indent = code.text[code.line_start(match.start()) : match.start()]
            mark = f"\n{indent}" if not indent.strip() else "; "
            yield Edit(match.end(), match.end(), f"{mark}{match['line']}:url_encoded{match['end']}")


REWRITER = Rewriter("body-ruby", 20, _propose, frozenset({"ruby"}))
