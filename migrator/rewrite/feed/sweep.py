"""Takes out what only fed the assertion: variables, functions, imports, parameters and arguments nobody needs now."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.feed.associative import unread_entries
from migrator.rewrite.feed.callers import Callers
from migrator.rewrite.feed.checked import with_check
from migrator.rewrite.feed.complaints import still_collects
from migrator.rewrite.feed.dead import Dead, Removal
from migrator.rewrite.feed.elsewhere import Elsewhere
from migrator.rewrite.feed.figaro_ruby import variables
from migrator.rewrite.feed.flags_go import undeclared
from migrator.rewrite.feed.hollow import FUNCTION_VALUES, Hollow
from migrator.rewrite.feed.library_reads import WRITTEN
from migrator.rewrite.feed.lookers import asks_alone, unlooked
from migrator.rewrite.feed.members import Members
from migrator.rewrite.feed.module_checks_shell import unneeded_checks
from migrator.rewrite.feed.module_names import names_module
from migrator.rewrite.feed.names import BINDINGS, LEXICAL, Occurrence, Role
from migrator.rewrite.feed.offered_python import unoffered_names
from migrator.rewrite.feed.organization_options import declares_organization, still_declared
from migrator.rewrite.feed.parallel import companions, value_beside
from migrator.rewrite.feed.polarity import unreachable
from migrator.rewrite.feed.promoted import promoted, promoted_names, promotes
from migrator.rewrite.feed.readings import gets_entry
from migrator.rewrite.feed.scratch import unread_files
from migrator.rewrite.feed.setters import unset
from migrator.rewrite.feed.shared import unshared
from migrator.rewrite.feed.shown_shell import only_shown
from migrator.rewrite.feed.signatures import Signatures
from migrator.rewrite.feed.singer_python import unscoped
from migrator.rewrite.feed.slots import unread
from migrator.rewrite.feed.split_words import unsaid
from migrator.rewrite.feed.stated_ruby import without_methods
from migrator.rewrite.feed.statements import callee, own_statement
from migrator.rewrite.feed.status_shell import status_asked
from migrator.rewrite.feed.tables import beside
from migrator.rewrite.feed.told import still_said
from migrator.rewrite.feed.unasked import unasked
from migrator.rewrite.feed.unbinding import unbound
from migrator.rewrite.feed.uses import Uses
from migrator.rewrite.feed.webs import Web, webs
from migrator.rewrite.feed.words import IDENTIFIES, only_jwt, property_of, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from migrator.rewrite.code import Code
    from migrator.rewrite.feed.world import Module, World
    from migrator.rewrite.tree import Node

_MOST_ROUNDS = 100
_JOINS = re.compile(
    r"(?i)(?:\.|->)(?:add|append|register|insert|attach|(?:new|sub|create)_?)_?\w*(?:group|parser|command|section|node|child)\w{0,20}$"
)
"""Calls whose value is a part of what they are called on: `group = parser.add_argument_group("keys")`."""
_CONSTANT = re.compile(r"[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+")
_FLAT = frozenset({"php", "ruby", "bash", "powershell"})
"""Languages in which a function of one file is called in another by its bare name."""
_SIGN_INS = ("client_credentials", *WRITTEN)
"""What stands in a new request for a token, or makes what asks for one."""
_BY_MODULE = frozenset({"python", "javascript", "typescript", "tsx", "go"})
"""Languages in which what a file offers is asked of the file by its name."""
_NOBODY = frozenset({"_"})
"""What takes a value that nobody wants is no name: it says nothing of who gives the value."""


class Sweep:
    """One run over the modules of a world, until nothing more can go."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.dead = Dead()
        self.suspects = set(world.suspects)
        self.callers = Callers(world, self.dead)
        self.signatures = Signatures(world, self.dead, self.callers)
        self._elsewhere = Elsewhere(world, self.dead)
        self._uses = {id(module): Uses(module.code, module.names, self.dead) for module in world.modules}
        self._members = Members(world, self.dead, self._uses, self.signatures)
        self._promoted = promoted_names(world)
        self._hollow = Hollow(world, self.dead, self.callers, self._uses, self.take, self._touched)

    def run(self) -> list[Removal]:
        """The removals, in no order."""
        for _ in range(_MOST_ROUNDS):
            grew = [self._round(module) for module in self.world.modules if not module.test]
            known = sorted(self.suspects & self._members.names())
            grew += [self.take(self._members.without(name)) for name in known]
            fields = sorted(self.suspects & self._promoted)
            grew += [self.take(promoted(self.world, self.dead, self.signatures, name)) for name in fields]
            grew.append(self.take(unshared(self.world, self.dead, self._uses)))
            grew += [self.take([said]) for said in undeclared(self.world, self.dead)]
            grew.append(self.take([*without_methods(self.world, self.dead), *unoffered_names(self.world, self.dead)]))
            if not any(grew):
                break
        return [*self.dead.removals(), *self.signatures.renamed()]

    def _round(self, module: Module) -> bool:
        grew = False
        for name in sorted((self.suspects & module.names.words) - _NOBODY):
            for web in self._symbols(module, name):
                grew |= self._settle(module, name, web)
        grew |= self.take(unread(module, self.world.original(module), self.dead, self._uses[id(module)]))
        grew |= self.take(unread_files(self.world, self.dead, module))
        grew |= self.take(unread_entries(self.world, self.dead, module))
        grew |= self.take(unlooked(self.world, self.dead, module))
        grew |= self.take(unasked(self.world, self.dead, module))
        grew |= self.take(unsaid(self.world, self.dead, module))
        grew |= self.take(unscoped(self.world, self.dead, module))
        grew |= self.take(unneeded_checks(self.world, self.dead, module))
        grew |= self.take(status_asked(module.code, self.dead))
        grew |= self.take(only_shown(self.world, self.dead, module))
        return grew | self._hollow.take_out(module)

    def take(self, removals: Iterable[Removal]) -> bool:
        """Take nodes out; what they used is suspect from now on."""
        grew, together = False, list(removals)
        if any(_asks_for_a_token(removal) or declares_organization(removal) for removal in together):
            return False
        for removal in together:
            if self.dead.add(removal):
                grew = True
                words = words_of(_taken(removal), lower=removal.code.habits.ignores_case)
                self.suspects.update(words)
                along = companions(removal.code, removal.node, self.dead) or beside(removal.code, removal.node)
                grew |= self.take([*along, *unreachable(removal)])
                self.suspects.update(variables(removal.code, _taken(removal)))
                if self.world.has_accessors:
                    self.suspects.update(filter(None, map(property_of, words)))
        return grew

    def _symbols(self, module: Module, name: str) -> list[Web]:
        """The occurrences of a name by binding and value; those without a binding here left out."""
        groups: dict[tuple[int, bool], list[Occurrence]] = {}
        for occurrence in module.names.by_name[name]:
            if occurrence.role in LEXICAL and not module.names.is_field(occurrence):
                groups.setdefault((id(module.names.scope(occurrence)), occurrence.variable), []).append(occurrence)
        from_outside = self._from_environment(module, name) or self._given(module, name)
        return [
            web
            for group in groups.values()
            if from_outside or any(one.role in BINDINGS for one in group)
            for web in webs(module.code, module.names, group, module.names.scope(group[0]))
        ]

    def _from_environment(self, module: Module, name: str) -> bool:
        """Shell: whether a variable that no script sets is the old flow's, or only demanded: `test -f "$NAME"`."""
        code = module.code
        if not code.grammar.commands:
            return False
        if only_jwt(name):
            return True
        if not name.isupper() or IDENTIFIES.search(name) is not None:
            return False
        if any(name in other.names.words for other in self.world.modules if other is not module):
            return False
        alive = [one.node for one in module.names.by_name[name] if not self.dead.covers(one.node)]
        return all(callee(code, code.statement(node)) == ":" or asks_alone(code, node) for node in alive)

    def _given(self, module: Module, name: str) -> bool:
        """PHP: whether a name is a constant that this file does not define: another one does, or what loads it."""
        return module.code.region.language == "php" and _CONSTANT.fullmatch(name) is not None

    def _settle(self, module: Module, name: str, web: Web) -> bool:
        symbol = web.occurrences
        alive = [one for one in symbol if not self.dead.covers(one.node)]
        scope = module.names.scope(symbol[0])
        if not alive or not self._touched(module, name, web, scope):
            return False
        if still_collects(module.code, (one.node for one in alive), self.dead.covers):
            return False
        bindings = [one for one in alive if one.role in BINDINGS]
        uses = [one for one in alive if one.role not in BINDINGS]
        data = all(one.role is Role.BIND for one in symbol if one.role in BINDINGS) and not any(
            _is_callable(one) for one in bindings
        )
        roles = {id(one.node): one for one in uses}
        removals = self._uses[id(module)].absorb_all(
            [one.node for one in uses],
            data=data,
            alias=any(_is_alias(module.code, one) for one in bindings),
            bound=[one.node for one in bindings if one.role in {Role.BIND, Role.PARAMETER}],
            special=lambda node: self._elsewhere.along(module, roles[id(node)]),
        )
        if removals is None or (removals and self._shared(module.code, bindings)):
            return False
        if any(map(declares_organization, removals)):
            return False
        followers = self._elsewhere.followers(module, name, bindings) if scope is None else []
        if scope is None and self._elsewhere.needed(module, name, bindings, followers):
            return False
        grew = self.take([*removals, *followers])
        for binding in bindings:
            parameter = binding.role is Role.PARAMETER
            if parameter and self.take(unset(self.callers, self.dead, module, binding)):
                grew = True
                continue
            if still_said(module.code, binding) or (parameter and promotes(module, binding)):
                continue
            checked = with_check(module.code, binding, self.dead)
            grew |= self.take(checked) if checked else self._unbind(module, binding)
        return grew

    def _shared(self, code: Code, bindings: list[Occurrence]) -> bool:
        """Whether a binding gives other names a value, too, that are needed: then what asks about this one stays."""
        for binding in bindings:
            holder = binding.node.parent
            if holder is None or holder.kind not in code.habits.patterns or binding.role is not Role.BIND:
                continue
            if with_check(code, binding, self.dead) or value_beside(binding.node) is not None:
                continue
            names = [part for part in holder.descendants() if part.kind in code.habits.lexical]
            if any(
                part is not binding.node and code.source(part) != "_" and not self.dead.covers(part) for part in names
            ):
                return holder.kind not in {"object_pattern", "pair_pattern", "object_assignment_pattern"}
        return False

    def _touched(self, module: Module, name: str, web: Web, scope: Node | None) -> bool:
        """Whether a use of just this value has gone, here or, for what a file offers, in another file.

        An entry that it no longer gets is no use of it: the rest of it may still be written somewhere.
        """
        read = [one for one in web.occurrences if one.role is not Role.BIND]
        lost = [one for one in read or web.occurrences if self.dead.covers(one.node)]
        if any(not gets_entry(module.code, one.node) for one in lost) or (lost and len(lost) == len(read)):
            return True
        if self.world.seeded(module, name, web, top=scope is None):
            return True
        if scope is not None:
            return False
        if self.world.read_in_another(module, name) or name in self.world.vanished:
            return True
        defines = any(one.role is Role.DEFINITION for one in web.occurrences)
        if defines and module.code.region.language in _FLAT and self.world.named_in_another(module, name):
            return True
        return any(
            self.dead.covers(one.node)
            and (not one.variable or other.names.scope(one) is None)
            and _may_mean(module, other, one)
            for other in self.world.modules
            for one in other.names.by_name.get(name, ())
            if other is not module
        )

    def _unbind(self, module: Module, binding: Occurrence) -> bool:
        if binding.role is Role.PARAMETER:
            return self.take(self.signatures.without(module, binding))
        removal = unbound(module.code, binding, self.dead)
        removal = (still_declared(removal) or removal) if removal is not None else None
        if removal is None and binding.role is Role.BIND:
            return self.take(self._with_companions(module, binding))
        return self.take([removal]) if removal is not None else False

    def _with_companions(self, module: Module, binding: Occurrence) -> list[Removal]:
        """`value, status = run()`: the whole of it, where the other names only say whether it went well."""
        code = module.code
        listed = binding.node.parent
        if listed is None or listed.kind != "left_assignment_list" or listed.parent is None:
            return []
        statement = own_statement(code, listed.parent)
        removals: list[Removal] = []
        for part in listed.parts:
            if part is binding.node or self.dead.covers(part):
                continue
            uses = [
                one.node
                for one in module.names.by_name.get(module.names.key(part), ())
                if one.role is Role.USE and not self.dead.covers(one.node)
            ]
            gone = self._uses[id(module)].absorb_all(uses, data=True, bound=[part])
            if gone is None:
                return []
            removals += gone
        return [*removals, Removal(code, statement)] if statement is not None else []


