"""Ruby: `private` with nothing after it says nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.rewrite.base import Proposal, Rewriter
from migrator.rewrite.code import codes
from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.render import edits_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.base import Context, Edit
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_WORDS = frozenset({"private", "protected", "public", "module_function"})


def _propose(context: Context) -> Iterator[Proposal]:
    for path in context.program.paths:
        file = context.draft.file(path)
        if not file.changed:
            continue
        before = sum(_idle(code, node) for code in codes(file.original) for node in code.of_kind("identifier"))
        edits = [edit for code in codes(file.current) for edit in code.in_file(_without(code)) or ()]
        if edits and not before:
            yield Proposal("Drop a visibility that covers nothing", edits={path: tuple(edits)})


def _without(code: Code) -> list[Edit]:
    return edits_of(code, [Removal(code, node) for node in code.of_kind("identifier") if _idle(code, node)])


def _idle(code: Code, node: Node) -> bool:
    """Whether a bare word for the visibility of what follows is followed by no method."""
    if node.parent is None or node.parent.kind != "body_statement":
        return False
    if code.source(node) not in _WORDS:
        return False
    following = node.after()
    while following is not None and (not following.named or following.kind in code.grammar.comments):
        following = following.after()
    return following is None or (following.kind == "identifier" and code.source(following) in _WORDS)


REWRITER = Rewriter("visibility-ruby", 66, _propose, frozenset({"ruby"}))
