"""Takes out what only fed the assertion: variables, functions, imports, parameters and arguments nobody needs now."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.feed.associative import unread_entries
from migrator.rewrite.feed.callers import Callers
from migrator.rewrite.feed.checked import with_check
from migrator.rewrite.feed.containers import implementation, is_constructor, registration
from migrator.rewrite.feed.dead import Dead, Removal
from migrator.rewrite.feed.hollow import FUNCTION_VALUES, Hollow
from migrator.rewrite.feed.members import Members
from migrator.rewrite.feed.names import LEXICAL, Occurrence, Role
from migrator.rewrite.feed.parallel import companions
from migrator.rewrite.feed.promoted import promoted
from migrator.rewrite.feed.scratch import unread_files
from migrator.rewrite.feed.shared import unshared
from migrator.rewrite.feed.signatures import Signatures
from migrator.rewrite.feed.slots import unread
from migrator.rewrite.feed.statements import callee, linked, own_statement, steps, whole
from migrator.rewrite.feed.told import still_said
from migrator.rewrite.feed.unasked import unasked
from migrator.rewrite.feed.unbinding import unbound
from migrator.rewrite.feed.uses import Uses
from migrator.rewrite.feed.webs import Web, webs
from migrator.rewrite.feed.words import IDENTIFIES, only_jwt, property_of, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from migrator.rewrite.code import Code
    from migrator.rewrite.feed.callers import CallSite
    from migrator.rewrite.feed.world import Module, World
    from migrator.rewrite.tree import Node

_MOST_ROUNDS = 100
_CONSTANT = re.compile(r"[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+")
_FLAT = frozenset({"php", "ruby", "bash", "powershell"})
"""Languages in which a function of one file is called in another by its bare name."""
_GRANT = "client_credentials"
_SETS = re.compile(r"(?:set|with)_?[A-Z_]")
_NOBODY = frozenset({"_"})
"""What takes a value that nobody wants is no name: it says nothing of who gives the value."""
_FLUENT = frozenset({"return this", "return self", "return $this", "self"})
_BINDINGS = frozenset({Role.BIND, Role.PARAMETER, Role.DEFINITION, Role.IMPORT})


class Sweep:
    """One run over the modules of a world, until nothing more can go."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.dead = Dead()
        self.suspects = set(world.suspects)
        self.callers = Callers(world, self.dead)
        self.signatures = Signatures(world, self.dead, self.callers)
        self._uses = {id(module): Uses(module.code, module.names, self.dead) for module in world.modules}
        self._members = Members(world, self.dead, self._uses, self.signatures)
        self._hollow = Hollow(world, self.dead, self.callers, self._uses, self.take, self._touched)

    def run(self) -> list[Removal]:
        """The removals, in no order."""
        for _ in range(_MOST_ROUNDS):
            grew = [self._round(module) for module in self.world.modules if not module.test]
            known = sorted(self.suspects & self._members.names())
            grew += [self.take(self._members.without(name)) for name in known]
            grew += [self.take(promoted(self.world, self.dead, self.signatures, name)) for name in known]
            grew.append(self.take(unshared(self.world, self.dead, self._uses)))
            if not any(grew):
                break
        return list(self.dead.removals())

    def _round(self, module: Module) -> bool:
        grew = False
        for name in sorted((self.suspects & module.names.words) - _NOBODY):
            for web in self._symbols(module, name):
                grew |= self._settle(module, name, web)
        grew |= self.take(unread(module, self.world.original(module), self.dead, self._uses[id(module)]))
        grew |= self.take(unread_files(self.world, self.dead, module))
        grew |= self.take(unread_entries(self.world, self.dead, module))
        grew |= self.take(unasked(self.world, self.dead, module))
        return grew | self._hollow.take_out(module)

    def take(self, removals: Iterable[Removal]) -> bool:
        """Take nodes out; what they used is suspect from now on."""
        grew, together = False, list(removals)
        if any(_asks_for_a_token(removal) for removal in together):
            return False
        for removal in together:
            if self.dead.add(removal):
                grew = True
                words = words_of(_taken(removal), lower=removal.code.habits.ignores_case)
                self.suspects.update(words)
                grew |= self.take(companions(removal.code, removal.node, self.dead))
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
            if from_outside or any(one.role in _BINDINGS for one in group)
            for web in webs(module.code, module.names, group, module.names.scope(group[0]))
        ]

    def _from_environment(self, module: Module, name: str) -> bool:
        """Shell: whether a variable that no script sets is the old flow's, or only demanded: `: "${NAME:?}"`."""
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
        return all(callee(code, code.statement(node)) == ":" for node in alive)

    def _given(self, module: Module, name: str) -> bool:
        """PHP: whether a name is a constant that this file does not define: another one does, or what loads it."""
        return module.code.region.language == "php" and _CONSTANT.fullmatch(name) is not None

    def _settle(self, module: Module, name: str, web: Web) -> bool:
        symbol = web.occurrences
        alive = [one for one in symbol if not self.dead.covers(one.node)]
        scope = module.names.scope(symbol[0])
        if not alive or not self._touched(module, name, web, scope):
            return False
        bindings = [one for one in alive if one.role in _BINDINGS]
        uses = [one for one in alive if one.role not in _BINDINGS]
        data = all(one.role is Role.BIND for one in symbol if one.role in _BINDINGS) and not any(
            _is_callable(one) for one in bindings
        )
        roles = {id(one.node): one for one in uses}
        removals = self._uses[id(module)].absorb_all(
            [one.node for one in uses],
            data=data,
            alias=any(_is_alias(module.code, one) for one in bindings),
            bound=[one.node for one in bindings if one.role in {Role.BIND, Role.PARAMETER}],
            special=lambda node: self._exported(module, roles[id(node)]) or self._follower(module, node),
        )
        if removals is None or (removals and self._shared(module.code, bindings)):
            return False
        followers = self._followers(module, name, bindings) if scope is None else []
        if scope is None and self._needed_elsewhere(module, name, bindings, followers):
            return False
        grew = self.take([*removals, *followers])
        for binding in bindings:
            if binding.role is Role.PARAMETER and self._setter(module, binding):
                grew = True
                continue
            if still_said(module.code, binding):
                continue
            checked = with_check(module.code, binding, self.dead)
            grew |= self.take(checked) if checked else self._unbind(module, binding)
        return grew

    def _setter(self, module: Module, parameter: Occurrence) -> bool:
        """A method that only set what has gone goes, with the statements or the links of chains that call it."""
        code = module.code
        function = code.function(parameter.node)
        name = self.callers.name_of(code, function) if function is not None else None
        if function is None or name is None or is_constructor(function):
            return False
        body = next((part for part in function.parts if part.kind in code.habits.blocks), None)
        left = [step for step in steps(code, body) if not self.dead.covers(step)] if body is not None else []
        if body is None or not all(self._sets_nothing(code, step) for step in left):
            return False
        sites = self.callers.sites(name, function)
        if sites is None or not (_SETS.match(name) or left):
            return False
        calls = [_call(site) for site in sites]
        if any(call is None for call in calls):
            return False
        return self.take([Removal(code, whole(code, function)), *(call for call in calls if call is not None)])

    def _sets_nothing(self, code: Code, step: Node) -> bool:
        """`return this`, or Go's `return func(c *Client) error { return nil }` of an option."""
        if code.source(step).strip(" ;") in _FLUENT:
            return True
        made = next((part for part in step.descendants() if part.kind == "func_literal"), None)
        if (
            step.kind != "return_statement"
            or made is None
            or code.source(step).removeprefix("return ") != code.source(made)
        ):
            return False
        inner = [one for body in made.parts if body.kind in code.habits.blocks for one in steps(code, body)]
        return all(self.dead.covers(one) or code.source(one) in {"return nil", "return"} for one in inner)

    def _shared(self, code: Code, bindings: list[Occurrence]) -> bool:
        """Whether a binding gives other names a value, too, that are needed: then what asks about this one stays."""
        for binding in bindings:
            holder = binding.node.parent
            if holder is None or holder.kind not in code.habits.patterns or binding.role is not Role.BIND:
                continue
            names = [part for part in holder.descendants() if part.kind in code.habits.lexical]
            if any(
                part is not binding.node and code.source(part) != "_" and not self.dead.covers(part) for part in names
            ):
                return holder.kind not in {"object_pattern", "pair_pattern", "object_assignment_pattern"}
        return False

    def _touched(self, module: Module, name: str, web: Web, scope: Node | None) -> bool:
        """Whether a use of just this value has gone, here or, for what a file offers, in another file."""
        read = [one for one in web.occurrences if one.role is not Role.BIND]
        if any(self.dead.covers(one.node) for one in read or web.occurrences):
            return True
        if self.world.seeded(module, name, web, top=scope is None):
            return True
        if scope is not None:
            return False
        defines = any(one.role is Role.DEFINITION for one in web.occurrences)
        if defines and module.code.region.language in _FLAT and self.world.named_in_another(module, name):
            return True
        return any(
            self.dead.covers(one.node) and (not one.variable or other.names.scope(one) is None)
            for other in self.world.modules
            for one in other.names.by_name.get(name, ())
            if other is not module
        )

    def _exported(self, module: Module, use: Occurrence) -> Removal | None:
        """An entry of `module.exports` or `__all__` that nobody imports."""
        node, code = use.node, module.code
        if node.parent is not None and node.parent.kind in code.habits.exports:
            return Removal(code, node.parent) if not self._imported_elsewhere(module, use.name) else None
        element = node.parent if node.parent is not None and node.parent.kind in code.grammar.pairs else node
        holder = element.parent
        target = holder.parent if holder is not None else None
        if use.role is Role.USE and _exports(code, element):
            own = own_statement(code, element)
            return Removal(code, own) if own is not None and not self._imported_elsewhere(module, use.name) else None
        if target is None or not _exports(code, target):
            return None
        return Removal(code, element) if not self._imported_elsewhere(module, use.name) else None

    def _imported_elsewhere(self, module: Module, name: str) -> bool:
        return any(
            not self.dead.covers(one.node)
            for other in self.world.modules
            if other is not module and not other.test
            for one in other.names.by_name.get(name, ())
            if one.role in {Role.IMPORT, Role.SOURCE, Role.MEMBER}
            or (one.role is Role.BIND and one.node.kind == "shorthand_property_identifier_pattern")
        )

    def _follower(self, module: Module, node: Node) -> Removal | None:
        """What goes with a type: its registration, and a class that nobody knows but as an implementation of it."""
        found = registration(module.code, node)
        around = implementation(module.code, node)
        if found is not None or around is None:
            return found
        own = around.child(*module.code.habits.lexical)
        name = module.code.source(own) if own is not None else ""
        uses = [
            (other, one)
            for other in self.world.modules
            for one in other.names.by_name.get(name, ())
            if not other.test and not one.node.inside(around) and not self.dead.covers(one.node)
        ]
        known = all(registration(other.code, one.node) is not None for other, one in uses)
        return Removal(module.code, whole(module.code, around)) if name and known else None

    def _followers(self, module: Module, name: str, bindings: list[Occurrence]) -> list[Removal]:
        """The same in other files, for a type that goes."""
        if not any(one.role is Role.DEFINITION for one in bindings):
            return []
        found = (
            self._follower(other, one.node)
            for other in self.world.modules
            if other is not module and not other.test
            for one in other.names.by_name.get(name, ())
            if not self.dead.covers(one.node)
        )
        return [removal for removal in found if removal is not None]

    def _needed_elsewhere(
        self, module: Module, name: str, bindings: list[Occurrence], followers: list[Removal]
    ) -> bool:
        """Whether another file uses what this one declares."""
        offered = [one for one in bindings if one.role in {Role.BIND, Role.DEFINITION}]
        if not offered or all(_required(module.code, one) for one in offered):
            return False
        for other in self.world.modules:
            if other is module or other.test:
                continue
            for one in other.names.by_name.get(name, ()):
                goes = any(one.node.inside(removal.node) and removal.keep is None for removal in followers)
                if not goes and not self.dead.covers(one.node) and self._reaches(module, other, one):
                    return True
        return False

    def _reaches(self, module: Module, other: Module, one: Occurrence) -> bool:
        if one.role in {Role.IMPORT, Role.SOURCE}:
            return True
        if one.role is Role.BIND:
            return one.node.kind == "shorthand_property_identifier_pattern" and other.names.scope(one) is None
        if one.role is Role.MEMBER:
            first = one.node.parent.parts[0] if one.node.parent is not None else one.node
            receiver = other.code.source(first)
            return receiver.split(".")[-1].lower().replace("_", "") == module.stem.lower().replace("_", "").replace(
                "-", ""
            )
        if one.role is Role.USE and module.code.shares_globals:
            return other.names.scope(one) is None and not any(
                mine.role in _BINDINGS and other.names.scope(mine) is None and mine.variable == one.variable
                for mine in other.names.by_name[one.name]
            )
        return False

    def _unbind(self, module: Module, binding: Occurrence) -> bool:
        if binding.role is Role.PARAMETER:
            return self.take(self.signatures.without(module, binding))
        removal = unbound(module.code, binding, self.dead)
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


