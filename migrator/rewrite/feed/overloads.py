"""Java and C#: a method that would be like another one of its class without a parameter gets a name of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.models import bases, own_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from migrator.rewrite.code import Code
    from migrator.rewrite.feed.callers import CallSite
    from migrator.rewrite.feed.dead import Dead
    from migrator.rewrite.feed.world import Module
    from migrator.rewrite.tree import Node

_METHODS = frozenset({"method_declaration"})
_VERB = re.compile(r"(?i)^(?:get|fetch|load|obtain|retrieve|generate|create|make)(?=[A-Z])")


def apart(
    modules: Sequence[Module], dead: Dead, function: Node, element: Node, sites: Sequence[CallSite]
) -> list[Removal] | None:
    """What names a method anew that has the parameters of another one without `element`; None where that fails.

    `sites` are its calls, all of them. A constructor cannot be named anew. None of it is taken out: the name stays one
    of the program's, so these removals are for the edits alone.
    """
    module = next(one for one in modules if function.inside(one.code.nodes[0]))
    code, title = module.code, _title(module.code, function)
    if not code.habits.overloads or title is None:
        return []
    name, types = code.source(title), _types(code, function, lambda part: part is element or dead.covers(part))
    if not any(
        _types(other, one, dead.covers) == types
        for other, one in _namesakes(modules, name, code, function)
        if one is not function and not dead.covers(one)
    ):
        return []
    fresh = _fresh(modules, name)
    called = [_called(site.code, site.arguments, name) for site in sites]
    if function.kind not in _METHODS or not fresh or None in called:
        return None
    places = zip((site.code for site in sites), called, strict=True)
    return [Removal(code, title, text=fresh), *(Removal(other, one, text=fresh) for other, one in places if one)]


def _title(code: Code, function: Node) -> Node | None:
    """The name of a method or constructor in its declaration."""
    listed = function.child(*code.habits.parameters)
    named = [part for part in function.parts if part.kind in code.habits.lexical]
    return next((one for one in reversed(named) if listed is not None and one.end <= listed.start), None)


def _namesakes(modules: Iterable[Module], name: str, code: Code, function: Node) -> Iterator[tuple[Code, Node]]:
    """The methods of a name in the class of a function, and in those that it extends or that extend it."""
    own = code.class_around(function)
    for module in modules:
        for one in module.names.by_name.get(name, ()):
            other = one.node.parent
            if other is None or other.kind not in module.code.functions or _title(module.code, other) is not one.node:
                continue
            around = module.code.class_around(other)
            if own is None or around is None or around is own or _akin(code, own, module.code, around):
                yield module.code, other


def _akin(code: Code, own: Node, other: Code, around: Node) -> bool:
    return own_name(code, own) in bases(other, around) or own_name(other, around) in bases(code, own)


def _types(code: Code, function: Node, gone: Callable[[Node], bool]) -> list[str]:
    """The types of the parameters that stay."""
    listed = function.child(*code.habits.parameters)
    stays = [part for part in listed.parts if part.kind not in code.grammar.comments] if listed is not None else []
    return [code.source(part.parts[-2] if len(part.parts) > 1 else part) for part in stays if not gone(part)]


def _called(code: Code, arguments: Node, name: str) -> Node | None:
    """The name of the method in a call of it."""
    found = arguments.before()
    while found is not None and found.kind in code.grammar.members:
        found = found.parts[-1]
    return found if found is not None and code.source(found) == name else None


def _fresh(modules: Iterable[Module], name: str) -> str:
    """`requestToken` for `getToken`; empty where something of the program is called so already."""
    verb = "Request" if name[:1].isupper() else "request"
    rest = _VERB.sub("", name)
    fresh = f"{verb}{rest[:1].upper()}{rest[1:]}"
    return "" if any(fresh in module.code.text for module in modules) else fresh
