"""Shell: a function that looks variables up by the names that it is given need not look up one that nothing reads.

`need CLIENT_ID KEY_FILE`, whatever the function is called and in whichever file it stands.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.names import Role
from migrator.rewrite.feed.slots import KEPT
from migrator.rewrite.feed.statements import callee, own_statement
from migrator.rewrite.feed.words import IDENTIFIES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.code import Code
    from migrator.rewrite.feed.dead import Dead
    from migrator.rewrite.feed.world import Module, World
    from migrator.rewrite.tree import Node

_NAME = re.compile(r"[A-Za-z_]\w*")
_FIRST = re.compile(r"\b(?P<name>\w+)=\"?\$\{?1\b")
_EACH = re.compile(r"\bfor\s+(?P<name>\w+)(?:\s+in\s+\"?\$\{?[@*]\}?\"?)?\s*(?:;|\bdo\b)")
_LOOKS = (
    r"\$\{{!{0}\b|-[vR]\s+\"?\$\{{?{0}\b|\bprintenv\s+\"?\$\{{?{0}\b|\\\$\{{?\$\{{?{0}\b"
    r"|\bdeclare\s+-p\s+\"?\$\{{?{0}\b|\^\$\{{?{0}\}}?=|\s-n\s+\w+=\"?\$\{{?{0}\b"
)
_MOST_NAMES = 20
"""Names that a function gives to its arguments."""
_PRESENCE = re.compile(r"(?:\[{1,2}|test)\s+(?:!\s+)?-[a-z]\s+\"?\$\{?\w+(?::-)?\}?\"?(?:\s*\]{1,2})?")


def asks_alone(code: Code, node: Node) -> bool:
    """Whether a variable stands in a test that asks for nothing but it: `[ -f "$KEY_FILE" ]`."""
    around = next((one for one in node.ancestors() if one.kind in {"test_command", "command"}), None)
    return around is not None and _PRESENCE.fullmatch(code.source(around)) is not None


def lookers(code: Code) -> dict[str, bool]:
    """The functions that look up variables; whether all of their arguments are names, or the first alone."""
    found: dict[str, bool] = {}
    for node in code.nodes if code.grammar.commands else ():
        if node.kind == "function_definition" and node.parts:
            source = code.source(node)
            known = [each for name, each in _taken(source) if re.search(_LOOKS.format(name), source)]
            if known:
                found[code.source(node.parts[0])] = any(known)
    return found


def _taken(source: str) -> Iterator[tuple[str, bool]]:
    """The names under which a function has its arguments, and whether it goes through all of them."""
    shifts = re.search(r"\bshift\b", source) is not None
    yield "1", shifts
    yield from ((match["name"], shifts) for match in islice(_FIRST.finditer(source), _MOST_NAMES))
    yield from ((match["name"], True) for match in islice(_EACH.finditer(source), _MOST_NAMES))


def unlooked(world: World, dead: Dead, module: Module) -> list[Removal]:
    """The removals after which nothing looks up a variable that lost its last reader."""
    code = module.code
    known: dict[str, bool] = {}
    for other in world.modules if code.grammar.commands else ():
        known.update(other.code.once(lookers))
    known.update(code.once(lookers))
    removals: list[Removal] = []
    for node in code.nodes if known else ():
        name = callee(code, node) if node.kind == "command" else ""
        statement = own_statement(code, node) if name in known and not dead.covers(node) else None
        if statement is None:
            continue
        words = [word for word in node.parts[1:] if _NAME.fullmatch(code.source(word))]
        words = words if known[name] else [word for word in words if word is node.parts[1]]
        lost = [word for word in words if dead.covers(word) or _is_lost(world, dead, code.source(word))]
        whole = len(lost) == len(words)
        if whole and lost:
            removals.append(Removal(code, statement))
        else:
            removals += [Removal(code, word) for word in lost]
    return removals


def _is_lost(world: World, dead: Dead, name: str) -> bool:
    """Whether a variable had a reader, and has none and is not set any more."""
    if IDENTIFIES.search(name) is not None or KEPT.search(name) is not None:
        return False
    places = [
        one.node
        for module in world.modules
        for one in module.names.by_name[name]
        if one.variable and not (one.role is Role.BIND and one.node.kind == "word")
    ]
    gone = all(dead.covers(node) for node in places)
    return gone and (bool(places) or name in world.suspects)
