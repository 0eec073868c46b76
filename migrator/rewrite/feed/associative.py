"""Bash: an entry of an associative array goes with its last reader, and its name from the lists of what is needed."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.slots import KEPT
from migrator.rewrite.feed.statements import callee, own_statement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.code import Code
    from migrator.rewrite.feed.dead import Dead
    from migrator.rewrite.feed.world import Module, World
    from migrator.rewrite.tree import Node

_DECLARES = re.compile(r"\b(?:declare|local|typeset)\s+-\w*A")
_PAIRS = re.compile(r"(?P<array>\w+)\[\"?\$\{(?P<word>\w+)%%=\*\}\"?\]=")
_ENTRY = re.compile(r"\[[\"']?(?P<key>[\w-]+)[\"']?\]\+?=")
_WORD = re.compile(r"[\"']?(?P<key>[\w-]+)[\"']?")


def unread_entries(world: World, dead: Dead, module: Module) -> list[Removal]:
    """The removals after which every entry that lost its readers is gone."""
    code = module.code
    if not code.grammar.commands or _DECLARES.search(code.text) is None:
        return []
    before = world.original(module)
    removals = list(_passed(world, code, before, dead)) if before is not None else []
    for variable, array in _declared(code):
        read = _read(code, variable, dead)
        lost = _read(before, variable, None).keys() - read.keys() if before is not None else set()
        known = [(entry, key) for entry in array.parts if (key := _key(code, entry)) in lost and not KEPT.search(key)]
        for entry, key in known:
            if not dead.covers(entry) and not _elsewhere(world, module, variable, key):
                removals += [Removal(code, entry), *_given(code, variable, key)]
                removals += _asked(world, variable, key)
    return removals


def _passed(world: World, code: Code, before: Code, dead: Dead) -> Iterator[Removal]:
    """The words `key=value` of the calls of a function that fills its array from such words."""
    for function in (node for node in code.nodes if node.kind == "function_definition"):
        filled = _PAIRS.search(code.source(function))
        if filled is None:
            continue
        lost = _read(before, filled["array"], None).keys() - _read(code, filled["array"], dead).keys()
        name = code.source(function.parts[0])
        for module in world.modules if lost else ():
            calls = [node for node in module.code.nodes if node.kind == "command"]
            for call in (one for one in calls if callee(module.code, one) == name and not dead.covers(one)):
                for word in call.parts[1:]:
                    key = module.code.source(word).partition("=")[0]
                    if key in lost and not KEPT.search(key) and not dead.covers(word):
                        yield Removal(module.code, word)


def _declared(code: Code) -> Iterator[tuple[str, Node]]:
    """The associative arrays with the literal that fills them."""
    for node in code.nodes:
        parent = node.parent
        if node.kind == "array" and parent is not None and parent.kind == "variable_assignment":
            yield code.source(parent.parts[0]), node


def _key(code: Code, entry: Node) -> str:
    match = _ENTRY.match(code.source(entry))
    return match["key"] if match is not None else ""


def _read(code: Code, variable: str, dead: Dead | None) -> dict[str, list[Node]]:
    """Where the array is read by a key that is known."""
    found: dict[str, list[Node]] = defaultdict(list)
    for node in code.nodes:
        if (
            node.kind != "subscript"
            or code.source(node.parts[0]) != variable
            or (dead is not None and dead.covers(node))
        ):
            continue
        target = node.parent is not None and node.parent.kind == "variable_assignment" and node.parent.parts[0] is node
        match = _WORD.fullmatch(code.source(node.parts[-1]))
        if match is not None and not target:
            found[match["key"]].append(node)
    return found


def _elsewhere(world: World, module: Module, variable: str, key: str) -> bool:
    """Whether another script reads the entry."""
    pattern = re.compile(rf"\b{re.escape(variable)}\[[\"']?{re.escape(key)}[\"']?\]")
    return any(pattern.search(other.code.text) for other in world.modules if other is not module)


def _given(code: Code, variable: str, key: str) -> Iterator[Removal]:
    """`array[key]=value` as a statement."""
    for node in code.nodes:
        if node.kind == "variable_assignment" and node.parts[0].kind == "subscript":
            name, word = node.parts[0].parts[0], node.parts[0].parts[-1]
            statement = own_statement(code, node)
            if code.source(name) == variable and code.source(word).strip("\"'") == key and statement is not None:
                yield Removal(code, statement)


def _asked(world: World, variable: str, key: str) -> Iterator[Removal]:
    """The key among the words of a loop, or of a call, that looks entries up by a name that it is given."""
    looks = {
        code.source(function.parts[0])
        for code in (module.code for module in world.modules)
        for function in (node for node in code.nodes if node.kind == "function_definition")
        if _looks_up(code, function, variable)
    }
    for module in world.modules:
        code = module.code
        for node in code.nodes:
            called = node.kind == "command" and callee(code, node) in looks
            if called or (node.kind == "for_statement" and _looks_up(code, node, variable)):
                yield from (Removal(code, part) for part in node.parts[1:] if code.source(part).strip("\"'") == key)


def _looks_up(code: Code, around: Node, variable: str) -> bool:
    """Whether the array is read there by a name that a variable holds."""
    return any(
        node.kind == "subscript"
        and code.source(node.parts[0]) == variable
        and node.parts[-1].kind in {"simple_expansion", "expansion"}
        for node in around.descendants()
    )
