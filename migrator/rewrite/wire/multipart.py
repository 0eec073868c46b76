"""A request of Java, C# or Go that would still be multipart is not sent half rewritten: its program is withdrawn."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.parse.facts import Span
from migrator.rewrite.base import Proposal, Rewriter
from migrator.rewrite.code import codes
from migrator.rewrite.wire.requests import outermost

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.base import Context
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_GRANT = "client_credentials"
_MULTIPART = re.compile(
    r"multipart/form-data|MULTIPART_FORM_DATA|MultipartFormDataContent|MultipartEntityBuilder|MultipartBody\b"
    r"|AlwaysMultipartFormData|FormDataMultiPart|MultipartBodyBuilder|fromMultipartData|multiPartContent\(|multipart\.NewWriter|FormDataContentType"
    r"|Content-Disposition: ?form-data",
    re.IGNORECASE,
)


def _propose(context: Context) -> Iterator[Proposal]:
    for document in context.documents():
        if not context.draft.file(document.path).changed:
            continue
        for code in codes(document):
            at = _left(code)
            if at is not None:
                line = document.position(code.region.offsets.to_file(at))[0]
                yield Proposal(
                    "Request body",
                    f"{document.path}:{line}: the body is multipart, made in a way that is not followed; send the "
                    f"parameters grant_type=client_credentials, client_id, client_secret and "
                    f"scope={context.program.scopes} as application/x-www-form-urlencoded.",
                    blocking=True,
                )
                return


def _left(code: Code) -> int | None:
    """Where a function that sends the grant still speaks of multipart."""
    at = code.text.find(_GRANT)
    while at != -1:
        span = outermost(code, code.smallest(Span(at, at + len(_GRANT))))
        for one in (span, *_called(code, span)):
            match = _MULTIPART.search(code.text, one.start, one.end)
            if match is not None:
                return match.start()
        at = code.text.find(_GRANT, at + 1)
    return None


def _called(code: Code, span: Span) -> Iterator[Span]:
    """The functions of the same file that a function calls."""
    text = code.text[span.start : span.end]
    for node in code.nodes:
        if node.kind in code.functions and not span.start <= node.start < span.end:
            named = next((part for part in node.parts if part.kind in code.habits.lexical and _names(part)), None)
            if named is not None and re.search(rf"\b{re.escape(code.source(named))}\(", text):
                yield Span(node.start, node.end)


def _names(node: Node) -> bool:
    after = node.after()
    return after is not None and "parameter" in after.kind


REWRITER = Rewriter("multipart", 48, _propose, frozenset({"jvm", "dotnet", "go"}))
