"""The ways on which a value leaves a name: under a key of an object, or as what a function gives.

Both are known by their names alone, so whoever follows one has to ask what else is put on it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from migrator.rewrite.feed.names import Names, Role
from migrator.rewrite.feed.statements import callee
from migrator.rewrite.meaning.fields import FIELD, tagged
from migrator.rewrite.meaning.functions import name_of, parameters

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node


class Value(NamedTuple):
    """The outermost expression that is the field's value still: with its conversions and parentheses."""

    code: Code
    node: Node


class Way(NamedTuple):
    """A key by its name, or the result of a function by its name; `at` within a tuple, -1 for the whole."""

    kind: str
    name: str
    at: int = -1


KEY, RESULT = "key", "result"
_FOLLOWED = frozenset({"python", "javascript", "typescript", "tsx", "java", "csharp", "go"})
_TYPED = frozenset({"java", "csharp"})
_NEUTRAL = re.compile(r"-?[01]?(?:\.0)?[LlfFdDmM]?|None|null|nil|undefined|NaN|false|default")
_WORD = re.compile(r"\[?[\"'`]([\w.-]+)[\"'`]\]?")
_SETTER = re.compile(r"^(?:set|with)_?(?=[A-Z])")
_GETTER = re.compile(r"^(?:get|Get|opt)[A-Za-z]*$")
_PUTS = re.compile(r"(?:put|set|add|Add|Set|setdefault|setProperty)")
_MAKERS = frozenset({"dict", "SimpleNamespace", "update", "_replace", "replace"})
_TUPLES = frozenset({"tuple", "array", "expression_list", "tuple_expression", "list"})
_PATTERNS = frozenset({"tuple_pattern", "array_pattern", "pattern_list", "expression_list", "list_pattern"})
_HOLDERS = frozenset({"literal_element", "argument", "equals_value_clause", "expression_list"})
_ARROWS = frozenset({"arrow_function", "lambda", "lambda_expression"})


