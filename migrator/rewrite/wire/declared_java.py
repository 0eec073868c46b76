"""Java: a client that is an interface, of Retrofit or MicroProfile: the field for the assertion becomes two.

`@Field("jwt_token") String jwt` is declared anew as `grant_type` and `scope`, and who calls the method gives them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.code import codes
from migrator.rewrite.programs import family_of_language
from migrator.rewrite.wire.parameters import GRANT, PARAMETER
from migrator.rewrite.wire.scope import CONFIRM, scope_value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.base import Context
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_FIELD = re.compile(rf"@(?:Field|FormParam|FormField)\s*\(\s*(?:value\s*=\s*)?\"(?P<name>{PARAMETER})\"")
_MOST_FILES = 4000


class _Declared(NamedTuple):
    """A method of an interface: its name, and which of how many parameters is the assertion."""

    name: str
    at: int
    of: int


def _propose(context: Context) -> Iterator[Proposal]:
    edits: dict[str, list[Edit]] = {}
    methods: list[_Declared] = []
    for document in context.documents():
        for code in codes(document):
            for parameter in _parameters(code):
                placed = code.in_file(list(_twice(code, parameter)))
                method = _method(code, parameter)
                if placed is not None and method is not None:
                    edits.setdefault(document.path, []).extend(placed)
                    methods.append(method)
    if not methods:
        return
    called = False
    for path in _paths(context):
        for code in codes(context.draft.document(path)):
            placed = code.in_file(list(_calls(context, code, methods)))
            if placed:
                called = True
                edits.setdefault(path, []).extend(placed)
    if called:
        yield Proposal(
            "Send the client credentials grant", CONFIRM, edits={path: tuple(own) for path, own in edits.items()}
        )


def _paths(context: Context) -> list[str]:
    paths = dict.fromkeys([*context.program.paths, *context.draft.source.paths])
    return [path for path in paths if family_of_language(context.draft.language(path)) == "jvm"][:_MOST_FILES]


def _parameters(code: Code) -> Iterator[Node]:
    """The parameters that are sent as the assertion, of methods without a body."""
    for node in code.nodes:
        if node.kind == "formal_parameter" and _FIELD.match(code.source(node)):
            method = code.function(node)
            if method is not None and method.child("block") is None:
                yield node


def _twice(code: Code, parameter: Node) -> Iterator[Edit]:
    """The parameter declared for the grant and for the scopes, each in its own line where it has one."""
    source, name = code.source(parameter), parameter.parts[-1]
    match = _FIELD.match(source)
    if match is None:
        return
    head, tail = source[: match.start("name")], source[match.end("name") : name.start - parameter.start]
    gap = f",{code.newline}{code.indentation(parameter.start)}" if code.begins_line(parameter.start) else ", "
    fields = (("grant_type", "grantType"), ("scope", "scope"))
    yield Edit(parameter.start, parameter.end, gap.join(f"{head}{field}{tail}{variable}" for field, variable in fields))


def _method(code: Code, parameter: Node) -> _Declared | None:
    method, listed = code.function(parameter), parameter.parent
    name = method.child("identifier") if method is not None else None
    if name is None or listed is None:
        return None
    declared = [part for part in listed.parts if part.kind == "formal_parameter"]
    index = next(place for place, part in enumerate(declared) if part is parameter)
    return _Declared(code.source(name), index, len(declared))


def _calls(context: Context, code: Code, methods: list[_Declared]) -> Iterator[Edit]:
    """The argument for the assertion in the calls of such a method."""
    for node in code.nodes:
        listed = node.child("argument_list") if node.kind == "method_invocation" else None
        if listed is None:
            continue
        given = [part for part in listed.parts if part.kind not in code.grammar.comments]
        names = [part for part in node.parts if part.kind == "identifier"]
        for method in methods:
            if names and code.source(names[-1]) == method.name and len(given) == method.of:
                old = given[method.at]
                yield Edit(old.start, old.end, f'"{GRANT}", {scope_value(context, code)}')


REWRITER = Rewriter("declared-java", 41, _propose, frozenset({"jvm"}))
