"""Functions by the name they are called by, with their parameters in order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_CONSTRUCTORS = frozenset({"__init__", "constructor"})
_SELVES = frozenset({"self", "cls"})
_TYPES_FIRST = frozenset({"java", "csharp"})


class Function(NamedTuple):
    """One function: the names of its parameters, without the receiver."""

    code: Code
    parameters: list[Node]


def functions(code: Code, name: str) -> Iterator[Function]:
    """The functions of a name, and the constructors of a class of it."""
    for node in code.nodes:
        if node.kind in code.functions and name_of(code, node) == name:
            spelt, lists = _spelt(code, node)
            listed = next((one for one in lists if not spelt or spelt[-1].end <= one.start), None)
            if listed is not None:
                found = [one for one in parameters(code, listed) if code.source(one) not in _SELVES]
                yield Function(code, found)


def name_of(code: Code, function: Node) -> str:
    """By what name a function is called; empty where it has none."""
    spelt, _ = _spelt(code, function)
    name = code.source(spelt[-1]) if spelt else _assigned(code, function)
    return _class(code, function) if name in _CONSTRUCTORS else name


def parameters(code: Code, listed: Node) -> Iterator[Node]:
    """The names in a list of parameters, in order."""
    for part in listed.parts:
        if part.kind in code.grammar.comments:
            continue
        names = [one for one in (part, *part.descendants()) if one.kind in code.habits.lexical]
        names = [one for one in names if one.kind == "identifier"] or names
        last = code.region.language in _TYPES_FIRST
        if names:
            yield names[-1] if last else names[0]


def _spelt(code: Code, function: Node) -> tuple[list[Node], list[Node]]:
    """The names before a parameter list, and the lists."""
    lists = [part for part in function.parts if part.kind in code.habits.parameters]
    return [part for part in function.parts if part.kind in code.habits.lexical and _heads(part, lists)], lists


def _heads(name: Node, lists: Sequence[Node]) -> bool:
    return any(name.end <= listed.start for listed in lists)


def _assigned(code: Code, function: Node) -> str:
    binder = function.parent
    if binder is None or binder.kind not in code.habits.targets or binder.parts[0] is function:
        return ""
    return re.split(r"[.\s]", code.source(binder.parts[0]))[-1]


def _class(code: Code, node: Node) -> str:
    around = code.class_around(node)
    own = around.child(*code.habits.lexical) if around is not None else None
    return code.source(own) if own is not None else ""
