"""Java: a constant of an enumeration that nothing names any more goes alone, and never the last one.

And what a constant of a class stands for.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.names import Role

if TYPE_CHECKING:
    from collections.abc import Iterable

    from migrator.rewrite.code import Code
    from migrator.rewrite.feed.dead import Dead
    from migrator.rewrite.feed.world import Module
    from migrator.rewrite.tree import Node

_FIXED = re.compile(r"\b(?:final|const|readonly)\b")
_BARE = frozenset({Role.USE, Role.IMPORT})
"""`case NAME:`, and `import static Type.NAME`."""


def is_constant(node: Node) -> bool:
    """Whether a node names a constant of an enumeration."""
    return node.parent is not None and node.parent.kind == "enum_constant"


def without_constant(modules: Iterable[Module], dead: Dead, code: Code, node: Node, name: str) -> Removal | None:
    """The constant that a node names; None where a switch or an import of any file names it without its type."""
    constant = node.parent
    listed = constant.parent if constant is not None else None
    if constant is None or listed is None:
        return None
    named = any(
        one.role in _BARE and not dead.covers(one.node)
        for module in modules
        for one in module.names.by_name.get(name, ())
    )
    others = [part for part in listed.parts if part.kind == constant.kind and part is not constant]
    left = any(not dead.covers(part) for part in others)
    return Removal(code, constant) if left and not named else None


def is_value_of_constant(code: Code, node: Node) -> bool:
    """Java and C#: whether a text is the value of a constant: what it names is read by the name of the constant."""
    binder = node.parent
    if binder is not None and binder.kind == "equals_value_clause":
        binder = binder.parent
    if code.region.language not in {"java", "csharp"} or binder is None or binder.kind != "variable_declarator":
        return False
    declared = next((one for one in binder.ancestors() if one.kind == "field_declaration"), None)
    if declared is None or node not in {binder.parts[-1], *binder.parts[-1].parts}:
        return False
    return _FIXED.search(code.text, declared.start, binder.start) is not None
