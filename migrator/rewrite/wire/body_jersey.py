"""Java: the `FormDataMultiPart` of Jersey becomes the `Form` of JAX-RS.

Followed are a chain of `field(name, value)` and a form in a variable of one method; a form that is a resource of a
`try`, or holds a file, is left for the multipart rewriter to withdraw.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.code import codes
from migrator.rewrite.feed.statements import own_statement
from migrator.rewrite.spots import Spots
from migrator.rewrite.wire.bodies import TITLE
from migrator.rewrite.wire.body_java import UNTRIED
from migrator.rewrite.wire.imports_java import imported
from migrator.rewrite.wire.parameters import requests
from migrator.rewrite.wire.requests import region_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.facts import Span
    from migrator.rewrite.base import Context
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_PACKAGE = "org.glassfish.jersey.media.multipart"
_FORMS = frozenset({"FormDataMultiPart", "MultiPart"})
_CREATED = re.compile(r"new\s+FormDataMultiPart\s*\(\s*\)")
_MULTIPART = re.compile(r"\bMediaType\.MULTIPART_FORM_DATA(?:_TYPE)?\b|\"multipart/form-data\"|\b\w+\.getMediaType\(\)")
_PART = re.compile(r"new\s+FormDataBodyPart\s*\(")


def _propose(context: Context) -> Iterator[Proposal]:
    for document in context.documents():
        spots = Spots(context, document)
        edits: dict[Edit, None] = {}
        for code in codes(document):
            if not any(one.module.startswith(_PACKAGE) for one in code.facts.imports):
                continue
            own = [
                edit
                for span in dict.fromkeys(region_of(code, code.smallest(one.span)) for one in requests(code, spots))
                for edit in _form(code, span)
            ]
            own += _imports(code, own) if own else []
            edits.update(dict.fromkeys(code.in_file(own) or ()))
        if edits:
            yield Proposal(TITLE, edits={document.path: tuple(edits)}, caution=UNTRIED.format("Jersey"))


def _form(code: Code, span: Span) -> list[Edit]:
    """All edits of one method; none where a part of the form is used in another way."""
    edits: list[Edit] = []
    for node in code.within(span):
        if node.kind == "resource" and _CREATED.search(code.source(node)):
            return []
        if node.kind == "object_creation_expression" and _CREATED.fullmatch(code.source(node)):
            edits.append(Edit(node.start, node.end, "new Form()"))
        elif node.kind == "type_identifier" and code.source(node) in _FORMS and _declares(node):
            edits.append(Edit(node.start, node.end, "Form"))
        elif node.kind == "method_invocation":
            edits += _call(code, node)
    return edits if any(edit.replacement == "new Form()" for edit in edits) else []


def _declares(node: Node) -> bool:
    around = node.parent
    return around is not None and around.kind in {"local_variable_declaration", "cast_expression"}


def _call(code: Code, call: Node) -> Iterator[Edit]:
    """`field`, `bodyPart` and `setMediaType` of the form, and the entity that it is sent as."""
    listed = call.child("argument_list")
    names = [part for part in call.parts if part.kind == "identifier"]
    if listed is None or not names:
        return
    name, given = names[-1], listed.parts
    method = code.source(name)
    if method == "field" and len(given) in {2, 3}:
        yield Edit(name.start, name.end, "param")
        if len(given) > 2:  # noqa: PLR2004 - the media type of the part
            yield Edit(given[1].end, given[2].end, "")
    elif method == "bodyPart" and len(given) == 1 and _PART.match(code.source(given[0])):
        inner = given[0].child("argument_list")
        if inner is not None and len(inner.parts) in {2, 3}:
            yield Edit(name.start, name.end, "param")
            yield Edit(given[0].start, given[0].end, code.text[inner.parts[0].start : inner.parts[1].end])
    elif method == "setMediaType" and _MULTIPART.fullmatch(code.source(given[0]) if given else ""):
        statement = own_statement(code, call)
        if statement is not None:
            yield Edit(code.line_start(statement.start), code.line_end(statement.end), "")
    elif method == "entity" and len(given) == 2 and _MULTIPART.fullmatch(code.source(given[1])):  # noqa: PLR2004
        yield Edit(name.start, name.end, "form")
        yield Edit(given[0].end, given[1].end, "")


def _imports(code: Code, edits: list[Edit]) -> Iterator[Edit]:
    """`Form` beside the other types of JAX-RS; what nothing names any more goes."""
    known = {one.module for one in code.facts.imports}
    root = "jakarta" if any(one.startswith("jakarta.ws.rs") for one in known) else "javax"
    yield from imported(code, [f"{root}.ws.rs.core.Form"])
    rest = code.text
    for edit in sorted(edits, key=lambda one: one.start, reverse=True):
        rest = rest[: edit.start] + edit.replacement + rest[edit.end :]
    for node in code.nodes:
        if node.kind != "import_declaration" or _PACKAGE not in code.source(node):
            continue
        name = code.source(node).strip(" ;").rpartition(".")[2]
        if name.isidentifier() and len(re.findall(rf"\b{name}\b", rest)) == 1:
            yield Edit(code.line_start(node.start), code.line_end(node.end), "")


REWRITER = Rewriter("body-jersey", 19, _propose, frozenset({"jvm"}))
