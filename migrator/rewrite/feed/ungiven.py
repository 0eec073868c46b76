"""A key that a list still demands, and that nothing gives a value any more: the program would refuse to start."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.feed.iterated import gone_through
from migrator.rewrite.feed.listings import element_of, requires

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from migrator.rewrite.code import Code
    from migrator.rewrite.feed.world import Module, World
    from migrator.rewrite.tree import Node

_SYMBOLS = frozenset({"simple_symbol", "bare_symbol", "bare_string"})
_CREDENTIAL = re.compile(r"(?i)secret|api_?key|client_?id")
_WORDS = frozenset({"symbol_array", "string_array"})


def ungiven(world: World) -> Iterator[str]:
    """What to look at where code names what has to be there, and the rewrite took out what gave it."""
    modules = [module for module in world.modules if not module.test]
    before = _given(code for module in modules if (code := world.original(module)) is not None)
    lost = before - _given(module.code for module in modules)
    for module in modules if lost else ():
        code = module.code
        for node in code.nodes:
            if node.kind in code.grammar.strings or node.kind in _SYMBOLS:
                name = code.source(node).strip("\"'`:")
                if name in lost and _demands(modules, code, element_of(node).parent):
                    line = code.document.position(code.region.offsets.to_file(node.start))[0]
                    yield f"{module.path}:{line} still demands {name}, which nothing gives any more"


def _given(codes: Iterable[Code]) -> set[str]:
    """The keys of all entries."""
    return {entry.name for code in codes for entry in code.facts.entries}


def _demands(modules: list[Module], code: Code, listed: Node | None) -> bool:
    """Whether a list says what of a credential has to be there."""
    if listed is None or listed.kind not in code.grammar.lists | _WORDS:
        return False
    if not any(_CREDENTIAL.search(code.source(part)) for part in listed.parts):
        return False
    return requires(code, listed) or gone_through(modules, code, listed)
