"""Whether a use of a name can go, and what goes with it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.feed.cache_keys import keyed_less
from migrator.rewrite.feed.cases import impossible
from migrator.rewrite.feed.choices import chosen
from migrator.rewrite.feed.claims_go import named_claims
from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.demanding import only_demanded
from migrator.rewrite.feed.guards import Guards
from migrator.rewrite.feed.kept_under import kept_under
from migrator.rewrite.feed.listings import among, unchecked, unlisted
from migrator.rewrite.feed.lookups import LOOKS_UP
from migrator.rewrite.feed.pointed_go import flag_variable
from migrator.rewrite.feed.scratch import SENDS
from migrator.rewrite.feed.shown_entries import merely_written, shown_entry, shows_more
from migrator.rewrite.feed.statements import (
    bodies,
    callee,
    exits,
    expression,
    last_name,
    own_statement,
    reads_key,
    refuses_nothing,
    shows,
    steps,
)
from migrator.rewrite.feed.tables import untabled
from migrator.rewrite.feed.validation_csharp import is_demand, validation
from migrator.rewrite.feed.wiped import wiped
from migrator.rewrite.feed.words import IDENTIFIES, flat, only_jwt

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from migrator.rewrite.code import Code
    from migrator.rewrite.feed.dead import Dead
    from migrator.rewrite.feed.names import Names, Occurrence
    from migrator.rewrite.tree import Node

_ABOUT_ITSELF = re.compile(
    r"(?i)^(?:length|size|count|success\??|is_?\w*|exists\w*|empty\??|nil\?|blank\?|present\?|trim|strip|startsWith|includes|split|equals)$"
)
_LISTS = frozenset({"expression_list", "tuple"})
_FILLS = re.compile(r"\.(?:Raw|Unmarshal|Decode|Scan|Export|As)$")
"""Go: calls that fill what their last argument points to."""
_OPTION_LINE = re.compile(r"(?P<words>-{1,2}[\w-]+(?:[ ,|=]{1,3}-{1,2}[\w-]+)?)")
_SETTING = re.compile(r"(?:export\s+)?(?P<key>[\w.-]+)\s*[=:]\s*[\"']?(?P<value>\$\{?\w+\}?)[\"']?")


_CLAIM = re.compile(r"[@$]?\w+(?:\.|->|\[\s*[\"':]?)(?:exp|iat|nbf|jti|iss|sub|aud)[\"']?\s*\]?\s*:?=(?!=)")
"""A claim put into what a caller gave: no other use than that of an assertion."""


class Uses:
    """Judges the uses of names in one stretch of code."""

    def __init__(self, code: Code, names: Names, dead: Dead) -> None:
        self.code = code
        self.names = names
        self.dead = dead

    def absorb_all(
        self,
        nodes: list[Node],
        *,
        data: bool,
        alias: bool = False,
        bound: Sequence[Node] = (),
        special: Callable[[Node], Removal | None] = lambda _: None,
    ) -> list[Removal] | None:
        """What goes with all uses of a name, which is bound at `bound`; None where one of them is needed.

        An `alias` is another name for what others hold, too: a change of it counts.
        """
        identities = {id(node) for node in (*nodes, *bound)}
        found = {
            id(node): special(node) or self.absorb(node, lambda one: id(one) in identities, data=data, alias=alias)
            for node in nodes
        }
        removals = [removal for removal in found.values() if removal is not None]
        removals += [removal for node in nodes for removal in named_claims(self, node)[1:]]
        for node in nodes:
            inside = any(removal.keep is None and node.inside(removal.node) for removal in removals)
            if found[id(node)] is None and not inside:
                return None
        return removals

    def absorb_parameter(self, function: Node, parameter: Occurrence) -> list[Removal] | None:
        """What goes with all uses of a function's parameter; None where one of them is needed."""
        uses = [
            one.node
            for one in self.names.by_name[parameter.name]
            if one is not parameter and self.names.scope(one) is function and not self.dead.covers(one.node)
        ]
        return self.absorb_all(uses, data=False)

    def absorb(
        self,
        node: Node,
        same: Callable[[Node], bool],
        *,
        data: bool,
        alias: bool = False,
        pending: Sequence[Removal] = (),
    ) -> Removal | None:
        """What goes with a use of a name; None where the use is needed.

        `same` tells the other uses of what is going; `data` is true for a variable, whose changes count for nothing
        once nobody reads it. `pending` goes at the same time.
        """
        guards = Guards(self.code, self.names, self.dead, same, pending)
        node = self._asked(node)
        statement = self.code.statement(node)
        again = self._again(node, same) or (
            (self._never(node) or self._written(node) or kept_under(self.code, node)) if data else None
        )
        again = again or (Removal(self.code, statement) if self._reads_alone(node, statement, guards) else None)
        again = again or validation(self.code, node, guards) or wiped(self.code, node, same)
        again = again or keyed_less(self.code, node) or next(iter(named_claims(self, node)), None)
        again = again or (self._change(node) if not data and _CLAIM.match(self.code.source(statement)) else None)
        if again is not None:
            return again
        if data:
            changed = None if alias else self._sunk(statement, node) or self._change(node) or self._filled(node, guards)
            if changed is not None:
                return changed
            entry = shown_entry(self.code, statement, node, guards.needed, guards.gone)
            identifies = entry is not None or IDENTIFIES.search(self.code.source(node)) is not None
            shown = None if identifies else self._shown(statement, node, guards)
            if entry is not None or shown is not None:
                return entry or (shown if self._bare(node) else None)
        if statement.kind in self.code.habits.deletes:
            return self._forgotten(statement, node)
        if not self._bare(node) or self._asks_about_others(node, guards):
            return None
        plain = Guards(self.code, self.names, self.dead, pending=pending)
        asked = among(self.code, node, guards.gone) or chosen(self.code, node, guards)
        asked = asked or guards.guard(node) or guards.refused(node) or guards.operand(node)
        listed = asked or unlisted(self.code, node, plain.harmless)
        return listed or untabled(self.code, node, plain.harmless)

    def _forgotten(self, statement: Node, node: Node) -> Removal:
        """One of what a statement forgets or names, with the entry taken out of it; the statement with the last."""
        listed, element = statement, node
        for around in node.ancestors():
            if around is statement or around.kind in _LISTS:
                listed = around
                break
            element = around
        alone = all(part is element or self.dead.covers(part) for part in listed.parts)
        return Removal(self.code, statement if alone else element)

    def _reads_alone(self, node: Node, statement: Node, guards: Guards) -> bool:
        """Whether a statement only finds out whether the key can be read, or is there."""
        if only_demanded(self.code, node, statement):
            call = expression(self.code, statement)
            listed = call.child(*self.code.grammar.arguments) if call is not None else None
            return not guards.needed(listed or statement)
        asks = any(ask(self.code, statement) for ask in (reads_key, is_demand, refuses_nothing))
        return asks and not guards.needed(statement)

    def checked(self, entry: Node) -> Removal | None:
        """One entry of a mapping that a loop goes through on the spot, only to refuse what is missing."""
        return unchecked(self.code, entry, Guards(self.code, self.names, self.dead).harmless)

    def _written(self, node: Node) -> Removal | None:
        """Shell: a line `NAME=$NAME` of what a heredoc writes, or `--name WHAT  default $NAME` of a help text."""
        code, whole = self.code, node.parent
        if whole is None or whole.parent is None or whole.parent.kind != "heredoc_body":
            return None
        line = code.text[code.line_start(whole.start) : code.line_end(whole.end)].strip()
        told = _OPTION_LINE.match(line)
        if told is not None and flat(code.source(node)) in {flat(word) for word in re.split(r"[ ,|=]+", told["words"])}:
            return Removal(code, whole)
        match = _SETTING.fullmatch(line)
        named = match is not None and match["value"] == code.source(whole)
        ours = match is not None and (only_jwt(match["key"]) or flat(match["key"]) == flat(code.source(node)))
        return Removal(code, whole) if named and ours else None

    def _never(self, node: Node) -> Removal | None:
        """A comparison with the key itself."""
        is_key = node.kind in self.code.grammar.strings or "symbol" in node.kind
        return impossible(self.code, node) if is_key else None

    def _asked(self, node: Node) -> Node:
        """PHP: `defined('NAME')` in place of the string that names the constant."""
        if node.kind not in self.code.grammar.strings or self.code.grammar.commands:
            return node
        call = next((around for around in node.ancestors() if around.kind in self.code.grammar.calls), None)
        return call if call is not None and callee(self.code, call).lower() == "defined" else node

    def _again(self, node: Node, same: Callable[[Node], bool]) -> Removal | None:
        """`now = now + x`: a use that only makes the next value of the same name."""
        for around in node.ancestors():
            if around.kind in self.code.habits.blocks or around.kind in self.code.functions:
                return None
            if around.kind in self.code.habits.targets and around.parts and self._gives(around, same):
                return self._whole(around)
        return None

    def _gives(self, binder: Node, same: Callable[[Node], bool]) -> bool:
        target = binder.parts[0]
        return target.kind in self.code.habits.lexical and same(target)

    def _bare(self, node: Node) -> bool:
        """Whether the thing itself is meant, not something else that is read from it."""
        parent = node.parent
        if parent is None or not parent.parts or parent.parts[0] is not node:
            return True
        if parent.kind in self.code.grammar.subscripts:
            return False
        if parent.kind == "method_invocation" and len(parent.parts) > 2:  # noqa: PLR2004 - receiver, name, arguments
            return LOOKS_UP.search(self.code.source(parent.parts[1])) is None
        if parent.kind not in self.code.grammar.members:
            return True
        return _ABOUT_ITSELF.search(self.code.source(parent.parts[-1])) is not None

    def _shown(self, statement: Node, node: Node, guards: Guards) -> Removal | None:
        """A statement that only shows or checks the name, or the one word of it that does."""
        code = self.code
        if not shows(code, statement) or statement.parent is None or self._speaks(statement, node):
            return None
        if not merely_written(code, statement, node) or shows_more(code, statement, node, guards.needed):
            return None
        if code.grammar.commands:
            if code.function(statement) is not None and code.habits.logs.search(callee(code, statement)):
                return None  # what a function prints is its value
            words = statement.parts[1:]
            word = next((part for part in words if node.inside(part)), None)
            lists = callee(code, statement) == ":" or code.habits.checks.search(callee(code, statement)) is not None
            if lists and len(words) > 1 and word is not None:
                return Removal(code, word)
        return Removal(code, statement)

    def _sunk(self, statement: Node, node: Node) -> Removal | None:
        """A statement that only fills, or takes away, the file that a variable names."""
        code = self.code
        if statement.parent is None or statement.parent.kind not in code.habits.blocks:
            return None
        redirect = next((one for one in node.ancestors() if one.kind == "file_redirect"), None)
        if redirect is not None:
            fills = redirect.parent is statement and _fills(code, redirect) and not SENDS.search(code.source(statement))
            return Removal(code, statement) if fills else None
        call = expression(code, statement)
        listed = call.child(*code.grammar.arguments) if call is not None else None
        if call is None or call.kind not in code.grammar.calls or not code.habits.sinks.search(callee(code, call)):
            return None
        words = listed.parts if listed is not None else call.parts[1:]
        named = [word for word in words if not code.source(word).startswith("-")]
        if _modes(code, named):
            named = named[1:]
        if code.grammar.commands and len(named) > 1:  # `rm -f "$claims" "$answer"`
            return next((Removal(code, word) for word in named if node.inside(word)), None)
        if not named or not (named[0] in {node, node.parent} or (code.grammar.commands and node.inside(named[0]))):
            return None
        fits = listed is not None or len(named) == 1
        return Removal(code, statement) if fits else None

    def _speaks(self, statement: Node, node: Node) -> bool:
        """Whether a name is the one that shows: `logger` in `logger.info(...)`."""
        call = expression(self.code, statement)
        if call is None or call.kind not in self.code.grammar.calls:
            return False
        listed = call.child(*self.code.grammar.arguments)
        return listed is not None and node.end <= listed.start

    def _change(self, node: Node) -> Removal | None:
        """A statement that only changes the object: `claims[x] = y`, `claims.put(x, y)`."""
        code = self.code
        top = node
        while top.parent is not None and self._is_receiver(top, top.parent):
            top = top.parent
        if top is node:
            return None
        binder = top.parent
        if binder is not None and code.habits.targets.get(binder.kind) == "left" and binder.parts[0] is top:
            return self._whole(binder)
        if binder is not None and binder.kind == "expression_list" and binder.parent is not None:
            outer = binder.parent
            if code.habits.targets.get(outer.kind) == "left" and outer.parts[0] is binder and len(binder.parts) == 1:
                return self._whole(outer)
        if top.kind in code.grammar.calls and code.habits.mutators.search(last_name(callee(code, top))):
            return self._whole(top)
        return None

    def _filled(self, node: Node, guards: Guards) -> Removal | None:
        """Go: what only gives the variable a value: an option, a call with its check: `if err := set.Raw(&key); …`."""
        code, pointer = self.code, node.parent
        if code.region.language != "go" or pointer is None or code.source(pointer) != f"&{code.source(node)}":
            return None
        if (flag := flag_variable(code, node)) is not None:
            return Removal(code, flag)
        call = next((one for one in pointer.ancestors() if one.kind == "call_expression"), None)
        if call is None or pointer.parent is not call.parts[-1] or not _FILLS.search(callee(code, call)):
            return None
        checks = next(one for one in call.ancestors() if one.kind in code.habits.ifs or one.kind in code.habits.blocks)
        if checks.kind not in code.habits.ifs:
            return self._whole(call)
        inner = [step for body in bodies(code, checks) for step in steps(code, body)]
        first = call.inside(checks.parts[0]) and checks.parts[0].kind in code.habits.targets
        refuses = first and bool(inner) and all(exits(code, step, guards.gone) for step in inner)
        return Removal(code, checks) if refuses else None

    def _is_receiver(self, node: Node, parent: Node) -> bool:
        grammar, habits = self.code.grammar, self.code.habits
        if not parent.parts or parent.parts[0] is not node:
            return False
        return parent.kind in grammar.members | grammar.subscripts | grammar.calls | habits.transparent

    def _asks_about_others(self, node: Node, guards: Guards) -> bool:
        """Whether a name is what a call asks something else by: `is_blank(self.client_id)`."""
        code = self.code
        around = (one for _, one in zip(range(2), node.ancestors(), strict=False))
        call = next((one for one in around if one.kind in code.grammar.calls), None)
        listed = call.child(*code.grammar.arguments) if call is not None else None
        if call is None or listed is None or code.grammar.commands or node.end > listed.start:
            return False
        if not callee(code, call).endswith(code.source(node)):
            return False
        asked = [part for part in listed.parts if part.kind not in {*code.grammar.comments, *code.grammar.strings}]
        return any(not guards.gone(part) and not only_jwt(code.source(part)) for part in asked)

    def _whole(self, node: Node) -> Removal | None:
        statement = own_statement(self.code, node)
        return Removal(self.code, statement) if statement is not None else None


def _fills(code: Code, redirect: Node) -> bool:
    """Whether a redirection writes to a file."""
    return code.source(redirect).lstrip("0123456789").startswith(">")


def _modes(code: Code, words: list[Node]) -> bool:
    """`chmod 600 "$file"`."""
    return len(words) == 2 and code.source(words[0]).isalnum()  # noqa: PLR2004 - mode and file
