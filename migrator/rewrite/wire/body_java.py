"""Java: multipart builders become form builders.

OkHttp's `MultipartBody`, Spring's `MULTIPART_FORM_DATA`, `fromMultipartData` and `MultipartBodyBuilder`, RestAssured's
`multiPart` and Unirest's `multiPartContent`; a body with a boundary written by hand is left to a human.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.code import codes
from migrator.rewrite.spots import Spots
from migrator.rewrite.wire.bodies import TITLE, URLENCODED
from migrator.rewrite.wire.imports_java import imported
from migrator.rewrite.wire.parameters import requests
from migrator.rewrite.wire.requests import region_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.facts import Span
    from migrator.rewrite.base import Context
    from migrator.rewrite.code import Code

_BY_HAND = re.compile(r"Content-Disposition:\s*form-data|--\s*\"\s*\+\s*boundary")
_RENAMES = (
    (re.compile(r"\bMultipartBody\.Builder\((?:\w+)?\)"), "FormBody.Builder()"),
    (re.compile(r"(?<!\s)\s*\.setType\(\s*MultipartBody\.FORM\s*\)"), ""),
    (re.compile(r"\.addFormDataPart\("), ".add("),
    (re.compile(r"\bMediaType\.MULTIPART_FORM_DATA\b"), "MediaType.APPLICATION_FORM_URLENCODED"),
    (re.compile(r"\bContentType\.MULTIPART_FORM_DATA\b"), "ContentType.APPLICATION_FORM_URLENCODED"),
    (re.compile(r"\.multiPart\("), ".formParam("),
    (re.compile(r"(?<!\s)\s*\.multiPartContent\(\s*\)"), ""),
    (re.compile(r"\bBodyInserters\.fromMultipartData\("), "BodyInserters.fromFormData("),
    (re.compile(r"(?<=\")multipart/form-data[^\"]*(?=\")(?:\"\s*\+\s*\w+)?"), URLENCODED),
)
UNTRIED = "no test runs what {} makes of the form: sign in once before it is rolled out"
_UNTRIED = (
    ("fromMultipartData(", "WebClient"),
    ("MultipartBodyBuilder", "WebClient"),
    ("multiPartContent(", "Unirest"),
    (".multiPart(", "REST Assured"),
)
_MAPS = "org.springframework.util"
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
                own = [*_renamed(code, span), *_spring(code, span)]
                own += _imported(code, own)
                edits.update(dict.fromkeys(code.in_file(own) or ()))
        if edits:
            untried = next((name for word, name in _UNTRIED if word in document.text), "")
            caution = UNTRIED.format(untried) if untried else ""
            yield Proposal(TITLE, edits={document.path: tuple(edits)}, caution=caution)


def _renamed(code: Code, span: Span) -> Iterator[Edit]:
    for pattern, new in _RENAMES:
        for match in pattern.finditer(code.text, span.start, span.end):
            yield Edit(match.start(), match.end(), new)


_BUILDER = re.compile(
    r"\b(?:(?P<type>MultipartBodyBuilder)|var)\s+(?P<name>\w+)\s*=\s*(?P<made>new\s+MultipartBodyBuilder\s*\(\s*\))"
)


def _spring(code: Code, span: Span) -> Iterator[Edit]:
    """Spring's `MultipartBodyBuilder` in a variable becomes the map that a form is made of."""
    for match in _BUILDER.finditer(code.text, span.start, span.end):
        name = re.escape(match["name"])
        if match["type"]:
            yield Edit(match.start("type"), match.end("type"), "MultiValueMap<String, String>")
        values = "" if match["type"] else "String, String"
        yield Edit(match.start("made"), match.end("made"), f"new LinkedMultiValueMap<{values}>()")
        for part in re.compile(rf"\b{name}\.(part)\(").finditer(code.text, match.end(), span.end):
            yield Edit(part.start(1), part.end(1), "add")
        for built in re.compile(rf"\b{name}(\.build\(\s*\))").finditer(code.text, match.end(), span.end):
            yield Edit(built.start(1), built.end(1), "")


def _imported(code: Code, edits: list[Edit]) -> Iterator[Edit]:
    """The import of what is used now, where the old one stands and the new one does not."""
    new = "".join(edit.replacement for edit in edits)
    yield from imported(
        code, [f"{_MAPS}.{name}" for name in ("LinkedMultiValueMap", "MultiValueMap") if f"{name}<" in new]
    )
    for word, (old, path) in _IMPORTS.items():
        known = {one.module for one in code.facts.imports}
        if word not in new or path in known:
            continue
        first = next((one for one in code.facts.imports if one.module == old), None)
        if first is not None:
            at = code.line_start(first.span.start)
            yield Edit(at, at, f"import {path};{code.newline}")


REWRITER = Rewriter("body-java", 20, _propose, frozenset({"jvm"}))
