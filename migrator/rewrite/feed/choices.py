"""One side of a choice in an expression: `jwt ? exchange(jwt) : null`.

Where nothing asks for the assertion any more, what is done with it stays, if the other side has nothing to give.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.polarity import asks_for
from migrator.rewrite.feed.statements import bare

if TYPE_CHECKING:
    from migrator.rewrite.code import Code
    from migrator.rewrite.feed.guards import Guards
    from migrator.rewrite.tree import Node

TERNARIES = frozenset({"conditional_expression", "conditional", "ternary_expression"})
_NOTHING = re.compile(
    r"(?:null|None|nil|undefined|void 0|false|False|''|\"\"|\[\]|\{\}|default|string\.Empty"
    r"|(?:Optional|Mono)\.empty\(\)|Promise\.(?:resolve\((?:null|undefined)?\)|reject\([^()]*(?:\([^()]*\))?\))"
    r"|(?:raise|throw|abort|die)\b[^;]*)"
)
_VALUE = re.compile(r"^[\w.$@]+\s*[(\[]|^(?:await|new|yield)\b|->|::|\.\w")
"""A side that makes something, not a constant that says which of two it is."""


def chosen(code: Code, node: Node, guards: Guards) -> Removal | None:
    """What stays of the choice that asks for a name alone; None where it is none, or has two things to choose from."""
    child = node
    for around in node.ancestors():
        if around.kind in TERNARIES:
            break
        if around.kind in code.habits.blocks or around.kind in code.functions:
            return None
        child = around
    else:
        return None
    parts = [part for part in around.parts if part.kind not in code.grammar.comments]
    if len(parts) != 3:  # noqa: PLR2004 - the question, and two sides
        return None
    asked, there, missing = (parts[1], parts[0], parts[2]) if code.region.language == "python" else parts
    present = asks_for(code, asked)
    if child is not asked or present is None or guards.needed(asked):
        return None
    if not present:
        there, missing = missing, there
    nothing = _NOTHING.fullmatch(code.source(bare(code, missing)).strip("() "))
    makes = _VALUE.search(code.source(bare(code, there))) is not None
    return Removal(code, around, there) if nothing is not None and makes and not _is_asked(code, around) else None


def _is_asked(code: Code, choice: Node) -> bool:
    """Whether what was chosen is held in a variable that a condition asks about: to do without is a way of its own."""
    binder = next((one for one in choice.ancestors() if one.kind in code.habits.targets or _ends(code, one)), None)
    if binder is None or _ends(code, binder) or not binder.parts or binder.parts[0].kind not in code.habits.lexical:
        return False
    name, function = code.source(binder.parts[0]), code.function(choice)
    asked = rf"(?<![\w.$]){re.escape(name)}(?![\w(])"
    root = function if function is not None else code.nodes[0]
    return any(
        re.search(asked, code.source(node.parts[0])) is not None
        for node in root.descendants()
        if node.kind in code.habits.ifs | TERNARIES and node.start > choice.end and node.parts
    )


def _ends(code: Code, node: Node) -> bool:
    return node.kind in code.habits.blocks or node.kind in code.functions
