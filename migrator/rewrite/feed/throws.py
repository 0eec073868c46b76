"""Java: a method no longer declares the security exceptions that only signing threw."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.code import codes
from migrator.rewrite.feed.catches import concerned, idle
from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.render import edits_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.base import Context
    from migrator.rewrite.code import Code


def _propose(context: Context) -> Iterator[Proposal]:
    for document in concerned(context):
        edits: list[Edit] = []
        for code in codes(document):
            edits += code.in_file(edits_of(code, list(_declared(context, code)))) or ()
        if edits:
            yield Proposal("Declare no exception that cannot come", edits={document.path: tuple(dict.fromkeys(edits))})


def _declared(context: Context, code: Code) -> Iterator[Removal]:
    for node in code.nodes:
        body = node.parent.child("block", "constructor_body") if node.parent is not None else None
        if node.kind != "throws" or body is None or "@Override" in code.source(node.parent or node):
            continue
        gone = [part for part in node.parts if idle(context, code, code.source(part), body)]
        if gone and len(gone) == len(node.parts):
            yield Removal(code, node)
        else:
            yield from (Removal(code, part) for part in gone)


REWRITER = Rewriter("throws-java", 64, _propose, frozenset({"jvm"}), repeats=True)
