"""One entry of a configuration array that several files share: `$adobe['key']` goes when nothing reads it any more.

The name of such a key is too common to be followed everywhere; the variable and the key together are not, where every
file uses the variable for its entries alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.names import Role
from migrator.rewrite.feed.slots import KEPT, Slot, slot_of, written
from migrator.rewrite.feed.statements import callee

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from migrator.rewrite.code import Code
    from migrator.rewrite.feed.dead import Dead
    from migrator.rewrite.feed.names import Occurrence
    from migrator.rewrite.feed.uses import Uses
    from migrator.rewrite.feed.world import World
    from migrator.rewrite.tree import Node

_CARRIERS = {"php": "variable_name", "ruby": "constant"}
"""What is known by one name in every file."""
_LOADS = re.compile(
    r"(?i)(?:^|[.:>])(?:parse_ini_\w+|load_?\w*|safe_load\w*|parse\w*|json_decode|yaml_\w+|freeze|read)$"
)
_INCLUDES = frozenset(
    {"include_expression", "include_once_expression", "require_expression", "require_once_expression"}
)
_FILE = re.compile(r"['\"]/?(?:[\w.-]+/)*(?P<name>[\w.-]+\.php)['\"]")


class _Place(NamedTuple):
    code: Code
    node: Node
    judge: Uses


def unshared(world: World, dead: Dead, judges: Mapping[int, Uses]) -> list[Removal]:
    """The removals after which every shared entry that lost its readers is gone."""
    groups: dict[Slot, list[_Place]] = defaultdict(list)
    for module in world.modules:
        code = module.code
        if module.test or code.region.language not in _CARRIERS:
            continue
        for node in code.nodes:
            slot = slot_of(code, node) if node.kind in code.grammar.subscripts else None
            if slot is not None and node.parts[0].kind == _CARRIERS[code.region.language]:
                groups[slot].append(_Place(code, node, judges[id(module)]))
    removals: list[Removal] = []
    for slot, places in groups.items():
        if not KEPT.search(slot.key) and any(dead.covers(place.node) for place in places):
            removals += _without(world, dead, slot, places)
    return removals


def _without(world: World, dead: Dead, slot: Slot, places: list[_Place]) -> list[Removal]:
    declared = _declared(world, slot)
    if declared is None:
        return []
    own = {id(place.node) for place in places}
    removals: list[Removal] = []
    for code, node, judge in places:
        if dead.covers(node):
            continue
        removal = written(code, node) or judge.absorb(
            node, lambda one: any(id(around) in own for around in (one, *one.ancestors())), data=True
        )
        if removal is None:
            return []
        removals.append(removal)
    return [*removals, *declared]


def _declared(world: World, slot: Slot) -> list[Removal] | None:
    """The entries of literals that fill the array; None where something else may be done with it."""
    found: list[Removal] = []
    for module in world.modules:
        if module.test:
            continue
        for one in module.names.by_name.get(slot.variable, ()):
            if one.node.kind != _CARRIERS.get(module.code.region.language) or one.role is Role.FORGET:
                continue
            parent = one.node.parent
            if one.role is Role.BIND and parent is not None and parent.parts[0] is one.node:
                values = _values(world, module.code, parent.parts[-1])
                if values is None:
                    return None
                found += [entry for code, value in values for entry in _entries(code, value, slot.key)]
            elif not _is_entry(module.code, one):
                return None
    return found


def _is_entry(code: Code, one: Occurrence) -> bool:
    parent = one.node.parent
    if parent is None or one.role is not Role.USE:
        return False
    return parent.kind in code.grammar.subscripts and slot_of(code, parent) is not None


def _values(world: World, code: Code, value: Node) -> list[tuple[Code, Node]] | None:
    """The literals that a value is made of: itself, or what the file that it includes returns."""
    if value.kind in code.grammar.lists | {"hash", "array_creation_expression"}:
        return [(code, value)]
    if value.kind in _INCLUDES:
        names = [match["name"] for match in _FILE.finditer(code.source(value))]
        return list(_returned(world, names[-1])) if names else None
    loads = value.kind in code.grammar.calls and _LOADS.search(callee(code, value)) is not None
    return [] if loads else None


def _returned(world: World, name: str) -> Iterator[tuple[Code, Node]]:
    for module in world.modules:
        if PurePosixPath(module.path).name != name:
            continue
        for node in module.code.nodes:
            outermost = node.parent is not None and node.parent.kind == "program"
            if node.kind == "return_statement" and outermost and node.parts:
                yield module.code, node.parts[0]


def _entries(code: Code, literal: Node, key: str) -> Iterator[Removal]:
    for entry in literal.parts:
        pair = len(entry.parts) == 2  # noqa: PLR2004 - key and value
        if pair and code.source(entry.parts[0]).strip("'\":") == key:
            yield Removal(code, entry)
