"""Who calls a function, and by what name: every call of it in the program, however the callee is written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from migrator.rewrite.feed.argument_counts import arity, given, may_take
from migrator.rewrite.feed.called_names import class_name
from migrator.rewrite.feed.default_exports import (
    exported_whole,
    exports_whole,
    has_prototype,
    names_elsewhere,
    own_name_of,
    under_own_name,
)
from migrator.rewrite.feed.heirs import CONSTRUCTORS, heirs, maker
from migrator.rewrite.feed.interfaces import only_declares
from migrator.rewrite.feed.models import bases, classes
from migrator.rewrite.feed.names import Role
from migrator.rewrite.feed.owners import foreign, is_free, of_self, owner_of
from migrator.rewrite.feed.receivers import hands_on, in_constructor, scope_of, sends
from migrator.rewrite.feed.statements import callee
from migrator.rewrite.feed.target_typed_csharp import constructions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.code import Code
    from migrator.rewrite.feed.dead import Dead
    from migrator.rewrite.feed.names import Occurrence
    from migrator.rewrite.feed.world import Module, World
    from migrator.rewrite.tree import Node

_SUPERS = frozenset({"python", "javascript", "typescript", "tsx", "ruby"})
_TYPED_CLASSES = frozenset({"java", "csharp"})
"""Languages in which what stands before a dot may be a class, and no function."""
_SUPER = re.compile(r"super(?:\([^()]*\)\.__init__)?$")
_SILENT = frozenset({Role.IMPORT, Role.SOURCE})
_TYPED = frozenset({"variable_declarator", "identifier", "parameter_list", "type_parameter_list"})
_TYPES = frozenset({"base_list", "nullable_type", "array_type", "type_argument_list", "typeof_expression"})


class CallSite(NamedTuple):
    """A call of a function of the program."""

    code: Code
    arguments: Node


class Callers:
    """Finds functions and everyone who calls them, by name."""

    def __init__(self, world: World, dead: Dead) -> None:
        self._world = world
        self._functions = frozenset(kind for module in world.modules for kind in module.code.functions)
        self._dead = dead

    def sites(self, name: str, function: Node, counts: range | None = None) -> list[CallSite] | None:
        """Every call of a function; None where it is also used in a way that is no call."""
        counts = counts if counts is not None else arity(function)
        constructs = self._makes_class(name, function)
        found = self._from_subclasses({name, *self._heirs(name, function)}) if constructs else []
        renamed = self._renamed(name, function)
        if found is None or renamed is None:
            return None
        found += renamed
        if (untyped := self._untyped(name, counts)) is None:
            return None
        found += untyped
        handed = False
        for module, one in self._named(name, function, constructs=constructs):
            if (scoped := scope_of(one.node)) is not None:
                handed = handed or module.code.source(scoped).endswith("::class")
                continue
            arguments = self._arguments(module.code, one.node)
            if arguments is None:
                if module.test or one.role is Role.SHORT or self._only_names(module.code, one):
                    continue
                of_class = constructs or (name[:1].isupper() and module.code.region.language in _TYPED_CLASSES)
                if (of_class and self._is_receiver(module.code, one.node)) or has_prototype(module.code, one.node):
                    continue
                if exported_whole(module.code, one.node) or under_own_name(module.code, one.node):
                    continue
                return None
            if not module.code.habits.overloads or len(given(module.code, arguments)) in counts:
                found.append(CallSite(module.code, arguments))
        return None if handed and not found else found

    def _untyped(self, name: str, counts: range) -> list[CallSite] | None:
        """C#: the constructions of a class that leave its name out; None where one may be of it, or of another."""
        if not name[:1].isupper():
            return []
        found: list[CallSite] = []
        for module in self._world.modules:
            for node, kind in module.code.once(lambda code: list(constructions(code))):
                listed = node.child(*module.code.grammar.arguments)
                if listed is None or self._dead.covers(node) or len(given(module.code, listed)) not in counts:
                    continue
                if kind == name:
                    found.append(CallSite(module.code, listed))
                elif not kind and listed.parts and self._constructs(name):
                    return None
        return found

    def _constructs(self, name: str) -> bool:
        """Whether a name is that of a class of the program."""
        return any(
            one.role is Role.DEFINITION
            for module in self._world.modules
            if module.code.region.language == "csharp"
            for one in module.names.by_name.get(name, ())
        )

    def _renamed(self, name: str, function: Node) -> list[CallSite] | None:
        """The calls in modules that import by another name what its module exports; None where it is also no call."""
        declared = next((one for one in self._world.modules if function.inside(one.code.nodes[0])), None)
        if declared is None or not exports_whole(declared, name):
            return []
        found: list[CallSite] = []
        named = names_elsewhere(self._world.modules, declared)
        for other, local in named if named is not None else ():
            for one in other.names.by_name.get(local, ()) if local != name else ():
                if one.role is not Role.USE or self._dead.covers(one.node) or self._only_names(other.code, one):
                    continue
                arguments = self._arguments(other.code, one.node)
                if arguments is not None:
                    found.append(CallSite(other.code, arguments))
                elif not other.test:
                    return None
        return found if named is not None else None

    def original(self, code: Code, name: str) -> str:
        """By what name a function is declared that some code calls so."""
        declared = name if self.definitions(name) else own_name_of(self._world.modules, code, name)
        return maker([one.code for one in self._world.modules], declared) if declared[:1].isupper() else declared

    def _named(self, name: str, function: Node, *, constructs: bool) -> Iterator[tuple[Module, Occurrence]]:
        """Where a function may be called, by its name or, a constructor, by that of a class that inherits it."""
        yield from self._mentions(name, function, constructs=constructs)
        for heir in self._heirs(name, function):
            yield from self._mentions(heir, function, constructs=constructs)

    def _heirs(self, name: str, function: Node) -> list[str]:
        module = next((one for one in self._world.modules if function.inside(one.code.nodes[0])), None)
        own = function.child(*module.code.habits.lexical) if module is not None else None
        if module is None or own is None or module.code.source(own) not in CONSTRUCTORS:
            return []
        return heirs((one.code for one in self._world.modules), name)

    def _mentions(self, name: str, function: Node, *, constructs: bool) -> Iterator[tuple[Module, Occurrence]]:
        """Where a function may be called: what declares it, and what has gone, left out."""
        declared = next((one for one in self._world.modules if function.inside(one.code.nodes[0])), None)
        owner = owner_of(declared.code, function) if declared is not None else ""
        free = declared is not None and is_free(declared.names, function)
        received = declared is not None and not constructs and _needs_receiver(declared.code, function)
        for module in self._world.modules:
            named = [one for one in module.names.by_name.get(name, ()) if one.node.kind != "variable_name"]
            named = [one for one in named if not foreign(self._world.modules, module, one.node, owner)]
            for one in (*named, *self._in_own_class(module, name, function)):
                if self._dead.covers(one.node) or one.role in _SILENT or one.node.inside(function):
                    continue
                if (free and of_self(module.code, one.node)) or (received and one.role is Role.USE):
                    continue
                if one.role in {Role.BIND, Role.KEY} or self._declares(module.code, one) or _is_declared(one):
                    continue
                if (one.role is Role.USE and _is_local(module, one)) or self._of_a_library(module, one):
                    continue
                if not (constructs and sends(module.code, one.node)):
                    yield module, one

    def _in_own_class(self, module: Module, name: str, function: Node) -> list[Occurrence]:
        """How a class calls its own constructor without its name: `new self(…)`, `new(…)`."""
        word = {"php": ("self", "static"), "ruby": ("new",), "python": ("cls",)}.get(module.code.region.language, ())
        if not word:
            return []
        around = module.code.class_around(function)
        if around is None or class_name(module.code, function) != name:
            return []
        return [
            one
            for own in word
            for one in module.names.by_name.get(own, ())
            if one.node.inside(around) and one.node.parent is not None and self._makes(module.code, one.node)
        ]

    def _makes(self, code: Code, node: Node) -> bool:
        """Whether a word for the class itself is what a construction constructs."""
        call = node.parent
        if call is None or call.kind not in code.grammar.calls:
            return False
        return call.kind == "object_creation_expression" or call.parts[0] is node

    def _of_a_library(self, module: Module, one: Occurrence) -> bool:
        """Python: whether a name is that of something in a module from outside: `requests.Session`."""
        member = one.node.parent
        if module.code.region.language != "python" or one.role is not Role.MEMBER or member is None:
            return False
        receiver = module.code.source(member.parts[0])
        known = self._world.stems
        return any(
            receiver in (fact.names or (fact.module,)) and not known & set(fact.module.split("."))
            for fact in module.code.facts.imports
        )

    def _makes_class(self, name: str, function: Node) -> bool:
        """Whether a function of Python or JavaScript is the constructor of a class of the name."""
        module = next((one for one in self._world.modules if function.inside(one.code.nodes[0])), None)
        if module is None or module.code.region.language not in _SUPERS:
            return False
        own = function.child(*module.code.habits.lexical)
        constructs = own is not None and module.code.source(own) in CONSTRUCTORS
        return constructs and class_name(module.code, function) == name

    def _is_receiver(self, code: Code, node: Node) -> bool:
        """`Class.method`: no call of the constructor."""
        member = node.parent
        return member is not None and member.kind in code.grammar.members and member.parts[0] is node

    def _from_subclasses(self, names: set[str]) -> list[CallSite] | None:
        """`super().__init__(…)`, `super(…)` in classes that extend some; None where `super` hands on what it got."""
        found: list[CallSite] = []
        for module in self._world.modules:
            code = module.code
            if code.region.language not in _SUPERS:
                continue
            for own in (node for node in code.once(classes) if names & bases(code, node)):
                inner = [node for node in own.descendants() if in_constructor(code, node)]
                if any(hands_on(code, node) for node in inner):
                    return None
                found += [
                    CallSite(code, arguments)
                    for call in inner
                    if call.kind in code.grammar.calls and not self._dead.covers(call)
                    if _SUPER.match(callee(code, call))
                    if (arguments := call.child(*code.grammar.arguments)) is not None
                ]
        return found

    def _declares(self, code: Code, one: Occurrence) -> bool:
        if one.node.parent is not None and one.node.parent.kind == "compact_constructor_declaration":
            return True
        if one.role in {Role.DEFINITION, Role.METHOD, Role.FIELD}:
            return one.node.parent is not None
        return self._assigned_function(code, one)

    def _only_names(self, code: Code, one: Occurrence) -> bool:
        """A type, an export, an import: no call, but no harm."""
        parent = one.node.parent
        if parent is None:
            return False
        return (
            parent.kind in code.habits.exports
            or (parent.parent is not None and parent.parent.kind in code.grammar.classes)
            or _is_type(code, one.node)
            or "type" in parent.kind
            or "type" in one.node.kind
            or any(
                around.kind in {"type_annotation", "generic_type", "type_arguments", "type_list", "superclass"}
                for around in one.node.ancestors()
            )
        )

    def _arguments(self, code: Code, node: Node) -> Node | None:
        """The argument list of the call whose callee a name is, however the callee is written."""
        callee = node
        while callee.parent is not None:
            parent = callee.parent
            if parent.kind in code.grammar.calls:
                listed = parent.child(*code.grammar.arguments)
                return listed if listed is not None and callee.end <= listed.start else None
            named = parent.kind in code.grammar.members or parent.kind == "qualified_name"
            if not named or parent.parts[-1] is not callee:
                return None
            callee = parent
        return None

    def definitions(self, name: str, counts: range | None = None) -> int:
        """How many functions or classes of the program have a name; what an interface declares is none.

        Where methods are told apart by what they are given, only those that may be called with one of `counts`.
        """
        count = 0
        for module in self._world.modules:
            if module.test:
                continue
            for one in module.names.by_name.get(name, ()):
                if only_declares(one.node.parent):
                    continue
                if one.role in {Role.DEFINITION, Role.METHOD} and not self._is_constructor(module.code, one, name):
                    count += not self._dead.covers(one.node) and may_take(module.code, one, counts)
                else:
                    bound = one.role in {Role.BIND, Role.KEY} and self._binds_function(one.node)
                    count += bound or self._assigned_function(module.code, one)
        return count

    def _is_constructor(self, code: Code, one: Occurrence, name: str) -> bool:
        """Java and C# name the constructor after the class, which counts already."""
        return one.role is Role.METHOD and class_name(code, one.node) == name

    def _binds_function(self, node: Node) -> bool:
        parent = node.parent
        return parent is not None and any(part.kind in self._functions for part in parent.parts[1:])

    def _assigned_function(self, code: Code, one: Occurrence) -> bool:
        """`exports.name = (…) => …`, `Type.prototype.name = function (…) …`."""
        member = one.node.parent
        if one.role is not Role.MEMBER or member is None or member.parts[-1] is not one.node or member.parent is None:
            return False
        return code.habits.targets.get(member.parent.kind) == "left" and self._binds_function(member)


