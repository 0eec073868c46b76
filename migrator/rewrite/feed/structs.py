"""Ruby: a member of a `Struct` goes, with what its makers pass for it, when nothing reads it any more."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.names import Names, Role, marked
from migrator.rewrite.feed.statements import callee, own_statement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.code import Code
    from migrator.rewrite.feed.dead import Dead
    from migrator.rewrite.feed.world import Module, World
    from migrator.rewrite.tree import Node

_MAKES = frozenset({"Struct.new", "Data.define"})
_LISTS = frozenset({"array", "string_array", "symbol_array"})
_KEEPS_KEYS = frozenset({"transform_values", "freeze", "dup", "compact"})
_KEEPS_ORDER = frozenset({"map", "collect", "freeze"})
_PICKS = frozenset({"values_at", "fetch_values"})
_BY_MEMBERS = re.compile(r"\.slice\(\*\s?[A-Z][\w:]{0,100}\.members\)$")
"""What is picked by the members that there are, `raw.slice(*Settings.members)`, goes with them."""
_MOST_HOPS = 3
"""Constants one after the other."""


class _Struct(NamedTuple):
    """A struct with its name; `body` holds its methods, in which `new` makes one and a member is read by its name."""

    module: Module
    call: Node
    name: str
    body: Node
    members: dict[str, Node]
    """Where each is named, in their order."""


class _Passed(NamedTuple):
    """What one construction passes: entries with the members' names, or one thing after the other."""

    code: Code
    parts: list[Node]


def unread_members(world: World, dead: Dead, module: Module, call: Node) -> list[Removal]:
    """The removals for every member of one struct that lost its readers."""
    struct = _struct(module, call)
    gone = [one for one in struct.members if _is_lost(world, dead, struct, one)] if struct is not None else []
    if struct is None or not gone:
        return []
    removals = [Removal(module.code, struct.members[member]) for member in gone]
    for code, listed in (made for other in world.modules for made in _makers(other, struct)):
        passed = _passed(code, listed, len(struct.members))
        if passed is None:
            return []
        given = (_given(passed, struct, member) for member in gone)
        removals += [Removal(code, part) for part in given if part is not None]
    for member in gone:
        for other in world.modules:
            for node in _writes(other, struct, member):
                statement = own_statement(other.code, node)
                if statement is None:
                    return []
                removals.append(Removal(other.code, statement))
    return removals


def _struct(module: Module, call: Node) -> _Struct | None:
    """`Name = Struct.new(:a, :b) do … end`, or `class Name < Struct.new(:a, :b)`."""
    code, binder = module.code, call.parent
    listed = call.child(*code.grammar.arguments)
    if listed is None or binder is None or callee(code, call) not in _MAKES:
        return None
    heir = binder.parent if binder.kind == "superclass" else None
    holder = heir or (binder if binder.kind == "assignment" else None)
    if holder is None:
        return None
    return _Struct(module, call, code.source(holder.parts[0]), heir or call, dict(_members(code, listed)))


def _members(code: Code, listed: Node) -> Iterator[tuple[str, Node]]:
    """The members with the places that name them: symbols, or the keys of a constant, `*NAMES.keys`."""
    for part in listed.parts:
        if part.kind == "simple_symbol":
            yield code.source(part).lstrip(":"), part
        elif part.kind == "splat_argument" and part.parts:
            value = part.parts[0]
            keys = value.kind in code.grammar.calls and _called(code, value) == "keys"
            for one in _entries(code, value.parts[0]) if keys else _elements(code, value):
                yield code.source(one.parts[0] if keys else one).strip(":'\""), one


def _is_lost(world: World, dead: Dead, struct: _Struct, member: str) -> bool:
    """Whether every read of a member has gone, and there was one."""
    if dead.covers(struct.members[member]):
        return False
    known = [node for module in world.modules for node in _reads(module, struct, member)]
    if any(not dead.covers(node) for node in known):
        return False
    originals = (world.original(module) for module in world.modules)
    return bool(known) or any(
        one.role is Role.MEMBER for code in originals if code is not None for one in code.once(Names).by_name[member]
    )


def _reads(module: Module, struct: _Struct, member: str) -> Iterator[Node]:
    """`anything.member`, `anything[:member]`, and the bare `member` of a method of the struct."""
    code, names = module.code, module.names
    for one in names.by_name[member]:
        own = one.role is Role.USE and one.node.inside(struct.body) and names.unbound(one)
        called = one.role is Role.MEMBER and one.node.kind == "identifier"
        if own or (called and (one.node.parent is None or not _is_target(one.node.parent))):
            yield one.node
    for node in code.nodes if member in code.text else ():
        key = node.parts[-1] if node.kind == "element_reference" and node.parts else None
        if key is not None and not _is_target(node) and code.source(key).strip(":'\"") == member:
            yield node


