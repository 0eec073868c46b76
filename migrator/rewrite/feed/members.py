"""Keys, fields, options and environment variables, known by name alone across the files of a program.

A name may go when nothing reads it any more. What then goes are its writes: assignments to the field, entries of
literals, named arguments, declarations, the option of a command line, and its mention in a list of what is required.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.rewrite.feed.asked import option_call, reads_answer
from migrator.rewrite.feed.assigned import assignment, begins_alone, is_value
from migrator.rewrite.feed.by_name_php import filled_by_name
from migrator.rewrite.feed.checked import field_with_check
from migrator.rewrite.feed.constants_java import is_value_of_constant
from migrator.rewrite.feed.credential_keys import is_plain
from migrator.rewrite.feed.declared_options import additions
from migrator.rewrite.feed.flags_go import declares_flag
from migrator.rewrite.feed.flows import Flows
from migrator.rewrite.feed.generated_python import passed
from migrator.rewrite.feed.held_fields import beside
from migrator.rewrite.feed.kinds import names_kind
from migrator.rewrite.feed.lombok import filled, listed, made
from migrator.rewrite.feed.lombok_positional import given_generated
from migrator.rewrite.feed.lookups import leads_on, looks_up_in, subject
from migrator.rewrite.feed.mentioned import takers
from migrator.rewrite.feed.models import optional, own_name, reads
from migrator.rewrite.feed.names import Role
from migrator.rewrite.feed.option_writes import OptionWrites
from migrator.rewrite.feed.placed import Placed
from migrator.rewrite.feed.readings import count, is_filled, is_set, read, reads_alike
from migrator.rewrite.feed.tuples_python import passed_to_tuple
from migrator.rewrite.feed.unkeyed_go import given_unkeyed
from migrator.rewrite.feed.words import IDENTIFIES, SELVES, flat, only_jwt
from migrator.rewrite.feed.writes import Writes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from migrator.rewrite.feed.dead import Dead, Removal
    from migrator.rewrite.feed.places import Place
    from migrator.rewrite.feed.signatures import Signatures
    from migrator.rewrite.feed.uses import Uses
    from migrator.rewrite.feed.world import World
    from migrator.rewrite.tree import Node

_GIVEN = frozenset({Role.KEY, Role.SHORT})
_NAMES = frozenset({None, Role.USE, Role.MEMBER})
_USED = frozenset({Role.USE, Role.SHORT})
_READ_BY_SELF = frozenset({"python", "javascript", "typescript", "tsx"})
"""Languages in which a method reads a field of its object by the object alone."""


class Members:
    """The members and keys of all modules, by name."""

    def __init__(self, world: World, dead: Dead, uses: dict[int, Uses], signatures: Signatures) -> None:
        self._world = world
        self._signatures = signatures
        self._dead = dead
        self._seeds = world.suspects
        self._uses = uses
        self._modules = [module for module in world.modules if not module.test]
        self._made = made(self._modules)
        self._placed = Placed(world, self._modules, self._made)
        self._places, self._options, self._answers = self._placed.places, self._placed.options, self._placed.answers
        self._reads: dict[tuple[str, str], bool] = {}
        self._flows = Flows(dead, uses, signatures, self._all_end)
        self._declared = OptionWrites(self._modules, self._places, world.ours, dead)
        self._writes = Writes(self._modules, uses, self._places, world.ours, self._declared)

    def names(self) -> frozenset[str]:
        """All names of members and keys."""
        return frozenset(self._places)

    def without(self, name: str) -> list[Removal]:
        """The removals after which a name is nowhere; empty when something still reads it."""
        if self._placed.of_a_library(name):
            return []
        removals = self._without(name, self._placed.fields(name))
        if self._placed.called_by_name(name, self._dead):
            return removals
        for places in self._placed.overloads(self._placed.methods(name)):
            removals += self._without(name, places)
        return removals

    def _without(self, name: str, known: list[Place]) -> list[Removal]:
        known = [place for place in known if not self._idle_before(place, name)]
        places = [place for place in known if not self._dead.covers(place.node)]
        if not known or (len(places) == len(known) and name not in self._seeds):
            return []
        if any(place.role in {Role.KEY, None} and names_kind(self._modules, place, self._dead) for place in places):
            return []
        return self._with_reads(name, places, (), 0)

    def _all_end(self, name: str, pending: Sequence[Removal], depth: int) -> list[Removal]:
        """The removals after which a name is nowhere, where all that reads it ends in what goes.

        Nothing for a name that nobody reads: whoever takes the whole object may read it.
        """
        known = self._placed.fields(name)
        read = any(place.role is Role.MEMBER and self._write(place, name) is None for place in known)
        if (
            not read
            or self._placed.of_a_library(name)
            or any(place.role is Role.METHOD for place in self._places[name])
        ):
            return []
        places = [place for place in known if not self._gone(place.node, pending)]
        return self._with_reads(name, places, pending, depth)

    def _gone(self, node: Node, pending: Sequence[Removal]) -> bool:
        return self._dead.covers(node) or self._covered(node, pending)

    def _with_reads(self, name: str, places: list[Place], pending: Sequence[Removal], depth: int) -> list[Removal]:
        """The removals of the writes and reads at some places; empty where one of them is needed."""
        places = [place for place in places if not self._passed(place, name)]
        places += [alias for place in places if place.role in _NAMES for alias in self._declared.aliases(place, name)]
        freed = [one for place in places if (one := self._freed(place, name)) is not None]
        places = beside(
            places, lambda one: self._writes.holds(one, name), lambda one: self._write(one, name) is not None
        )
        writes = [(place, self._write(place, name)) for place in places]
        removals = [removal for _, removal in writes if removal is not None]
        removals += [more for place, one in writes if one is not None for more in self._added(place, one)]
        for place, removal in writes:
            if removal is None and place.role is None and self._taken_beside(place, name, removals):
                continue
            if removal is None and self._names_an_option(place, name):
                continue
            if removal is None and (asked := self._forgotten(place, name, removals)) is not None:
                removals += asked
                continue
            if removal is None and (checked := field_with_check(place.module.code, place.node, self._dead)):
                removals += checked
                continue
            if removal is None and not self._covered(place.node, removals) and not self._unrelated(place, name):
                gone = self._followed(place, [*pending, *removals], depth)
                used = self._use(place, name, removals) if not gone and self._may_end(place, name) else None
                gone = gone or ([used] if used is not None else [])
                if not gone:
                    return []
                removals += gone
        if not self._ours(name) and filled_by_name(
            (one for one, gone in writes if gone is None), name, self._places[name]
        ):
            return []
        given = self._given([place for place, removal in writes if removal is not None])
        return [*freed, *removals, *given, *self._option(name, places)] if given is not None else []

    def _freed(self, place: Place, name: str) -> Removal | None:
        """A field that configuration may still fill, and that nobody has to give a value any more."""
        held = place.role is Role.FIELD and only_jwt(name) and self._writes.holds(place, name)
        return optional(place.module.code, place.node) if held else None

    def _given(self, places: list[Place]) -> list[Removal] | None:
        """What constructions pass for a field by its place; None where that cannot be told."""
        removals: list[Removal] = []
        for place in places:
            if place.component is not None:
                removals += self._component(place)
            elif place.role is Role.FIELD and place.module.code.region.language in {"go", "java"}:
                by_place = self._given_by_place(place)
                if by_place is None:
                    return None
                removals += by_place
            elif place.role in {Role.FIELD, None} and place.module.code.region.language == "python":
                ask = passed if place.role is Role.FIELD else passed_to_tuple
                given = ask(self._world.modules, place.module.code, place.node)
                if given is None:
                    return None
                removals += given
        return removals

    def _given_by_place(self, place: Place) -> list[Removal] | None:
        """Go and Java: what is given for a field where nothing but the order of the fields says so."""
        code = place.module.code
        if code.region.language == "go":
            return given_unkeyed(self._world.modules, code, place.node)
        return given_generated([one.code for one in self._world.modules], code, place.node)

    def _component(self, place: Place) -> list[Removal]:
        return self._signatures.component(place.module, place.node)

    def _write(self, place: Place, name: str) -> Removal | None:
        """What takes a write out; None for a read."""
        if place.component is not None:
            return next(iter(self._component(place)), None)
        code, node = place.module.code, place.node
        if name in self._made and (place.called or place.role is None):
            given = filled(code, node, name) if place.called else listed(code, node)
            if given is not None:
                return given
        return self._writes.removal(place, name)

    def _idle_before(self, place: Place, name: str) -> bool:
        """`self.name = …` in a class that never read it, while nothing but `self` has the name: none of ours."""
        code, member = place.module.code, place.node.parent
        if code.region.language not in _READ_BY_SELF or place.role is not Role.MEMBER or member is None:
            return False
        if code.source(member.parts[0]) not in SELVES:
            return False
        own = code.class_around(place.node)
        if own is None or assignment(code, place.node, "") is None:
            return False
        return not self._was_read(own_name(code, own), name)

    def _was_read(self, title: str, name: str) -> bool:
        """Whether the program read a member of a class before any rewrite."""
        if (title, name) not in self._reads:
            found = (self._world.original(module) for module in self._modules)
            self._reads[title, name] = any(reads(code, title, name) for code in found if code is not None)
        return self._reads[title, name]

    def _forgotten(self, place: Place, name: str, pending: list[Removal]) -> list[Removal] | None:
        """What goes with a name out of a destructuring, which goes when nothing is left to use it; None where it is."""
        if place.node.kind != "shorthand_property_identifier_pattern":
            return None
        names = place.module.names
        own = names.at(place.node)
        if own is None:
            return None
        used = [one.node for one in names.by_name[name] if one.role in _USED and names.scope(one) is names.scope(own)]
        left = [one for one in used if not self._dead.covers(one) and not self._covered(one, pending)]
        return self._uses[id(place.module)].absorb_all(left, data=self._ours(name), bound=[place.node])

    def _passed(self, place: Place, name: str) -> bool:
        """A named argument for a parameter that is still there: both go together, or none."""
        keyword = place.role is Role.KEYWORD or place.node.kind == "hash_key_symbol"
        return keyword and self._signatures.takes(place.module, place.node, name)

    def _taken_beside(self, place: Place, name: str, removals: Sequence[Removal]) -> bool:
        """Whether a list is of a class that takes a parameter of the name, and goes on using it."""
        used = takers(place.module.names, place.module.code, place.node, name)
        return any(not self._dead.covers(one.node) and not self._covered(one.node, removals) for one in used)

    def _added(self, place: Place, declaration: Removal) -> list[Removal]:
        return additions(place.module.code, place.module.names, declaration) if place.role is not Role.FIELD else []

    def _names_an_option(self, place: Place, name: str) -> bool:
        """Whether a text names a constant's value or a flag, and a field has the name: who reads one reads no other."""
        code, node = place.module.code, place.node
        field = place.role is None and any(one.role is Role.FIELD for one in self._places[name])
        return field and (is_value_of_constant(code, node) or declares_flag(code, node))

    def _covered(self, node: Node, removals: Sequence[Removal]) -> bool:
        return any(removal.takes(node) for removal in removals)

    def _may_end(self, place: Place, name: str) -> bool:
        """Whether the use of a name may go: it is known to be the program's own, or the old flow's."""
        if place.role is Role.FIELD:
            return False
        declared = any(one.role in {Role.FIELD, Role.METHOD} for one in self._places[name])
        return self._ours(name) or declared or self._looked_up_before(place, name)

    def _ours(self, name: str) -> bool:
        """Whether only an assertion needs something of this name, or an option of that help."""
        return self._world.ours(name) or name in self._answers

    def _unrelated(self, place: Place, name: str) -> bool:
        """A key of the same name somewhere else, where the name does not belong to the old flow alone."""
        if self._world.ours(name) or place.node.kind == "shorthand_property_identifier_pattern":
            return False
        if self._looked_up_before(place, name):
            return False
        if place.role not in {Role.KEY, Role.KEYWORD, Role.SHORT, None}:
            return False
        if place.role is None and leads_on(place.module.code, place.node, name):
            return False
        return place.role is None or not any(other.role is Role.FIELD for other in self._places[name])

    def _looked_up_before(self, place: Place, name: str) -> bool:
        """Whether the same read has gone elsewhere: `options["subject"]` of the claims, beside that of a log."""
        text = read(place)
        others = self._places[name]
        given = place.role is None or any(one.role in _GIVEN or is_set(one, text) for one in others)
        if not text or not given:
            return False
        asks = looks_up_in(place.module.code, place.node, name) if place.role is None else None
        if any(self._dead.covers(one.node) and (read(one) == text or reads_alike(asks, one)) for one in others):
            return True
        befores = ((self._world.original(module), module.code) for module in self._modules)
        return any(old is not None and count(text, asks, old) > count(text, asks, new) for old, new in befores)

    def _use(self, place: Place, name: str, pending: list[Removal]) -> Removal | None:
        """A read that may go: in a log line, a guard, one side of a condition."""
        code, node = place.module.code, place.node
        if node.parent is not None and node.parent.kind == "operator_assignment" and is_value(node.parent):
            return None
        top = subject(code, node)
        if place.role is Role.MEMBER and node.parent is not None and is_filled(code, top):
            top = node.parent  # `self.claims["iss"] = issuer` changes what `self.claims` is
        judge = self._uses[id(place.module)]
        data = self._ours(name) or self._looked_up_before(place, name) or self._is_own_table(name)
        return judge.absorb(top, lambda other: other.inside(top), data=data, pending=pending)

    def _is_own_table(self, name: str) -> bool:
        """Java and C#: whether a name is only that of a private field that begins as a new object: nobody shares it."""
        fields = [one for one in self._places[name] if one.role is Role.FIELD]
        given = (assignment(one.module.code, one.node, name, known=True) for one in self._places[name])
        return len(fields) == 1 and begins_alone(fields[0].module.code, fields[0].node) and not any(given)

    def _followed(self, place: Place, pending: list[Removal], depth: int) -> list[Removal]:
        """What goes with a read whose value ends in what goes: `key = read(options.key)`, `Client(options.key)`."""
        if place.role not in {None, Role.MEMBER, Role.USE} or (place.role is Role.MEMBER and not self._known(place)):
            return []
        removals = self._flows.ends(place.module, place.node, pending, depth) or []
        return removals if self._covered(place.node, [*pending, *removals]) else []

    def _known(self, place: Place) -> bool:
        """Whether the program declares, fills or names a member: it is none of a library, as `DateTime.UtcNow`."""
        name = place.module.names.key(place.node)
        others = self._places.get(name, ())
        return self._world.ours(name) or any(
            one.role is not Role.MEMBER or assignment(one.module.code, one.node, name, known=True) for one in others
        )

    def _only_read(self, name: str) -> bool:
        """Whether reads of a common name asked for an option, and each of them has gone: `args.key`.

        In Java and C# those are texts; what goes elsewhere is some other option of the name.
        """
        texts = self._places.get(name, ())
        if texts and is_plain(name) and all(reads_answer(one) for one in texts):
            return all(self._dead.covers(one.node) for one in texts)
        compiled = all(one.module.code.region.language in {"java", "csharp"} for one in texts)
        gone = all(one.role is None and self._dead.covers(one.node) for one in texts)
        return bool(texts) and compiled and gone and IDENTIFIES.search(name) is None

    def _option(self, name: str, places: list[Place]) -> Iterator[Removal]:
        """The option of a command line whose value nobody reads."""
        if not (self._ours(name) or self._only_read(name)) or not (places or self._places.get(name)):
            return
        for place in self._options.get(flat(name.rpartition(".")[2] if name in self._answers else name), ()):
            code = place.module.code
            call = place.node.parent
            while call is not None and call.kind not in code.grammar.calls:
                call = call.parent
            if call is None or self._dead.covers(call):
                continue
            common = code.region.language not in {"java", "csharp"} and not self._ours(name)
            if common and all(one.module is not place.module for one in self._places[name]):
                continue
            removal = option_call(code, call)
            if removal is not None:
                yield removal
