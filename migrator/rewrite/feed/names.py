"""Every name of a stretch of code: what it does there, and which binding it belongs to."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING

from migrator.rewrite.feed.binders import binder_of, binds_field, in_class, names_field, names_function
from migrator.rewrite.feed.compact_php import compacted
from migrator.rewrite.feed.filled import TELLING, asks_for, fillers, is_filled, told
from migrator.rewrite.feed.package_names_go import package_name
from migrator.rewrite.feed.parameters import component, is_parameter

if TYPE_CHECKING:
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_SCOPE = re.compile(r"(?i)^(?:script|global|local|private|using):")
"""PowerShell: where a variable lives."""
_DOTS = frozenset({".", "?.", "->", "?->", "::", "&.", "!."})
_JOINED = frozenset({"spread_element", "rest_pattern", "binary_expression", "singleton_method"})
"""What a dot begins, joins as PHP joins strings, or names as Ruby does, `def self.token`: no member follows."""
_IN_CLASS = frozenset({"method_declaration", "method_definition", "singleton_method"})
"""Functions that are methods, wherever they stand."""
_NONLOCAL = "nonlocal_statement"
_OUTER = frozenset({"global_statement", "global_declaration", _NONLOCAL})
"""By what a function of Python or PHP says that a name is not its own, but the file's or that of a function around."""
_FIELDS = frozenset(
    {
        "field_declaration",
        "field_definition",
        "public_field_definition",
        "property_signature",
        "property_declaration",
        "property_element",
        "const_element",
        "enum_constant",
    }
)


def spelled(code: Code, node: Node) -> str:
    """The name that a node spells, without what marks it as one; in lower case where case makes no difference."""
    name = code.source(node).strip("$@:&{}")
    return _SCOPE.sub("", name).lower() if code.habits.ignores_case else name


class Role(Enum):
    """What a name does where it stands."""

    USE = "use"
    BIND = "bind"
    PARAMETER = "parameter"
    DEFINITION = "definition"
    """The name of a function or class outside a class."""
    IMPORT = "import"
    SOURCE = "source"
    """The name that another module gives to what is imported under a name of its own."""
    FORGET = "forget"
    """`del x`, `global x`."""
    MEMBER = "member"
    """`object.name`."""
    FIELD = "field"
    """A declared field."""
    METHOD = "method"
    """A declared method."""
    KEY = "key"
    """A key of a mapping or of a pattern."""
    KEYWORD = "keyword"
    """The name of a named argument."""
    SHORT = "short"
    """A key that is also the use of a name: `{name}`."""


LEXICAL = frozenset({Role.USE, Role.BIND, Role.PARAMETER, Role.DEFINITION, Role.IMPORT, Role.FORGET, Role.SHORT})
"""Roles that belong to a binding in a scope."""
BINDINGS = frozenset({Role.BIND, Role.PARAMETER, Role.DEFINITION, Role.IMPORT})
"""Roles that make a name one of this place."""
MEMBERS = frozenset({Role.MEMBER, Role.FIELD, Role.METHOD, Role.KEY, Role.KEYWORD, Role.SHORT})
"""Roles that belong to a member of something, known by its name alone."""


@dataclass(frozen=True, slots=True, eq=False)
class Occurrence:
    """One name at one place."""

    code: Code
    node: Node
    name: str
    role: Role

    @property
    def variable(self) -> bool:
        """Whether the name is marked as that of a variable: a function or command may have the same one."""
        asked_for = self.role is Role.BIND and self.node.kind == "word"
        return self.node.kind == "variable_name" or asked_for


class ByName(dict[str, list[Occurrence]]):
    """Occurrences by name; none for a name that does not occur."""

    def __missing__(self, name: str) -> list[Occurrence]:
        """Asking for a name does not make it one."""
        return []


def _taken(code: Code, node: Node, parent: Node) -> Role | None:
    """What a parameter is; Java: what a name is in `String key() default "";` of an annotation type."""
    if parent.kind == "annotation_type_element_declaration":
        following = node.after()
        return Role.METHOD if following is not None and following.kind == "(" else None
    return Role.FIELD if component(code, node) is not None else Role.PARAMETER


_GO_BINDERS = frozenset({"short_var_declaration", "var_spec"})