class Ways:
    """What is put on each way of some code, and where it is taken from it."""

    def __init__(self, codes: Iterable[Code]) -> None:
        self.puts: dict[Way, list[Value]] = defaultdict(list)
        self.reads: dict[Way, list[Value]] = defaultdict(list)
        """Expressions that read it."""
        self.bound: dict[Way, list[Value]] = defaultdict(list)
        """Names of patterns that are bound to it."""
        self._of: dict[int, Way] = {}
        self._records: dict[str, list[str]] = {}
        followed = [code for code in codes if code.region.language in _FOLLOWED]
        for code in followed:
            for node in tagged(code):
                self._put_on(code, Way(KEY, code.source(node)), node)
            self._records.update(_records(code))
        for code in followed:
            for node in code.nodes:
                for way, value in (*self._put(code, node), *_given_back(code, node)):
                    self._put_on(code, way, unheld(value))
        for code in followed:
            for node in code.nodes:
                self._take(code, node)

    def _put_on(self, code: Code, way: Way, value: Node) -> None:
        if way.kind == KEY and FIELD.fullmatch(way.name):
            return  # whoever reads it reads the field, by its own name
        self.puts[way].append(Value(code, value))
        self._of[id(value)] = way

    def way_of(self, value: Node) -> Way | None:
        """The way that a value is put on; None where it is used up on the spot."""
        current: Node | None = unheld(value)
        while current is not None:
            found = self._of.get(id(current))
            if found is not None:
                return found
            single = current.parent is not None and current.parent.kind in _HOLDERS and len(current.parent.parts) == 1
            current = current.parent if single else None
        return None

    def known(self, way: Way) -> bool:
        """Whether it is read anywhere, and one function alone gives it."""
        return bool(self.reads.get(way) or self.bound.get(way))

    def _put(self, code: Code, node: Node) -> Iterator[tuple[Way, Node]]:
        """What a node puts under keys."""
        key, value = "", node
        if node.kind in code.grammar.shorthands:
            key = code.source(node)
        elif node.kind in code.grammar.pairs or (node.kind in code.grammar.keywords and _makes(code, node)):
            key, value = _word(code, node.parts[0]) if len(node.parts) > 1 else "", node.parts[-1]
        elif _assigns(code, node):
            key, value = _target(code, node), node.parts[-1]
        elif node.kind in {"public_field_definition", "field_definition"} and node.child("=") is not None:
            key, value = code.source(node.parts[0]), node.parts[-1]
        elif node.kind == "accessibility_modifier" and node.parent is not None:
            value = next(parameters(code, node.parent), node)
            key = code.source(value)
        elif node.kind in code.grammar.calls:
            yield from self._arguments(code, node)
        if key:
            yield Way(KEY, key), value

    def _arguments(self, code: Code, call: Node) -> Iterator[tuple[Way, Node]]:
        """`put("key", value)`, `setKey(value)`, `.key(value)`, and the components of a record in their order."""
        listed = call.child(*code.grammar.arguments)
        given = [part for part in listed.parts if part.kind not in code.grammar.comments] if listed is not None else []
        name = re.split(r"[.:>\s]", callee(code, call))[-1]
        record = self._records.get(name)
        if record is not None:
            yield from (
                (Way(KEY, key), value)
                for key, value in zip(record, given, strict=False)
                if value.kind not in code.grammar.keywords or len(value.parts) == 1
            )
        elif len(given) == 1 and code.region.language in _TYPED:
            bare = _SETTER.sub("", name)
            chained = call.parent is not None and call.parent.kind in code.grammar.calls | code.grammar.members
            if bare != name or (chained and name[:1].islower()):
                yield Way(KEY, bare[:1].lower() + bare[1:]), given[0]
        elif len(given) == 2 and _PUTS.fullmatch(name) and _WORD.fullmatch(code.source(given[0])):  # noqa: PLR2004
            yield Way(KEY, _word(code, given[0])), given[1]

    def _take(self, code: Code, node: Node) -> None:
        """Remember where a node takes something from a way that something is put on."""
        if node.kind in code.grammar.calls:
            self._called(code, node)
        elif node.kind in code.grammar.members | code.grammar.subscripts and not _is_target(code, node):
            self._read(code, node, _member(code, node))
        elif node.kind == "shorthand_property_identifier_pattern":
            self._bind(code, node, Way(KEY, code.source(node)))
        elif node.kind == "pair_pattern":
            names = [one for one in node.parts[-1:] if one.kind in code.habits.lexical]
            names = names or [one for one in node.parts[-1].parts[:1] if one.kind in code.habits.lexical]
            if names:
                self._bind(code, names[0], Way(KEY, _word(code, node.parts[0])))
        elif node.kind in code.habits.lexical and code.habits.fields_are_names:
            self._bare(code, node)

    def _read(self, code: Code, node: Node, key: str) -> None:
        if key and Way(KEY, key) in self.puts:
            self.reads[Way(KEY, key)].append(Value(code, node))

    def _bind(self, code: Code, node: Node, way: Way) -> None:
        if way in self.puts:
            self.bound[way].append(Value(code, node))

    def _bare(self, code: Code, node: Node) -> None:
        """A field by its bare name, in a class that declares it."""
        if Way(KEY, code.source(node)) not in self.puts:
            return
        names = code.once(Names)
        own = next((one for one in names.by_name.get(names.key(node), ()) if one.node is node), None)
        if own is not None and own.role is Role.USE and names.is_field(own):
            self._read(code, node, code.source(node))

    def _called(self, code: Code, call: Node) -> None:
        name = re.split(r"[.:>\s]", callee(code, call))[-1]
        listed = call.child(*code.grammar.arguments)
        given = listed.parts if listed is not None else []
        if len(given) in {1, 2} and _GETTER.match(name) and _WORD.fullmatch(code.source(given[0])):
            self._read(code, call, _word(code, given[0]))
        elif not given and code.region.language in _TYPED and not any(self._functions(name)):
            bare = name.removeprefix("get")
            self._read(code, call, bare[:1].lower() + bare[1:])
        for way in self._functions(name):
            if way.at < 0:
                self.reads[way].append(Value(code, call))
            else:
                self._taken_apart(code, call, way)

    def _functions(self, name: str) -> list[Way]:
        return [way for way in (Way(RESULT, name, index) for index in range(-1, 5)) if way in self.puts]

    def _taken_apart(self, code: Code, call: Node, way: Way) -> None:
        """`token, life = login()` and `login()[1]`."""
        value = call
        while value.parent is not None and value.parent.kind in code.habits.transparent | _HOLDERS:
            value = value.parent
        around = value.parent
        if around is None:
            return
        if around.kind in code.grammar.subscripts and around.parts[0] is value:
            if code.source(around.parts[-1]).strip("[]") == str(way.at):
                self.reads[way].append(Value(code, around))
        elif around.kind in code.habits.targets and around.parts[-1] is value:
            pattern = around.parts[0]
            if pattern.kind in _PATTERNS and way.at < len(pattern.parts):
                bound = pattern.parts[way.at]
                if bound.kind in code.habits.lexical:
                    self.bound[way].append(Value(code, bound))


def neutral(value: Value) -> bool:
    """Whether a value only says that there is none yet."""
    return _NEUTRAL.fullmatch(value.code.source(value.node)) is not None


def unheld(node: Node) -> Node:
    """The node in what only holds it in a list."""
    while node.kind in _HOLDERS and len(node.parts) == 1:
        node = node.parts[0]
    return node


def _makes(code: Code, keyword: Node) -> bool:
    """Whether a named argument goes into an object: that of a class, or a dictionary."""
    call = next((one for one in keyword.ancestors() if one.kind in code.grammar.calls), None)
    name = re.split(r"[.\s]", callee(code, call))[-1] if call is not None else ""
    return name[:1].isupper() or name in _MAKERS


