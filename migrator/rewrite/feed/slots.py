"""One entry of a map that never leaves its file: `opts[:key]` goes when nothing reads it any more.

The name of such a key is too common to be followed everywhere, but the variable and the key together are not.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.names import Role, spelled
from migrator.rewrite.feed.statements import callee, own_statement, steps

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.code import Code
    from migrator.rewrite.feed.dead import Dead
    from migrator.rewrite.feed.uses import Uses
    from migrator.rewrite.feed.world import Module
    from migrator.rewrite.tree import Node

_KEY = re.compile(r"^(?::(?P<symbol>\w+)|(?P<quote>['\"])(?P<name>[\w-]+)(?P=quote))$")
KEPT = re.compile(r"(?i)^(?:ims_?)?org|organi[sz]ation|tenant|company|sandbox|api_?key|client_?id")
"""What the program works for: what it says of these is no word about the assertion."""
_READS_OPTIONS = re.compile(r"(?i)getopt$")
_JOINS = frozenset({".", "+"})
_COPIES = re.compile(r"^[A-Z]\w*\.(?:dup|clone|to_h)$|\.merge$")
_OPTION = re.compile(r"(?i)(?:^|[.>])(?:on|add_?option|option)$")


class Slot(NamedTuple):
    """An entry: the variable that holds the map, and the key."""

    variable: str
    key: str


def unread(module: Module, before: Code | None, dead: Dead, judge: Uses) -> list[Removal]:
    """The removals after which every entry that lost its readers is gone; `before` is the code of no rewrite yet."""
    code = module.code
    were = _by_slot(before) if before is not None and before is not code else {}
    now = _by_slot(code)
    removals: list[Removal] = []
    for slot in dict.fromkeys([*now, *were]):
        same = [Slot(name, slot.key) for name in sorted(code.once(_aliases).get(slot.variable, {slot.variable}))]
        places = [place for one in same for place in now.get(one, ())]
        lost = len(places) < sum(len(were.get(one, ())) for one in same)
        if KEPT.search(slot.key) or not (lost or any(dead.covers(place) for place in places)):
            continue
        if _stay_here(module, [one.variable for one in same]):
            removals += _without(module, dead, judge, same, places)
    return removals


def _aliases(code: Code) -> dict[str, set[str]]:
    """The variables that are one map: what a call hands on, and the parameter of a function of the file."""
    functions = {
        code.source(name): [spelled(code, one) for one in _parameters(code, node)]
        for node in code.nodes
        if node.kind in code.functions and (name := node.child("name", "identifier")) is not None
    }
    found: dict[str, set[str]] = {}
    for node in code.nodes:
        listed = node.child(*code.grammar.arguments) if node.kind in code.grammar.calls else None
        for given, parameter in zip(
            listed.parts if listed is not None else (), functions.get(callee(code, node), ()), strict=False
        ):
            value = given.parts[0] if given.kind == "argument" and given.parts else given
            if value.kind in code.habits.lexical and parameter:
                handed = spelled(code, value)
                joined = found.get(handed, {handed}) | found.get(parameter, {parameter})
                found.update(dict.fromkeys(joined, joined))
    return found


def _parameters(code: Code, function: Node) -> list[Node]:
    """The names of a function's parameters, in their order."""
    listed = function.child(*code.habits.parameters)
    names = (
        [one for one in (part, *part.descendants()) if one.kind in code.habits.lexical]
        for part in (listed.parts if listed is not None else ())
    )
    return [found[-1] if code.region.language == "php" else found[0] for found in names if found]


def _by_slot(code: Code) -> dict[Slot, list[Node]]:
    """Every entry, with the places that read or write it."""
    groups: dict[Slot, list[Node]] = defaultdict(list)
    for node in code.nodes:
        slot = slot_of(code, node) if node.kind in code.grammar.subscripts else None
        if slot is not None:
            groups[slot].append(node)
    return groups


def slot_of(code: Code, node: Node) -> Slot | None:
    """The entry that an expression reads or writes; None where its key is no literal."""
    if len(node.parts) != 2 or node.parts[0].kind not in code.habits.lexical:  # noqa: PLR2004 - map and key
        return None
    key = _KEY.match(code.source(node.parts[1]))
    if key is None:
        return None
    return Slot(code.source(node.parts[0]).strip("$@"), key["symbol"] or key["name"])


def _stay_here(module: Module, variables: list[str]) -> bool:
    """Whether the map is made here, and only its entries are used, by whatever function of the file has it."""
    made = [_is_made(module, variable) for variable in variables]
    return None not in made and any(made)


def _is_made(module: Module, variable: str) -> bool | None:
    """Whether a variable is given the map; None where something else is done with it."""
    code = module.code
    bound = False
    for one in module.names.by_name.get(variable, ()):
        parent = one.node.parent
        if one.role is Role.BIND and parent is not None and len(parent.parts) == 2:  # noqa: PLR2004 - target and value
            fits = _makes(module, parent.parts[1])
            bound = bound or fits
            if not fits:
                return None
        elif one.role is Role.PARAMETER:
            continue
        elif one.role is not Role.USE or parent is None or not (_is_entry(code, parent) or _handed(module, one.node)):
            return None
    return bound


