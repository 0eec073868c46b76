"""Where names are bound: the paths of names around a place, the bindings that make entries, the constants."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from migrator.parse.labels import SIGILS, Labels

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from migrator.parse.facts import Shape
    from migrator.parse.grammars.base import Binding, Grammar
    from migrator.parse.labels import Label
    from migrator.parse.syntax import Node

_DEEPEST_PATH = 32
"""Names around an entry that are kept: more would make hostile nesting quadratic."""
_LONGEST_MARK = 3
_LONGEST_CHAIN = 8
"""Names in `a.b.c` that are looked up."""
_MOST_SCOPES = 50
"""Scopes around a name that are searched."""
_LARGEST_PATTERN = 500
"""Nodes of a pattern that is assigned to which are searched for names."""


class Bound(NamedTuple):
    """A name and what it is bound to."""

    start: int
    end: int
    shape: Shape
    target: Node
    label: Label | None
    """None for a computed key."""
    value: Node | None
    container: Node
    path: tuple[str, ...]


class Names:
    """Reads all bindings of a tree in one pass, and answers what a name stands for."""

    def __init__(self, text: str, grammar: Grammar, nodes: Sequence[Node]) -> None:
        self._text = text
        self._grammar = grammar
        self.labels = Labels(text, grammar)
        self._constants: dict[tuple[int, str], list[Node | None]] = {}
        self._members: dict[str, list[Node | None]] = {}
        self.bound: dict[int, list[Bound]] = {}
        """By identity of the node that binds."""
        self._plain = grammar.names | grammar.keys | grammar.shorthands
        self._chained = grammar.members | grammar.subscripts
        self._targets = self._plain | self._chained | frozenset(grammar.strings) | grammar.holders | grammar.adjacent
        self._root = nodes[0]
        self._root.path = ()
        visits = self._visits()
        for node in nodes:
            for visit in visits.get(node.kind, ()):
                visit(node)

    # -- questions

    def path(self, node: Node) -> tuple[str, ...]:
        """The names around a node."""
        trail: list[Node] = []
        current = node
        while current.path is None and current.parent is not None:
            trail.append(current)
            current = current.parent
        path = current.path or ()
        for passed in trail:
            passed.path = path
        return path

    def constant(self, node: Node) -> Node | None:
        """What the name at `node` is bound to, if it is bound once where it can be seen."""
        name = self._key(node)
        scope = node.scope
        for _ in range(_MOST_SCOPES):
            if scope is None:
                break
            values = self._constants.get((id(scope), name))
            if values is not None:
                return values[0] if len(values) == 1 else None
            scope = scope.scope
        return None

    def assigns(self, node: Node) -> bool:
        """Whether the text gives the name at `node` a value that is not made of the name itself."""
        name = self._key(node)
        values = self._constants.get((id(node.scope), name), ())
        return any(value is None or name not in self._text[value.start : value.end] for value in values)

    def member(self, node: Node) -> Node | None:
        """What `object.name` or `object["name"]` is bound to, if it is bound once."""
        dotted = self.dotted(node)
        values = self._members.get(dotted) if dotted is not None else None
        return values[0] if values is not None and len(values) == 1 else None

    def dotted(self, node: Node) -> str | None:
        """`CONFIG.host` for a chain of plain names; the object itself stands as the class around it."""
        names: list[str] = []
        current = node
        while current.kind in self._chained:
            label = self.labels.last(current)
            if label is None or len(names) > _LONGEST_CHAIN:
                return None
            names.append(label.name)
            current = current.children[0]
        root = self._text[current.start : current.end].lstrip(SIGILS)
        if root in self._grammar.selves:
            names.extend(reversed(self._class_path(node)))
        elif current.kind in self._plain:
            names.append(self._grammar.scope.get(root, root))
        else:
            return None
        return ".".join(reversed(names))

    def _key(self, node: Node) -> str:
        return self._text[node.start : node.end].lstrip("$%&:#")

    def _class_path(self, node: Node) -> tuple[str, ...]:
        scope = self._class_of(node)
        return self.path(scope) + self._own_name(scope) if scope is not None else ()

    def _class_of(self, node: Node) -> Node | None:
        scope = node.scope
        for _ in range(_MOST_SCOPES):
            if scope is None or scope.kind in self._grammar.classes:
                return scope
            scope = scope.scope
        return None

    def _own_name(self, node: Node) -> tuple[str, ...]:
        """The name of a class; of a titled block its type and labels."""
        grammar = self._grammar
        titles = self._plain | {"type_identifier"} | (frozenset(grammar.strings) if grammar.titled else frozenset())
        names: list[str] = []
        for child in node.children:
            if child.kind in titles:
                names.append(self.labels.text_of(child))
                if not grammar.titled:
                    break
        return tuple(names)

    # -- one visit per meaning

    def _visits(self) -> dict[str, list[Callable[[Node], None]]]:
        grammar = self._grammar
        visits: dict[str, list[Callable[[Node], None]]] = {}
        meanings: tuple[tuple[Iterable[str], Callable[[Node], None]], ...] = (
            (grammar.functions, self._function),
            (grammar.classes, self._class),
            (grammar.lists, self._index),
            (grammar.parameters, self._hide),
            (grammar.defaults, self._default),
            (grammar.bindings, self._bind),
            (grammar.pairs, self._pair),
            (grammar.keywords, self._keyword),
            (grammar.flat, self._row),
            (grammar.shorthands, self._shorthand),
            (grammar.defines, self._define),
        )
        for kinds, visit in meanings:
            for kind in kinds:
                visits.setdefault(kind, []).append(visit)
        return visits

    def _function(self, node: Node) -> None:
        for child in node.children:
            child.path = ()

    def _class(self, node: Node) -> None:
        path = self.path(node) + self._own_name(node)
        for child in node.children:
            child.path = path[:_DEEPEST_PATH]

    def _index(self, node: Node) -> None:
        path = self.path(node)
        if len(path) < _DEEPEST_PATH:
            for index, child in enumerate(node.named_children()):
                if len(child.children) > 1 and not self._is_entry(child):
                    child.path = (*path, str(index))

    def _is_entry(self, node: Node) -> bool:
        grammar = self._grammar
        marks = grammar.pairs.get(node.kind)
        if marks is None:
            marks = grammar.bindings[node.kind].marks if node.kind in grammar.bindings else None
        return marks is not None and len(self._sides(node, marks)[1]) > 0

    def _hide(self, node: Node) -> None:
        names = self._grammar.names
        for child in node.children:
            if child.kind in names:
                self._constant(child, None)
            elif child.child("=") is None:
                inner = [name for name in child.children if name.kind in names]
                if inner:
                    self._constant(inner[-1], None)

    def _default(self, node: Node) -> None:
        """`parameter = value`, side by side in the list."""
        for index, child in enumerate(node.children[1:-1], 1):
            if child.kind != "=":
                continue
            before, after = node.children[index - 1], node.children[index + 1]
            named = [name for name in (before, *before.children) if name.kind in self._grammar.names]
            if named:
                self._constant(named[-1], after)
                self._record(node, (before.start, after.end), "field", (named[-1], after), node, ())

    def _define(self, node: Node) -> None:
        defined = self._grammar.defines[node.kind](self._text, node)
        if defined is not None:
            self._constants.setdefault((id(self._root), self.labels.text_of(defined[0])), []).append(defined[1])
            self._record(node, (node.start, node.end), "assignment", defined, self._root, self.path(node))

    def _pair(self, node: Node) -> None:
        self._named(node, "mapping", self._grammar.pairs[node.kind])

    def _keyword(self, node: Node) -> None:
        self._named(node, "keyword", self._grammar.keywords[node.kind])

    def _named(self, node: Node, shape: Shape, marks: tuple[str, ...]) -> None:
        target, value = self._sides(node, marks)
        container = node.parent
        while container is not None and container.kind in self._grammar.holders:
            container = container.parent
        if target and value and container is not None:
            span = (node.start, node.end)
            self._record(node, span, shape, (target[-1], value[0]), container, self.path(node))

    def _row(self, node: Node) -> None:
        """`key: value, key: value`, side by side."""
        marks = self._grammar.flat[node.kind]
        path = self.path(node)
        for index, child in enumerate(node.children[1:-1], 1):
            if child.kind in marks:
                key, value = node.children[index - 1], node.children[index + 1]
                if key.kind in self._targets:
                    self._record(node, (key.start, value.end), "mapping", (key, value), node, path)

    def _shorthand(self, node: Node) -> None:
        if node.parent is not None:
            self._record(node, (node.start, node.end), "mapping", (node, node), node.parent, self.path(node))

    def _bind(self, node: Node) -> None:
        binding = self._grammar.bindings[node.kind]
        left, right = self._sides(node, binding.marks)
        if not right and not binding.declares:
            return
        targets = [target for target in left if target.kind in self._targets]
        named = [target for target in targets if target.kind not in self._grammar.strings]
        targets = named or targets
        if binding.last:
            targets = targets[-1:]
        if not targets:
            self._unpack(left)
        elif len(targets) == 1:
            self._bind_one(node, binding, targets[0], right[0] if right else None)
        else:
            self._bind_several(node, binding, targets, right)

    def _bind_several(self, node: Node, binding: Binding, targets: list[Node], right: list[Node]) -> None:
        if len(right) == 1 and right[0].kind in self._grammar.lists:
            right = right[0].named_children()
        matched: Sequence[Node | None] = right if len(right) == len(targets) else [None] * len(targets)
        for target, value in zip(targets, matched, strict=True):
            self._bind_one(node, binding, target, value)

    def _unpack(self, left: list[Node]) -> None:
        for pattern in left:
            for node in islice(pattern.descendants(), _LARGEST_PATTERN):
                if node.kind in self._grammar.names:
                    self._constant(node, None)

    def _bind_one(self, node: Node, binding: Binding, target: Node, value: Node | None) -> None:
        grammar = self._grammar
        parent = node.parent or node
        shape, path, container = binding.shape, self.path(node), node.scope or self._root
        if target.kind in self._chained and len(target.children) == 1:
            target = target.children[0]
        if parent.kind in grammar.arguments or parent.kind in grammar.lists:
            shape, container = ("keyword" if parent.kind in grammar.arguments else "mapping"), parent
        elif target.kind in self._chained or target.kind in grammar.calls:
            dotted = self.dotted(target.children[0])
            shape, path = "member", tuple(dotted.split(".")) if dotted else ()
        else:
            if parent.kind in grammar.fields:
                shape = "field"
            if target.kind in grammar.names and (value is not None or binding.hides):
                self._constant(target, value if binding.once else None)
        self._record(node, (node.start, node.end), shape, (target, value), container, path)

    # -- keeping

    def _constant(self, target: Node, value: Node | None) -> None:
        key = self._key(target)
        scope = (self._class_of(target) or self._root) if key.startswith("@") else target.scope
        self._constants.setdefault((id(scope), key), []).append(value)

    def _record(
        self,
        node: Node,
        span: tuple[int, int],
        shape: Shape,
        sides: tuple[Node, Node | None],
        container: Node,
        path: tuple[str, ...],
    ) -> None:
        target, value = sides
        label = self.labels.of(target)
        self.bound.setdefault(id(node), []).append(Bound(*span, shape, target, label, value, container, path))
        if label is None:
            return
        within = (*path, label.name) if len(path) < _DEEPEST_PATH else path
        if path:
            self._members.setdefault(".".join(within), []).append(value)
        if value is not None and value is not node:
            value.path = within

    def _sides(self, node: Node, marks: tuple[str, ...]) -> tuple[list[Node], list[Node]]:
        """The children before and after the first of `marks`; without one all are before it."""
        children = [child for child in node.children if child.kind not in self._grammar.comments]
        if not marks:
            return children[:1], children[1:]
        for index, child in enumerate(children):
            if index and (child.kind in marks or self._spells(child, marks)):
                return children[:index], [after for after in children[index + 1 :] if after.named]
        return children, []

    def _spells(self, node: Node, marks: tuple[str, ...]) -> bool:
        return node.end - node.start <= _LONGEST_MARK and not node.children and self.labels.text_of(node) in marks
