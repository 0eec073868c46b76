"""The element of a list that names a setting: the name, a row that it leads, `("key", "str")`, or `"key": str`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from migrator.rewrite.feed.statements import callee

if TYPE_CHECKING:
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

NAMES = re.compile(r"(?i)[\"':]?(?:name|key|id|field|setting|param(?:eter)?|option|env|variable|property)[\"':]?")
"""Keys whose value is the name of a setting."""
_CONSTANT = re.compile(
    r"[\"'`:](?:[^\"'`{}$]{0,200})[\"'`]?|[-+]?\d[\w.]*|(?i:true|false|null|nil|none)"
    r"|(?:str|int|bool|float|dict|list|bytes|string|number|boolean|object)(?:\.class)?|[A-Z]\w*(?:\.class|::class)?"
    r"|typeof\(\w+\)"
)
"""What says of a setting which it is: its type, whether it may be missing, a word of help. No value of it."""
_MAKES_LIST = re.compile(
    r"(?:^|\.)(?:Immutable)?(?:List|Set|Stream)\.of$|(?:^|\.)(?:asList|new(?:Array|Linked)List|new(?:Linked)?HashSet)$|(?:list|set|array)Of$"
)
_MAKES_MAPPING = re.compile(r"(?:^|\.)(?:Immutable)?Map\.of$")
_TYPED = re.compile(r"[A-Za-z]\w*|\([\w, ]+\)")
"""Of an entry, `{"key": str}`: a text would be a value."""
_ROWS = frozenset({"tuple_expression"})


class InList(NamedTuple):
    """An element, and the list that it is one of."""

    element: Node
    around: Node


def element_of(node: Node) -> Node:
    """The element of a list that a node is, with what some grammars put around it."""
    while (
        node.parent is not None
        and node.parent.kind in {"array_element_initializer", "literal_element", "argument"}
        and len(node.parent.parts) == 1
    ):
        node = node.parent
    return node


def in_list(code: Code, node: Node) -> InList | None:
    """The element of a list that a name is, or leads, and the list; None where it stands in none."""
    element = element_of(node)
    entry = element.parent
    if entry is not None and leads_entry(code, element):
        return InList(element, entry)
    if (
        entry is not None
        and entry.kind in code.grammar.pairs
        and entry.parts[0] is element
        and entry.parent is not None
    ):
        typed = _TYPED.fullmatch(code.source(entry.parts[-1])) is not None  # `{"key": str}`
        return InList(entry, entry.parent) if typed and _are_constant(code, entry.parts[1:]) else None
    row = _row(code, element)
    if row is not None and row.parent is not None and _is_list(code, row.parent):
        return InList(row, row.parent)
    around = element.parent
    return InList(element, around) if around is not None and _is_list(code, around) else None


def row_led_by(code: Code, node: Node) -> InList | None:
    """The row or entry that a name leads, and the list or mapping; None where it is an element itself."""
    found = in_list(code, node)
    own = element_of(node)
    return found if found is not None and (found.element is not own or leads_entry(code, own)) else None


def leads_entry(code: Code, element: Node) -> bool:
    """Java: whether a text is a key of `Map.of("KEY", "what it is", …)`, where each value is a constant."""
    listed = element.parent
    if listed is None or listed.kind not in code.grammar.arguments or listed.parent is None:
        return False
    if not makes_mapping(code, listed.parent):
        return False
    at = listed.parts.index(element)
    return at % 2 == 0 and _are_constant(code, listed.parts[at + 1 : at + 2])


def makes_mapping(code: Code, node: Node) -> bool:
    """Whether a node is a call that makes a mapping of keys and values one after the other: `Map.of("a", 1)`."""
    return node.kind in code.grammar.calls and _MAKES_MAPPING.search(callee(code, node)) is not None


def _is_list(code: Code, node: Node) -> bool:
    if node.kind in code.grammar.arguments and node.parent is not None:
        return makes_list(code, node.parent)
    return node.kind in code.grammar.lists


def makes_list(code: Code, node: Node) -> bool:
    """Whether a node is a call that makes a list of what it is given: `List.of("a", "b")`."""
    return node.kind in code.grammar.calls and _MAKES_LIST.search(callee(code, node)) is not None


def _row(code: Code, element: Node) -> Node | None:
    """The row of which an element says the name: a tuple or call that it comes first in, or an object of constants."""
    around = element.parent
    if around is None or around.parent is None:
        return None
    if around.kind in code.grammar.pairs and len(around.parts) > 1 and around.parts[-1] is element:
        named = NAMES.fullmatch(code.source(around.parts[0])) is not None
        values = [one.parts[-1] for one in around.parent.parts if one.kind == around.kind and one is not around]
        whole = around.parent.parent if around.parent.kind == "literal_value" else None
        row = whole if whole is not None and whole.kind == "composite_literal" else around.parent
        return element_of(row) if named and _are_constant(code, values) else None
    given = around.kind in code.grammar.arguments and not _is_list(code, around)
    if not (given or around.kind in code.grammar.lists | _ROWS) or around.parts[0] is not element:
        return None
    return element_of(around.parent if given else around) if _are_constant(code, around.parts[1:]) else None


def _are_constant(code: Code, values: list[Node]) -> bool:
    return all(_CONSTANT.fullmatch(code.source(one)) is not None for one in values)
