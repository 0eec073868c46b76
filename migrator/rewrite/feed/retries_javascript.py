"""JavaScript: a loop that counts through metascopes tries once, where nothing in it asks for one any more.

`for (let i = 0; i < METASCOPES.length; i += 1)`: the first round is the last one, so a condition that asks whether it
is holds, and one that asks whether others follow does not.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.base import Proposal, Rewriter
from migrator.rewrite.code import codes
from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.render import edits_of
from migrator.rewrite.feed.statements import bodies, shows, steps
from migrator.rewrite.feed.words import only_jwt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.base import Context
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_COUNTS = re.compile(r"for\s*\(\s*(?:let|var)\s+(?P<at>\w+)\s*=\s*0\s*;\s*(?P=at)\s*<\s*(?P<list>\w+)\.length\s*;")
_JUMPS = frozenset({"break_statement", "continue_statement"})


def _propose(context: Context) -> Iterator[Proposal]:
    for document in context.documents():
        if not context.draft.file(document.path).changed:
            continue
        edits = [
            edit
            for code in codes(document)
            for loop in code.nodes
            if loop.kind == "for_statement"
            for edit in code.in_file(edits_of(code, _once(code, loop))) or ()
        ]
        if edits:
            yield Proposal("Ask once, not for each metascope", edits={document.path: tuple(edits)})


def _once(code: Code, loop: Node) -> list[Removal]:
    """The removals that leave one round of a loop; none where a round still asks for its metascope."""
    body = loop.parts[-1]
    match = _COUNTS.match(code.text[loop.start : body.start])
    if match is None or body.kind != "statement_block" or not only_jwt(match["list"]):
        return []
    if any(node.kind in _JUMPS for node in body.descendants()):
        return []
    picks = [step for step in steps(code, body) if _picks(code, step, match["at"], match["list"])]
    names = {code.source(declarator.parts[0]) for pick in picks for declarator in pick.parts}
    shown = [step for step in steps(code, body) if step not in picks and _only_shows(code, step, names)]
    last = list(_last_rounds(code, body, match["at"], match["list"]))
    told = _told_apart(code, body, [conditional for conditional, _ in last])
    gone = [*picks, *shown, *told]
    asked = [conditional.parts[0] for conditional, _ in last]
    used = [node for node in _named(code, body, {*names, match["at"]}) if not _inside(node, [*gone, *asked])]
    if used:
        return []
    kept = [Removal(code, conditional, block) for conditional, block in last]
    return [*(Removal(code, one) for one in gone), *kept, Removal(code, loop, body)]


def _picks(code: Code, step: Node, at: str, listed: str) -> bool:
    """`const metaScope = METASCOPES[i];`."""
    return (
        step.kind in {"lexical_declaration", "variable_declaration"}
        and len(step.parts) == 1
        and code.source(step.parts[0].parts[-1]) == f"{listed}[{at}]"
    )


def _only_shows(code: Code, step: Node, names: set[str]) -> bool:
    """A statement that shows one of the names, perhaps under a condition of its own."""
    inner = (
        [one for body in bodies(code, step) for one in steps(code, body)] if step.kind in code.habits.ifs else [step]
    )
    return bool(inner) and all(shows(code, one) for one in inner) and any(_named(code, step, names))


def _last_rounds(code: Code, body: Node, at: str, listed: str) -> Iterator[tuple[Node, Node]]:
    """Each `if (… || i === METASCOPES.length - 1) {…}` without an `else`, and what stands in it."""
    ends = re.compile(
        rf"(?:.*\|\|\s*)?\(?\s*{at}\s*(?:===?|>=)\s*{listed}\.length\s*-\s*1\s*\)?(?:\s*\|\|.*)?", re.DOTALL
    )
    for node in body.descendants():
        if node.kind != "if_statement" or len(node.parts) != 2 or node.parts[1].kind != "statement_block":  # noqa: PLR2004
            continue
        condition = code.source(node.parts[0]).strip()[1:-1].strip()
        if "&&" not in condition and ends.fullmatch(condition) is not None:
            yield node, node.parts[1]


def _told_apart(code: Code, body: Node, conditionals: list[Node]) -> list[Node]:
    """The declarations in the body whose only use is in such a condition."""
    asked = [one.parts[0] for one in conditionals]
    names = {code.source(node) for one in asked for node in one.descendants() if node.kind == "identifier"}
    return [
        node
        for node in body.descendants()
        if node.kind in {"lexical_declaration", "variable_declaration"}
        and len(node.parts) == 1
        and code.source(node.parts[0].parts[0]) in names
        and not any(
            not _inside(one, [node, *asked]) for one in _named(code, body, {code.source(node.parts[0].parts[0])})
        )
    ]


def _named(code: Code, root: Node, names: set[str]) -> list[Node]:
    kinds = {"identifier", "shorthand_property_identifier"}
    return [node for node in root.descendants() if node.kind in kinds and code.source(node) in names]


def _inside(node: Node, roots: list[Node]) -> bool:
    return any(node.inside(root) for root in roots)


REWRITER = Rewriter("retries-javascript", 59, _propose, frozenset({"javascript"}))