def _assigns(code: Code, node: Node) -> bool:
    """Whether a node binds a name to a value, and does not only give its type or add to it."""
    binds = node.kind in code.habits.targets and len(node.parts) > 1
    return binds and "augmented" not in node.kind and node.parts[-1].kind != "type"


def _target(code: Code, binder: Node) -> str:
    """The key that an assignment fills: `object.key`, `object["key"]`, `Key = …` between braces, a field."""
    target = unheld(binder.parts[0])
    if target.kind in code.grammar.members | code.grammar.subscripts:
        return _member(code, target)
    inside = binder.parent is not None and binder.parent.kind == "initializer_expression"
    plain = target.kind in code.habits.lexical
    return code.source(target) if plain and (inside or _in_class(code, binder)) else ""


def _member(code: Code, node: Node) -> str:
    """The key that a member or subscript names."""
    last = node.parts[-1] if node.parts else node
    if node.kind in code.grammar.members:
        return code.source(last)
    return _word(code, last) if _WORD.fullmatch(code.source(last)) else ""


def _is_target(code: Code, node: Node) -> bool:
    target = node
    while target.parent is not None and target.parent.kind == "expression_list":
        target = target.parent
    around = target.parent
    return around is not None and around.kind in code.habits.targets and around.parts[0] is target


def _in_class(code: Code, node: Node) -> bool:
    around = next((one for one in node.ancestors() if one.kind in code.functions | code.grammar.classes), None)
    return around is not None and around.kind in code.grammar.classes


def _word(code: Code, node: Node) -> str:
    return code.source(node).strip("[]\"'`")


def _records(code: Code) -> Iterator[tuple[str, list[str]]]:
    """Classes whose components are given by position: records, dataclasses, named tuples."""
    for node in code.nodes:
        if node.kind == "record_declaration":
            listed = node.child(*code.habits.parameters)
            own = node.child(*code.habits.lexical)
            if listed is not None and own is not None:
                yield code.source(own), [code.source(one) for one in parameters(code, listed)]
        elif node.kind == "class_definition":
            found = _annotated(code, node)
            if found:
                yield code.source(node.parts[0]), found
        elif node.kind == "assignment" and "namedtuple(" in code.source(node):
            match = re.search(r"namedtuple\(\s*[\"']\w+[\"']\s*,\s*(.*)\)$", code.source(node), re.DOTALL)
            if match is not None:
                yield code.source(node.parts[0]), re.findall(r"\w+", match[1])


def _annotated(code: Code, node: Node) -> list[str]:
    """The fields of a dataclass or typed named tuple of Python, which has no constructor of its own."""
    body = node.parts[-1]
    makes = node.parent is not None and node.parent.kind == "decorated_definition"
    head = code.text[node.parent.start if makes and node.parent is not None else node.start : body.start]
    if "dataclass" not in head and "NamedTuple" not in head and "define" not in head and "attr.s" not in head:
        return []
    lines = [part.parts[0] for part in body.parts if part.kind == "expression_statement" and part.parts]
    return [code.source(one.parts[0]) for one in lines if one.kind == "assignment" and one.child("type") is not None]


def _given_back(code: Code, node: Node) -> Iterator[tuple[Way, Node]]:
    """What a `return`, or the body of an arrow, gives back."""
    function: Node | None = node
    if node.kind == "return_statement" and node.parts:
        function = code.function(node)
        if function is None:
            function = next((one for one in node.ancestors() if one.kind == "property_declaration"), None)
        value = unheld(node.parts[0])
    elif node.kind in _ARROWS and node.parts and node.parts[-1].kind not in code.habits.blocks:
        value = node.parts[-1]
    elif node.kind == "arrow_expression_clause" and node.parts:
        function, value = node.parent, node.parts[-1]
    else:
        return
    name = _own_name(code, function) if function is not None else ""
    while value.kind in code.habits.transparent and len(value.parts) == 1:
        value = value.parts[0]
    if not name:
        return
    if value.kind in _TUPLES and len(value.parts) > 1:
        yield from ((Way(RESULT, name, index), part) for index, part in enumerate(value.parts))
    else:
        yield Way(RESULT, name), value
    if function is not None and _is_property(code, function):
        yield Way(KEY, name), value


def _is_property(code: Code, function: Node) -> bool:
    """Whether a function is read like a field."""
    around = function.parent
    decorated = around is not None and around.kind == "decorated_definition" and "property" in code.source(around)[:80]
    return decorated or function.kind == "property_declaration" or function.child("get") is not None


def _own_name(code: Code, function: Node) -> str:
    if function.kind == "property_declaration":
        names = [part for part in function.parts if part.kind in code.habits.lexical]
        return code.source(names[-1]) if names else ""
    return name_of(code, function)