class Names:
    """The names of one stretch of code; `code.once(Names)` spares reading them again.

    `others` are functions of other files that give a variable a value; shells only.
    """

    def __init__(self, code: Code, others: frozenset[str] = frozenset()) -> None:
        self.code = code
        self.by_name = ByName()
        self._fillers = code.once(fillers) | others
        self._declared: dict[int, set[str]] = defaultdict(set)
        self._fields: dict[int, set[str]] = defaultdict(set)
        self._outer: dict[str, dict[int, set[str]]] = {kind: defaultdict(set) for kind in _OUTER}
        for node in code.nodes:
            if node.kind in code.habits.lexical and not self._inner(node):
                self._add(node)
            elif node.kind == "import_spec" and len(node.parts) == 1:
                path = code.source(node.parts[0])
                name = package_name(path)
                self.by_name.setdefault(name, []).append(Occurrence(code, node.parts[0], name, Role.IMPORT))
            elif node.kind in TELLING and (filled := told(code, node)) is not None:
                self.by_name.setdefault(filled[1], []).append(Occurrence(code, filled[0], filled[1], Role.BIND))
            elif node.kind in code.grammar.defines and (defined := _defined(code, node)) is not None:
                name = code.source(defined[0]).strip("'\"")
                self.by_name.setdefault(name, []).append(Occurrence(code, defined[0], name, defined[1]))
            for text in compacted(code, node):
                name = code.source(text).strip("'\"")
                self.by_name.setdefault(name, []).append(Occurrence(code, text, name, Role.SHORT))

    def asks_for(self, node: Node) -> bool:
        """Shell: whether a word is the variable that a command gives a value."""
        return asks_for(self.code, node, self._fillers)

    def _inner(self, node: Node) -> bool:
        """PHP's `$name` holds a `name` of its own."""
        return node.parent is not None and node.parent.kind in self.code.habits.lexical

    def _add(self, node: Node) -> None:
        role = self._role(node)
        if role is None:
            return
        name = self.key(node)
        self.by_name.setdefault(name, []).append(Occurrence(self.code, node, name, role))
        if role is Role.FIELD:
            self._fields[id(self.code.class_around(node))].add(name)
        elif role is Role.FORGET and node.parent is not None and node.parent.kind in _OUTER:
            self._outer[node.parent.kind][id(self.code.function(node))].add(name)
        elif role is Role.PARAMETER or (role is Role.BIND and self._declares(node)):
            self._declared[id(self.code.function(node))].add(name)
        elif role is Role.DEFINITION:
            own = node.parent
            outer = self.code.function(own) if own is not None else None
            self._declared[id(outer)].add(name)

    def key(self, node: Node) -> str:
        """The name of a node; in lower case where case makes no difference."""
        return spelled(self.code, node)

    def at(self, node: Node) -> Occurrence | None:
        """The occurrence that a node is."""
        return next((one for one in self.by_name[self.key(node).strip("'\"")] if one.node is node), None)

    def scope(self, occurrence: Occurrence) -> Node | None:
        """The function that declares a lexical name, None for the file; the class where the name means a field."""
        name = occurrence.name
        start = occurrence.node
        if occurrence.role is Role.DEFINITION and start.parent is not None:
            start = start.parent
        for node in start.ancestors():
            if any(name in self._outer[kind].get(id(node), ()) for kind in _OUTER - {_NONLOCAL}):
                return None
            declares = node.kind in self.code.functions and name in self._declared.get(id(node), ())
            declares = declares and name not in self._outer[_NONLOCAL].get(id(node), ())
            if declares and not self._before_its_own(occurrence, node):
                return node
            around = self.code.habits.fields_are_names and node.kind in self.code.grammar.classes
            if around and name in self._fields.get(id(node), ()):
                return node
        return None

    def _before_its_own(self, occurrence: Occurrence, function: Node) -> bool:
        """Go: whether a name stands in what the first variable of that name is given: `token, err := token()`."""
        if self.code.region.language != "go" or occurrence.role is not Role.USE:
            return False
        binder = next((one for one in occurrence.node.ancestors() if one.kind in _GO_BINDERS), None)
        if binder is None or not occurrence.node.inside(binder.parts[-1]) or not binder.inside(function):
            return False
        bound = [one.node for one in self.by_name[occurrence.name] if one.role in {Role.BIND, Role.PARAMETER}]
        own = [node for node in bound if node.inside(function)]
        return bool(own) and min(node.start for node in own) >= binder.start

    def unbound(self, occurrence: Occurrence) -> bool:
        """Whether nothing here binds a name: then it is called."""
        scope = self.scope(occurrence)
        return not any(
            one.role in {Role.BIND, Role.PARAMETER} and self.scope(one) is scope
            for one in self.by_name[occurrence.name]
        )

    def is_field(self, occurrence: Occurrence) -> bool:
        """Whether a bare name means a field of the class around it."""
        scope = self.scope(occurrence) if self.code.habits.fields_are_names else None
        return scope is not None and scope.kind in self.code.grammar.classes

    def _declares(self, node: Node) -> bool:
        habits = self.code.habits
        if habits.assigning_declares:
            return True
        binder = binder_of(self.code, node)
        if self.code.grammar.commands:
            return any(around.kind == "declaration_command" for around in node.ancestors())
        return binder is not None and "assignment" not in binder.kind

    def _role(self, node: Node) -> Role | None:
        """Looks from the inside out: member, key, parameter, definition, bound name, else a use."""
        parent = node.parent
        if parent is None:
            return None
        if self.code.grammar.commands:
            return Role.BIND if self.asks_for(node) else _shell(node, parent)
        if node.kind == "instance_variable":
            return Role.MEMBER
        return self._syntactic(node, parent) or self._declaring(node, parent) or Role.USE

    def _syntactic(self, node: Node, parent: Node) -> Role | None:  # noqa: PLR0911 - one way out for each shape
        grammar, habits = self.code.grammar, self.code.habits
        before = node.before()
        if any(around.kind in habits.imports for around in node.ancestors()):
            return self._imported(node, parent)
        if node.kind in grammar.shorthands:
            return Role.SHORT
        scoped = node.kind == "constant" and parent.kind == "scope_resolution"  # Ruby: a class by its whole name
        if before is not None and before.kind in _DOTS and parent.kind not in _JOINED and not scoped:
            return Role.MEMBER
        key, around = node, parent
        while around.kind == "literal_element" and around.parent is not None:
            key, around = around, around.parent
        first = around.parts[0] is key if around.parts else False
        if first and marked(key, grammar.keywords.get(around.kind)):
            return Role.KEYWORD
        pair = grammar.pairs.get(around.kind) or ((":",) if around.kind == "pair_pattern" else None)
        if first and marked(key, pair) and node.kind not in {"variable_name", "constant"}:
            return Role.KEY if around.kind != "array_element_initializer" else Role.USE
        if marked(node, grammar.flat.get(parent.kind)):
            return Role.KEY
        if parent.kind in habits.deletes:
            return Role.FORGET
        return None

    def _imported(self, node: Node, parent: Node) -> Role:  # noqa: PLR0911 - one way out for each shape
        """The local name of an import, or a name of the place it comes from."""
        if parent.kind in {"import_specifier", "aliased_import"}:
            return Role.IMPORT if parent.parts[-1] is node else Role.SOURCE
        if parent.kind == "namespace_name" or self.code.region.language == "csharp":
            return Role.SOURCE  # a namespace: what is used of it cannot be told by its name
        if parent.kind in {"dotted_name", "scoped_identifier", "qualified_name"}:
            outer = parent.parent
            if outer is None or outer.kind in {"aliased_import", "relative_import"}:
                return Role.SOURCE
            if outer.kind == "import_from_statement":
                return Role.IMPORT if outer.parts[0] is not parent else Role.SOURCE
            if outer.kind in {"dotted_name", "scoped_identifier", "qualified_name"}:
                return Role.SOURCE
            if outer.child("asterisk") is not None:
                return Role.SOURCE  # a whole package: what is used of it cannot be told
            end = parent.parts[0] if self.code.region.language == "python" else parent.parts[-1]
            return Role.IMPORT if end is node else Role.SOURCE
        return Role.IMPORT

    def _declaring(self, node: Node, parent: Node) -> Role | None:  # noqa: PLR0911 - one way out for each shape
        grammar = self.code.grammar
        if parent.kind in self.code.functions and names_function(self.code, node, parent):
            method = parent.kind in _IN_CLASS or in_class(self.code, parent)
            return Role.METHOD if method else Role.DEFINITION
        if (
            parent.kind in grammar.classes | {"type_alias_declaration"}
            and parent.child(*self.code.habits.lexical) is node
        ):
            return Role.DEFINITION
        if is_filled(self.code, node):
            return Role.BIND
        if parent.kind == "annotation_type_element_declaration" or is_parameter(self.code, node):
            return _taken(self.code, node, parent)
        if parent.kind in _FIELDS and names_field(self.code, node, parent):
            return Role.FIELD if parent.kind != "const_element" or in_class(self.code, parent) else Role.BIND
        binder = binder_of(self.code, node)
        if binder is None:
            return None
        if binder.parent is not None and binder.parent.kind == "initializer_expression":
            return Role.KEY
        if binder.parent is not None and binder.parent.kind in _FIELDS:
            return Role.FIELD
        if binder.parent is not None and binder.parent.parent is not None and binder.parent.parent.kind in _FIELDS:
            return Role.FIELD
        return Role.FIELD if binds_field(self.code, binder) else Role.BIND

    @cached_property
    def words(self) -> frozenset[str]:
        """All names."""
        return frozenset(self.by_name)


