"""What asks about a name: a guard that only refuses, one side of a condition, a shortcut of a shell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.feed.complaints import collects
from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.demanding import demands_one
from migrator.rewrite.feed.file_tests import locates
from migrator.rewrite.feed.made_here import MadeHere
from migrator.rewrite.feed.other_ways import asks_instead, follows, tells_apart
from migrator.rewrite.feed.polarity import answers, branches, choice, polarity
from migrator.rewrite.feed.statements import REFUSES_IF, bodies, callee, exits, expression, own_statement, steps
from migrator.rewrite.feed.variables import needed
from migrator.rewrite.feed.words import only_jwt

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from migrator.rewrite.code import Code
    from migrator.rewrite.feed.dead import Dead
    from migrator.rewrite.feed.names import Names
    from migrator.rewrite.tree import Node

_QUESTIONS = frozenset({"test_command", "unary_expression", "binary_expression"})
"""Shell: what only asks, not a command that does something."""
_LOOKS = re.compile(
    r"(?i)(?:^|[.:>])(?:l?stat|open|access|read_?file|lookup_?env|getenv|check\w*|validate\w*|exists|decode|parse\w*)$"
)
"""Calls that only look at what they are given."""
_PREDICATES = re.compile(
    r"(?i)(?:^|[.:>])(?:exists|file_?exists|is_?file|is_?readable|can_?read|isNullOr\w+"
    r"|(?:is_?)?(?:empty|blank|present|given|nil)\??|has_?text|isset|len|count|str_?len|trim(?:_?space)?)$"
)
_MAKES = re.compile(r"jwt\.New\w{0,20}\(")
"""Go: what only makes a token that is to be signed: `if token := jwt.New(method); token != nil`."""
_NOTES = re.compile(
    r"[$@]?(?:this->|self\.|this\.)?\w*(?i:err|error|errors|message|msg|reason|fault)(?:\[\])?\s*=\s*(?:\"[^\"\n]*\"|'[^'\n]*');?\s*$"
)
"""A statement that only keeps the words for a fault."""
_ORDERS = frozenset({"<", ">", "<=", ">="})
_CLOCK = re.compile(r"(?i)\bnow\b|\btime\s*\(|\bgetTime\b|TimeMillis\b|\bUtcNow\b")
_OF_EACH = re.compile(r"\.(?:every|some|all|any|All|Any|allMatch|anyMatch|noneMatch)$")
_TELLS = re.compile(r"(?i)(?:^|\.)(?:done|cb|callback|next|reject|send|json|status|end|emit|set)$")
"""Last name of a call that tells the caller of a fault."""


class Guards:
    """Judges what stands around one name: `same` tells its uses, and `pending` goes at the same time."""

    def __init__(
        self,
        code: Code,
        names: Names,
        dead: Dead,
        same: Callable[[Node], bool] = lambda _: False,
        pending: Sequence[Removal] = (),
    ) -> None:
        self._code = code
        self._names = names
        self._dead = dead
        self._same = same
        self._pending = {id(removal.node) for removal in pending}

    def gone(self, node: Node) -> bool:
        """Whether nothing of a node is left."""
        return id(node) in self._pending or self._dead.vanishes(node)

    def needed(self, part: Node) -> list[Node]:
        """The variables in an expression that are not the name in question, and are needed."""
        found = needed(self._code, self._names, self._dead, part, self._same)
        return [node for node in found if not locates(self._code, node, self._same)]

    def guard(self, node: Node) -> Removal | None:  # noqa: PLR0911 - one way out for each shape
        """An `if` about the name alone: it goes when it only refuses, and its body stays when it asked for presence."""
        code, habits = self._code, self._code.habits
        child = node
        for around in node.ancestors():
            if around.kind == "expression_case" and child is around.parts[0]:
                return self._refusal(around, child)
            if around.kind in habits.blocks or (around.kind in code.functions and not _asks_of_each(code, around)):
                return None
            if around.kind in habits.shortcuts:
                return self._shortcut(around, child)
            if around.kind in habits.ifs | {"elif_clause"}:
                break
            child = around
        else:
            return None
        inside = any(child is body or child.kind in habits.clauses for body in bodies(code, around))
        if inside or self._is_act(around, child) or self._does_more(around, child):
            return None
        if self.needed(child):
            return None
        return self._judged(around, child)

    def _judged(self, conditional: Node, condition: Node) -> Removal | None:
        """The whole of an `if` that only refuses, else what it does where there is something."""
        chosen = choice(self._code, conditional, condition)
        if chosen is not None:
            return Removal(self._code, conditional, chosen.stays) if chosen.known else None
        if all(self.harmless(body) for body in branches(self._code, conditional)):
            asked = polarity(self._code, conditional, condition)
            if not any(answers(self._code, body) for body in asked.there):
                return Removal(self._code, conditional)
            if not asked.clear:
                return None
        first = next(iter(branches(self._code, conditional)), None)
        if first is not None and follows(self._code, conditional, first):
            asked = polarity(self._code, conditional, condition)
            return asks_instead(self._code, conditional, condition) if asked.clear and not asked.absent else None
        return self._unwrapped(conditional, condition)

    def refused(self, node: Node) -> Removal | None:
        """A call as a statement that refuses by a condition about the name alone: `throw_if(empty($key), …)`."""
        code = self._code
        calls = (one for one in node.ancestors() if one.kind in code.grammar.calls)
        call = next((one for one in calls if REFUSES_IF.match(callee(code, one))), None)
        listed = call.child(*code.grammar.arguments) if call is not None else None
        statement = own_statement(code, call) if call is not None else None
        if listed is None or statement is None or not listed.parts or not node.inside(listed.parts[0]):
            return None
        joined = any(one.kind in code.habits.joins for one in listed.parts[0].descendants())
        return Removal(code, statement) if not joined and not self.needed(listed.parts[0]) else None

    def _is_act(self, conditional: Node, child: Node) -> bool:
        """Ruby: whether a name stands in what `act if asked` does, unless that only complains of the name."""
        if not conditional.kind.endswith("_modifier") or child is not conditional.parts[0]:
            return False
        return not self.harmless(child) or bool(self.needed(conditional.parts[-1]))

    def _does_more(self, conditional: Node, child: Node) -> bool:
        """Go: whether the statement before the condition does something: `if err := client.Login(); err != nil`."""
        first = conditional.parts[0]
        if first.kind not in self._code.habits.targets or self.gone(first):
            return False
        if child is not first:
            made = first.parts[0].parts and all(map(self._same, first.parts[0].parts))
            return not made or _MAKES.match(self._code.source(first.parts[-1])) is None
        if [self._code.source(part) for part in first.parts[0].parts][:-1] == ["_"]:
            return False  # the value is not even kept
        calls = [node for node in first.descendants() if node.kind in self._code.grammar.calls]
        return not all(_LOOKS.search(callee(self._code, one)) or demands_one(self._code, one) for one in calls)

    def _refusal(self, case: Node, child: Node) -> Removal | None:
        """Go: `case key == "": log.Fatal("no key")` of a switch without a value."""
        inner = [step for part in case.parts[1:] for step in steps(self._code, part)]
        plain = case.parent is not None and case.parent.parts[0].kind == "expression_case"
        if not plain or not inner or self.needed(child):
            return None
        return Removal(self._code, case) if all(exits(self._code, step, self.gone) for step in inner) else None

    def _shortcut(self, listed: Node, child: Node) -> Removal | None:
        """`[ -f "$KEY" ] || exit 1`."""
        test, *actions = listed.parts
        if child is not test or self.needed(test) or listed.parent is None:
            return None
        whole = listed.parent.kind in self._code.habits.blocks
        return Removal(self._code, listed) if whole and all(self.harmless(action) for action in actions) else None

    def harmless(self, body: Node) -> bool:
        """Whether a branch only complains and leaves, or gives the name in question another value."""
        return self._only_refuses(body) or MadeHere(self._code, self._names, self._dead, self._same).only_makes(body)

    def _only_refuses(self, body: Node) -> bool:
        *first, last = steps(self._code, body) or [body]
        leaves = last.kind in self._code.habits.leaves
        return self._complains(last) and all(
            self._complains(step) or (leaves and (self._tells(step) or self._notes(step))) for step in first
        )

    def _complains(self, step: Node) -> bool:
        """Whether a statement only refuses, keeps a complaint for later, or gives the name in question a value."""
        return exits(self._code, step, self.gone) or self._defaults(step) or collects(self._code, step)

    def _defaults(self, step: Node) -> bool:
        """`key = "private.key"` as a statement; `read -r KEY`."""
        binder = step
        while binder.kind in self._code.habits.wraps and len(binder.parts) == 1:
            binder = binder.parts[0]
        asked = [part for part in binder.parts if self._names.asks_for(part)]
        if asked:
            return all(map(self._same, asked))
        if self._code.habits.targets.get(binder.kind) != "left" or not binder.parts:
            return False
        target = binder.parts[0]
        if target.kind in self._code.habits.patterns and len(target.parts) == 1:
            target = target.parts[0]
        return target.kind in self._code.habits.lexical and self._same(target)

    def _notes(self, step: Node) -> bool:
        """`$error = 'no key';` before the branch is left."""
        return _NOTES.match(self._code.source(step)) is not None

    def _tells(self, step: Node) -> bool:
        """`done(error)`, `res.status(500).send(…)`: a call that hands the fault on."""
        call = expression(self._code, step)
        if call is None or call.kind not in self._code.grammar.calls or not _TELLS.search(callee(self._code, call)):
            return False
        return not self.needed(call.parts[-1])

    def _unwrapped(self, conditional: Node, condition: Node) -> Removal | None:
        found = branches(self._code, conditional)
        asked = polarity(self._code, conditional, condition)
        fault, absent = asked.fault, asked.absent
        if not found or conditional.kind == "elif_clause" or len(found) > 2:  # noqa: PLR2004 - if and else
            return None
        if not absent and all(self.harmless(body) for body in found[1:]):
            return Removal(self._code, conditional, found[0])
        told = fault and all(self._tells(step) for step in steps(self._code, found[0]))
        if absent and len(found) == 2 and (told or self.harmless(found[0])):  # noqa: PLR2004
            return Removal(self._code, conditional, found[1])
        return None

    def operand(self, node: Node) -> Removal | None:
        """One side of `and` or `or` that asks about the name alone."""
        code = self._code
        child = node
        for around in node.ancestors():
            if around.kind in code.habits.blocks or around.kind in code.functions:
                return None
            if around.kind in code.grammar.arguments and not self._asks(around):
                return None
            joined = around.kind in code.habits.booleans and len(around.parts) == 2  # noqa: PLR2004 - left and right
            if joined and any(part.kind in code.habits.joins for part in around.children):
                other = around.parts[1] if around.parts[0] is child else around.parts[0]
                if self._needs_side(node, child, other):
                    return None
                return Removal(code, around, other)
            if self._by_the_clock(around, child):
                return None
            child = around
        return None

    def _needs_side(self, node: Node, child: Node, other: Node) -> bool:
        """Whether a side of a condition has to stay: for itself, or because the other one cannot stand for it."""
        if self.needed(child) or (self._code.grammar.commands and child.kind not in _QUESTIONS):
            return True
        return self._asks_alike(other) or tells_apart(self._code, node, other, self)

    def _asks_alike(self, other: Node) -> bool:
        """Whether the other side asks about nothing but the same name: `!value.nil? && !value.empty?`."""
        named = any(
            node.kind in self._code.habits.lexical and self._same(node) for node in (other, *other.descendants())
        )
        return named and not self.needed(other)

    def _by_the_clock(self, compared: Node, node: Node) -> bool:
        """Whether a time is held against the clock: `Date.now() > this.until` asks about the token, not the key."""
        orders = any(child.kind in _ORDERS for child in compared.children)
        if not orders or only_jwt(self._code.source(node)):
            return False
        return any(_CLOCK.search(self._code.source(part)) for part in compared.parts if part is not node)

    def _asks(self, arguments: Node) -> bool:
        """Whether a call only asks about what it is given, `File.Exists(path)`, or takes a condition to refuse by."""
        call = arguments.parent
        name = callee(self._code, call) if call is not None else ""
        return _PREDICATES.search(name) is not None or REFUSES_IF.match(name) is not None


def _asks_of_each(code: Code, function: Node) -> bool:
    """Whether a function is a condition for each of a list: `["iss", "sub"].every(claim => claim in claims)`."""
    listed = function.parent
    listed = listed.parent if listed is not None and listed.kind == "argument" else listed
    call = listed.parent if listed is not None and listed.kind in code.grammar.arguments else None
    return call is not None and _OF_EACH.search(callee(code, call)) is not None
