"""Ruby: a name that `attr_reader` and its like offer is nothing any more when nobody gives it a value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.statements import callee

if TYPE_CHECKING:
    from migrator.rewrite.code import Code
    from migrator.rewrite.feed.dead import Dead
    from migrator.rewrite.tree import Node

_ACCESSORS = frozenset({"attr_accessor", "attr_reader", "attr_writer"})


def unoffered(code: Code, dead: Dead, symbol: Node) -> Removal | None:
    """The removal of one name of `attr_reader :a, :b`, of the whole where the others have gone; None elsewhere."""
    listed = symbol.parent
    call = listed.parent if listed is not None else None
    if listed is None or call is None or not is_offered(code, symbol):
        return None
    stay = any(part is not symbol and not dead.covers(part) for part in listed.parts)
    return Removal(code, symbol if stay else call)


def is_offered(code: Code, symbol: Node) -> bool:
    """Whether a symbol is a name that `attr_reader` and its like offer."""
    listed = symbol.parent
    call = listed.parent if listed is not None and listed.kind in code.grammar.arguments else None
    return call is not None and len(call.parts) > 1 and callee(code, call) in _ACCESSORS
