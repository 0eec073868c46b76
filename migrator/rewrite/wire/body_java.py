"""Java: multipart builders become form builders.

OkHttp's `MultipartBody`, Apache's `MultipartEntityBuilder`, Spring's `MULTIPART_FORM_DATA`, RestAssured's `multiPart`
and Jersey's `FormDataMultiPart`; a body with a boundary written by hand is left to a human.
"""

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

    from migrator.parse.facts import Span
    from migrator.rewrite.base import Context
    from migrator.rewrite.code import Code

URLENCODED = "application/x-www-form-urlencoded"
_BY_HAND = re.compile(r"Content-Disposition:\s*form-data|--\s*\"\s*\+\s*boundary")
_RENAMES = (
    (re.compile(r"\bMultipartBody\.Builder\((?:\w+)?\)"), "FormBody.Builder()"),
    (re.compile(r"(?<!\s)\s*\.setType\(\s*MultipartBody\.FORM\s*\)"), ""),
    (re.compile(r"\.addFormDataPart\("), ".add("),
    (re.compile(r"\bMediaType\.MULTIPART_FORM_DATA\b"), "MediaType.APPLICATION_FORM_URLENCODED"),
    (re.compile(r"\bContentType\.MULTIPART_FORM_DATA\b"), "ContentType.APPLICATION_FORM_URLENCODED"),
    (re.compile(r"\.multiPart\("), ".formParam("),
    (re.compile(r"(?<=\")multipart/form-data[^\"]*(?=\")(?:\"\s*\+\s*\w+)?"), URLENCODED),
)
_IMPORTS = {"FormBody": ("okhttp3.MultipartBody", "okhttp3.FormBody")}


def _propose(context: Context) -> Iterator[Proposal]:
    for document in context.documents():
        spots = Spots(context, document)
        edits: dict[Edit, None] = {}
        for code in codes(document):
            for entry in requests(code, spots):
                span = region_of(code, code.smallest(entry.span))
                if _BY_HAND.search(code.text, span.start, span.end):
                    line = document.position(code.region.offsets.to_file(entry.span.start))[0]
                    yield Proposal(
                        "Request body",
                        f"{document.path}:{line}: the multipart body is written by hand; write the parameters as "
                        f"name=value pairs joined with &, each encoded, with Content-Type {URLENCODED}, and send "
                        f"grant_type=client_credentials and scope={context.program.scopes} in place of jwt_token.",
                        blocking=True,
                    )
                    return
                own = list(_renamed(code, span))
                own += _imported(code, own)
                edits.update(dict.fromkeys(code.in_file(own) or ()))
        if edits:
            yield Proposal("Send a urlencoded body", edits={document.path: tuple(edits)})


def _renamed(code: Code, span: Span) -> Iterator[Edit]:
    for pattern, new in _RENAMES:
        for match in pattern.finditer(code.text, span.start, span.end):
            yield Edit(match.start(), match.end(), new)


def _imported(code: Code, edits: list[Edit]) -> Iterator[Edit]:
    """The import of what is used now, where the old one stands and the new one does not."""
    new = "".join(edit.replacement for edit in edits)
    for word, (old, path) in _IMPORTS.items():
        known = {one.module for one in code.facts.imports}
        if word not in new or path in known:
            continue
        first = next((one for one in code.facts.imports if one.module == old), None)
        if first is not None:
            at = code.line_start(first.span.start)
            yield Edit(at, at, f"import {path};{code.newline}")


REWRITER = Rewriter("body-java", 20, _propose, frozenset({"jvm"}))
