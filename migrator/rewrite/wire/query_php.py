"""PHP: parameters in the address move into the body of the request: `CURLOPT_POSTFIELDS`, or a stream's content."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from migrator.rewrite.base import Edit, Rewriter
from migrator.rewrite.wire.queries import moved
from migrator.rewrite.wire.requests import mentions, region_of, variable_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.facts import Span
    from migrator.rewrite.base import Context, Proposal
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_MARK = re.compile(r"\?(?=[\w]+=)")
_EMPTY_BODY = re.compile(
    r"(?i)(?<!\s)\s*(?:\.\s*)?(['\"])Content-Length:\s*0(?:\\r\\n)?\1|Content-Length:\s*0(?:\\r\\n)?"
)
_HANDLE = re.compile(r"(\$\w+)\s*=\s*curl_init\(|curl_setopt\(\s*(\$\w+)\s*,\s*CURLOPT_URL")
_HTTP = re.compile(r"(['\"])http\1\s*=>\s*(?:array\s*\(|\[)")


class _Split(NamedTuple):
    """An address without its query, and the query as a body."""

    address: str
    body: str


def _propose(context: Context) -> Iterator[Proposal]:
    yield from moved(context, frozenset({"php"}), _edits)


def _edits(code: Code, span: Span) -> Iterator[Edit]:
    node = code.smallest(span)
    split = _split(code, span)
    name = variable_of(code, node)
    if split is None or name is None:
        return
    around = region_of(code, node)
    uses = [one for one in mentions(code, name, around) if one.start > span.end and one.kind == "variable_name"]
    into = list(_into(code, uses, split.body, around)) if len(uses) == 1 else []
    if into:
        yield Edit(span.start, span.end, split.address)
        yield from into


def _split(code: Code, span: Span) -> _Split | None:
    """Cut the source at the question mark before the first parameter."""
    source = code.text[span.start : span.end]
    mark = _MARK.search(source)
    if mark is None or source.startswith("sprintf"):
        return None
    before, after = source[: mark.start()], source[mark.end() :]
    quote = max("'\"", key=before.rfind)
    if before.rfind(quote) == -1:
        return None
    joined = re.match(r"^(?P<head>[\s\S]*?)\s*\.\s*['\"]$", before)
    if joined is not None:
        return _Split(joined["head"], quote + after)
    return _Split(before + quote, quote + after)


def _into(code: Code, uses: list[Node], body: str, span: Span) -> Iterator[Edit]:
    """Where the body goes, by how the address is used."""
    use = uses[0]
    statement = code.statement(use)
    source = code.source(statement)
    if "file_get_contents" in source or "fopen" in source:
        yield from _stream(code, body, span)
    elif (handle := _HANDLE.search(source)) is not None:
        name = handle[1] or handle[2]
        if "CURLOPT_POSTFIELDS" in code.text[span.start : span.end]:
            return
        indent = code.indentation(statement.start)
        space = " " if re.search(r"curl_(?:init|setopt)\( ", source) else ""
        line = f"{code.newline}{indent}curl_setopt({space}{name}, CURLOPT_POSTFIELDS, {body}{space});"
        yield Edit(statement.end, statement.end, line)
    elif (entry := re.search(r"CURLOPT_URL\s*=>\s*\$\w+", source)) is not None:
        at = statement.start + entry.end()
        indent = code.indentation(at)
        yield Edit(at, at, f",{code.newline}{indent}CURLOPT_POSTFIELDS => {body}")


def _stream(code: Code, body: str, span: Span) -> Iterator[Edit]:
    """An entry `content` of the stream's options, before the others."""
    found = _HTTP.search(code.text, span.start, span.end)
    if found is None or re.search(r"['\"]content['\"]\s*=>", code.text[span.start : span.end]):
        return
    first = re.compile(r"\s*").match(code.text, found.end())
    at = first.end() if first is not None else found.end()
    gap = code.text[found.end() : at]
    between = f"{code.newline}{code.indentation(at)}" if "\n" in gap else " "
    yield Edit(at, at, f"{code.literal('content', found[1])} => {body},{between}")
    for match in _EMPTY_BODY.finditer(code.text, span.start, span.end):
        yield Edit(match.start(), match.end(), "")


REWRITER = Rewriter("query-php", 43, _propose, frozenset({"php"}))
