"""Where names are bound: paths of enclosing names, bindings for entries, and constants for folding."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from migrator.parse.facts import Shape
    from migrator.parse.grammars.base import Binding, Grammar
    from migrator.parse.syntax import Node

_DEEPEST_PATH = 32
"""Names around an entry that are kept: more would make hostile nesting quadratic."""
_SIGILS = "$@%#&"
_BESIDE = frozenset({"modifiers", "modifier", "type_annotation", "attribute_list", "decorator", "visibility_modifier"})


class Label(NamedTuple):
    """A name as written, without quotes and sigils."""

    name: str
    start: int
    end: int


class Bound(NamedTuple):
    """A name and what it is bound to."""

    node: Node
    shape: Shape
    target: Node
    label: Label | None
    """None for a computed key."""
    value: Node | None
    path: tuple[str, ...]


class Names:
    """Reads all bindings of a tree in one pass, and answers what a name stands for."""

    def __init__(self, text: str, grammar: Grammar, nodes: list[Node]) -> None:
        self._text = text
        self._grammar = grammar
        self._constants: dict[tuple[int, str], list[Node | None]] = {}
        self._members: dict[str, list[Node | None]] = {}
        self._members_by_name: dict[str, list[Node | None]] = {}
        self.bound: dict[int, list[Bound]] = {}
        """By identity of the binding node."""
        self._labels = grammar.names | grammar.members | grammar.subscripts | frozenset(grammar.strings)
        for node in nodes:
            self._visit(node)

    def label(self, node: Node) -> Label | None:
        """The name that a target, key or identifier node spells; None for an expression."""
        kind = node.kind
        grammar = self._grammar
        if kind in grammar.names or kind in grammar.shorthands:
            start = node.start
            while start < node.end and self._text[start] in _SIGILS:
                start += 1
            return Label(
                self._text[start : node.end].rstrip(":"),
                start,
                node.start + len(self._text[node.start : node.end].rstrip(":")),
            )
        if kind in grammar.strings:
            if any(child.kind in grammar.interpolations for child in node.children):
                return None
            inside = grammar.strings[kind](self._text, node)
            return Label(self._text[inside.start : inside.end], inside.start, inside.end)
        if kind in grammar.members or kind in grammar.subscripts:
            named = node.named_children()
            return self.label(named[-1]) if len(named) > 1 or (kind in grammar.members and named) else None
        return None

    def constant(self, node: Node) -> Node | None:
        """What the name at `node` is bound to, if it is bound once where it can be seen."""
        name = self._text[node.start : node.end].lstrip(_SIGILS)
        scope = node.scope
        while scope is not None:
            values = self._constants.get((id(scope), name))
            if values is not None:
                return values[0] if len(values) == 1 else None
            scope = None if scope.scope is scope else scope.scope
        return None

    def assigns(self, node: Node) -> bool:
        """Whether the text gives the name at `node` a value that is not made of the name itself."""
        name = self._text[node.start : node.end]
        values = self._constants.get((id(node.scope), name), ())
        return any(value is None or name not in self._text[value.start : value.end] for value in values)

    def member(self, node: Node) -> Node | None:
        """What `object.name` or `object["name"]` is bound to, if it is bound once."""
        dotted = self.dotted(node)
        if dotted is None:
            return None
        values = self._members.get(dotted)
        return values[0] if values is not None and len(values) == 1 else None

    def dotted(self, node: Node) -> str | None:
        """`CONFIG.host` for a chain of plain names; the object itself stands as the class around it."""
        names: list[str] = []
        current = node
        grammar = self._grammar
        while current.kind in grammar.members or current.kind in grammar.subscripts:
            label = self.label(current)
            if label is None or len(names) > _DEEPEST_PATH:
                return None
            names.append(label.name)
            current = current.children[0]
        root = self._text[current.start : current.end].lstrip(_SIGILS)
        if root in grammar.selves:
            names.extend(reversed(self._class_path(node)))
        elif current.kind in grammar.names:
            names.append(root)
        else:
            return None
        return ".".join(reversed(names))

    def _class_path(self, node: Node) -> tuple[str, ...]:
        scope = node.scope
        while scope is not None and scope.kind not in self._grammar.classes:
            scope = None if scope.scope is scope else scope.scope
        if scope is None:
            return ()
        return (*(scope.path or ()), *self._own_name(scope))

    def _own_name(self, node: Node) -> tuple[str, ...]:
        for child in node.children:
            if child.kind in self._grammar.names or child.kind == "type_identifier":
                return (self._text[child.start : child.end],)
        return ()

    def _visit(self, node: Node) -> None:
        grammar = self._grammar
        if node.path is None:
            node.path = node.parent.path if node.parent is not None else ()
        path = node.path or ()
        kind = node.kind
        if kind in grammar.functions:
            self._lead(node.children, ())
        elif kind in grammar.classes:
            self._lead(node.children, path + self._own_name(node))
        elif kind in grammar.lists:
            self._index(node, path)
        elif kind in grammar.parameters:
            self._hide(node)
        binding = grammar.bindings.get(kind)
        if binding is not None:
            self._bind(node, binding)
        marks = grammar.pairs.get(kind) or grammar.keywords.get(kind)
        if marks is not None:
            shape: Shape = "mapping" if kind in grammar.pairs else "keyword"
            target, value = sides(node, marks)
            if target and value:
                self._record(node, shape, target[0], value[-1], path)
        elif kind in grammar.shorthands:
            self._record(node, "mapping", node, node, path)

    def _lead(self, children: Iterable[Node], path: tuple[str, ...]) -> None:
        for child in children:
            child.path = path

    def _index(self, node: Node, path: tuple[str, ...]) -> None:
        if len(path) >= _DEEPEST_PATH:
            return
        for index, child in enumerate(node.named_children()):
            if len(child.children) > 1:
                child.path = (*path, str(index))

    def _hide(self, node: Node) -> None:
        for child in node.children:
            if child.kind in self._grammar.names:
                self._constant(child, None)
            elif child.kind not in self._grammar.bindings:
                for inner in child.children:
                    if inner.kind in self._grammar.names:
                        self._constant(inner, None)

    def _bind(self, node: Node, binding: Binding) -> None:
        left, right = sides(node, binding.marks)
        if not right and not binding.declares:
            return
        targets = list(self._targets(left))
        values: list[Node | None] = [node for node in right if node.named][-1:]  # type: ignore[assignment]
        if len(targets) > 1 and values and values[0] is not None:
            inner = (
                values[0].named_children()
                if values[0].kind in self._grammar.lists or values[0].kind.endswith("_list")
                else []
            )
            values = list(inner) if len(inner) == len(targets) else [None] * len(targets)
        for target, value in zip(targets, values or [None] * len(targets), strict=False):
            self._bind_one(node, binding, target, value)

    def _targets(self, left: list[Node]) -> Iterator[Node]:
        for node in left:
            if node.kind in self._labels:
                yield node
                return
            if node.named and node.kind not in _BESIDE and node.kind not in self._grammar.annotations:
                found = [child for child in node.children if child.kind in self._labels]
                if found:
                    yield from found
                    return

    def _bind_one(self, node: Node, binding: Binding, target: Node, value: Node | None) -> None:
        grammar = self._grammar
        shape = binding.shape
        path = node.path or ()
        if target.kind in grammar.members or target.kind in grammar.subscripts:
            shape = "member"
            dotted = (
                self.dotted(target.children[0]) if target.children[0].kind in self._labels else self._object(target)
            )
            path = tuple(dotted.split(".")) if dotted else ()
        elif node.parent is not None and node.parent.kind in grammar.fields:
            shape = "field"
        if target.kind in grammar.names:
            self._constant(target, value if binding.once else None)
        self._record(node, shape, target, value, path)

    def _object(self, target: Node) -> str:
        root = self._text[target.children[0].start : target.children[0].end].lstrip(_SIGILS)
        return ".".join(self._class_path(target)) if root in self._grammar.selves else ""

    def _constant(self, target: Node, value: Node | None) -> None:
        if target.scope is not None:
            key = (id(target.scope), self._text[target.start : target.end].lstrip(_SIGILS))
            self._constants.setdefault(key, []).append(value)

    def _record(self, node: Node, shape: Shape, target: Node, value: Node | None, path: tuple[str, ...]) -> None:
        label = self.label(target)
        self.bound.setdefault(id(node), []).append(Bound(node, shape, target, label, value, path))
        if label is None:
            return
        within = (*path, label.name) if len(path) < _DEEPEST_PATH else path
        if path:
            self._members.setdefault(".".join(within), []).append(value)
        if value is not None and value is not node:
            value.path = within


def sides(node: Node, marks: tuple[str, ...]) -> tuple[list[Node], list[Node]]:
    """The children before and after the first of `marks`; without one all are before it."""
    for index, child in enumerate(node.children):
        if child.kind in marks and index:
            return node.children[:index], [after for after in node.children[index + 1 :] if after.named]
    return node.children, []
