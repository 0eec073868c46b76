"""A parameter of a constructor that declares a field goes, with its arguments, once nothing reads the field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.rewrite.feed.names import Role

if TYPE_CHECKING:
    from migrator.rewrite.feed.dead import Dead, Removal
    from migrator.rewrite.feed.names import Occurrence
    from migrator.rewrite.feed.signatures import Signatures
    from migrator.rewrite.feed.world import Module, World


def promoted_names(world: World) -> frozenset[str]:
    """The names of all parameters that declare a field."""
    return frozenset(
        name
        for module in world.modules
        if not module.test
        for name, occurrences in module.names.by_name.items()
        if any(one.role is Role.PARAMETER and promotes(module, one) for one in occurrences)
    )


def promoted(world: World, dead: Dead, signatures: Signatures, name: str) -> list[Removal]:
    """The removals after which a field of a name is neither declared nor given; empty where something reads it."""
    declared = [
        (module, one)
        for module in world.modules
        if not module.test
        for one in module.names.by_name.get(name, ())
        if one.role is Role.PARAMETER and promotes(module, one) and not dead.covers(one.node)
    ]
    if not declared:
        return []
    reads = [
        one.node
        for module in world.modules
        if not module.test
        for one in module.names.by_name.get(name, ())
        if one.role is Role.MEMBER or (one.role is Role.USE and module.names.scope(one) is not None)
    ]
    gone = [node for node in reads if dead.covers(node)]
    if len(gone) < len(reads) or (not gone and name not in world.suspects):
        return []
    return [removal for module, one in declared for removal in signatures.without(module, one)]


_MARKED = frozenset({"accessibility_modifier", "override_modifier", "readonly"})
"""TypeScript: what makes a parameter of a constructor a field."""


def promotes(module: Module, one: Occurrence) -> bool:
    """Whether a parameter declares a field: others read it by the object."""
    parameter = one.node.parent
    if parameter is None:
        return False
    marked = parameter.kind.endswith("_parameter") and parameter.child(*_MARKED) is not None
    return parameter.kind in module.code.habits.promotes or marked
