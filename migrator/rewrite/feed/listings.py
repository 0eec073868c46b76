"""Lists and mappings that only name what has to be there: what goes is taken out of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.statements import bodies, callee, last_name, steps

if TYPE_CHECKING:
    from collections.abc import Callable

    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

REQUIRED = re.compile(
    r"(?i)requir|demand|mandatory|missing|needed|expected|check|validat|assert|(?:^|[.\s])(?:all|any|every|some|find|filter|forEach"
    r"|compact|none|map|in_?array|include\??|includes|contains|where|array_(?:diff|intersect|flip|fill)\w*)$|keys|params?$|vars?$|fields?$|__all__"
)
"""Names of lists of what has to be there, and of calls that ask each element."""
AROUND = frozenset(
    {
        "argument",
        "parenthesized_expression",
        "composite_literal",
        "expression_list",
        "literal_value",
        "implicit_array_creation_expression",
        "array_creation_expression",
    }
)
"""What stands between a list and what it is bound or given to."""
_LOOPED = AROUND | {"range_clause"}


def element_of(node: Node) -> Node:
    """The element of a list that a node is, with what some grammars put around it."""
    while (
        node.parent is not None
        and node.parent.kind in {"array_element_initializer", "literal_element", "argument"}
        and len(node.parent.parts) == 1
    ):
        node = node.parent
    return node


def unlisted(code: Code, node: Node, harmless: Callable[[Node], bool]) -> Removal | None:
    """One element of a list that only names what is required."""
    element = element_of(node)
    if element.parent is not None and element.parent.kind in code.grammar.pairs:
        return unchecked(code, element_of(element.parent), harmless)
    parent = element.parent
    if parent is None or parent.kind not in code.grammar.lists or len(parent.parts) < 2:  # noqa: PLR2004
        return None
    return Removal(code, element) if requires(code, parent) else None


def unchecked(code: Code, entry: Node, harmless: Callable[[Node], bool]) -> Removal | None:
    """One entry of a mapping that a loop goes through on the spot, only to refuse what is missing.

    `for … := range map[string]string{…}`, `for (… of Object.entries({…}))`. `harmless` tells a branch that does that.
    """
    around = entry.parent
    lists = code.grammar.lists | _LOOPED | {"object"}
    while around is not None and (around.kind in lists or _goes_through(code, around)):
        around = around.parent
    if around is None or around.kind not in code.habits.loops:
        return None
    asks = [step for body in bodies(code, around) for step in steps(code, body)]
    ifs = code.habits.ifs
    only = all(step.kind in ifs and all(harmless(one) for one in bodies(code, step)) for step in asks)
    return Removal(code, entry) if only else None


def _goes_through(code: Code, node: Node) -> bool:
    """Whether a node is a call that only lists the entries of a mapping, or its arguments."""
    call = node.parent if node.kind in code.grammar.arguments else node
    return call is not None and call.kind in code.grammar.calls and callee(code, call) == "Object.entries"


def is_frozen(code: Code, node: Node) -> bool:
    """Ruby: whether a node is a call that gives its receiver as it is: `%w[A B].freeze`."""
    return node.kind in code.grammar.calls and last_name(callee(code, node)) in {"freeze", "to_set", "dup"}


def requires(code: Code, listed: Node) -> bool:
    """Whether a list literal names what has to be there: by the variable, key or call that takes it."""
    around = listed.parent
    while around is not None and (around.kind in code.grammar.arguments | AROUND or is_frozen(code, around)):
        around = around.parent
    if around is None:
        return False
    if around.kind in code.habits.loops | {"range_clause", "for_in_clause"}:
        return True
    if around.kind in code.grammar.calls:
        return REQUIRED.search(last_name(callee(code, around))) is not None
    if around.kind in code.grammar.members:
        return around.parts[-1] is not listed and REQUIRED.search(code.source(around.parts[-1])) is not None
    if around.kind in code.habits.targets or around.kind in code.grammar.pairs or "declarat" in around.kind:
        return REQUIRED.search(code.source(around.parts[0])) is not None
    return False
