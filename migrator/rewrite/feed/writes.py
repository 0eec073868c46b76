"""What takes one place out where a member or key is declared, written, or named in a list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.feed.accessors_ruby import unoffered
from migrator.rewrite.feed.asked import asked_for, listed_option
from migrator.rewrite.feed.assigned import assignment, is_given_old
from migrator.rewrite.feed.constants_java import is_constant, is_value_of_constant, without_constant
from migrator.rewrite.feed.credential_keys import beside_secret, is_closed, is_plain, keyed, unread
from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.declared_options import declared_option, names_of
from migrator.rewrite.feed.demanding import demand
from migrator.rewrite.feed.demands import demanded
from migrator.rewrite.feed.described import described, is_title, setting
from migrator.rewrite.feed.flags_go import settled
from migrator.rewrite.feed.iterated import gone_through
from migrator.rewrite.feed.listings import makes_all, requires
from migrator.rewrite.feed.models import holds, refused, without_validator
from migrator.rewrite.feed.names import Role, marked
from migrator.rewrite.feed.parallel import value_beside
from migrator.rewrite.feed.rows import element_of, row_led_by
from migrator.rewrite.feed.settings_ruby import declaration
from migrator.rewrite.feed.slots import KEPT, written
from migrator.rewrite.feed.statements import callee, linked, own_statement, whole
from migrator.rewrite.feed.typed import is_one_of
from migrator.rewrite.feed.words import IDENTIFIES, SELVES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from migrator.rewrite.code import Code
    from migrator.rewrite.feed.places import Place
    from migrator.rewrite.feed.uses import Uses
    from migrator.rewrite.feed.world import Module
    from migrator.rewrite.tree import Node

_DESCRIBES = re.compile(
    r"(?i)(?:^|[.\s])(?:object|schema|shape|freeze|dict|convict|registerAs|cleanEnv|define\w*|namedtuple|struct|from_?entries|assign|parseArgs|minimist|options?|commander|yargs)$"
    r"|(?:^|[.:\s\\])(?:(?:OpenStruct|Mash|OrderedOptions|HashWithIndifferentAccess)\.new|SimpleNamespace|Munch|Box|AttrDict|ArrayObject|collect)$"
)
_KEEPS = re.compile(r"(?:^|[\w\])])(?:\.|->)(?:push|append|unshift|add)$")
"""Calls that keep what they are given in a list."""
_LISTS = re.compile(
    r"(?:^|\.)(?:asList|listOf|setOf|newHashSet|newArrayList|(?:Immutable)?(?:List|Set)\.of|Stream\.of)$"
)
"""Java and Kotlin: calls that only make a list of what they are given."""
_DECLARES_FLAG = re.compile(
    r"(?i)flags?(?:et)?(?:\(\))?\.(?:String|Bool|Duration|Int(?:32|64)?|StringSlice|StringArray|StringToString)P?$"
)
"""Go: calls of a flag set of pflag that declare a flag by its name, whose value viper or a getter reads."""
_GIVES = re.compile(r"(?i)(?:->|\.)(?:set|put|with|add|store)(?:_?(?:data|value|config\w*|option|setting|param\w*))?$")
"""Calls that give a setting its value: the name comes first."""
_CHECKS = re.compile(
    r"(?:^|\.)(?:plainTo(?:Instance|Class)|(?:safe)?[pP]arse(?:Async|Sync)?|validate(?:Sync|Async)?|decode|cast|compile)$"
    r"|^t\.(?:type|strict|exact|interface)$"
)
"""JavaScript: calls of zod, yup, io-ts, ajv, class-transformer that hold an object against a schema of the program."""
_DEMANDS = re.compile(r"(?:->|\.)(?:required|require_?[kK]eys|demandOption)$")
"""Calls that only demand what they name: phpdotenv's, Figaro's, those of yargs."""
_WORDS = frozenset({"symbol_array", "string_array"})
_SCRIPTS = frozenset({"javascript", "typescript", "tsx"})
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
    ) -> None:
        self._modules = modules
        self._uses = uses
        self._places = places
        self._ours_alone = ours
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
            return self._option(place, name) or self._assigned(place, name)
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
        said = declaration(code, node) or self._option(place, name) or self._described(place, name)
        said = said or (listed_option(code, node) if self._ours_alone(name) else None)
        return said or demand((one.code for one in self._modules), code, node)

    def _option(self, place: Place, name: str) -> Removal | None:
        """The declaration of an option that only the assertion needed, or whose every read has gone.

        That of an organization stays: whoever calls the program still says it.
        """
        code = place.module.code
        declaration = declared_option(code, place.module.names, place.node)
        if declaration is None:
            return None
        names = {code.source(one).strip("\"'") for one in names_of(code, declaration)}
        if any(map(IDENTIFIES.search, names)):
            return None
        if self._ours_alone(name) or place.role is not None:
            return declaration  # whoever asks for what goes with it judges its other names, too
        alive = [one for other in names for one in self._places.get(other, ()) if not self._is_dead(one)]
        only = all(declaration.takes(one.node) or self._declares(one) for one in alive)
        return declaration if only and self._was_read(place, name) else None

    def aliases(self, place: Place, name: str) -> list[Place]:
        """Where the other names of an option stand, where a place names it in its declaration: `k` of `key`."""
        code = place.module.code
        declaration = declared_option(code, place.module.names, place.node)
        if declaration is None:
            return []
        names = {code.source(one).strip("\"'") for one in names_of(code, declaration)} - {name}
        found = (one for other in names for one in self._places.get(other, ()) if one.role is None)
        return [one for one in found if not self._is_dead(one) and not is_value_of_constant(code, one.node)]

    def _is_dead(self, place: Place) -> bool:
        return self._uses[id(place.module)].dead.covers(place.node)

    def _declares(self, place: Place) -> bool:
        """Whether a place is the value of a constant, the constant itself, or one of a list of what has to be there."""
        code, node = place.module.code, place.node
        listed = element_of(node).parent if place.role is None else None
        return place.role is Role.FIELD or is_value_of_constant(code, node) or self._lists(place, listed)

    def _lists(self, place: Place, listed: Node | None) -> bool:
        return listed is not None and self._listed(place, listed)

    def _was_read(self, place: Place, name: str) -> bool:
        """Whether something read the option of a name, and does no more."""
        if len(name) == 1 and f"'{name}'" in place.module.code.text:
            return False
        return any(map(self._is_dead, self._places[name]))

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
            return self._entry(place) if place.role is Role.KEY else self._mention(place)
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
        entry = node if place.role is Role.SHORT else node.parent
        while entry is not None and entry.kind == "literal_element":
            entry = entry.parent
        if entry is None or entry.kind == "pair_pattern":
            return None
        if self._ours(code, entry):
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
        words = re.split(r"[.:>\s\\]", name)
        last = words[-2] if words[-1] == "new" and len(words) > 1 else words[-1]
        if last in SELVES:
            return True
        if _DESCRIBES.search(name) or _KEEPS.search(name):
            return True
        if code.region.language in _SCRIPTS and _CHECKS.search(name):
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
        code, node = place.module.code, element_of(place.node)
        parent = node.parent
        if parent is None:
            return None
        row = row_led_by(code, place.node)
        if row is not None and (requires(code, row.around) or gone_through(self._modules, code, row.around)):
            return Removal(code, row.element)
        if parent.kind in code.grammar.arguments and parent.parent is not None:
            return self._named(place, node, parent, parent.parent)
        if self._listed(place, parent):
            return Removal(code, node)
        if (question := asked_for(code, node)) is not None:
            return Removal(code, question)
        if marked(node, code.grammar.pairs.get(parent.kind)):
            return Removal(code, parent) if self._ours(code, parent) else None
        if parent.kind in code.grammar.subscripts and parent.parts[0] is not node:
            return written(code, parent)
        return None

    def _named(self, place: Place, node: Node, listed: Node, call: Node) -> Removal | None:
        """A name as an argument: in a list that a call makes, of a setting that a call says something about."""
        code, name = place.module.code, callee(place.module.code, call)
        if _LISTS.search(name) and requires(place.module.code, call):
            return Removal(code, node)
        if (said := settled(code, node)) is not None:
            return said
        if _DECLARES_FLAG.search(name) and listed.parts[0] is node:
            own = own_statement(code, call)
            return Removal(code, own) if own is not None else None
        if _DEMANDS.search(name) and all(one.kind in code.grammar.strings for one in _values(listed)):
            return Removal(code, node) if len(listed.parts) > 1 else _without_chain(code, call)
        if _GIVES.search(name) and listed.parts[0] is node:
            return _without_call(code, call)
        offer = unoffered(code, self._uses[id(place.module)].dead, node)
        return offer if offer is not None else without_validator(code, listed, node)

    def _only_named(self, place: Place, name: str) -> bool:
        """Whether a plain key of a credential is named nowhere any more but where it is asked for or given."""
        if place.role not in {Role.KEY, None} or KEPT.search(name) is not None or not beside_secret(place):
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
            return all(one.role is None and listed is not None and self._listed(one, listed) for one, listed in holders)
        return self._of_credentials(place, element_of(place.node).parent) and all(
            (one.role is None and listed is not None and self._listed(one, listed)) or self._given_old(one, name)
            for one, listed in holders
        )

    def _lost_field(self, name: str) -> bool:
        """Whether a type declared a field of that name, and does no more: who asks for it has nowhere to put it."""
        fields = [one for one in self._places[name] if one.role is Role.FIELD]
        return bool(fields) and all(self._uses[id(one.module)].dead.covers(one.node) for one in fields)

    def _of_credentials(self, place: Place, listed: Node | None) -> bool:
        """Whether a list of what has to be there names what only an assertion needs, or the secret, too."""
        code = place.module.code
        if place.role is not None or listed is None or listed.kind not in code.grammar.lists | _WORDS:
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

    def _listed(self, place: Place, listed: Node) -> bool:
        """Whether a list only says which names there are, or have to be."""
        code = place.module.code
        if listed.kind in _WORDS:
            return True
        if code.grammar.commands and listed.kind in code.habits.loops:
            return True
        makes = listed.kind in code.grammar.arguments and listed.parent is not None and makes_all(code, listed.parent)
        known = listed.kind in code.grammar.lists or makes
        required = requires(code, listed) or self._names_fields(code, listed)
        return known and (required or gone_through(self._modules, code, listed))

    def _names_fields(self, code: Code, listed: Node) -> bool:
        """`namedtuple("Settings", ["a", "b"])`."""
        around = listed.parent
        while around is not None and around.kind in code.grammar.arguments:
            around = around.parent
        return (
            around is not None and around.kind in code.grammar.calls and bool(_DESCRIBES.search(callee(code, around)))
        )


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


def _values(listed: Node) -> list[Node]:
    """The arguments without what PHP puts around them."""
    return [one.parts[0] if one.kind == "argument" and len(one.parts) == 1 else one for one in listed.parts]


def _without_chain(code: Code, call: Node) -> Removal | None:
    """A statement that is a chain of calls which begins with one: `$env->required("KEY")->notEmpty();`."""
    while call.parent is not None and call.parent.parts and call.parent.parts[0] is call:
        if call.parent.kind not in code.grammar.calls | code.grammar.members:
            break
        call = call.parent
    own = own_statement(code, call)
    return Removal(code, own) if own is not None else None


def _without_call(code: Code, call: Node) -> Removal | None:
    """A call as a statement, or one link of a chain of calls."""
    link = linked(code, call)
    if link is not None:
        return Removal(code, call, link)
    own = own_statement(code, call)
    return Removal(code, own) if own is not None else None
