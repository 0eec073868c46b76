"""TypeScript: what stands for the compiler alone. It is gone when the program runs, and so it reads nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_LANGUAGES = frozenset({"typescript", "tsx"})
_WITHOUT = frozenset({"Omit", "Exclude"})
"""Types that leave out members, whether or not there are such."""


def is_type_name(code: Code, node: Node) -> bool:
    """Whether a node is the name of a type."""
    return code.region.language in _LANGUAGES and node.kind == "type_identifier"


def is_left_out(code: Code, text: Node) -> bool:
    """Whether a text is the name of a member that a type leaves out: `Omit<Options, "privateKey">`."""
    if code.region.language not in _LANGUAGES or text.parent is None or text.parent.kind != "literal_type":
        return False
    around = next((one for one in text.ancestors() if one.kind not in {"literal_type", "union_type"}), None)
    if around is None or around.kind != "type_arguments" or around.parent is None:
        return False
    first = around.parts[0]
    return code.source(around.parent.parts[0]) in _WITHOUT and not text.inside(first)
