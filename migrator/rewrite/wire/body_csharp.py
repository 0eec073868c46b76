"""C#: `MultipartFormDataContent` becomes `FormUrlEncodedContent`.

The parts, added one by one or listed in an initialiser, become the entries of its dictionary.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.code import codes
from migrator.rewrite.spots import Spots
from migrator.rewrite.wire.bodies import URLENCODED
from migrator.rewrite.wire.parameters import GRANT, PARAMETER, requests
from migrator.rewrite.wire.requests import mentions, region_of
from migrator.rewrite.wire.scope import CONFIRM, scope_value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.base import Context
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_SWITCH = re.compile(r"(?<=\n)[ \t]*\w+\.AlwaysMultipartFormData\s*=\s*true;")
_TYPE = re.compile(r"(?<=\")multipart/form-data(?:;[^\"\\]*)?(?=\")")
_CONTENT = re.compile(r"^new\s+StringContent\s*\((?P<value>.*)\)$", re.DOTALL)


class _Part(NamedTuple):
    """One part of the form: the node that adds it, its name and the source of its value."""

    node: Node
    name: str
    value: str


def _propose(context: Context) -> Iterator[Proposal]:
    for document in context.documents():
        edits: list[Edit] = []
        spots = Spots(context, document)
        for code in codes(document):
            edits += code.in_file(list(dict.fromkeys(_declared(code, spots)))) or ()
            for node in code.nodes:
                if node.kind == "object_creation_expression" and code.source(node).startswith("new MultipartFormData"):
                    edits += code.in_file(list(_edits(context, code, node))) or ()
        if edits:
            yield Proposal(
                "Send the client credentials grant, urlencoded", CONFIRM, edits={document.path: tuple(edits)}
            )


def _declared(code: Code, spots: Spots) -> Iterator[Edit]:
    """What else calls the body multipart: a header, a switch of RestSharp."""
    for entry in requests(code, spots):
        span = region_of(code, code.smallest(entry.span))
        for match in _SWITCH.finditer(code.text, span.start, span.end):
            yield Edit(code.line_start(match.start()), code.line_end(match.end()), "")
        for match in _TYPE.finditer(code.text, span.start, span.end):
            yield Edit(match.start(), match.end(), URLENCODED)


def _edits(context: Context, code: Code, creation: Node) -> Iterator[Edit]:
    listed = creation.child("initializer_expression")
    added = [] if listed is not None else list(_added(code, creation))
    parts = list(_listed(code, listed)) if listed is not None else added
    if PARAMETER not in {part.name for part in parts}:
        return
    if len(parts) != (len(listed.parts) if listed is not None else len(added)):
        return
    indent = code.indentation(creation.start)
    step = "\t" if indent.startswith("\t") else "    "
    rows = [row for part in parts for row in _rows(context, code, part)]
    dictionary = "Dictionary<string, string>"
    if "System.Collections.Generic" not in {one.module for one in code.facts.imports}:
        dictionary = f"System.Collections.Generic.{dictionary}"
    lines = [f"new FormUrlEncodedContent(new {dictionary}", f"{indent}{{", *(f"{indent}{step}{row}," for row in rows)]
    yield Edit(creation.start, creation.end, code.newline.join([*lines, f"{indent}}})"]))
    declaration = creation.parent.parent if creation.parent is not None else None
    if declaration is not None and declaration.kind == "variable_declaration":
        kind = declaration.parts[0]
        if code.source(kind) == "MultipartFormDataContent":
            yield Edit(kind.start, kind.end, "FormUrlEncodedContent")
    for part in added:
        statement = code.statement(part.node)
        yield Edit(code.line_start(statement.start), code.line_end(statement.end), "")


def _rows(context: Context, code: Code, part: _Part) -> list[str]:
    if part.name != PARAMETER:
        return [f'{{ "{part.name}", {part.value} }}']
    return [f'{{ "grant_type", "{GRANT}" }}', f'{{ "scope", {scope_value(context, code)} }}']


def _added(code: Code, creation: Node) -> Iterator[_Part]:
    """`form.Add(new StringContent(value), "name")` for the variable that holds the content."""
    declarator = next((around for around in creation.ancestors() if around.kind == "variable_declarator"), None)
    if declarator is None:
        return
    for node in mentions(code, code.source(declarator.parts[0]), region_of(code, creation)):
        member = node.parent
        call = member.parent if member is not None else None
        if call is None or call.kind != "invocation_expression" or not code.source(call.parts[0]).endswith(".Add"):
            continue
        part = _part(code, call, call.parts[-1].parts)
        if part is not None:
            yield part


def _listed(code: Code, listed: Node) -> Iterator[_Part]:
    for row in listed.parts:
        part = _part(code, row, row.parts)
        if part is not None:
            yield part


def _part(code: Code, node: Node, given: list[Node]) -> _Part | None:
    if len(given) != 2:  # noqa: PLR2004 - content and name
        return None
    content, name = _CONTENT.match(code.source(given[0])), code.source(given[1])
    if content is None or not name.startswith('"'):
        return None
    return _Part(node, name.strip('"\\'), content["value"])


REWRITER = Rewriter("body-csharp", 20, _propose, frozenset({"dotnet"}))
