"""The parameter's name in a constant: where `jwt_token` is sent by that name, the literal takes its place.

What follows then sees the request as if it had been written out; the constant goes with the feed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.code import codes
from migrator.rewrite.programs import CONFIG, PROSE
from migrator.rewrite.wire.parameters import PARAMETER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.base import Context
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_CONSTANT = re.compile(rf"""\b(?P<name>[A-Za-z_]\w*)\s*(?::\s*\w+\s*)?:?=\s*["']{PARAMETER}["']""")
_PARTNERS = re.compile(r"(?i)client_?id|client_?secret|api_?key")


def _propose(context: Context) -> Iterator[Proposal]:
    if context.program.family in {CONFIG, PROSE}:
        return
    documents = context.documents()
    names = {match["name"] for document in documents for match in _CONSTANT.finditer(document.text)}
    if not names:
        return
    for document in documents:
        edits = [
            edit
            for code in codes(document)
            for node in code.nodes
            if node.kind in code.habits.lexical and code.source(node) in names
            for edit in code.in_file(list(_literal(code, node))) or ()
        ]
        if edits:
            yield Proposal("Write the parameter's name out", edits={document.path: tuple(edits)})


def _literal(code: Code, node: Node) -> Iterator[Edit]:
    """The literal in place of a constant that is the first of two arguments, a key, or a subscript."""
    whole = node
    while (
        whole.parent is not None
        and whole.parent.kind in code.grammar.members
        and whole.parent.parts[-1].end == node.end
    ):
        whole = whole.parent
    holder = whole.parent
    while holder is not None and holder.kind in {"argument", "literal_element", "bracketed_argument_list"}:
        whole, holder = holder, holder.parent
    if holder is None or not holder.parts:
        return
    pair = holder.kind in code.grammar.pairs and holder.parts[0] is whole
    listed = holder.kind in code.grammar.arguments and holder.parts[0] is whole and len(holder.parts) > 1
    subscript = holder.kind in code.grammar.subscripts and holder.parts[0] is not whole
    initial = holder.kind == "initializer_expression" and holder.parts[0] is whole and len(holder.parts) == 2  # noqa: PLR2004
    if (pair or listed or subscript or initial) and _beside(code, node):
        yield Edit(whole.start, whole.end, code.literal(PARAMETER))


def _beside(code: Code, node: Node) -> bool:
    """Whether the credentials are sent in the same function."""
    function = code.function(node)
    text = code.source(function) if function is not None else code.text
    return len(_PARTNERS.findall(text)) > 1


REWRITER = Rewriter("parameter-constant", 12, _propose)
