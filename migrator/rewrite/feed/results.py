"""Python: one of several results of a function goes when every caller drops it: `_, expiry = sign()`.

The assertion goes also where callers only show it, or do nothing with it: `token, assertion = sign_in()`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.names import BINDINGS, LEXICAL, Role
from migrator.rewrite.feed.words import only_jwt

if TYPE_CHECKING:
    from collections.abc import Mapping

    from migrator.rewrite.code import Code
    from migrator.rewrite.feed.callers import Callers
    from migrator.rewrite.feed.dead import Dead
    from migrator.rewrite.feed.uses import Uses
    from migrator.rewrite.feed.world import Module, World
    from migrator.rewrite.tree import Node

_TUPLES = frozenset({"expression_list", "tuple"})
_TYPES = frozenset({"tuple", "Tuple", "typing.Tuple", "t.Tuple"})


def undelivered(
    world: World, dead: Dead, callers: Callers, uses: Mapping[int, Uses], module: Module, function: Node
) -> list[Removal]:
    """The removals for one result that nobody takes, in every `return`, at every caller, and in the annotation."""
    code = module.code
    name = function.child("identifier")
    if code.region.language != "python" or name is None:
        return []
    results = _results(code, dead, function)
    if not results or not _alone(world, code.source(name)):
        return []
    sites = callers.sites(code.source(name), function)
    targets = [(site.code, _targets(site.code, site.arguments.parent)) for site in sites or []]
    width = len(results[0].parts)
    if not targets or any(found is None or len(found.parts) != width for _, found in targets):
        return []
    for index in range(width):
        taken = [(where, found.parts[index]) for where, found in targets if found is not None]
        given = [one.parts[index] for one in results]
        left = [(where, one) for where, one in taken if not dead.covers(one) and where.source(one) != "_"]
        unread = _unread(world, dead, uses, left) if not left or _is_old(world, code, given) else None
        if unread is not None:
            lists = [*((code, one) for one in results), *((where, one) for where, one in targets if one is not None)]
            gone = _without(lists, _annotated(code, function, width), index)
            return [*unread, *gone] if gone else []
    return []


def _is_old(world: World, code: Code, given: list[Node]) -> bool:
    """Whether what a function gives is the assertion, or nothing."""
    names = {code.source(one) for one in given} - {"None", '""', "''"}
    return bool(names) and all(name.isidentifier() and only_jwt(name) and name in world.suspects for name in names)


def _unread(
    world: World, dead: Dead, uses: Mapping[int, Uses], targets: list[tuple[Code, Node]]
) -> list[Removal] | None:
    """What goes with the names that callers give a result; None where one of them is needed."""
    modules = {id(module.code): module for module in world.modules}
    removals: list[Removal] = []
    for code, node in targets:
        module = modules.get(id(code))
        own = module.names.at(node) if module is not None else None
        if module is None or own is None or own.role is not Role.BIND:
            return None
        scope = module.names.scope(own)
        if scope is None and world.read_in_another(module, own.name):
            return None
        same = [
            one for one in module.names.by_name[own.name] if one.role in LEXICAL and module.names.scope(one) is scope
        ]
        if any(one.role in BINDINGS and one is not own for one in same):
            return None
        read = [one.node for one in same if one is not own and not dead.covers(one.node)]
        found = uses[id(module)].absorb_all(read, data=True, bound=[node])
        if found is None:
            return None
        removals += found
    return removals


def _without(
    lists: list[tuple[Code, Node]], annotated: list[tuple[Code, Node, Node]] | None, index: int
) -> list[Removal]:
    if annotated is None:
        return []
    both = 2
    removals = [
        Removal(code, one, one.parts[1 - index]) if len(one.parts) == both else Removal(code, one.parts[index])
        for code, one in lists
    ]
    for code, whole, listed in annotated:
        kept = listed.parts[1 - index] if len(listed.parts) == both else None
        removals.append(Removal(code, whole, kept) if kept is not None else Removal(code, listed.parts[index]))
    return removals


def _alone(world: World, name: str) -> bool:
    """Whether one function of the program has the name."""
    roles = {Role.DEFINITION, Role.METHOD}
    return sum(one.role in roles for module in world.modules for one in module.names.by_name.get(name, ())) == 1


def _results(code: Code, dead: Dead, function: Node) -> list[Node]:
    """What a function returns, where it always returns as many; else nothing."""
    returns = [node for node in code.once(_returns).get(id(function), ()) if not dead.covers(node)]
    values = [node.parts[0] for node in returns if node.parts and node.parts[0].kind in _TUPLES]
    same = len({len(value.parts) for value in values}) == 1 and len(values) == len(returns)
    return values if same and len(values[0].parts) > 1 else []


def _returns(code: Code) -> dict[int, list[Node]]:
    """The `return` statements by the function that they end."""
    found: dict[int, list[Node]] = {}
    for node in code.nodes:
        if node.kind == "return_statement":
            found.setdefault(id(code.function(node)), []).append(node)
    return found


def _targets(code: Code, call: Node | None) -> Node | None:
    """The names that take the results of a call."""
    current = call
    while current is not None and current.parent is not None and current.parent.kind in code.habits.transparent:
        current = current.parent
    binder = current.parent if current is not None else None
    if current is None or binder is None or binder.kind != "assignment" or binder.parts[-1] is not current:
        return None
    return binder.parts[0] if binder.parts[0].kind in {"pattern_list", "tuple_pattern"} else None


def _annotated(code: Code, function: Node, width: int) -> list[tuple[Code, Node, Node]] | None:
    """The annotation `tuple[a, b]` with its list; empty where there is none, None where it says something else."""
    annotation = function.child("type")
    if annotation is None:
        return []
    generic = annotation.child("generic_type", "subscript")
    if generic is None or code.source(generic.parts[0]) not in _TYPES:
        return None
    listed = generic.child("type_parameter")
    return [(code, annotation, listed)] if listed is not None and len(listed.parts) == width else None
