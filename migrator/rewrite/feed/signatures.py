"""A parameter nobody reads goes together with what every caller passes for it."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from migrator.rewrite.feed.asked import option_decorator
from migrator.rewrite.feed.containers import injected, is_constructor, registers
from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.handed_on import method_around, targets
from migrator.rewrite.feed.models import bases, classes
from migrator.rewrite.feed.names import Occurrence, Role, marked, spelled
from migrator.rewrite.feed.owners import foreign, owner_of
from migrator.rewrite.feed.receivers import hands_on, in_constructor, scope_of, sends
from migrator.rewrite.feed.statements import callee

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.code import Code
    from migrator.rewrite.feed.dead import Dead
    from migrator.rewrite.feed.world import Module, World
    from migrator.rewrite.tree import Node

_CONSTRUCTORS = frozenset({"__init__", "constructor", "__construct", "initialize"})
_SELVES = frozenset({"self", "cls"})
_SUPERS = frozenset({"python", "javascript", "typescript", "tsx", "ruby"})
_SUPER = re.compile(r"super(?:\([^()]*\)\.__init__)?$")
_NO_PLACE = 1 << 16
"""The index of a parameter that is given by its name alone."""
_SPREADS = frozenset(
    {
        "list_splat",
        "dictionary_splat",
        "spread_element",
        "variadic_unpacking",
        "splat_argument",
        "hash_splat_argument",
        "splat",
    }
)


class CallSite(NamedTuple):
    """A call of a function of the program."""

    code: Code
    arguments: Node


class Signatures:
    """Finds functions and everyone who calls them, by name."""

    def __init__(self, world: World, dead: Dead) -> None:
        self._world = world
        self._functions = frozenset(kind for module in world.modules for kind in module.code.functions)
        self._dead = dead

    def without(self, module: Module, parameter: Occurrence) -> list[Removal]:  # noqa: PLR0911 - one way out for each shape
        """The removals that drop a parameter; empty where a caller cannot be told, or the place in the list counts."""
        code = module.code
        element = parameter.node
        while element.parent is not None and element.parent.kind not in code.habits.parameters | {"object_pattern"}:
            if element.parent.kind in code.functions:
                return []
            element = element.parent
        listed = element.parent
        if listed is None or listed.kind == "object_pattern":
            return [Removal(code, element)] if listed is not None else []
        function = code.function(listed)
        if function is None:
            return self._of_script(module, element, parameter.name)
        if listed is not self._main_list(code, function):
            return []
        name = self.name_of(code, function)
        if name is None or self._definitions(name) != 1:
            return []
        element = self._single(parameter.node, element)
        index = self._index(code, listed, element)
        decorator = option_decorator(code, function, parameter.name, ours=self._world.ours(parameter.name))
        if decorator is not None:
            return [Removal(code, element), Removal(code, decorator)]
        sites = self.sites(name, function)
        called = bool(sites) or (sites is not None and self._made_by_container(code, function, name, parameter.name))
        if sites is None or index is None or not called:
            return []
        given = [one for site in sites for one in self._all_given(site, index, parameter.name)]
        if any(isinstance(one, str) for one in given):
            return _without_demand(code, element, parameter.name)
        return [Removal(code, element), *(one for one in given if isinstance(one, Removal))]

    def _all_given(self, site: CallSite, index: int, name: str) -> list[Removal | str | None]:
        """The arguments for a parameter: that of the call, or those of what is called with all that it hands on."""
        around = method_around(site.code, site.arguments)
        own = self.name_of(site.code, around) if around is not None else None
        outer = self.sites(own, around) if own is not None and around is not None else None
        if not outer:
            return [self._given(site, index, name)]
        return [self._given(one, _NO_PLACE, name) for one in outer]

    def parameter(self, code: Code, arguments: Node, argument: Node) -> tuple[Module, Occurrence] | None:
        """The parameter of a function of the program that takes an argument; None where that cannot be told."""
        call = arguments.parent
        name = re.split(r"[.:>\s]", callee(code, call))[-1] if call is not None else ""
        named = self._name_given(code, argument)
        place = [part for part in given(code, arguments) if not self._name_given(code, part)]
        if not name or self._definitions(name) != 1 or any(part.kind in _SPREADS for part in arguments.parts):
            return None
        for module in self._world.modules:
            for function in (node for node in module.code.nodes if node.kind in module.code.functions):
                listed = self._main_list(module.code, function)
                if listed is None or self.name_of(module.code, function) != name:
                    continue
                for one in (one for part in listed.descendants() for one in self._declared(module, part)):
                    index = self._index(module.code, listed, self._element(one.node, listed))
                    if named == one.name if named else (argument in place and index == place.index(argument)):
                        return module, one
        return None

    def _declared(self, module: Module, node: Node) -> list[Occurrence]:
        """The parameter that a node names."""
        if node.kind not in module.code.habits.lexical:
            return []
        return [
            one
            for one in module.names.by_name.get(module.names.key(node), ())
            if one.node is node and one.role is Role.PARAMETER
        ]

    def _element(self, node: Node, listed: Node) -> Node:
        """The element of a parameter list that a name stands in."""
        element = node
        while element.parent is not None and element.parent is not listed:
            element = element.parent
        return self._single(node, element)

    def component(self, module: Module, node: Node) -> list[Removal]:
        """The removals that drop a component of a record; empty where a construction of it cannot be told."""
        code, record = module.code, module.names.component(node)
        element = node
        while element.parent is not None and element.parent.kind not in code.habits.parameters:
            element = element.parent
        listed = element.parent
        own = record.child(*code.habits.lexical) if record is not None else None
        if record is None or own is None or listed is None:
            return []
        index = self._index(code, listed, element)
        sites = self.sites(code.source(own), listed, arity(record))
        if index is None or sites is None:
            return []
        passed = [self._given(site, index, code.source(node)) for site in sites]
        if any(isinstance(one, str) for one in passed):
            return []
        return [Removal(code, element), *(one for one in passed if isinstance(one, Removal))]

    def _made_by_container(self, code: Code, function: Node, name: str, parameter: str) -> bool:
        """Whether nobody but a container calls a constructor."""
        if injected(code, function) or self._world.builds(name, parameter):
            return True
        return is_constructor(function) and any(
            registers(module.code, one.node)
            for module in self._world.modules
            for one in module.names.by_name.get(name, ())
        )

    def takes(self, module: Module, keyword: Node, name: str) -> bool:
        """Whether the function that a named argument goes to still has the parameter."""
        code = module.code
        call = next((around for around in keyword.ancestors() if around.kind in code.grammar.calls), None)
        words = re.split(r"[.:>\s]+", callee(code, call)) if call is not None else [""]
        called = words[-2] if words[-1] == "new" and len(words) > 1 else words[-1]
        if called in _SELVES or called == "new":
            called = self._class_name(code, keyword) or ""
        known = {called, *targets((other.code for other in self._world.modules), called)}
        for other in self._world.modules:
            for one in other.names.by_name.get(name, ()):
                function = other.code.function(one.node) if one.role is Role.PARAMETER else None
                alive = function is not None and not self._dead.covers(one.node)
                if alive and function is not None and self.name_of(other.code, function) in known:
                    return True
        return False

    def _main_list(self, code: Code, function: Node) -> Node | None:
        """The parameter list, not a receiver or a list of results."""
        lists = [part for part in function.parts if part.kind in code.habits.parameters]
        block = function.child("block") if function.kind == "function_statement" else None
        inner = block.child("param_block") if block is not None and not lists else None
        if inner is not None:
            return inner.child(*code.habits.parameters)
        named = [one for one in lists if (before := one.before()) is not None and before.kind in code.habits.lexical]
        return next(iter(named or lists), None)

    def name_of(self, code: Code, function: Node) -> str | None:
        """By what name a function is called: its own, its class's for a constructor, or that of its variable."""
        names = [part for part in function.parts if part.kind in code.habits.lexical]
        listed = self._main_list(code, function)
        own = next((part for part in reversed(names) if listed is not None and part.end <= listed.start), None)
        if own is not None:
            name = spelled(code, own)
            return self._class_name(code, function) if name in _CONSTRUCTORS else name
        parent = function.parent
        if parent is None:
            return None
        if parent.kind in code.habits.targets or parent.kind in code.grammar.pairs:
            target = parent.parts[0]
            if target.kind in code.grammar.members:
                target = target.parts[-1]
            return code.source(target) if target.kind in code.habits.lexical else None
        return None

    def _class_name(self, code: Code, function: Node) -> str | None:
        for around in function.ancestors():
            if around.kind in code.grammar.classes:
                name = around.child(*code.habits.lexical)
                return spelled(code, name) if name is not None else None
        return None

    def _definitions(self, name: str) -> int:
        """How many functions or classes of the program have a name."""
        count = 0
        for module in self._world.modules:
            if module.test:
                continue
            for one in module.names.by_name.get(name, ()):
                if one.role in {Role.DEFINITION, Role.METHOD} and not self._is_constructor(module.code, one, name):
                    count += not self._dead.covers(one.node)
                else:
                    bound = one.role in {Role.BIND, Role.KEY} and self._binds_function(one.node)
                    count += bound or self._assigned_function(module.code, one)
        return count

    def _is_constructor(self, code: Code, one: Occurrence, name: str) -> bool:
        """Java and C# name the constructor after the class, which counts already."""
        return one.role is Role.METHOD and self._class_name(code, one.node) == name

    def _binds_function(self, node: Node) -> bool:
        parent = node.parent
        return parent is not None and any(part.kind in self._functions for part in parent.parts[1:])

    def _assigned_function(self, code: Code, one: Occurrence) -> bool:
        """`exports.name = (…) => …`, `Type.prototype.name = function (…) …`."""
        member = one.node.parent
        if one.role is not Role.MEMBER or member is None or member.parts[-1] is not one.node or member.parent is None:
            return False
        return code.habits.targets.get(member.parent.kind) == "left" and self._binds_function(member)

    def _index(self, code: Code, listed: Node, element: Node) -> int | None:
        elements = [
            single
            for part in listed.parts
            if part.kind not in code.grammar.comments
            for single in self._names_in(part) or [part]
        ]
        if elements and code.source(elements[0]).split(":")[0].strip() in _SELVES:
            elements = elements[1:]
        return elements.index(element) if element in elements else None

    def _names_in(self, element: Node) -> list[Node]:
        """The names of `a, b string`, where several share a type."""
        names = [part for part in element.parts if part.kind == "identifier"]
        return names if element.kind == "parameter_declaration" and len(names) > 1 else []

    def _single(self, node: Node, element: Node) -> Node:
        return node if node in self._names_in(element) else element

    def sites(self, name: str, function: Node, counts: range | None = None) -> list[CallSite] | None:
        """Every call of a function; None where it is also used in a way that is no call."""
        counts = counts if counts is not None else arity(function)
        constructs = self._makes_class(name, function)
        found = self._from_subclasses(name) if constructs else []
        if found is None:
            return None
        handed = False
        for module, one in self._mentions(name, function, constructs=constructs):
            if (scoped := scope_of(one.node)) is not None:
                handed = handed or module.code.source(scoped).endswith("::class")
                continue
            arguments = self._arguments(module.code, one.node)
            if arguments is None:
                if module.test or one.role is Role.SHORT or self._only_names(module.code, one):
                    continue
                if constructs and self._is_receiver(module.code, one.node):
                    continue
                return None
            if not module.code.habits.overloads or len(given(module.code, arguments)) in counts:
                found.append(CallSite(module.code, arguments))
        return None if handed and not found else found

    def _mentions(self, name: str, function: Node, *, constructs: bool) -> Iterator[tuple[Module, Occurrence]]:
        """Where a function may be called: what declares it, and what has gone, left out."""
        declared = next((one for one in self._world.modules if function.inside(one.code.nodes[0])), None)
        owner = owner_of(declared.code, function) if declared is not None else ""
        for module in self._world.modules:
            named = [one for one in module.names.by_name.get(name, ()) if one.node.kind != "variable_name"]
            named = [one for one in named if not foreign(self._world.modules, module, one.node, owner)]
            for one in (*named, *self._in_own_class(module, name, function)):
                if self._dead.covers(one.node) or one.role in _SILENT or one.node.inside(function):
                    continue
                if one.role in {Role.BIND, Role.KEY} or self._declares(module.code, one):
                    continue
                if (one.role is Role.USE and _is_local(module, one)) or self._of_a_library(module, one):
                    continue
                if not (constructs and sends(module.code, one.node)):
                    yield module, one

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
        constructs = own is not None and module.code.source(own) in _CONSTRUCTORS
        return constructs and self._class_name(module.code, function) == name

    def _is_receiver(self, code: Code, node: Node) -> bool:
        """`Class.method`: no call of the constructor."""
        member = node.parent
        return member is not None and member.kind in code.grammar.members and member.parts[0] is node

    def _from_subclasses(self, name: str) -> list[CallSite] | None:
        """`super().__init__(…)`, `super(…)` in the classes that extend one; None where `super` hands on what it got."""
        found: list[CallSite] = []
        for module in self._world.modules:
            code = module.code
            if code.region.language not in _SUPERS:
                continue
            for own in (node for node in code.once(classes) if name in bases(code, node)):
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

    def _in_own_class(self, module: Module, name: str, function: Node) -> list[Occurrence]:
        """How a class calls its own constructor without its name: `new self(…)`, `new(…)`."""
        word = {"php": ("self", "static"), "ruby": ("new",), "python": ("cls",)}.get(module.code.region.language, ())
        if not word:
            return []
        around = next((one for one in function.ancestors() if one.kind in module.code.grammar.classes), None)
        if around is None or self._class_name(module.code, function) != name:
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
            or is_type(code, one.node)
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

    def _of_script(self, module: Module, element: Node, name: str) -> list[Removal]:
        """PowerShell: a parameter of the script itself, with what other scripts of the tree pass for it."""
        block = element.parent.parent if element.parent is not None else None
        if block is None or block.kind != "param_block":
            return []
        file = PurePosixPath(module.path).name
        sites = [
            CallSite(other.code, node.parts[-1])
            for other in self._world.modules
            for node in other.code.nodes
            if node.kind == "command" and node.parts and other.code.source(node.parts[0]).strip("\"'").endswith(file)
        ]
        given = [self._given(site, len(site.arguments.parts), name) for site in sites]
        if any(isinstance(one, str) for one in given):
            return []
        return [Removal(module.code, element), *(one for one in given if isinstance(one, Removal))]

    def _splatted(self, code: Code, part: Node, name: str) -> Removal | str | None:
        """The entry of the table that `@table` passes by name; None where it has none of that name."""
        table = code.source(part).lstrip("@").lower()
        for node in code.nodes:
            if node.kind != "assignment_expression" or code.source(node.parts[0]).lstrip("$").lower() != table:
                continue
            entries = [entry for entry in node.parts[-1].parts if entry.kind == "hash_entry"]
            if node.parts[-1].kind != "hash_literal":
                return "spread"
            found = [one for one in entries if code.source(one.parts[0]).strip("'\"").lower() == name.lower()]
            return Removal(code, found[0]) if found and not self._dead.covers(found[0]) else None
        return "spread"

    def _given(self, site: CallSite, index: int, name: str) -> Removal | str | None:
        """The argument for a parameter; None where the call leaves it out, a word where it cannot be told."""
        code = site.code
        positional: list[Node] = []
        named = False
        for part in site.arguments.parts:
            if part.kind in code.grammar.comments:
                continue
            entry = self._splatted(code, part, name) if part.kind == "splat" else "spread"
            if part.kind in _SPREADS or (part.kind == "argument" and part.child("variadic_unpacking") is not None):
                return entry
            given = self._name_given(code, part)
            if given and (given == name or (code.habits.ignores_case and given.lower() == name.lower())):
                return Removal(code, part)
            named = named or bool(given)
            if not given:
                positional.append(part)
        if named and positional and code.habits.ignores_case:
            return "mixed"  # PowerShell fills by place what is not given by name
        return Removal(code, positional[index]) if index < len(positional) else None

    def _name_given(self, code: Code, part: Node) -> str:
        """The name of a named argument, or of a switch; empty for one that goes by its place."""
        if part.kind == "switch":
            return code.source(part).strip("-")
        holder = part.parts[0] if part.kind == "argument" and len(part.parts) == 1 else part
        if holder.parts and marked(holder.parts[0], code.grammar.keywords.get(holder.kind)):
            return code.source(holder.parts[0])
        return ""