def _is_declared(one: Occurrence) -> bool:
    """Whether a name is that of a method in an interface."""
    return only_declares(one.node.parent) and one.role in {Role.METHOD, Role.USE}


def _needs_receiver(code: Code, function: Node) -> bool:
    """Whether a function is a method that is called on something alone: a bare name is that of another thing."""
    if code.region.language not in _SUPERS - {"ruby"}:
        return False
    kinds = code.functions | code.grammar.classes
    around = next((one for one in function.ancestors() if one.kind in kinds), None)
    return around is not None and around.kind in code.grammar.classes


def _is_local(module: Module, one: Occurrence) -> bool:
    """Ruby: whether a name is that of a variable, not of a method without a receiver."""
    ruby = module.code.region.language == "ruby" and one.node.kind == "identifier"
    return ruby and not module.names.unbound(one)


def _is_type(code: Code, node: Node) -> bool:
    """C#, where a type is spelt like any other name: whether a name stands where a type does."""
    parent, after = node.parent, node.after()
    if code.region.language != "csharp" or parent is None or node.kind != "identifier":
        return False
    if parent.kind == "cast_expression":
        return parent.parts[0] is node
    if parent.kind == "as_expression":
        return parent.parts[-1] is node
    declares = parent.kind in {"variable_declaration", "property_declaration", "parameter", "method_declaration"}
    return parent.kind in _TYPES or (declares and after is not None and after.kind in _TYPED - {"parameter_list"})
