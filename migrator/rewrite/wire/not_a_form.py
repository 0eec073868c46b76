"""A request that would still not send a form is not sent half rewritten: its program is withdrawn.

Multipart, JSON and parameters in the query, wherever no rewriter made a urlencoded body of them.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from migrator.parse.facts import Span
from migrator.rewrite.base import Proposal, Rewriter
from migrator.rewrite.code import codes
from migrator.rewrite.wire.requests import outermost, variable_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.base import Context
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_GRANT = "client_credentials"
_FORMS = r"multipart/form-data|Content-Disposition: ?form-data"
_WORD = r"['\"](?:-F|--form|--form-string)['\"]"
_ASIDE = r"(?:JSON|QUERY|MULTIPART)"
_PATTERNS = {
    "jvm": (
        r"MULTIPART_FORM_DATA|MultipartEntityBuilder|MultipartEntity\b|MultipartBody\b|FormDataMultiPart",
        r"MultipartBodyBuilder|fromMultipartData|multiPartContent\(",
        r"\.(?:queryParam|queryString|addQueryParam(?:eter)?)\(\s*\"grant_type\"",
        r"\bURIBuilder\((?:(?!\}\s)[\s\S]){0,800}Parameter\(\s*\"grant_type\"",
    ),
    "dotnet": (
        r"MultipartFormDataContent|AlwaysMultipartFormData\s*=\s*true|AddQueryParameter\(\s*\"grant_type\"",
        r"(?:PostMultipartAsync|AddQueryString|SetQueryParams?)\((?:GIVEN)",
        r"(?:PostAsJsonAsync|PostJsonAsync|AddJsonBody|JsonContent\.Create)\((?:GIVEN)",
    ),
    "go": (
        r"multipart\.NewWriter|FormDataContentType|SetMultipartFormData|SetQueryParams?\((?:GIVEN|\"grant_type\")",
        r"json\.Marshal\((?:GIVEN)|SetBody\((?:GIVEN)|\.RawQuery\s*=|\bType\(\"(?:multipart|json)\"\)",
    ),
    "ruby": (
        r"Post::Multipart|FormData::Multipart|\bmultipart(?::|\s*=>)\s*true",
        r"\.request[ (]\s*:(?:json\b|multipart\b(?![\s\S]{0,200}\.request[ (]\s*:url_encoded\b))",
        r"\.params\[(?:\s*['\":]grant_type|\w+\]\s*=)|(?<!\w)(?:json|params|query):\s*(?:\{(?:GIVEN)|VARIABLE)",
    ),
    "php": (
        r"\bMultipartStream\(|\bFormDataPart\(|->attach\(\s*['\"]grant_type|\basMultipart\(|ENC_FORMDATA\b",
        rf"(?:RequestOptions::{_ASIDE}|['\"](?:json|multipart)['\"])\s*=>\s*(?:\[(?:GIVEN)|VARIABLE)",
        r"json_encode\((?:GIVEN)",
    ),
    "python": (r"\bHTTPPOST\b|\bMultipartEncoder\(|\b(?:json|files|params)=(?:[\{\[(](?:GIVEN)|VARIABLE)",),
    "javascript": (r"\.postForm\(|\.field\(\s*['\"]grant_type|\bmultipart:\s*true|\bform(?:Data)?\.submit\(",),
}
"""By family: what speaks of a body that is no form. GIVEN is the new grant, VARIABLE what holds it."""
_LEFT = {family: "|".join((_FORMS, _WORD, *parts)) for family, parts in _PATTERNS.items()}


def _propose(context: Context) -> Iterator[Proposal]:
    for document in context.documents():
        if not context.draft.file(document.path).changed:
            continue
        for code in codes(document):
            at = _left(code, _LEFT[context.program.family])
            if at is not None:
                line = document.position(code.region.offsets.to_file(at))[0]
                yield Proposal(
                    "Request body",
                    f"{document.path}:{line}: the parameters are not sent as a form, in a way that is not followed; "
                    f"send grant_type=client_credentials, client_id, client_secret and scope={context.program.scopes} "
                    "as application/x-www-form-urlencoded.",
                    blocking=True,
                )
                return


def _left(code: Code, pattern: str) -> int | None:
    """Where a function that sends the grant still speaks of something else than a form, or one that it calls.

    A variable of the same name is another one there.
    """
    at = code.text.find(_GRANT)
    while at != -1:
        node = code.smallest(Span(at, at + len(_GRANT)))
        span = outermost(code, node)
        own, others = _filled(pattern, (variable_of(code, node) or "").rpartition(".")[2]), _filled(pattern, "")
        for one in (span, *_called(code, span)):
            match = (own if one is span else others).search(code.text, one.start, one.end)
            if match is not None and not _in_comment(code, match.start()):
                return match.start()
        at = code.text.find(_GRANT, at + 1)
    return None


@lru_cache(maxsize=64)
def _filled(pattern: str, name: str) -> re.Pattern[str]:
    """A pattern that knows the variable which holds the parameters."""
    variable = rf"[$@]?{re.escape(name)}\b" if name.isidentifier() else r"(?!)"
    given = rf"(?:(?!\}}\)|;)[\s\S]){{0,1500}}?\b{_GRANT}\b|[^;(){{}}]{{0,200}}?(?<!\w){variable}"
    return re.compile(pattern.replace("GIVEN", given).replace("VARIABLE", variable), re.IGNORECASE)


def _in_comment(code: Code, at: int) -> bool:
    return any(comment.span.start <= at < comment.span.end for comment in code.facts.comments)


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


REWRITER = Rewriter("not-a-form", 48, _propose, frozenset(_LEFT))
