"""What takes one place out where a member or key is declared, written, or named in a list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.feed.accessors_ruby import unoffered
from migrator.rewrite.feed.asked import listed_option
from migrator.rewrite.feed.assigned import assignment, is_given_old
from migrator.rewrite.feed.compact_php import compacting
from migrator.rewrite.feed.constants_java import is_constant, without_constant
from migrator.rewrite.feed.credential_keys import beside_secret, is_closed, is_plain, keyed, unread
from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.demanding import demand
from migrator.rewrite.feed.demands import demanded
from migrator.rewrite.feed.described import described, is_title, setting
from migrator.rewrite.feed.inside import is_known, stays
from migrator.rewrite.feed.iterated import gone_through
from migrator.rewrite.feed.listings import WORDS, requires
from migrator.rewrite.feed.mentions import mention
from migrator.rewrite.feed.models import holds, refused
from migrator.rewrite.feed.names import Role
from migrator.rewrite.feed.names_listed import only_names
from migrator.rewrite.feed.parallel import value_beside
from migrator.rewrite.feed.rows import element_of, row_led_by
from migrator.rewrite.feed.settings_ruby import declaration
from migrator.rewrite.feed.slots import KEPT
from migrator.rewrite.feed.statements import callee, whole
from migrator.rewrite.feed.typed import is_one_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from migrator.rewrite.code import Code
    from migrator.rewrite.feed.option_writes import OptionWrites
    from migrator.rewrite.feed.places import Place
    from migrator.rewrite.feed.uses import Uses
    from migrator.rewrite.feed.world import Module
    from migrator.rewrite.tree import Node

_SIGNATURE = "property_signature"
_OLD_FLOW = re.compile(
    r"(?i)private[._-]?key|\.(?:key|pem|der|pfx)\b|tech(?:nical)?_?acc|jwt|readFile|read_(?:text|bytes)|\bent_[a-z_]+"
    r"|adobelogin\.com/[cs]/"
)
"""What the value of a key says that only the assertion needed, whatever the key is called."""
_SECRET = re.compile(r"(?i)secret|api_?key|client_?id")


class Writes:
    """Judges the writes of names in the modules of a program."""

    def __init__(
        self,
        modules: Sequence[Module],
        uses: Mapping[int, Uses],
        places: Mapping[str, Sequence[Place]],
        ours: Callable[[str], bool],
        options: OptionWrites,
    ) -> None:
        self._modules = modules
        self._uses = uses
        self._places = places
        self._ours_alone = ours
        self._options = options
        self._settings: dict[str, bool] = {}

    def removal(self, place: Place, name: str) -> Removal | None:  # noqa: PLR0911 - one way out for each shape
        """What takes a write out; None for a read."""
        code, node = place.module.code, place.node
        if place.role is Role.FIELD:
            return self._field(place, name)
        if place.role is Role.METHOD:
            if demanded(self._modules, self._places[name], place, name):
                return None
            return Removal(code, whole(code, node.parent)) if node.parent is not None else None
        if place.role in {Role.MEMBER, Role.USE, Role.BIND}:
            return self._options.removal(place, name) or self._assigned(place, name)
        if place.role is None and (said := self._said(place, name)) is not None:
            return said
        if place.role in {Role.KEY, None} and refused(code, node, name, (one.code for one in self._modules)):
            return None
        as_key = place.role is Role.KEY or (place.role is None and keyed(code, node))
        typed = (as_key and self._typed(code, node, name)) or (place.role is Role.SHORT and self._is_fed(name))
        if not self._ours_alone(name) and not typed:
            return self._of_common_name(place, name)
        if place.role in {Role.KEY, Role.SHORT}:
            return self._entry(place)
        if place.role is Role.KEYWORD:
            return self._keyword(code, node)
        return self._mention(place)

    def _said(self, place: Place, name: str) -> Removal | None:
        """What declares, describes or demands a setting or an option."""
        code, node = place.module.code, place.node
        said = declaration(code, node) or self._options.removal(place, name) or self._described(place, name)
        said = said or self._options.flag(place, name)
        said = said or (listed_option(code, node) if self._ours_alone(name) else None)
        return said or demand((one.code for one in self._modules), code, node)

    def _described(self, place: Place, name: str) -> Removal | None:
        """What says that the program takes a setting that only the assertion needed."""
        if not self._ours_alone(name) and not (is_plain(name) and self._only_described(name)):
            return None
        return described(self._modules, place.module.code, place.module.names, place.node)

    def _only_described(self, name: str) -> bool:
        """Whether a plain key stands nowhere any more but where it is described, or given."""
        alive = [one for one in self._places[name] if not self._uses[id(one.module)].dead.covers(one.node)]
        return KEPT.search(name) is None and all(
            one.role is Role.KEY or (one.role is None and setting(one.module.code, one.node) is not None)
            for one in alive
        )

    def _of_common_name(self, place: Place, name: str) -> Removal | None:
        """Where a name says nothing of the assertion: what only offers it, or only says that it has to be there."""
        offer = unoffered(place.module.code, self._uses[id(place.module)].dead, place.node)
        if offer is None and is_plain(name) and self._only_named(place, name):
            return self._entry(place) if place.role in {Role.KEY, Role.SHORT} else self._mention(place)
        if offer is not None or not self._only_required(place, name):
            return offer
        row = row_led_by(place.module.code, place.node)
        return Removal(place.module.code, row.element if row is not None else element_of(place.node))

    def _field(self, place: Place, name: str) -> Removal | None:
        """A declared field, unless configuration has to fill it; a constant of an enumeration."""
        code, node = place.module.code, place.node
        if is_constant(node):
            return without_constant(self._modules, self._uses[id(place.module)].dead, code, node, name)
        return None if self.holds(place, name) else field(code, node)

    def holds(self, place: Place, name: str) -> bool:
        """Whether configuration has to fill a declared field."""
        return holds((module.code for module in self._modules), place.module.code, place.node, name)

    def _assigned(self, place: Place, name: str) -> Removal | None:
        if value_beside(place.node) is not None:
            return Removal(place.module.code, place.node)
        known = self._is_setting(name) or self._ours_alone(name) or self._is_declared(place, name)
        known = known or is_given_old(place.module.code, place.node)
        return assignment(place.module.code, place.node, name, known=known)

    def _is_declared(self, place: Place, name: str) -> bool:
        """Whether a member is that of a variable whose class of the program declares it."""
        member = place.node.parent
        if place.role is not Role.MEMBER or member is None or not member.parts or member.parts[0] is place.node:
            return False
        titles = {self._struct(one) for one in self._places[name] if one.role is Role.FIELD}
        return is_one_of(place.module.code, member.parts[0], titles)

    def _is_setting(self, name: str) -> bool:
        """Whether the program declares a setting of that name."""
        if name not in self._settings:
            mentions = (one for one in self._places[name] if one.role is None)
            self._settings[name] = any(declaration(one.module.code, one.node) is not None for one in mentions)
        return self._settings[name]

    def _entry(self, place: Place) -> Removal | None:
        """An entry of a literal, unless the literal goes to a function outside the program."""
        code, node = place.module.code, place.node
        if node.kind == "shorthand_property_identifier_pattern":
            return None
        entry = element_of(node) if place.role is Role.SHORT else node.parent
        while entry is not None and entry.kind == "literal_element":
            entry = entry.parent
        if entry is None or entry.kind == "pair_pattern":
            return None
        if stays(self._modules, code, compacting(code, node) or entry):
            return Removal(code, entry)
        return self._uses[id(place.module)].checked(entry)

    def _typed(self, code: Code, node: Node, name: str) -> bool:
        """Whether a key stands in the literal of a struct or interface of the program that declares it."""
        declared = [place for place in self._places[name] if place.role is Role.FIELD]
        arrays = code.region.language == "php"  # there the arguments of a construction are no initializer
        for around in () if arrays else node.ancestors():
            if around.kind in {"composite_literal", "object_creation_expression"}:
                struct = code.source(around.parts[0]).rpartition(".")[2].lstrip("*&")
                return any(self._struct(place) == struct for place in declared)
        interface = any(place.node.parent is not None and place.node.parent.kind == _SIGNATURE for place in declared)
        entry = node.parent
        if entry is None or is_title(code, entry) or _holds_credential(code, entry):
            return interface
        return interface or _OLD_FLOW.search(code.source(entry)) is not None

    def _struct(self, place: Place) -> str:
        code = place.module.code
        spec = code.class_around(place.node)
        name = spec.child(*code.habits.lexical) if spec is not None else None
        return code.source(name) if name is not None else ""

    def _keyword(self, code: Code, node: Node) -> Removal | None:
        argument = node.parent
        call = argument
        while call is not None and call.kind not in code.grammar.calls:
            call = call.parent
        if argument is None or call is None or not is_known(self._modules, code, callee(code, call)):
            return None
        if argument.parent is not None and argument.parent.kind == "argument":
            argument = argument.parent
        return Removal(code, argument)

    def _mention(self, place: Place) -> Removal | None:
        return mention(self._modules, self._uses[id(place.module)].dead, place)

    def _only_named(self, place: Place, name: str) -> bool:
        """Whether a plain key of a credential is named nowhere any more but where it is asked for or given."""
        if place.role not in {Role.KEY, Role.SHORT, None} or KEPT.search(name) is not None or not beside_secret(place):
            return False
        alive = [one for one in self._places[name] if not self._uses[id(one.module)].dead.covers(one.node)]
        return unread(alive, self._listed) and not is_closed(place)

    def _only_required(self, place: Place, name: str) -> bool:
        """Whether a name stands nowhere any more but where it is required: one of the environment, or of a credential.

        There a common name is that of a setting, too: it goes with what gives it.
        """
        if place.role is not None or self._read_in_shell(name):
            return False
        if not name.isupper() and KEPT.search(name) is not None and not self._lost_field(name):
            return False
        alive = [one for one in self._places[name] if not self._uses[id(one.module)].dead.covers(one.node)]
        holders = [(one, _holder(one)) for one in alive]
        if name.isupper():
            return all(one.role is None and self._listed(one, listed) for one, listed in holders)
        return self._of_credentials(place, element_of(place.node).parent) and all(
            (one.role is None and self._listed(one, listed)) or self._given_old(one, name) for one, listed in holders
        )

    def _lost_field(self, name: str) -> bool:
        """Whether a type declared a field of that name, and does no more: who asks for it has nowhere to put it."""
        fields = [one for one in self._places[name] if one.role is Role.FIELD]
        return bool(fields) and all(self._uses[id(one.module)].dead.covers(one.node) for one in fields)

    def _of_credentials(self, place: Place, listed: Node | None) -> bool:
        """Whether a list of what has to be there names what only an assertion needs, or the secret, too."""
        code = place.module.code
        if place.role is not None or listed is None or listed.kind not in code.grammar.lists | WORDS:
            return False
        others = [code.source(part).strip("\"'`:") for part in listed.parts if part.end != place.node.end]
        if not any(self._ours_alone(other) or _SECRET.search(other) for other in others):
            return False
        return requires(code, listed) or gone_through(self._modules, code, listed)

    def _is_fed(self, name: str) -> bool:
        """Whether an entry gives a name what only the assertion needed, however it is handed on: `{ id, account }`."""
        return any(one.role is Role.KEY and self._given_old(one, name) for one in self._places[name])

    def _given_old(self, place: Place, name: str) -> bool:
        """Whether a name is the key of an entry whose value goes."""
        code, node = place.module.code, place.node
        as_key = place.role is Role.KEY or (place.role is None and keyed(code, node))
        return as_key and self._typed(code, node, name)

    def _read_in_shell(self, name: str) -> bool:
        """Whether a script still reads the variable of that name: no member, and so at no place."""
        return any(
            one.role is Role.USE and one.variable and not self._uses[id(module)].dead.covers(one.node)
            for module in self._modules
            if module.code.grammar.commands
            for one in module.names.by_name.get(name, ())
        )

    def _listed(self, place: Place, listed: Node | None) -> bool:
        """Whether the list that a place stands in only says which names there are, or have to be."""
        return listed is not None and only_names(self._modules, place.module.code, listed)


def _holds_credential(code: Code, entry: Node) -> bool:
    """Whether the value of an entry is a mapping that holds what is needed as before: `adobe: {clientSecret: …}`."""
    value = entry.parts[-1] if entry.parts else entry
    return any(
        part.kind in code.grammar.pairs and _SECRET.search(code.source(part.parts[0])) is not None
        for part in value.parts
        if part.parts
    )


def _holder(place: Place) -> Node | None:
    """The list that a name stands in, or that the row is in which it leads."""
    row = row_led_by(place.module.code, place.node)
    return row.around if row is not None else element_of(place.node).parent


def field(code: Code, node: Node) -> Removal | None:
    """The declaration of a field, or one of several declared together."""
    current = node
    while current.parent is not None and current.parent.kind not in code.habits.blocks:
        parent = current.parent
        several = sum(part.kind == current.kind for part in parent.parts) > 1
        if several and ("declarator" in current.kind or current.kind == "field_identifier"):
            return Removal(code, current)
        current = parent
    return Removal(code, current) if current.parent is not None else None
