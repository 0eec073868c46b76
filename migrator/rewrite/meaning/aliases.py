"""The token's life under another name: a variable, a parameter, a key of an object, the result of a function."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.feed.names import LEXICAL, Names, Role
from migrator.rewrite.feed.statements import callee
from migrator.rewrite.meaning.functions import functions, name_of
from migrator.rewrite.meaning.ways import KEY, Value, Way, Ways, neutral, unheld

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_MILLIS = re.compile(r"(?:_ms|Ms|MS|(?i:millis\w*))$")
_DEEPEST = 8
_BOUND = frozenset({Role.BIND, Role.PARAMETER})


class Aliases:
    """Which names carry the field's value; asked by node.

    `values` are the expressions that give the field, `climbed` gives an expression with its conversions, and `counted`
    whether the unit of one matters where it stands.
    """

    def __init__(
        self,
        codes: Sequence[Code],
        values: Iterable[Value],
        climbed: Callable[[Code, Node], Node],
        counted: Callable[[Code, Node], bool],
    ) -> None:
        self._codes = codes
        self._climbed = climbed
        self._values = list(values)
        self._ways = Ways(codes if self._values else ())
        self._banned: set[Way] = set()
        self._spread()
        while mixed := [way for way in self.ways if not self._pure(way)]:
            reads = {way: self._ways.reads[way] for way in mixed}
            counting = {way for way in mixed if any(counted(one.code, one.node) for one in reads[way])}
            self._banned.update(mixed)
            self._spread()
            self._millis.update(id(value.node) for value in self._put_on(counting))

    @property
    def words(self) -> set[str]:
        """By which names other files take the value, as far as it has come."""
        names = {way.name for value in self._reached if (way := self._ways.way_of(value.node)) is not None}
        return names | {f"get{name[:1].upper()}{name[1:]}" for name in names}

    def carries(self, node: Node) -> bool:
        """Whether a name carries the value."""
        return id(node) in self._nodes

    def follows(self, value: Node) -> bool:
        """Whether it is known where a value goes on."""
        return id(value) in self._followed

    def counts_millis(self, value: Node) -> bool:
        """Whether a value goes on under a name that says milliseconds, or among values that count them."""
        return id(value) in self._millis

    def hands_on(self, code: Code, name: Node) -> bool:
        """Whether a declared name is that of a key that hands the value on, and nothing else."""
        return Way(KEY, code.source(name)) in self.ways

    def _spread(self) -> None:
        self._nodes: set[int] = set()
        self._followed: set[int] = set()
        self._millis: set[int] = set()
        self._known = {id(unheld(value.node)) for value in self._values}
        self._reached = list(self._values)
        self.ways: dict[Way, None] = {}
        """Keys and results that hand the value on."""
        found = self._values
        for _ in range(_DEEPEST):
            new = [one for value in found for one in self._uses(value) if id(one.node) not in self._nodes]
            self._nodes.update(id(one.node) for one in new)
            found = [Value(one.code, self._climbed(one.code, one.node)) for one in new]
            self._known.update(id(unheld(one.node)) for one in (*new, *found))
            self._reached += found
            if not found:
                break

    def _pure(self, way: Way) -> bool:
        """Whether nothing but the field's value, or the lack of one, is put on a way."""
        return all(id(one.node) in self._known or neutral(one) for one in self._ways.puts[way])

    def _put_on(self, ways: set[Way]) -> Iterator[Value]:
        return (value for value in self._reached if self._ways.way_of(value.node) in ways)

    def _uses(self, value: Value) -> Iterator[Value]:
        yield from self._taken(value)
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

    def _taken(self, value: Value) -> Iterator[Value]:
        """Where the value is taken from the way that it is put on."""
        way = self._ways.way_of(value.node)
        if way is None or way in self._banned or not self._ways.known(way):
            return
        if _MILLIS.search(way.name):
            self._millis.add(id(value.node))
            return
        self.ways[way] = None
        self._followed.add(id(value.node))
        yield from self._ways.reads[way]
        for one in self._ways.bound[way]:
            yield from self._of(one.code, one.node) or ()

    def _calls(self, code: Code, parameter: Node) -> int:
        """How often the function of a parameter is called: another caller may count otherwise."""
        function = code.function(parameter)
        own = name_of(code, function) if function is not None else ""
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
        found = [one for other in self._codes for one in functions(other, name)]
        index = given.index(argument)
        if len(found) != 1 or index >= len(found[0].parameters):
            return None
        return found[0].code, found[0].parameters[index], Role.PARAMETER

    def _of(self, code: Code, bound: Node, role: Role | None = None) -> list[Value] | None:
        """The uses of a name that is bound once, and not for the whole file; a parameter that is a field, too."""
        names = code.once(Names)
        own = next((one for one in names.by_name.get(names.key(bound), ()) if one.node is bound), None)
        if own is None or own.role not in ({role} if role is not None else _BOUND):
            return None
        scope = names.scope(own)
        same = [one for one in names.by_name[own.name] if one.role in LEXICAL and names.scope(one) is scope]
        bindings = [one for one in same if one.role in _BOUND]
        if len(bindings) != 1 or scope is None:
            return None
        uses = [Value(code, one.node) for one in same if one.role in {Role.USE, Role.SHORT}]
        promoted = role is Role.PARAMETER and self._ways.way_of(bound) is not None
        return [*uses, Value(code, bound)] if promoted else uses