def _makes(module: Module, value: Node) -> bool:
    """A literal, the options of the command line, a copy, or what a function of the file gives."""
    code = module.code
    if value.kind in code.grammar.lists | {"hash"}:
        return True
    if value.kind not in code.grammar.calls:
        return False
    name = callee(code, value)
    return _READS_OPTIONS.search(name) is not None or _COPIES.search(name) is not None or _defines(module, name)


def _defines(module: Module, name: str) -> bool:
    return any(one.role is Role.DEFINITION for one in module.names.by_name.get(name, ()))


def _handed(module: Module, node: Node) -> bool:
    """The map as an argument of a function of the file, as what one gives, or asked for its keys."""
    code, parent = module.code, node.parent
    if parent is None:
        return False
    if parent.kind in code.habits.blocks:
        return parent.parts[-1] is node
    listed = parent.parent if parent.kind == "argument" else parent
    if listed is not None and listed.kind in code.grammar.arguments and listed.parent is not None:
        return _defines(module, callee(code, listed.parent))
    return parent.kind in code.grammar.calls and code.source(parent) == f"{code.source(node)}.keys"


def _is_entry(code: Code, node: Node) -> bool:
    """Whether an expression takes an entry whose key is known."""
    known = node.kind in code.grammar.subscripts
    return known and (slot_of(code, node) is not None or _names_of(code, node) is not None)


def _names_of(code: Code, subscript: Node) -> Node | None:
    """The literal whose elements are the key of `opts[name]`, one after the other."""
    key = code.source(subscript.parts[-1])
    for around in subscript.ancestors():
        if around.kind in {"block", "do_block"} and around.parent is not None:
            listed = around.child("block_parameters")
            if listed is not None and [code.source(part) for part in listed.parts] == [key]:
                receiver = around.parent.parts[0]
                return receiver if receiver.kind in {"symbol_array", "string_array", "array"} else None
        if around.kind in code.habits.loops and len(around.parts) > 1:
            bound, listed = around.parts[1], around.parts[0]
            bound = bound.parts[0] if bound.kind == "pair" and bound.parts else bound  # PHP: `as $key => $name`
            if code.source(bound) == key:
                return listed if listed.kind in code.grammar.lists else None
    return None


def _without(module: Module, dead: Dead, judge: Uses, slots: list[Slot], places: list[Node]) -> list[Removal]:
    code = module.code
    alive = [place for place in places if not dead.covers(place)]
    identities = {id(part) for place in places for part in (place, *place.descendants())}
    removals: list[Removal] = []
    for place in alive:
        removal = written(code, place) or judge.absorb(place, lambda node: id(node) in identities, data=True)
        if removal is not None:
            removals.append(removal)
        elif not any(place.inside(other.node) for other in removals):
            return []
    return [*removals, *(one for slot in slots for one in (*_declared(module, slot), *_listed(module, slot)))]


def _joined(node: Node) -> bool:
    """Whether a literal is a part of a longer text."""
    return node.parent is not None and any(child.kind in _JOINS for child in node.parent.children)


def _listed(module: Module, slot: Slot) -> Iterator[Removal]:
    """The key among the names that a loop asks for."""
    code = module.code
    for one in module.names.by_name.get(slot.variable, ()):
        listed = _names_of(code, one.node.parent) if one.node.parent is not None and one.role is Role.USE else None
        for part in listed.parts if listed is not None else ():
            name = part.parts[0] if part.kind in code.grammar.pairs and part.parts else part
            if code.source(name).strip("'\":") == slot.key:
                yield Removal(code, part)
    for node in code.nodes:
        if node.kind in {"symbol_array", "string_array", "array"} and node.parent is not None:
            beside = code.source(node.parent)
            if re.search(rf"-\s*{re.escape(slot.variable)}\.keys\b", beside):
                yield from (Removal(code, part) for part in node.parts if code.source(part).strip("'\":") == slot.key)


def written(code: Code, place: Node) -> Removal | None:
    """`opts[:key] = value`, with the option of the command line that does nothing else."""
    binder = place.parent
    if binder is None or code.habits.targets.get(binder.kind) != "left" or binder.parts[0] is not place:
        return None
    statement = own_statement(code, binder)
    block = statement.parent if statement is not None else None
    if statement is None or block is None:
        return None
    if len(steps(code, block)) == 1:
        for around in block.ancestors():
            if around.kind in code.grammar.calls and _OPTION.search(callee(code, around)):
                return Removal(code, own_statement(code, around) or around)
            if around.kind in code.habits.blocks:
                break
    return Removal(code, statement)


def _declared(module: Module, slot: Slot) -> Iterator[Removal]:
    """The entry of the literal, or the word for the option that fills it."""
    code = module.code
    for one in module.names.by_name.get(slot.variable, ()):
        value = one.node.parent.parts[-1] if one.role is Role.BIND and one.node.parent is not None else None
        if value is None:
            continue
        options = value.kind in code.grammar.calls
        for node in value.descendants():
            word = code.source(node).strip("'\":")
            if word != slot.key or node.parent is None:
                continue
            if node.parent.kind in code.grammar.pairs and node.parent.parts[0] is node:
                yield Removal(code, node.parent)
            elif options and node.kind in code.grammar.strings and not _joined(node):
                yield Removal(code, node.parent if node.parent.kind == "array_element_initializer" else node)