def _without_demand(code: Code, element: Node, name: str) -> list[Removal]:
    """Ruby: a named argument that nothing reads, where a call spreads a hash: whether it is in there counts no more."""
    demanded = element.kind == "keyword_parameter" and len(element.parts) == 1
    return [Removal(code, element, text=f"{name}: nil")] if demanded else []


def _is_local(module: Module, one: Occurrence) -> bool:
    """Ruby: whether a name is that of a variable, not of a method without a receiver."""
    ruby = module.code.region.language == "ruby" and one.node.kind == "identifier"
    return ruby and not module.names.unbound(one)


def given(code: Code, arguments: Node) -> list[Node]:
    """The arguments of a call."""
    return [part for part in arguments.parts if part.kind not in code.grammar.comments]


def arity(function: Node) -> range:
    """With how many arguments a function may be called."""
    listed = function.child("formal_parameters", "parameter_list", "inferred_parameters")
    parameters = [part for part in listed.parts if "comment" not in part.kind] if listed is not None else []
    most = 255 if any("spread" in part.kind or part.child("params") for part in parameters) else len(parameters)
    needed = sum(part.child("=", "equals_value_clause") is None and "spread" not in part.kind for part in parameters)
    return range(needed, most + 1)


_TYPED = frozenset({"variable_declarator", "identifier", "parameter_list", "type_parameter_list"})
_TYPES = frozenset({"base_list", "nullable_type", "array_type", "type_argument_list", "typeof_expression"})


def is_type(code: Code, node: Node) -> bool:
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


_SILENT = frozenset({Role.IMPORT, Role.SOURCE})
