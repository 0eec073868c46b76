"""Python: `__all__` names what a module offers; once the name is bound to nothing, `import *` fails over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.names import BINDINGS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.feed.dead import Dead
    from migrator.rewrite.feed.world import Module, World

_OFFERS = frozenset({"__all__", "__all__.extend", "__all__.append"})


def unoffered_names(world: World, dead: Dead) -> list[Removal]:
    """The removals of names that a module offers and does not have any more."""
    return [
        removal
        for module in world.modules
        if module.code.region.language == "python" and dead.touches(module.code) and "__all__" in module.code.text
        for removal in _unoffered(module, dead)
    ]


def _unoffered(module: Module, dead: Dead) -> Iterator[Removal]:
    code = module.code
    for node in code.of_kind("string"):
        listed = node.parent
        if listed is None or listed.kind not in code.grammar.lists or dead.covers(node):
            continue
        around = next(
            (one for one in listed.ancestors() if one.kind in code.habits.targets.keys() | code.grammar.calls), None
        )
        if around is None or code.source(around.parts[0]) not in _OFFERS:
            continue
        name = code.source(node).strip("\"'")
        own = [one for one in module.names.by_name.get(name, ()) if one.role in BINDINGS]
        own = [one for one in own if module.names.scope(one) is None]
        if own and all(dead.covers(one.node) for one in own):
            yield Removal(code, node)
