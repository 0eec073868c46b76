"""JavaScript: an option of a command line that a table gives a property, once nothing reads that property any more.

`const NAMES = {"--private-key": "privateKey"}; args[NAMES[word]] = value`: the entry of the table goes, and with it the
property of the object that such an assignment fills.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.base import Proposal, Rewriter
from migrator.rewrite.code import codes
from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.render import edits_of
from migrator.rewrite.feed.words import only_jwt
from migrator.rewrite.sdk.handed import taken
from migrator.rewrite.sdk.objects import key_of
from migrator.rewrite.wire.requests import mentions, region_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.facts import Span
    from migrator.rewrite.base import Context
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_OPTION = re.compile(r"--?[A-Za-z][\w-]*")


def _propose(context: Context) -> Iterator[Proposal]:
    found = {
        (document.path, id(code)): list(_tables(code)) for document in context.documents() for code in codes(document)
    }
    if not any(found.values()):
        return
    gone = _read_before(context) - taken(context)
    for document in context.documents():
        edits = [
            edit
            for code in codes(document)
            for table in found[document.path, id(code)]
            for edit in code.in_file(edits_of(code, list(_unread(code, table, gone)))) or ()
        ]
        if edits:
            yield Proposal("Take no option that nothing reads", edits={document.path: tuple(dict.fromkeys(edits))})


def _read_before(context: Context) -> frozenset[str]:
    """The words that a rewrite took out of a file of the program."""
    files = [context.draft.file(path) for path in context.program.paths if context.draft.file(path).changed]
    words = re.compile(r"[A-Za-z_$][\w$]*")
    return frozenset(
        word for file in files for word in {*words.findall(file.original.text)} - {*words.findall(file.current.text)}
    )


def _tables(code: Code) -> Iterator[Node]:
    """The objects that map options to names of properties, and are only looked into."""
    for node in code.nodes:
        if node.kind != "variable_declarator" or len(node.parts) < 2 or node.parts[-1].kind != "object":  # noqa: PLR2004
            continue
        entries = node.parts[-1].parts
        if not entries or not all(_maps(code, one) for one in entries):
            continue
        uses = [
            one for one in mentions(code, code.source(node.parts[0]), region_of(code, node)) if one is not node.parts[0]
        ]
        if uses and all(one.parent is not None and one.parent.kind == "subscript_expression" for one in uses):
            yield node


def _maps(code: Code, entry: Node) -> bool:
    return (
        entry.kind == "pair" and entry.parts[-1].kind == "string" and _OPTION.fullmatch(key_of(code, entry)) is not None
    )


def _unread(code: Code, table: Node, gone: frozenset[str]) -> Iterator[Removal]:
    entries = table.parts[-1].parts
    going = [one for one in entries if (name := _text(code, one.parts[-1])) in gone and only_jwt(name)]
    if len(going) == len(entries):
        return
    names = {_text(code, one.parts[-1]) for one in going}
    yield from (Removal(code, one) for one in going)
    for filled in _filled(code, code.source(table.parts[0]), region_of(code, table)):
        parts = [part for part in filled.parts if part.kind == "pair" and only_jwt(key_of(code, part))]
        yield from (Removal(code, part) for part in parts if key_of(code, part) in names | gone)


def _text(code: Code, literal: Node) -> str:
    return code.source(literal)[1:-1]


def _filled(code: Code, table: str, span: Span) -> Iterator[Node]:
    """The object literals that `args[TABLE[word]] = …` goes on filling."""
    names = {
        code.source(node.parts[0].parts[0])
        for node in code.within(span)
        if node.kind == "assignment_expression"
        and node.parts[0].kind == "subscript_expression"
        and code.source(node.parts[0].parts[-1]).startswith(f"{table}[")
    }
    for node in code.within(span):
        if (
            node.kind == "variable_declarator"
            and node.parts[-1].kind == "object"
            and code.source(node.parts[0]) in names
        ):
            yield node.parts[-1]


REWRITER = Rewriter("options-javascript", 63, _propose, frozenset({"javascript"}))
