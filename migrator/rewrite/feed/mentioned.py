"""The lists beside a function that demand what one of its parameters took: a name goes from them with the parameter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.listings import SYMBOLS, WORDS, requires
from migrator.rewrite.feed.names import Role
from migrator.rewrite.feed.rows import in_list

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.code import Code
    from migrator.rewrite.feed.dead import Dead
    from migrator.rewrite.feed.names import Names, Occurrence
    from migrator.rewrite.feed.world import Module
    from migrator.rewrite.tree import Node

_READS = frozenset({Role.USE, Role.MEMBER, Role.SHORT})


def mentions(module: Module, parameter: Occurrence, dead: Dead) -> list[Removal]:
    """What takes the name of a parameter out of lists of the same class, or of the file where it is in none.

    Nothing where something else there reads a thing of that name.
    """
    code, own = module.code, module.code.class_around(parameter.node)
    scope = module.names.scope(parameter)
    others = [
        one
        for one in module.names.by_name[parameter.name]
        if one.role in {*_READS, Role.PARAMETER, Role.KEY}
        and code.class_around(one.node) is own
        and module.names.scope(one) is not scope
        and not dead.covers(one.node)
    ]
    if others:
        return []
    return [Removal(code, one) for one in _demanding(code, parameter.name) if code.class_around(one) is own]


def _demanding(code: Code, name: str) -> Iterator[Node]:
    """The elements of lists of what is required that stand for a name."""
    for node in code.nodes:
        if (node.kind in code.grammar.strings or node.kind in SYMBOLS) and code.source(node).strip("\"'`:") == name:
            listed = in_list(code, node)
            element, around = (listed.element, listed.around) if listed is not None else (node, node.parent)
            if around is None or (listed is None and around.kind not in WORDS):
                continue
            if len(around.parts) > 1 and requires(code, around):
                yield element


def takers(names: Names, code: Code, node: Node, name: str) -> list[Occurrence]:
    """Where the class around a list uses a parameter of a name."""
    own = code.class_around(node)
    known = [one for one in names.by_name.get(name, ()) if own is not None and one.node.inside(own)]
    taken = {id(names.scope(one)) for one in known if one.role is Role.PARAMETER}
    return [one for one in known if one.role in {Role.USE, Role.SHORT} and id(names.scope(one)) in taken]