_DEFINES = {"define": Role.BIND, "defined": Role.USE, "constant": Role.USE}


def _defined(code: Code, call: Node) -> tuple[Node, Role] | None:
    """The name in PHP's `define('NAME', …)` and `defined('NAME')`."""
    listed = call.child("arguments")
    role = _DEFINES.get(code.text[call.start : listed.start].strip().lower()) if listed is not None else None
    if listed is None or role is None or not listed.parts:
        return None
    name = listed.parts[0].parts[0] if listed.parts[0].parts else listed.parts[0]
    return (name, role) if name.kind in code.grammar.strings else None


def _shell(node: Node, parent: Node) -> Role | None:
    """Variables and functions of a shell; other words are data."""
    if node.kind == "word":
        if parent.kind == "function_definition":
            return Role.DEFINITION
        return Role.USE if parent.kind == "command_name" else None
    if parent.kind in {"variable_assignment", "for_statement"} and parent.parts[0] is node:
        return Role.BIND
    if parent.kind == "declaration_command":
        return Role.BIND
    return Role.FORGET if parent.kind == "unset_command" else Role.USE


def marked(node: Node, marks: tuple[str, ...] | None) -> bool:
    """Whether one of the marks between a key and its value follows a node."""
    following = node.after() if marks else None
    return following is not None and marks is not None and following.kind in marks