def _may_mean(module: Module, other: Module, one: Occurrence) -> bool:
    """Whether what another file asks of a name may be the module's: `handle.read()` is not its function `read`."""
    if one.role is not Role.MEMBER or module.code.region.language not in _BY_MODULE:
        return True
    holder = one.node.parent
    return holder is not None and names_module(module, other.code, other.code.source(holder.parts[0]))


def _is_callable(binding: Occurrence) -> bool:
    """Whether a name is bound to a function or class."""
    binder = binding.node.parent
    return binder is not None and any(part.kind in FUNCTION_VALUES for part in binder.parts[1:])


def _is_alias(code: Code, binding: Occurrence) -> bool:
    """Whether a name is another one for an object that others hold, too: a change of it is seen elsewhere."""
    binder = binding.node.parent
    if binder is None or len(binder.parts) < 2:  # noqa: PLR2004 - target and value
        return False
    value = binder.parts[-1]
    if value is binding.node or value.kind == "type_identifier":  # Go: `var key string`
        return False
    if value.kind in code.grammar.calls:
        return _JOINS.search(callee(code, value)) is not None
    return value.kind in code.habits.lexical | code.grammar.members | code.grammar.subscripts


def _asks_for_a_token(removal: Removal) -> bool:
    """Whether the new request would go: whoever calls it, it is what the program is rewritten for."""
    return any(one in _taken(removal) for one in _SIGN_INS)


def _taken(removal: Removal) -> str:
    """The source that a removal takes out."""
    text, node, keep = removal.code.text, removal.node, removal.keep
    if keep is None:
        return text[node.start : node.end]
    return text[node.start : keep.start] + " " + text[keep.end : node.end]


def stays(sweep: Sweep) -> Iterator[str]:
    """Tests that use what has gone."""
    gone = {one.name for one in _gone_definitions(sweep)}
    for module in sweep.world.modules:
        used = sorted(gone & module.names.words) if module.test else ()
        if used:
            yield f"{module.path} tests {', '.join(used)}, which is gone: remove those tests"


def _gone_definitions(sweep: Sweep) -> Iterator[Occurrence]:
    for module in sweep.world.modules:
        for occurrences in module.names.by_name.values():
            for one in occurrences:
                if one.role in {Role.DEFINITION, Role.METHOD} and sweep.dead.covers(one.node) and not module.test:
                    yield one
