"""Ruby: a multipart form becomes a urlencoded one: `set_form`, HTTParty's and RestClient's `multipart`, and headers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.wire.bodies import URLENCODED, urlencoded
from migrator.rewrite.wire.requests import region_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.facts import Entry
    from migrator.rewrite.base import Context
    from migrator.rewrite.code import Code

_TYPE = re.compile(r"(?i)(?<=['\"])multipart/form-data[^'\"]*(?=['\"])")
_FLAG = re.compile(r",\s*(?::multipart\s*=>|multipart:)\s*true")
_QUERY = re.compile(r"(?<![\w:])(?P<name>query)(?=:\s*\{)")
_MIDDLEWARE = re.compile(r"\.request[ (]\s*(?P<name>:multipart)\b")
"""Faraday: what makes a body of a hash."""


def _propose(context: Context) -> Iterator[Proposal]:
    yield from urlencoded(context, _edits)


def _edits(code: Code, entry: Entry) -> Iterator[Edit]:
    span = region_of(code, code.smallest(entry.span))
    yield from (Edit(*match.span(), URLENCODED) for match in _TYPE.finditer(code.text, span.start, span.end))
    yield from (Edit(*match.span(), "") for match in _FLAG.finditer(code.text, span.start, span.end))
    yield from (Edit(*match.span("name"), "body") for match in _QUERY.finditer(code.text, span.start, span.end))
    yield from (Edit(*match.span("name"), ":url_encoded") for match in _MIDDLEWARE.finditer(code.text))


REWRITER = Rewriter("body-ruby", 20, _propose, frozenset({"ruby"}))
