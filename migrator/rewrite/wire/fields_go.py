"""Go: a part that is created and then written becomes `WriteField`, so that the body can be made urlencoded.

`part, err := w.CreateFormField(name)`, and what is written to it by `Write`, `io.WriteString`, `io.Copy` or
`fmt.Fprint`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.code import codes
from migrator.rewrite.feed.statements import callee
from migrator.rewrite.wire.bodies import TITLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.base import Context
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_PARAMETER = '"jwt_token"'
_CREATES = re.compile(r"\w+\.CreateFormField$")
_WRITES = re.compile(r"(?:io\.(?:WriteString|Copy)|fmt\.Fprintf?|(?P<part>\w+)\.(?:Write|WriteString))$")
_READERS = re.compile(
    r"(?:strings\.NewReader|bytes\.NewReader|bytes\.NewBuffer|bytes\.NewBufferString|\[\]byte)\((?P<value>.*)\)",
    re.DOTALL,
)


def _propose(context: Context) -> Iterator[Proposal]:
    for document in context.documents():
        edits: dict[Edit, None] = {}
        for code in codes(document):
            if "CreateFormField" in code.text and _PARAMETER in code.text and "/ims/" in code.text:
                edits.update(dict.fromkeys(code.in_file(list(_written(code))) or ()))
        if edits:
            yield Proposal(TITLE, edits={document.path: tuple(edits)})


def _written(code: Code) -> Iterator[Edit]:
    """The parts of a form; none where one of them is written in a way that is not followed."""
    found: list[Edit] = []
    for node in code.nodes:
        if node.kind != "call_expression" or _CREATES.search(callee(code, node)) is None:
            continue
        own = list(_part(code, node))
        if not own:
            return
        found += own
    yield from found


def _part(code: Code, call: Node) -> Iterator[Edit]:
    """The edits for one part: what creates it goes, what writes it names it."""
    created = code.statement(call)
    if created.kind not in {"short_var_declaration", "assignment_statement"} or not created.parts[0].parts:
        return
    name = code.source(created.parts[0].parts[0])
    following = _after(created)
    check = following if following is not None and _checks(code, created, following) else None
    statement = _after(check or created)
    value = _value(code, statement, name) if statement is not None else ""
    listed = call.child("argument_list")
    if statement is None or not value or listed is None or len(listed.parts) != 1:
        return
    writer = callee(code, call).rpartition(".")[0]
    field = f"{writer}.WriteField({code.source(listed.parts[0])}, {value})"
    yield Edit(code.line_start(created.start), code.line_end((check or created).end), "")
    after = _after(statement)
    if after is not None and _returns(code, statement, after):
        yield Edit(statement.start, after.end, f"return {field}")
        return
    last = after if after is not None and _checks(code, statement, after) else statement
    yield Edit(statement.start, last.end, field)


def _after(statement: Node) -> Node | None:
    following = statement.after()
    while following is not None and not following.named:
        following = following.after()
    return following


def _error(code: Code, statement: Node) -> str:
    """The error that a statement gives."""
    gives = statement.kind in {"short_var_declaration", "assignment_statement"} and statement.parts[0].parts
    return code.source(statement.parts[0].parts[-1]) if gives else ""


def _returns(code: Code, statement: Node, following: Node) -> bool:
    """Whether a statement gives back the error of the one before, and nothing else."""
    error = _error(code, statement)
    return following.kind == "return_statement" and bool(error) and code.source(following) == f"return {error}"


def _checks(code: Code, statement: Node, following: Node) -> bool:
    """Whether a statement only asks for the error of the one before."""
    error = _error(code, statement)
    return following.kind == "if_statement" and bool(error) and code.source(following.parts[0]) == f"{error} != nil"


def _value(code: Code, statement: Node, part: str) -> str:
    """What a statement writes to a part; empty where it does something else."""
    for node in (statement, *statement.descendants()):
        if node.kind != "call_expression":
            continue
        match = _WRITES.search(callee(code, node))
        listed = node.child("argument_list")
        if match is None or listed is None:
            continue
        given = [code.source(one) for one in listed.parts]
        if match["part"] is None and given[:1] == [part]:
            given = given[1:]
        elif match["part"] != part:
            continue
        reader = _READERS.fullmatch(given[0]) if len(given) == 1 else None
        return (reader["value"] if reader is not None else given[0]) if len(given) == 1 else ""
    return ""


REWRITER = Rewriter("fields-go", 19, _propose, frozenset({"go"}))