def _call(site: CallSite) -> Removal | None:
    """What goes with a call whose value nobody needs: its statement, or its link of a chain."""
    code, call = site.code, site.arguments.parent
    if call is None or call.kind not in code.grammar.calls:
        return None
    link = linked(code, call)
    if link is not None:
        return Removal(code, call, link)
    if code.region.language == "go" and call.parent is not None and call.parent.kind in code.grammar.arguments:
        return Removal(code, call)
    statement = own_statement(code, call)
    return Removal(code, statement) if statement is not None else None


def _required(code: Code, binding: Occurrence) -> bool:
    """JavaScript: whether a name is only taken out of another module: `const { name } = require('./module')`."""
    binder = next((one for one in binding.node.ancestors() if one.kind == "variable_declarator"), None)
    value = code.source(binder.parts[-1]) if binder is not None and binder.parts[-1].kind == "call_expression" else ""
    return value.startswith("require(")


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
    plain = code.habits.lexical | code.grammar.members | code.grammar.subscripts
    return value is not binding.node and value.kind in plain and value.kind not in code.grammar.calls


def _asks_for_a_token(removal: Removal) -> bool:
    """Whether the new request would go: whoever calls it, it is what the program is rewritten for."""
    node, keep, text = removal.node, removal.keep, removal.code.text
    at = text.find(_GRANT, node.start, node.end)
    while at != -1 and keep is not None and keep.start <= at < keep.end:
        at = text.find(_GRANT, keep.end, node.end)
    return at != -1


def _taken(removal: Removal) -> str:
    """The source that a removal takes out."""
    text, node, keep = removal.code.text, removal.node, removal.keep
    if keep is None:
        return text[node.start : node.end]
    return text[node.start : keep.start] + " " + text[keep.end : node.end]


def _exports(code: Code, node: Node) -> bool:
    """`module.exports = …`, `exports.name = …`."""
    return code.habits.targets.get(node.kind) == "left" and code.source(node.parts[0]).startswith(
        ("module.exports", "exports.")
    )


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
