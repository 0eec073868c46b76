"""Lists and mappings that only name what has to be there: what goes is taken out of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.rows import element_of, in_list, makes_list, makes_mapping
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
        "as_expression",
        "satisfies_expression",
    }
)
"""What stands between a list and what it is bound or given to."""
WORDS = frozenset({"symbol_array", "string_array"})
SYMBOLS = frozenset({"simple_symbol", "bare_symbol", "bare_string"})
"""Ruby: names written without quotes."""
"""Ruby: `%i[key secret]`, `%w[key secret]`."""
_COPIES = re.compile(
    r"(?:^|\.)(?:unmodifiable(?:List|Set|Collection|Map)|copyOf)$|^new \w{0,40}(?:List|Set)(?:<\w{0,40}>)?$"
)
"""Java: calls that make a list or set of another one."""
_FILLED = re.compile(r"new (?:[\w.]{1,80}\.)?\w{0,40}(?:List|Set|Collection)<\w{1,40}>(?:\(\))?\s{0,80}\{")
_TYPE = 240
"""C#: `new List<string> { "a", "b" }`, and how much of it says so."""
_FIELDS = frozenset({"field_definition", "public_field_definition"})
_LOOPED = AROUND | {"range_clause"}


_OF_EACH = re.compile(
    r"(?:^|\.)(?:is(?:Any|None|All)(?:Blank|Empty|NotBlank|NotEmpty)|anyNull|allNotNull|anyNotNull|allNull)$"
)
"""Calls of commons-lang that ask the same of each argument."""


def among(code: Code, node: Node, gone: Callable[[Node], bool]) -> Removal | None:
    """One of several that a call asks the same of: `StringUtils.isAnyBlank(id, secret, key)`; None for the last one."""
    element = element_of(node)
    listed = element.parent
    call = listed.parent if listed is not None and listed.kind in code.grammar.arguments else None
    if listed is None or call is None or _OF_EACH.search(callee(code, call)) is None:
        return None
    return Removal(code, element) if any(part is not element and not gone(part) for part in listed.parts) else None


def unlisted(code: Code, node: Node, harmless: Callable[[Node], bool]) -> Removal | None:
    """One element of a list that only names what is required."""
    listed = in_list(code, node)
    around = element_of(node).parent
    if listed is None and around is not None and around.kind in code.grammar.pairs:
        return unchecked(code, element_of(around), harmless)
    if listed is None or len(listed.around.parts) < 2:  # noqa: PLR2004
        return None
    return Removal(code, listed.element) if requires(code, listed.around) else None


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
    while around is not None and _passes_on(code, around):
        around = around.parent
    if around is None or around.kind in code.habits.leaves | {"body_statement"}:
        return around is not None and _is_answer(code, around, listed)
    if around.kind in code.habits.loops | {"range_clause", "for_in_clause"}:
        return True
    if around.kind in code.grammar.calls:
        return REQUIRED.search(last_name(callee(code, around))) is not None
    if around.kind in code.grammar.members:
        return around.parts[-1] is not listed and REQUIRED.search(code.source(around.parts[-1])) is not None
    if around.kind in code.habits.targets | code.grammar.pairs.keys() | _FIELDS or "declarat" in around.kind:
        return REQUIRED.search(code.source(around.parts[0])) is not None
    return False


def _passes_on(code: Code, around: Node) -> bool:
    """Whether what stands around a list is the same list: `List.of(…)`, `%w[…].freeze`, parentheses."""
    if around.kind in code.grammar.arguments | AROUND or is_frozen(code, around) or makes_all(code, around):
        return True
    return around.kind == "object_creation_expression" and _FILLED.match(code.source(around)[:_TYPE]) is not None


def makes_all(code: Code, call: Node) -> bool:
    """Whether a node is a call that makes a list or mapping of what it is given, or of the list that it is given."""
    if call.kind not in code.grammar.calls:
        return False
    return makes_list(code, call) or makes_mapping(code, call) or _COPIES.search(callee(code, call)) is not None


_DEMANDED = re.compile(r"(?i)requir|demand|mandatory|needed|expected")


def _is_answer(code: Code, around: Node, listed: Node) -> bool:
    """Whether a list is what a function answers that says what is required."""
    function = code.function(around)
    own = function.child(*code.habits.lexical) if function is not None else None
    last = around.kind in code.habits.leaves or listed.inside(around.parts[-1])
    return last and own is not None and _DEMANDED.search(code.source(own)) is not None
