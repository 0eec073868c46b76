"""Ruby: a multipart form becomes a urlencoded one: `set_form`, HTTParty's and RestClient's `multipart`, and headers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.code import codes
from migrator.rewrite.spots import Spots
from migrator.rewrite.wire.parameters import requests
from migrator.rewrite.wire.requests import region_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.base import Context

_TYPE = re.compile(r"(?i)(?<=['\"])multipart/form-data[^'\"]*(?=['\"])")
_FLAG = re.compile(r",\s*(?::multipart\s*=>|multipart:)\s*true")
_QUERY = re.compile(r"(?<![\w:])(?P<name>query)(?=:\s*\{)")
_MIDDLEWARE = re.compile(r"\.request[ (]\s*(?P<name>:multipart)\b")
"""Faraday: what makes a body of a hash."""
URLENCODED = "application/x-www-form-urlencoded"


def _propose(context: Context) -> Iterator[Proposal]:
    for document in context.documents():
        spots = Spots(context, document)
        edits: dict[Edit, None] = {}
        for code in codes(document):
            for entry in requests(code, spots):
                span = region_of(code, code.smallest(entry.span))
                own = [Edit(*match.span(), URLENCODED) for match in _TYPE.finditer(code.text, span.start, span.end)]
                own += [Edit(*match.span(), "") for match in _FLAG.finditer(code.text, span.start, span.end)]
                own += [Edit(*match.span("name"), "body") for match in _QUERY.finditer(code.text, span.start, span.end)]
                own += [Edit(*match.span("name"), ":url_encoded") for match in _MIDDLEWARE.finditer(code.text)]
                edits.update(dict.fromkeys(code.in_file(own) or ()))
        if edits:
            yield Proposal("Send a urlencoded body", edits={document.path: tuple(edits)})


REWRITER = Rewriter("body-ruby", 20, _propose, frozenset({"ruby"}))
