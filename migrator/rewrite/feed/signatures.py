"""A parameter nobody reads goes together with what every caller passes for it."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from migrator.rewrite.feed.argument_counts import arity, given
from migrator.rewrite.feed.asked import option_decorator, says_old
from migrator.rewrite.feed.called_names import class_name, main_list, name_of
from migrator.rewrite.feed.callers import CallSite
from migrator.rewrite.feed.containers import injected, is_constructor, registers
from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.exposed_python import described_by, exposed
from migrator.rewrite.feed.handed_on import method_around, targets
from migrator.rewrite.feed.interfaces import declarations, made_by_lambda
from migrator.rewrite.feed.mapped_options_python import given_options
from migrator.rewrite.feed.mapped_python import mappings
from migrator.rewrite.feed.mentioned import mentions
from migrator.rewrite.feed.names import Occurrence, Role, marked
from migrator.rewrite.feed.overloads import apart
from migrator.rewrite.feed.parameters import component
from migrator.rewrite.feed.statements import called

if TYPE_CHECKING:
    from migrator.rewrite.code import Code
    from migrator.rewrite.feed.callers import Callers
    from migrator.rewrite.feed.dead import Dead
    from migrator.rewrite.feed.world import Module, World
    from migrator.rewrite.tree import Node

_SELVES = frozenset({"self", "cls"})
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


class Signatures:
    """Takes parameters out of functions, and the arguments for them out of their calls."""

    def __init__(self, world: World, dead: Dead, callers: Callers) -> None:
        self._world = world
        self._dead = dead
        self._callers = callers
        self._renamed: dict[int, tuple[Node, list[Removal]]] = {}

    def renamed(self) -> list[Removal]:
        """What writes another name where a method, without a parameter that has gone, would be like another one."""
        found = [one for element, names in self._renamed.values() if self._dead.covers(element) for one in names]
        return [one for one in {id(one.node): one for one in found}.values() if not self._dead.covers(one.node)]

    def without(self, module: Module, parameter: Occurrence) -> list[Removal]:
        """The removals that drop a parameter; empty where a caller cannot be told, or the place in the list counts."""
        code = module.code
        element = parameter.node
        while element.parent is not None and element.parent.kind not in code.habits.parameters | {"object_pattern"}:
            if element.parent.kind in code.functions:
                return []
            element = element.parent
        listed = element.parent
        if listed is None or listed.kind == "object_pattern":
            return [Removal(code, element), *mentions(module, parameter, self._dead)] if listed is not None else []
        function = code.function(listed)
        if function is None:
            return self._of_script(module, element, parameter.name)
        if listed is not main_list(code, function):
            return []
        return self._of_function(module, parameter, function, element)

    def _of_function(self, module: Module, parameter: Occurrence, function: Node, element: Node) -> list[Removal]:
        """The removals that drop an element of a function's parameter list."""
        code, listed = module.code, element.parent
        name = name_of(code, function)
        if name is not None and (given := self._mapped(code, function, name)):
            options = given_options(given, parameter.name, self._world.ours)
            return [Removal(code, element), *options, *mentions(module, parameter, self._dead)]
        if name is None or listed is None or self._callers.definitions(name, arity(function)) != 1:
            return []
        element = self._single(parameter.node, element)
        decorator = option_decorator(code, function, parameter.name)
        if decorator is not None:  # what others may still pass stays, and so does what takes it
            ours = self._world.ours(parameter.name) or says_old(code.source(decorator))
            return [Removal(code, element), Removal(code, decorator)] if ours else []
        if exposed((one.code for one in self._world.modules), code, function, name):
            ours = self._world.ours(parameter.name) or says_old(described_by(code, element))
            return [Removal(code, element)] if ours else []
        return self._with_arguments(module, parameter, function, element)

    def _mapped(self, code: Code, function: Node, name: str) -> list[tuple[Code, Node]]:
        """The mappings that a function is called with, and with nothing else."""
        known = [one.code for one in self._world.modules if not one.test]
        return mappings(known, self._callers, code, function, name)

    def _with_arguments(self, module: Module, parameter: Occurrence, function: Node, element: Node) -> list[Removal]:
        """An element of a parameter list together with what is given for it; empty where a caller cannot be told."""
        code, name = module.code, name_of(module.code, function)
        listed = main_list(code, function)
        sites = self._callers.sites(name, function) if name is not None else None
        if name is None or listed is None or sites is None:
            return []
        index = self._index(code, listed, element)
        if index is None or not (sites or self._made_by_container(code, function, name, parameter.name)):
            return []
        given = [one for site in sites for one in self._all_given(site, index, parameter.name)]
        if any(isinstance(one, str) for one in given):
            freed = _without_demand(code, element, parameter.name)
            return [*freed, *mentions(module, parameter, self._dead)] if freed else []
        renamed = apart(self._world.modules, self._dead, function, element, sites)
        if renamed is None:
            return []
        declared = self._declared(name, len(self._elements(code, listed)), index)
        if declared is None or (declared and renamed):
            return []
        self._renamed[id(element)] = element, renamed
        return [Removal(code, element), *declared, *(one for one in given if isinstance(one, Removal))]

    def _declared(self, name: str, count: int, index: int) -> list[Removal] | None:
        """The parameter where an interface or an abstract class declares the method; None where others may make it."""
        found = list(declarations(self._world.modules, self._dead, name, count))
        if made_by_lambda(self._world.modules, found, count):
            return None
        return [Removal(one.code, self._elements(one.code, one.listed)[index]) for one in found]

    def _all_given(self, site: CallSite, index: int, name: str) -> list[Removal | str | None]:
        """The arguments for a parameter: that of the call, or those of what is called with all that it hands on."""
        around = method_around(site.code, site.arguments)
        own = name_of(site.code, around) if around is not None else None
        outer = self._callers.sites(own, around) if own is not None and around is not None else None
        if not outer:
            return [self._given(site, index, name)]
        return [self._given(one, _NO_PLACE, name) for one in outer]

    def parameter(self, code: Code, arguments: Node, argument: Node) -> tuple[Module, Occurrence] | None:
        """The parameter of a function of the program that takes an argument; None where that cannot be told."""
        call = arguments.parent
        name = self._callers.original(code, called(code, call)) if call is not None else ""
        named = self._name_given(code, argument)
        place = [part for part in given(code, arguments) if not self._name_given(code, part)]
        count = len(given(code, arguments))
        counts = range(count, count + 1)
        if not name or self._callers.definitions(name, counts) != 1:
            return None
        if any(part.kind in _SPREADS for part in arguments.parts):
            return None
        for module in (one for one in self._world.modules if name in one.names.by_name):
            for function in (node for node in module.code.nodes if node.kind in module.code.functions):
                listed = main_list(module.code, function)
                if listed is None or name_of(module.code, function) != name:
                    continue
                if module.code.habits.overloads and count not in arity(function):
                    continue
                for one in self._parameters(module, listed):
                    index = self._index(module.code, listed, self._element(one.node, listed))
                    if named == one.name if named else (argument in place and index == place.index(argument)):
                        return module, one
        return None

    def _parameters(self, module: Module, listed: Node) -> list[Occurrence]:
        """The parameters that a list names."""
        named = (module.names.at(part) for part in listed.descendants() if part.kind in module.code.habits.lexical)
        return [one for one in named if one is not None and one.role is Role.PARAMETER]

    def _element(self, node: Node, listed: Node) -> Node:
        """The element of a parameter list that a name stands in."""
        element = node
        while element.parent is not None and element.parent is not listed:
            element = element.parent
        return self._single(node, element)

    def component(self, module: Module, node: Node) -> list[Removal]:
        """The removals that drop a component of a record; empty where a construction of it cannot be told."""
        code, record = module.code, component(module.code, node)
        element = node
        while element.parent is not None and element.parent.kind not in code.habits.parameters:
            element = element.parent
        listed = element.parent
        own = record.child(*code.habits.lexical) if record is not None else None
        if record is None or own is None or listed is None:
            return []
        index = self._index(code, listed, element)
        sites = self._callers.sites(code.source(own), listed, arity(record))
        if index is None or sites is None or self._taken_apart(len(listed.parts)):
            return []
        passed = [self._given(site, index, code.source(node)) for site in sites]
        if any(isinstance(one, str) for one in passed):
            return []
        return [Removal(code, element), *(one for one in passed if isinstance(one, Removal))]

    def _taken_apart(self, count: int) -> bool:
        """C#: whether anything is taken apart into so many names, as a record may be: `var (id, secret) = account`."""
        return any(
            len(node.parts) == count
            for module in self._world.modules
            if module.code.region.language == "csharp"
            for node in module.code.of_kind("tuple_pattern")
        )

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
        goal = called(code, call) if call is not None else ""
        if goal in _SELVES or goal == "new":
            goal = class_name(code, keyword) or ""
        known = {goal, *targets((other.code for other in self._world.modules), goal)}
        for other in self._world.modules:
            for one in other.names.by_name.get(name, ()):
                function = other.code.function(one.node) if one.role is Role.PARAMETER else None
                alive = function is not None and not self._dead.covers(one.node)
                if alive and function is not None and name_of(other.code, function) in known:
                    return True
        return False

    def _index(self, code: Code, listed: Node, element: Node) -> int | None:
        elements = self._elements(code, listed)
        return elements.index(element) if element in elements else None

    def _elements(self, code: Code, listed: Node) -> list[Node]:
        """The parameters of a list, without the object itself."""
        elements = [
            single
            for part in listed.parts
            if part.kind not in code.grammar.comments
            for single in self._names_in(part) or [part]
        ]
        named = elements and code.source(elements[0]).split(":")[0].strip() in _SELVES
        return elements[1:] if named else elements

    def _names_in(self, element: Node) -> list[Node]:
        """The names of `a, b string`, where several share a type."""
        names = [part for part in element.parts if part.kind == "identifier"]
        return names if element.kind == "parameter_declaration" and len(names) > 1 else []

    def _single(self, node: Node, element: Node) -> Node:
        return node if node in self._names_in(element) else element

    def _of_script(self, module: Module, element: Node, name: str) -> list[Removal]:
        """PowerShell: a parameter of the script itself, with what other scripts of the tree pass for it."""
        block = element.parent.parent if element.parent is not None else None
        if block is None or block.kind != "param_block":
            return []
        file = PurePosixPath(module.path).name
        sites = [
            CallSite(other.code, node.parts[-1])
            for other in self._world.modules
            for node in other.code.of_kind("command")
            if node.parts and other.code.source(node.parts[0]).strip("\"'").endswith(file)
        ]
        given = [self._given(site, len(site.arguments.parts), name) for site in sites]
        if any(isinstance(one, str) for one in given):
            return []
        return [Removal(module.code, element), *(one for one in given if isinstance(one, Removal))]

    def _splatted(self, code: Code, part: Node, name: str) -> Removal | str | None:
        """The entry of the table that `@table` passes by name; None where it has none of that name."""
        table = code.source(part).lstrip("@").lower()
        for node in code.of_kind("assignment_expression"):
            if code.source(node.parts[0]).lstrip("$").lower() != table:
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
