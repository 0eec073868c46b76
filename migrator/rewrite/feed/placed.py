"""Where the names of members, keys and options stand in a program, and which of them are one thing."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from migrator.rewrite.feed.accessors_ruby import is_offered
from migrator.rewrite.feed.argument_counts import arity
from migrator.rewrite.feed.asked import answered, options_in, spellings
from migrator.rewrite.feed.assigned import offered
from migrator.rewrite.feed.compact_php import compacting
from migrator.rewrite.feed.erased import is_left_out
from migrator.rewrite.feed.figaro_ruby import variable
from migrator.rewrite.feed.lookups import on_the_way
from migrator.rewrite.feed.named_methods import called_by_name
from migrator.rewrite.feed.names import MEMBERS, Role
from migrator.rewrite.feed.owners import called_before, called_with, foreign, of_package, owner_of
from migrator.rewrite.feed.places import Place
from migrator.rewrite.feed.words import SELVES, property_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from migrator.rewrite.feed.dead import Dead
    from migrator.rewrite.feed.names import Occurrence
    from migrator.rewrite.feed.world import Module, World
    from migrator.rewrite.tree import Node

_TYPE = re.compile(r"\\?(?:\w+\\)*[A-Z]\w*")
_KEY = re.compile(r"[\w.-]+(?::[\w.-]+)*")
"""A name, with the sections that it is in: `Adobe:PrivateKey` of .NET."""
_DECLARED = frozenset({Role.DEFINITION, Role.FIELD, Role.METHOD, Role.BIND, Role.PARAMETER})
_SYMBOLS = frozenset({"simple_symbol", "bare_symbol", "bare_string", "hash_key_symbol"})
_CALLED_BY_THE_LANGUAGE = re.compile(
    r"^(?:initialize|constructor|__\w+|to_s|to_h|to_str|inspect|call|each|run|main|execute|handle|method_missing"
    r"|respond_to_missing\?|toString|equals|hashCode|invoke|Main|ToString|Dispose|close|init)$"
)
"""Methods that run without anyone calling them by name."""


class Placed:
    """The places of all modules that are no tests.

    `places` are those of members and keys by name, `options` those of the command line, and `answers` the names under
    which a parsed command line is asked. `made` are the names that generated accessors stand for.
    """

    def __init__(self, world: World, modules: list[Module], made: Collection[str]) -> None:
        self._world = world
        self._modules = modules
        self._made = made
        self.places: dict[str, list[Place]] = defaultdict(list)
        self.options: dict[str, list[Place]] = defaultdict(list)
        self.answers: set[str] = set()
        for module in modules:
            self._collect(module)

    def _collect(self, module: Module) -> None:
        for name, occurrences in module.names.by_name.items():
            for one in occurrences:
                pattern = one.node.kind == "shorthand_property_identifier_pattern"
                if one.role in MEMBERS or pattern or module.names.is_field(one) or _calls_own(module, one):
                    self.places[name].append(Place(module, one.node, Role.KEY if pattern else one.role))
                member = one.node.parent
                if one.role is Role.MEMBER and member is not None and (answer := answered(module.code, member)):
                    self.answers.add(answer)
                    self.places[answer].append(Place(module, one.node, one.role))
                accessed = property_of(name) if one.role is Role.MEMBER and self._made else ""
                if accessed in self._made:
                    self.places[accessed].append(Place(module, one.node, one.role))
                if one.role is Role.MEMBER and (read := variable(module.code, one.node)):
                    self.places[read].append(Place(module, one.node, None))
        for node in module.code.nodes:
            text = node.kind in module.code.grammar.strings or node.kind in _SYMBOLS
            if text and not is_left_out(module.code, node) and compacting(module.code, node) is None:
                self._string(module, node)

    def _string(self, module: Module, node: Node) -> None:
        content = module.code.source(node).strip("\"'`:")
        if not content or len(content) > 200:  # noqa: PLR2004 - no name is that long
            return
        content = content.lower() if module.code.habits.ignores_case else content
        options = options_in(module.code, node, content)
        for option in options:
            self.options[option].append(Place(module, node, None))
        if not options and (_KEY.fullmatch(content) or content in self._world.phrases):
            for name in dict.fromkeys([*spellings(content), *on_the_way(module.code, node, content)]):
                self.places[name].append(Place(module, node, None))

    def of_a_library(self, name: str) -> bool:
        """Whether a name is only called on something, and nothing here declares it: `AddMinutes`, `toString`."""
        return all(place.role is Role.MEMBER and place.called for place in self.places.get(name, ()))

    def methods(self, name: str) -> list[Place]:
        """The method of a name and its calls; where methods are values, everything of that name."""
        known = [place for place in self.places.get(name, ()) if not place.constructs and not self._foreign(place)]
        if not any(place.role is Role.METHOD for place in known) or _CALLED_BY_THE_LANGUAGE.search(name):
            return []
        known = self._own_calls(name, known)
        return [
            place
            for place in known
            if place.role is Role.METHOD or place.called or place.module.code.methods_are_values
        ]

    def called_by_name(self, name: str, dead: Dead) -> bool:
        """Whether something that stays names a method without calling it."""
        return any(not dead.covers(node) for module in self._modules for node in called_by_name(module.code, name))

    def _foreign(self, place: Place) -> bool:
        """A call of something that the program does not define: `HttpClient::create()`."""
        member = place.node.parent
        if place.role is not Role.MEMBER or not place.called or member is None:
            return False
        receiver = place.module.code.source(member.parts[0])
        if not _TYPE.fullmatch(receiver) or member.parts[0] is place.node:
            return False
        name = receiver.rpartition("\\")[2]
        return name not in SELVES | {"static", "parent"} and not any(
            one.role in _DECLARED for module in self._modules for one in module.names.by_name.get(name, ())
        )

    def _own_calls(self, name: str, known: list[Place]) -> list[Place]:
        """Without the calls of another class's method; nothing where the own one was never called."""
        owners = {owner_of(one.module.code, one.node): one.module.code for one in known if one.role is Role.METHOD}
        if len(owners) != 1 or not all(code.habits.overloads for code in owners.values()):
            return known
        owner = next(iter(owners))
        own = [one for one in known if not (one.called and foreign(self._modules, one.module, one.node, owner))]
        if any(one.called for one in own):
            return own
        originals = [self._world.original(module) or module.code for module in self._modules]
        return own if called_before(self._modules, originals, owner, name) else []

    def overloads(self, places: list[Place]) -> list[list[Place]]:
        """The methods of one name by their parameters, each with its calls; together where that cannot be told.

        Without those that nobody ever called: others may.
        """
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
        name = declared[0].module.code.source(declared[0].node)
        originals = [self._world.original(module) or module.code for module in self._modules]
        return [
            group
            for counts, group in groups.items()
            if any(place.called for place in group) or called_with(originals, name, counts)
        ]

    def fields(self, name: str) -> list[Place]:
        """The field or key of a name; without the calls of a method of the same name."""
        known = self.places.get(name, [])
        offers = [
            place.module for place in known if place.role is Role.MEMBER and offered(place.module.code, place.node)
        ]
        if len(offers) == 1:
            known = [place for place in known if place.module is offers[0] or imports(place.module, offers[0])]
        known = [place for place in known if not of_package(place.module.code, place.node, self._world.stems)]
        methods = any(place.role is Role.METHOD for place in known)
        if methods and any(place.module.code.methods_are_values for place in known):
            return []
        methods = methods and not any(
            place.role is None and is_offered(place.module.code, place.node) for place in known
        )
        return [place for place in known if place.role is not Role.METHOD and not (methods and place.called)]


def imports(module: Module, other: Module) -> bool:
    """Whether a module imports another one, by the last part of the path it writes."""
    return any(PurePosixPath(one.module).stem == other.stem for one in module.code.facts.imports)


def _calls_own(module: Module, one: Occurrence) -> bool:
    """A call of a method of the class without a receiver."""
    code, parent = module.code, one.node.parent
    if one.role is not Role.USE or not code.habits.fields_are_names or parent is None:
        return False
    if code.region.language == "ruby":
        return module.names.unbound(one)
    return parent.kind in code.grammar.calls and module.names.scope(one) is None
