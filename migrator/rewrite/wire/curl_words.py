"""A program that runs curl with a list of words: `"-F", "client_id=…"`, which is multipart, becomes urlencoded.

The grant is one word with an `&` in it, so it goes as it stands; what the program fills in is encoded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.parse.facts import Span
from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.code import codes
from migrator.rewrite.wire.bodies import TITLE
from migrator.rewrite.wire.requests import outermost

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.base import Context
    from migrator.rewrite.code import Code

_GRANT = "grant_type=client_credentials"
_FORM = frozenset({"-F", "--form", "--form-string"})
_FAMILIES = frozenset({"jvm", "dotnet", "go", "ruby", "php", "python", "javascript"})


def _propose(context: Context) -> Iterator[Proposal]:
    for document in context.documents():
        if not context.draft.file(document.path).changed:
            continue
        edits: dict[Edit, None] = {}
        for code in codes(document):
            edits.update(dict.fromkeys(code.in_file(list(_edits(code))) or ()))
        if edits:
            yield Proposal(TITLE, edits={document.path: tuple(edits)})


def _edits(code: Code) -> Iterator[Edit]:
    at = code.text.find(_GRANT)
    if at == -1:
        return
    span = outermost(code, code.smallest(Span(at, at + 1)))
    for text in code.facts.texts:
        inside = span.start <= text.span.start < span.end
        if not inside or text.value not in _FORM:
            continue
        source = code.text[text.span.start : text.span.end]
        following = code.text[text.span.end : text.span.end + len(_GRANT) + 20]
        option = "-d" if _GRANT in following else "--data-urlencode"
        yield Edit(text.span.start, text.span.end, source.replace(text.value, option))


REWRITER = Rewriter("curl-words", 44, _propose, _FAMILIES)
