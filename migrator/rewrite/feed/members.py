"""Keys, fields, options and environment variables, known by name alone across the files of a program.

A name may go when nothing reads it any more. What then goes are its writes: assignments to the field, entries of
literals, named arguments, declarations, the option of a command line, and its mention in a list of what is required.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from migrator.rewrite.feed.containers import is_constructor
from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.names import MEMBERS, Role, marked
from migrator.rewrite.feed.signatures import arity, given
from migrator.rewrite.feed.statements import callee, expression, own_statement, whole
from migrator.rewrite.feed.uses import element_of
from migrator.rewrite.feed.words import flat, only_jwt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.code import Code
    from migrator.rewrite.feed.dead import Dead
    from migrator.rewrite.feed.names import Occurrence
    from migrator.rewrite.feed.signatures import Signatures
    from migrator.rewrite.feed.uses import Uses
    from migrator.rewrite.feed.world import Module, World
    from migrator.rewrite.tree import Node

_OPTION = re.compile(r"(?:^|[\s,|])--?([A-Za-z][\w-]+)")
_DESCRIBES = re.compile(
    r"(?i)(?:^|[.\s])(?:object|schema|shape|freeze|dict|convict|define\w*|namedtuple|struct|from_?entries|assign|parseArgs|minimist|options?|commander|yargs)$"
)
_SYMBOLS = frozenset({"simple_symbol", "bare_symbol", "bare_string"})
_ACCESSORS = frozenset({"attr_accessor", "attr_reader", "attr_writer"})
_LISTS = re.compile(r"(?:^|\.)(?:asList|listOf|setOf|newHashSet|(?:Immutable)?(?:List|Set)\.of|Stream\.of)$")
"""Java and Kotlin: calls that only make a list of what they are given."""
_SETTLES = re.compile(r"(?:^|\.)(?:SetDefault|setDefault|BindEnv|BindPFlag|MarkFlagRequired)$")
"""Calls that say something about a setting whose name comes first."""
_SELVES = frozenset({"this", "self", "cls", "$this", "super"})
_ASSIGNMENTS = frozenset({"assignment", "operator_assignment"})
_CALLED_BY_THE_LANGUAGE = re.compile(
    r"^(?:initialize|constructor|__\w+|to_s|to_h|to_str|inspect|call|each|run|main|execute|handle|method_missing"
    r"|respond_to_missing\?|toString|equals|hashCode|invoke|Main|ToString|Dispose|close|init)$"
)
"""Methods that run without anyone calling them by name."""


class Place:
    """One place where a name is written or read."""

    __slots__ = ("called", "module", "node", "role")

    def __init__(self, module: Module, node: Node, role: Role | None) -> None:
        self.module = module
        self.node = node
        self.role = role
        """None for the content of a string."""
        self.called = role in {Role.MEMBER, Role.USE} and _is_callee(module, node)

    @property
    def function(self) -> Node:
        """The method that a name is the name of."""
        return self.node.parent or self.node

    @property
    def component(self) -> Node | None:
        """The record whose component the name declares."""
        return self.module.names.component(self.node) if self.role is Role.FIELD else None

    @property
    def constructs(self) -> bool:
        """Whether it is the name of a constructor, which is called by the name of its class."""
        return self.role is Role.METHOD and is_constructor(self.function)

    @property
    def arguments(self) -> int:
        """With how many arguments the name is called."""
        code = self.module.code
        call = next(around for around in self.node.ancestors() if around.kind in code.grammar.calls)
        listed = call.child(*code.grammar.arguments)
        return len(given(code, listed)) if listed is not None else 0


def _is_callee(module: Module, node: Node) -> bool:
    """Whether a name is what a call calls: `x.name(…)`, `name(…)`."""
    code = module.code
    if code.region.language == "ruby":
        return node.kind == "identifier" and _sends(node)
    callee = node
    if callee.parent is not None and callee.parent.kind in code.grammar.members and callee.parent.parts[-1] is callee:
        callee = callee.parent
    call = callee.parent
    if call is None or call.kind not in code.grammar.calls:
        return False
    listed = call.child(*code.grammar.arguments)
    return listed is not None and callee.end <= listed.start and (callee.after() is listed or callee is call.parts[0])


def _sends(node: Node) -> bool:
    """Ruby: a name after a dot calls a method, unless it is assigned to; so does a name that nothing binds."""
    call = node.parent
    assigned = call is not None and call.parent is not None and call.parent.kind in _ASSIGNMENTS
    return not (assigned and call is not None and call.parent is not None and call.parent.parts[0] is call)


class Members:
    """The members and keys of all modules, by name."""

    def __init__(self, world: World, dead: Dead, uses: dict[int, Uses], signatures: Signatures) -> None:
        self._signatures = signatures
        self._dead = dead
        self._seeds = world.suspects
        self._uses = uses
        self._modules = [module for module in world.modules if not module.test]
        self._places: dict[str, list[Place]] = defaultdict(list)
        self._options: dict[str, list[Place]] = defaultdict(list)
        for module in self._modules:
            self._collect(module)

    def _collect(self, module: Module) -> None:
        for name, occurrences in module.names.by_name.items():
            for one in occurrences:
                pattern = one.node.kind == "shorthand_property_identifier_pattern"
                if one.role in MEMBERS or pattern or module.names.is_field(one) or _calls_own(module, one):
                    self._places[name].append(Place(module, one.node, Role.KEY if pattern else one.role))
        for node in module.code.nodes:
            if node.kind in module.code.grammar.strings or node.kind in _SYMBOLS:
                self._string(module, node)

    def _string(self, module: Module, node: Node) -> None:
        content = module.code.source(node).strip("\"'`:")
        if not content or len(content) > 200:  # noqa: PLR2004 - no name is that long
            return
        if re.fullmatch(r"[\w.-]+", content):
            content = content.lower() if module.code.habits.ignores_case else content
            self._places[content].append(Place(module, node, None))
        for option in _OPTION.findall(content):
            self._options[flat(option)].append(Place(module, node, None))

    def names(self) -> frozenset[str]:
        """All names of members and keys."""
        return frozenset(self._places)

    def without(self, name: str) -> list[Removal]:
        """The removals after which a name is nowhere; empty when something still reads it."""
        removals = self._without(name, self._fields(name))
        for places in self._overloads(self._methods(name)):
            removals += self._without(name, places)
        return removals

    def _methods(self, name: str) -> list[Place]:
        """The method of a name and its calls; where methods are values, everything of that name."""
        known = [place for place in self._places.get(name, ()) if not place.constructs]
        if not any(place.role is Role.METHOD for place in known) or _CALLED_BY_THE_LANGUAGE.search(name):
            return []
        return [
            place
            for place in known
            if place.role is Role.METHOD or place.called or place.module.code.methods_are_values
        ]

    def _overloads(self, places: list[Place]) -> list[list[Place]]:
        """The methods of one name by their parameters, each with its calls; together where that cannot be told."""
        declared = [place for place in places if place.role is Role.METHOD]
        if len(declared) < 2 or not all(place.module.code.habits.overloads for place in places):  # noqa: PLR2004
            return [places]
        groups: dict[range, list[Place]] = defaultdict(list)
        for place in declared:
            groups[arity(place.function)].append(place)
        for place in places:
            if place.role is Role.METHOD:
                continue
            fitting = [counts for counts in groups if place.arguments in counts]
            if len(fitting) != 1:
                return [places]
            groups[fitting[0]].append(place)
        return list(groups.values())

    def _fields(self, name: str) -> list[Place]:
        """The field or key of a name; without the calls of a method of the same name."""
        known = self._places.get(name, ())
        methods = any(place.role is Role.METHOD for place in known)
        if methods and any(place.module.code.methods_are_values for place in known):
            return []
        return [place for place in known if place.role is not Role.METHOD and not (methods and place.called)]

    def _without(self, name: str, known: list[Place]) -> list[Removal]:
        places = [place for place in known if not self._dead.covers(place.node)]
        if not known or (len(places) == len(known) and name not in self._seeds):
            return []
        writes = [(place, self._write(place, name)) for place in places]
        removals = [removal for _, removal in writes if removal is not None]
        for place, removal in writes:
            if removal is None and not self._covered(place.node, removals) and not self._unrelated(place, name):
                used = self._use(place, name, removals) if self._declared(name) else None
                if used is None:
                    return []
                removals.append(used)
        components = [one for place in places if place.component is not None for one in self._component(place)]
        return [*removals, *components, *self._option(name, places)]

    def _component(self, place: Place) -> list[Removal]:
        return self._signatures.component(place.module, place.node)

    def _covered(self, node: Node, removals: list[Removal]) -> bool:
        return any(node.inside(removal.node) and removal.keep is None for removal in removals)

    def _declared(self, name: str) -> bool:
        """Whether a name is known to be the program's own, or the old flow's."""
        return only_jwt(name) or any(place.role in {Role.FIELD, Role.METHOD} for place in self._places[name])

    def _unrelated(self, place: Place, name: str) -> bool:
        """A key of the same name somewhere else, where the name does not belong to the old flow alone."""
        if only_jwt(name) or place.role not in {Role.KEY, Role.KEYWORD, Role.SHORT, None}:
            return False
        return place.role is None or not any(other.role is Role.FIELD for other in self._places[name])

    def _write(self, place: Place, name: str) -> Removal | None:  # noqa: PLR0911 - one way out for each shape
        """What takes a write out; None for a read."""
        code, node = place.module.code, place.node
        if place.component is not None:
            return next(iter(self._component(place)), None)
        if place.role is Role.FIELD:
            return self._field(code, node)
        if place.role is Role.METHOD:
            if self._demanded(place, name):
                return None
            return Removal(code, whole(code, node.parent)) if node.parent is not None else None
        if place.role in {Role.MEMBER, Role.USE, Role.BIND}:
            return self._assignment(code, node, name)
        if not only_jwt(name) and not (place.role is Role.KEY and self._typed(code, node, name)):
            return None
        if place.role in {Role.KEY, Role.SHORT}:
            return self._entry(place)
        if place.role is Role.KEYWORD:
            return self._keyword(code, node)
        return self._mention(place)

    def _demanded(self, place: Place, name: str) -> bool:
        """Whether an interface or base class from outside the program asks for a method."""
        code, function = place.module.code, place.function
        if code.region.language == "go":
            return name in _GO_INTERFACES
        modifiers = [code.source(part) for part in function.parts if part.kind in {"modifiers", "modifier"}]
        if any(re.search(r"@Override\b|\boverride\b", text) for text in modifiers):
            return not self._inherited(name, place)
        bases = _bases(code, function)
        outside = any(not self._defined(base) for base in bases)
        return outside and any("public" in text for text in modifiers) and not self._inherited(name, place)

    def _inherited(self, name: str, place: Place) -> bool:
        """Whether another type of the program declares a method, too: an interface, or a base class."""
        return any(
            other.role is Role.METHOD and _class_of(other) is not _class_of(place) for other in self._places[name]
        )

    def _defined(self, name: str) -> bool:
        return any(
            one.role is Role.DEFINITION for module in self._modules for one in module.names.by_name.get(name, ())
        )

    def _field(self, code: Code, node: Node) -> Removal | None:
        """The declaration of a field, or one of several declared together."""
        current = node
        while current.parent is not None and current.parent.kind not in code.habits.blocks:
            parent = current.parent
            if sum(part.kind == current.kind for part in parent.parts) > 1 and "declarator" in current.kind:
                return Removal(code, current)
            current = parent
        return Removal(code, current) if current.parent is not None else None

    def _assignment(self, code: Code, node: Node, name: str) -> Removal | None:
        """`this.name = value`; `anything.name = value` where the name belongs to the old flow alone."""
        member = node.parent if node.parent is not None and node.parent.kind in code.grammar.members else node
        given = _flag_variable(code, member)
        if given is not None:
            return Removal(code, given)
        binder = member.parent
        while (
            binder is not None and binder.kind in {"expression_list", "left_assignment_list"} and len(binder.parts) == 1
        ):
            member, binder = binder, binder.parent
        if binder is None or code.habits.targets.get(binder.kind) != "left" or binder.parts[0] is not member:
            return None
        receiver = code.source(member.parts[0]) if member is not node and member.parts else ""
        if receiver not in _SELVES and member is not node and not only_jwt(name):
            return None
        if binder.parent is not None and binder.parent.kind == "initializer_expression":
            return Removal(code, binder)
        if binder.kind == "operator_assignment" and _is_value(binder):
            return None
        own = own_statement(code, binder)
        return Removal(code, own) if own is not None else None

    def _entry(self, place: Place) -> Removal | None:
        """An entry of a literal, unless the literal goes to a function outside the program."""
        code, node = place.module.code, place.node
        entry = node if place.role is Role.SHORT else node.parent
        while entry is not None and entry.kind == "literal_element":
            entry = entry.parent
        if entry is None or entry.kind in {"pair_pattern", "shorthand_property_identifier_pattern"}:
            return None
        return Removal(code, entry) if self._ours(code, entry) else None

    def _typed(self, code: Code, node: Node, name: str) -> bool:
        """Whether a key stands in the literal of a struct of the program that declares it."""
        for around in node.ancestors():
            if around.kind in {"composite_literal", "object_creation_expression"}:
                struct = code.source(around.parts[0]).rpartition(".")[2].lstrip("*&")
                return any(self._struct(place) == struct for place in self._places[name] if place.role is Role.FIELD)
        return False

    def _struct(self, place: Place) -> str:
        code = place.module.code
        spec = next((around for around in place.node.ancestors() if around.kind in code.grammar.classes), None)
        name = spec.child(*code.habits.lexical) if spec is not None else None
        return code.source(name) if name is not None else ""

    def _ours(self, code: Code, entry: Node) -> bool:
        """Whether the outermost literal around an entry stays inside the program."""
        current = entry
        while current.parent is not None:
            parent = current.parent
            if parent.kind in code.grammar.arguments or parent.kind == "argument":
                call = parent if parent.kind in code.grammar.calls else parent.parent
                while call is not None and call.kind not in code.grammar.calls:
                    call = call.parent
                return call is not None and self._known(code, callee(code, call))
            if parent.kind in code.habits.blocks or parent.kind in code.habits.targets:
                return True
            current = parent
        return True

    def _known(self, code: Code, name: str) -> bool:
        last = re.split(r"[.:>\s]", name)[-1]
        if _DESCRIBES.search(name):
            return True
        return any(
            one.role in {Role.DEFINITION, Role.METHOD, Role.BIND, Role.IMPORT}
            for module in self._modules
            for one in module.names.by_name.get(last, ())
            if one.role is not Role.IMPORT or module.code is code
        ) and any(
            one.role in {Role.DEFINITION, Role.METHOD, Role.BIND}
            for module in self._modules
            for one in module.names.by_name.get(last, ())
        )

    def _keyword(self, code: Code, node: Node) -> Removal | None:
        argument = node.parent
        call = argument
        while call is not None and call.kind not in code.grammar.calls:
            call = call.parent
        if argument is None or call is None or not self._known(code, callee(code, call)):
            return None
        if argument.parent is not None and argument.parent.kind == "argument":
            argument = argument.parent
        return Removal(code, argument)

    def _mention(self, place: Place) -> Removal | None:  # noqa: PLR0911 - one way out for each shape
        """A name in a list of names, as the key of an entry, or in an assignment `x["name"] = …`."""
        code, node = place.module.code, place.node
        node = element_of(node)
        parent = node.parent
        if parent is None:
            return None
        if parent.kind in code.grammar.arguments and parent.parent is not None:
            return self._named(place, node, parent, parent.parent)
        if parent.kind in {"symbol_array", "string_array"}:
            return Removal(code, node)
        if parent.kind in code.grammar.lists and self._uses[id(place.module)].requires(parent):
            return Removal(code, node)
        if code.grammar.commands and parent.kind in code.habits.loops:
            return Removal(code, node)
        if parent.kind in code.grammar.lists and self._names_fields(code, parent):
            return Removal(code, node)
        if marked(node, code.grammar.pairs.get(parent.kind)):
            return Removal(code, parent) if self._ours(code, parent) else None
        if parent.kind in code.grammar.subscripts and parent.parts[0] is not node:
            return self._subscript(code, parent)
        return None

    def _named(self, place: Place, node: Node, listed: Node, call: Node) -> Removal | None:
        """A name as an argument: in a list that a call makes, of a setting that a call says something about."""
        code, name = place.module.code, callee(place.module.code, call)
        if _LISTS.search(name) and self._uses[id(place.module)].requires(call):
            return Removal(code, node)
        if _SETTLES.search(name) and listed.parts[0] is node:
            own = own_statement(code, call)
            return Removal(code, own) if own is not None else None
        return Removal(code, node if len(listed.parts) > 1 else call) if name in _ACCESSORS else None

    def _names_fields(self, code: Code, listed: Node) -> bool:
        """`namedtuple("Settings", ["a", "b"])`."""
        around = listed.parent
        while around is not None and around.kind in code.grammar.arguments:
            around = around.parent
        return (
            around is not None and around.kind in code.grammar.calls and bool(_DESCRIBES.search(callee(code, around)))
        )

    def _subscript(self, code: Code, subscript: Node) -> Removal | None:
        binder = subscript.parent
        if binder is None or code.habits.targets.get(binder.kind) != "left" or binder.parts[0] is not subscript:
            return None
        own = own_statement(code, binder)
        return Removal(code, own) if own is not None else None

    def _use(self, place: Place, name: str, pending: list[Removal]) -> Removal | None:
        """A read that may go: in a log line, a guard, one side of a condition."""
        code, node = place.module.code, place.node
        if node.parent is not None and node.parent.kind == "operator_assignment" and _is_value(node.parent):
            return None
        top = node
        while top.parent is not None and top.parent.kind in code.grammar.members | code.grammar.subscripts:
            top = top.parent
        judge = self._uses[id(place.module)]
        return judge.absorb(top, lambda other: other.inside(top), data=only_jwt(name), pending=pending)

    def _option(self, name: str, places: list[Place]) -> Iterator[Removal]:
        """The option of a command line whose value nobody reads."""
        if not only_jwt(name) or not (places or self._places.get(name)):
            return
        for place in self._options.get(flat(name), ()):
            code = place.module.code
            call = place.node.parent
            while call is not None and call.kind not in code.grammar.calls:
                call = call.parent
            if call is None or self._dead.covers(call):
                continue
            removal = _option_call(code, call)
            if removal is not None:
                yield removal


_FLAG = re.compile(r"(?:^|\.)\w*VarP?$")


def _flag_variable(code: Code, member: Node) -> Node | None:
    """Go: the statement `flag.StringVar(&options.Key, "key", …)` that only gives a field the value of an option."""
    taken = member.parent
    listed = taken.parent if taken is not None and taken.kind == "unary_expression" else None
    call = listed.parent if listed is not None and listed.kind in code.grammar.arguments else None
    if call is None or listed is None or listed.parts[0] is not taken or _FLAG.search(callee(code, call)) is None:
        return None
    return own_statement(code, call)


_GO_INTERFACES = frozenset(
    {
        "Close", "Error", "Flush", "Len", "Less", "MarshalJSON", "MarshalText", "Read", "RoundTrip", "ServeHTTP",
        "String", "Swap", "Token", "UnmarshalJSON", "UnmarshalText", "UnmarshalYAML", "Unwrap", "Valid", "Write",
    }
)  # fmt: skip
"""Methods that a type has for the sake of an interface of the library; with the type they go."""


def _class_of(place: Place) -> Node | None:
    classes = place.module.code.grammar.classes
    return next((around for around in place.node.ancestors() if around.kind in classes), None)


def _bases(code: Code, function: Node) -> Iterator[str]:
    """The names of what the class around a method extends and implements."""
    around = next((node for node in function.ancestors() if node.kind in code.grammar.classes), None)
    for part in around.parts if around is not None else ():
        if part.kind in {"superclass", "super_interfaces", "base_list"}:
            named = [node for node in part.descendants() if node.kind in code.habits.lexical]
            yield from (code.source(node) for node in named if not _is_argument(node))


def _is_argument(node: Node) -> bool:
    return any(around.kind in {"type_arguments", "type_argument_list"} for around in node.ancestors())


def _is_value(node: Node) -> bool:
    """Ruby: whether an expression is the last of a method, which gives its value."""
    body = node.parent
    return body is not None and body.kind == "body_statement" and body.parts[-1] is node


def _calls_own(module: Module, one: Occurrence) -> bool:
    """A call of a method of the class without a receiver."""
    code, parent = module.code, one.node.parent
    if one.role is not Role.USE or not code.habits.fields_are_names or parent is None:
        return False
    if code.region.language == "ruby":
        return module.names.unbound(one)
    return parent.kind in code.grammar.calls and module.names.scope(one) is None


def _option_call(code: Code, call: Node) -> Removal | None:
    """`parser.add_argument(...)` as a statement, or one link of a chain of options."""
    statement = own_statement(code, call)
    if statement is not None and expression(code, statement) is not None and not _chained(code, call):
        return Removal(code, statement)
    receiver = call.parts[0]
    if receiver.kind in code.grammar.members and receiver.parts[0].kind in code.grammar.calls:
        return Removal(code, call, receiver.parts[0])
    return None


def _chained(code: Code, call: Node) -> bool:
    receiver = call.parts[0]
    return receiver.kind in code.grammar.members and receiver.parts[0].kind in code.grammar.calls
