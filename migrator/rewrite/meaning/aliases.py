"""The token's life under another name: in a variable, or in the parameter of a function of the program."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from migrator.rewrite.feed.names import LEXICAL, Names, Role
from migrator.rewrite.feed.statements import callee

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from migrator.rewrite.code import Code
    from migrator.rewrite.feed.names import Occurrence
    from migrator.rewrite.tree import Node

_CONSTRUCTORS = frozenset({"__init__", "constructor"})
_SELVES = frozenset({"self", "cls"})
_TYPES_FIRST = frozenset({"java", "csharp"})
_MILLIS = re.compile(r"(?:_ms|Ms|MS|(?i:millis\w*))$")
_DEEPEST = 4


class Value(NamedTuple):
    """The outermost expression that is the field's value still: with its conversions and parentheses."""

    code: Code
    node: Node


class Aliases:
    """Which names carry the field's value; asked by node."""

    def __init__(self, codes: Sequence[Code], values: Iterable[Value], climbed: Callable[[Code, Node], Node]) -> None:
        self._codes = codes
        self._names: dict[int, Names] = {}
        self._nodes: set[int] = set()
        self._followed: set[int] = set()
        self._millis: set[int] = set()
        found = list(values)
        for _ in range(_DEEPEST):
            new = [one for value in found for one in self._uses(value) if id(one.node) not in self._nodes]
            self._nodes.update(id(one.node) for one in new)
            found = [Value(one.code, climbed(one.code, one.node)) for one in new]
            if not found:
                break

    def carries(self, node: Node) -> bool:
        """Whether a name carries the value."""
        return id(node) in self._nodes

    def follows(self, value: Node) -> bool:
        """Whether it is known where a value goes on."""
        return id(value) in self._followed

    def counts_millis(self, value: Node) -> bool:
        """Whether a value goes on under a name that says milliseconds."""
        return id(value) in self._millis

    def _uses(self, value: Value) -> Iterator[Occurrence]:
        code, node = value
        parent = node.parent
        if parent is None:
            return
        if parent.kind in code.grammar.arguments | {"argument"}:
            listed = parent if parent.kind in code.grammar.arguments else parent.parent
            argument = node if parent is listed else parent
            bound = self._parameter(code, listed, argument) if listed is not None else None
        else:
            bound = self._variable(code, parent, node)
        found = self._of(*bound) if bound is not None else None
        if bound is None or found is None:
            return
        self._followed.add(id(node))
        if _MILLIS.search(bound[0].source(bound[1])):
            self._millis.add(id(node))
        elif bound[2] is Role.BIND or self._calls(bound[0], bound[1]) == 1:
            yield from found
        else:
            self._followed.discard(id(node))

    def _calls(self, code: Code, parameter: Node) -> int:
        """How often the function of a parameter is called: another caller may count otherwise."""
        function = code.function(parameter)
        own = _name(code, function) if function is not None else ""
        return sum(
            node.kind in other.grammar.calls and re.split(r"[.:>\s]", callee(other, node))[-1] == own
            for other in self._codes
            for node in other.nodes
        )

    def _variable(self, code: Code, binder: Node, value: Node) -> tuple[Code, Node, Role] | None:
        """The variable that is given the value."""
        if binder.kind == "expression_list" and len(binder.parts) == 1 and binder.parent is not None:
            binder, value = binder.parent, binder
        if binder.kind not in code.habits.targets or binder.parts[0] is value or binder.parts[-1] is not value:
            return None
        target = binder.parts[0]
        while target.kind == "expression_list" and len(target.parts) == 1:
            target = target.parts[0]
        return (code, target, Role.BIND) if target.kind in code.habits.lexical else None

    def _parameter(self, code: Code, listed: Node, argument: Node) -> tuple[Code, Node, Role] | None:
        """The parameter that takes an argument, where one function alone has the name."""
        call = listed.parent
        name = re.split(r"[.:>\s]", callee(code, call))[-1] if call is not None else ""
        given = [part for part in listed.parts if part.kind not in code.grammar.comments]
        if not name or argument not in given:
            return None
        found = [one for other in self._codes for one in _functions(other, name)]
        index = given.index(argument)
        if len(found) != 1 or index >= len(found[0].parameters):
            return None
        return found[0].code, found[0].parameters[index], Role.PARAMETER

    def _of(self, code: Code, bound: Node, role: Role) -> list[Occurrence] | None:
        """The uses of a name that is bound once, and not for the whole file."""
        names = self._names.setdefault(id(code), Names(code))
        own = next((one for one in names.by_name.get(names.key(bound), ()) if one.node is bound), None)
        if own is None or own.role is not role:
            return None
        scope = names.scope(own)
        same = [one for one in names.by_name[own.name] if one.role in LEXICAL and names.scope(one) is scope]
        bindings = [one for one in same if one.role in {Role.BIND, Role.PARAMETER}]
        return [one for one in same if one.role is Role.USE] if len(bindings) == 1 and scope is not None else None


class _Function(NamedTuple):
    code: Code
    parameters: list[Node]


def _functions(code: Code, name: str) -> Iterator[_Function]:
    """The functions of a name, and the constructors of a class of it."""
    for node in code.nodes:
        if node.kind in code.functions and _name(code, node) == name:
            spelt, lists = _spelt(code, node)
            listed = next((one for one in lists if not spelt or spelt[-1].end <= one.start), None)
            if listed is not None:
                yield _Function(code, [one for one in _parameters(code, listed) if code.source(one) not in _SELVES])


def _name(code: Code, function: Node) -> str:
    """By what name a function is called."""
    spelt, _ = _spelt(code, function)
    name = code.source(spelt[-1]) if spelt else _assigned(code, function)
    return _class(code, function) if name in _CONSTRUCTORS else name


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
    around = next((one for one in node.ancestors() if one.kind in code.grammar.classes), None)
    own = around.child(*code.habits.lexical) if around is not None else None
    return code.source(own) if own is not None else ""


def _parameters(code: Code, listed: Node) -> Iterator[Node]:
    """The names of the parameters, in order."""
    for part in listed.parts:
        if part.kind in code.grammar.comments:
            continue
        names = [one for one in (part, *part.descendants()) if one.kind in code.habits.lexical]
        names = [one for one in names if one.kind == "identifier"] or names
        last = code.region.language in _TYPES_FIRST
        if names:
            yield names[-1] if last else names[0]