def _writes(module: Module, struct: _Struct, member: str) -> Iterator[Node]:
    """`settings.member = …`, where `settings` is such a struct."""
    code = module.code
    for one in module.names.by_name[member]:
        holder = one.node.parent
        if one.role is not Role.MEMBER or holder is None or holder.parent is None or not _is_target(holder):
            continue
        receiver = re.escape(code.source(holder.parts[0]))
        made = rf"{receiver}\s*=\s*(?:\w+::)*{struct.name}\b|\b{struct.name}\.new\b[^\n]*\|\s*{receiver}\s*\|"
        if one.node.inside(struct.body) or re.search(made, code.text) is not None:
            yield holder.parent


def _is_target(node: Node) -> bool:
    return node.parent is not None and node.parent.kind == "assignment" and node.parent.parts[0] is node


def _makers(module: Module, struct: _Struct) -> Iterator[tuple[Code, Node]]:
    """The arguments of every construction: `Name.new(…)`, and `new(…)` in the body of the struct."""
    code = module.code
    for node in code.nodes:
        listed = node.child(*code.grammar.arguments) if node.kind in code.grammar.calls else None
        if listed is None or node is struct.call:
            continue
        called = callee(code, node)
        if called.rpartition("::")[2] == f"{struct.name}.new" or (called == "new" and node.inside(struct.body)):
            yield code, listed


def _passed(code: Code, listed: Node, count: int) -> _Passed | None:
    """What a construction passes; None where nobody can tell: `Name.new(**settings)`, `Name.new(*values)`."""
    given = [part for part in listed.parts if part.kind not in code.grammar.comments]
    spread = [part for part in given if part.kind in {"hash_splat_argument", "splat_argument"}]
    if not spread:
        return _Passed(code, given)
    if len(given) > 1 or not spread[0].parts:
        return None
    value = spread[0].parts[0]
    if value.kind in code.grammar.calls and _BY_MEMBERS.search(code.source(value)) is not None:
        return _Passed(code, [])
    parts = _entries(code, value) if spread[0].kind == "hash_splat_argument" else _elements(code, value)
    ordered = spread[0].kind == "splat_argument"
    return _Passed(code, parts) if parts and (not ordered or len(parts) == count) else None


def _entries(code: Code, value: Node, hops: int = _MOST_HOPS) -> list[Node]:
    """The entries of a literal, or of a constant that is one: `**NAMES.transform_values { |name| ENV[name] }`."""
    while value.kind in code.grammar.calls and _called(code, value) in _KEEPS_KEYS:
        value = value.parts[0]
    if value.kind == "hash":
        return [part for part in value.parts if part.kind == "pair"]
    bound = _constant(code, value)
    return _entries(code, bound, hops - 1) if bound is not None and hops else []


def _constant(code: Code, value: Node) -> Node | None:
    """What a constant of the file is."""
    bound = [
        node.parts[-1]
        for node in code.nodes
        if value.kind == "constant" and node.kind == "assignment" and code.source(node.parts[0]) == code.source(value)
    ]
    return bound[0] if len(bound) == 1 else None


def _elements(code: Code, value: Node, hops: int = _MOST_HOPS) -> list[Node]:
    """The elements of a literal: `*ENV.values_at('A', 'B')`, `*%w[A B].map { |name| ENV[name] }`."""
    while value.kind in code.grammar.calls and _called(code, value) in _KEEPS_ORDER:
        value = value.parts[0]
    picked = value.child(*code.grammar.arguments) if value.kind in code.grammar.calls else None
    if picked is not None and _called(code, value) in _PICKS:
        return picked.parts
    if value.kind in _LISTS:
        return value.parts
    bound = _constant(code, value)
    return _elements(code, bound, hops - 1) if bound is not None and hops else []


def _called(code: Code, call: Node) -> str:
    """The name of the method that a call calls on something."""
    return next((code.source(part) for part in call.parts[1:2] if part.kind == "identifier"), "")


def _given(passed: _Passed, struct: _Struct, member: str) -> Node | None:
    """The part of a construction that gives a member its value."""
    code = passed.code
    named = [part for part in passed.parts if part.parts and marked(part.parts[0], code.grammar.pairs.get(part.kind))]
    if named:
        return next((part for part in named if code.source(part.parts[0]).strip(":'\"") == member), None)
    index = list(struct.members).index(member)
    return passed.parts[index] if index < len(passed.parts) else None
