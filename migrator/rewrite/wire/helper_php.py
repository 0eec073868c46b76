"""PHP: an array of parameters for a function of the program that hands it to curl, which would make it multipart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from migrator.parse.facts import Span
from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.code import codes
from migrator.rewrite.feed.rows import element_of
from migrator.rewrite.feed.statements import callee
from migrator.rewrite.spots import Spots
from migrator.rewrite.wire.bodies import TITLE
from migrator.rewrite.wire.parameters import GRANT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.base import Context
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_MOST_FILES = 1000
_CALLS = frozenset({"function_call_expression", "member_call_expression", "scoped_call_expression"})
_DEFINES = frozenset({"function_definition", "method_declaration"})
_FILES = re.compile(r"\bCURLFile\b|\bcurl_file_create\b")


class _Helper(NamedTuple):
    """Where a function hands a parameter to curl as it is."""

    code: Code
    start: int
    end: int
    typed: bool
    """Whether the parameter takes nothing but an array."""


def _propose(context: Context) -> Iterator[Proposal]:
    for document in context.documents():
        spots = Spots(context, document)
        for code in codes(document) if GRANT in document.text else ():
            for argument, name, index in dict.fromkeys(_handed(code, spots)):
                helper = _helper(context, name, index)
                if helper is not None:
                    yield from _urlencoded(context, code, argument, helper)


def _handed(code: Code, spots: Spots) -> Iterator[tuple[Node, str, int]]:
    """The arguments that hold the new parameters, with the name of what is called and their place."""
    for text in (node for node in code.nodes if node.kind in code.grammar.strings and GRANT in code.source(node)):
        if not spots.written(code.region, Span(text.start, text.end)):
            continue
        array = next((around for around in text.ancestors() if around.kind == "array_creation_expression"), None)
        binder = array.parent if array is not None else text.parent
        if array is not None and (given := _argument(code, array)) is not None:
            yield given
        elif binder is not None and binder.kind == "assignment_expression":
            target = binder.parts[0].parts[0] if binder.parts[0].kind == "subscript_expression" else binder.parts[0]
            yield from _of_variable(code, target, text)


def _of_variable(code: Code, variable: Node, near: Node) -> Iterator[tuple[Node, str, int]]:
    """The calls in the same function that are given the variable."""
    name, function = code.source(variable), code.function(near)
    for node in code.nodes:
        if node.kind == "variable_name" and code.source(node) == name and code.function(node) is function:
            given = _argument(code, node)
            if given is not None:
                yield given


def _argument(code: Code, value: Node) -> tuple[Node, str, int] | None:
    element = element_of(value)
    listed = element.parent
    call = listed.parent if listed is not None and listed.kind == "arguments" else None
    if listed is None or call is None or call.kind not in _CALLS:
        return None
    return value, re.split(r"[:>\\]", callee(code, call))[-1], listed.parts.index(element)


def _helper(context: Context, name: str, index: int) -> _Helper | None:
    """The one function of a name, where it gives curl the parameter at a place without changing it."""
    defined = re.compile(rf"\bfunction\s+&?{re.escape(name)}\s*\(")
    found: list[tuple[Code, Node]] = []
    for path in _paths(context):
        if defined.search(context.draft.text(path)) is None:
            continue
        known = codes(context.draft.document(path))
        found += [(code, node) for code in known for node in code.nodes if _is_named(code, node, name)]
    if len(found) != 1:
        return None
    code, function = found[0]
    listed = function.child("formal_parameters")
    parameter = listed.parts[index] if listed is not None and index < len(listed.parts) else None
    variable = parameter.child("variable_name") if parameter is not None else None
    if parameter is None or variable is None:
        return None
    own = re.escape(code.source(variable))
    given = re.compile(rf"CURLOPT_POSTFIELDS\s*(?:,|=>)\s*(?P<value>{own})\s*[,)\]]")
    match = given.search(code.text, function.start, function.end)
    changed = re.search(rf"(?:http_build_query|is_array|json_encode)\(\s*{own}\b|{own}\s*=[^=>]", code.source(function))
    if match is None or changed is not None:
        return None
    return _Helper(code, match.start("value"), match.end("value"), len(parameter.parts) > 1)


def _paths(context: Context) -> list[str]:
    return [path for path in context.draft.source.paths if path.endswith((".php", ".inc"))][:_MOST_FILES]


def _is_named(code: Code, node: Node, name: str) -> bool:
    own = node.child("name") if node.kind in _DEFINES else None
    return own is not None and code.source(own) == name


def _urlencoded(context: Context, code: Code, argument: Node, helper: _Helper) -> Iterator[Proposal]:
    """Around the argument; around the parameter where that has to be an array."""
    target, start, end = (
        (helper.code, helper.start, helper.end) if helper.typed else (code, argument.start, argument.end)
    )
    edits = target.in_file([Edit(start, start, "http_build_query("), Edit(end, end, ")")])
    if edits is None:
        return
    uploads = helper.typed and any(_FILES.search(context.draft.text(path)) for path in _paths(context))
    path = target.document.path
    caution = f"{path}: what sends the form sends it urlencoded now; see that no file is sent the same way"
    yield Proposal(TITLE, edits={path: tuple(edits)}, caution=caution if uploads else "")


REWRITER = Rewriter("helper-php", 44, _propose, frozenset({"php"}))
