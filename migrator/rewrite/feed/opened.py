"""A file that a Python program opens around the sign-in and reads no more: what stood in the block stays."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.code import codes
from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.render import edits_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.base import Context
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_OPENS = re.compile(r"(?:^|\.)open$")
_WRITES = re.compile(r"""["'][rbt]*[wax+]""")


def _propose(context: Context) -> Iterator[Proposal]:
    edits: dict[str, tuple[Edit, ...]] = {}
    for path in context.program.paths:
        file = context.draft.file(path)
        if not file.changed:
            continue
        before = [name for code in codes(file.original) for name in _names(code)]
        for code in codes(file.current):
            removals = [
                Removal(code, node, keep=body)
                for node, body, name in _opened(code)
                if _names(code).count(name) < before.count(name) and not _mentions(code, body, name)
            ]
            found = code.in_file(edits_of(code, removals[:1]))
            if found:
                edits[path] = found
    if edits:
        yield Proposal("Open no file that is not read", edits=edits)


def _opened(code: Code) -> Iterator[tuple[Node, Node, str]]:
    """`with open(...) as name:` that holds this one file, opened for reading: statement, block, name."""
    for node in code.nodes:
        body = node.child("block") if node.kind == "with_statement" else None
        clause = node.child("with_clause")
        items = [part for part in clause.parts if part.kind == "with_item"] if clause is not None else []
        pattern = items[0].child("as_pattern") if len(items) == 1 else None
        if body is None or pattern is None or pattern.parts[0].kind != "call":
            continue
        call, target = pattern.parts[0], pattern.child("as_pattern_target")
        reads = _OPENS.search(code.source(call.parts[0])) is not None and _WRITES.search(code.source(call)) is None
        if reads and target is not None and code.source(target).isidentifier():
            yield node, body, code.source(target)


def _names(code: Code) -> list[str]:
    return [code.source(node) for node in code.nodes if node.kind == "identifier"]


def _mentions(code: Code, body: Node, name: str) -> bool:
    return any(node.kind == "identifier" and code.source(node) == name for node in body.descendants())


REWRITER = Rewriter("opened", 59, _propose, frozenset({"python"}), repeats=True)
