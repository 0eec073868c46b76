"""Whose method a call means, where the name alone does not say.

`Create` of a class of the program has nothing to do with `Tuple.Create`, nor `getInstance` with that of a key factory.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.feed.names import Role
from migrator.rewrite.feed.statements import callee, last_name
from migrator.rewrite.feed.words import SELVES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from migrator.rewrite.code import Code
    from migrator.rewrite.feed.names import Names
    from migrator.rewrite.feed.world import Module
    from migrator.rewrite.tree import Node

_LANGUAGES = frozenset({"java", "csharp"})
_APART = frozenset({"javascript", "typescript", "tsx", "python", "php"})
"""Languages in which a member of an object is never a function that stands outside of classes."""
_TYPE = re.compile(r"[A-Z]\w*$")
_VALUES = frozenset({Role.BIND, Role.PARAMETER, Role.FIELD, Role.METHOD})
_KEYWORDS = frozenset({"return", "await", "throw", "else", "in", "case", "yield"})


def owner_of(code: Code, method: Node) -> str:
    """The name of the class that declares a method."""
    around = code.class_around(method)
    own = around.child(*code.habits.lexical) if around is not None else None
    return code.source(own) if own is not None else ""


def foreign(modules: Iterable[Module], module: Module, called: Node, owner: str) -> bool:
    """Whether the name of a method is called on a class that is not the one that declares it."""
    code, parent = module.code, called.parent
    if code.region.language not in _LANGUAGES or parent is None or not parent.parts or parent.parts[0] is called:
        return False
    receiver = code.source(parent.parts[0])
    return _another(modules, module, receiver, owner, code.source(called))


def _another(modules: Iterable[Module], module: Module, receiver: str, owner: str, method: str) -> bool:
    """Whether a receiver is a class without kinship to the owner: one from outside, or with a method of its own."""
    if not owner or receiver == owner or _TYPE.match(receiver) is None:
        return False
    if any(one.role in _VALUES for one in module.names.by_name.get(receiver, ())):
        return False
    for other in modules:
        for one in other.names.by_name.get(receiver, ()):
            if one.role is Role.DEFINITION and one.node.parent is not None:
                inside = other.code.source(one.node.parent)
                return re.search(rf"\b{re.escape(method)}\s*\(", inside) is not None
    return True


def called_before(modules: Iterable[Module], originals: Iterable[Code], owner: str, method: str) -> bool:
    """Whether the program, as it was, called a method of a class."""
    modules = list(modules)
    pattern = re.compile(rf"(?:\b(?P<receiver>\w+)\s*\??\.\s*|(?P<before>[\w>\]]+)\s+)?\b{re.escape(method)}\s*\(")
    for module, original in zip(modules, originals, strict=True):
        for match in pattern.finditer(original.text):
            receiver, before = match["receiver"], match["before"]
            if before and before not in _KEYWORDS:
                continue  # the declaration: its type stands before its name
            if not receiver or not _another(modules, module, receiver, owner, method):
                return True
    return False


def called_with(originals: Iterable[Code], method: str, counts: range) -> bool:
    """Whether the program, as it was, called a method of a name with so many arguments as one of `counts`."""
    for code in (one for one in originals if method in one.text):
        for call in (node for node in code.nodes if node.kind in code.grammar.calls):
            listed = call.child(*code.grammar.arguments)
            given = [part for part in listed.parts if part.kind not in code.grammar.comments] if listed else []
            if len(given) in counts and last_name(callee(code, call)) == method:
                return True
    return False


def is_free(names: Names, function: Node) -> bool:
    """Whether a function stands outside of classes, and has its name from nobody else: `function Client() { … }`."""
    own = next((part for part in function.parts if part.kind in names.code.habits.lexical), None)
    found = names.at(own) if own is not None and names.code.region.language in _APART else None
    return found is not None and found.role is Role.DEFINITION


def of_self(code: Code, node: Node) -> bool:
    """Whether a name is that of a member of the object at hand: `this.Client`."""
    member = node.parent
    if member is None or member.kind not in code.grammar.members or member.parts[0] is node:
        return False
    return code.source(member.parts[0]) in SELVES


def of_package(code: Code, node: Node, stems: frozenset[str]) -> bool:
    """Go: whether a name is a type of a package outside the program, and so no field: `rsa.PrivateKey`."""
    member = node.parent
    if code.region.language != "go" or member is None or member.kind != "qualified_type":
        return False
    return code.source(member.parts[0]) not in stems
