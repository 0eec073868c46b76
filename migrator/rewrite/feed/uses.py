"""Whether a use of a name can go, and what goes with it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.feed.cases import impossible
from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.names import Role, asks_for
from migrator.rewrite.feed.scratch import SENDS
from migrator.rewrite.feed.statements import bare, bodies, callee, exits, expression, own_statement, shows, steps
from migrator.rewrite.feed.words import SELVES, flat, only_jwt

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from migrator.rewrite.code import Code
    from migrator.rewrite.feed.dead import Dead
    from migrator.rewrite.feed.names import Names, Occurrence
    from migrator.rewrite.tree import Node

_REQUIRED = re.compile(
    r"(?i)requir|demand|mandatory|missing|needed|expected|check|validat|assert|(?:^|[.\s])(?:all|any|every|some|find|filter|forEach"
    r"|compact|none|map|in_?array|include\??|includes|contains|array_(?:diff|intersect|flip|fill)\w*)$|keys|params?$|vars?$|fields?$|__all__"
)
_ABOUT_ITSELF = re.compile(
    r"(?i)^(?:length|size|count|success\??|is_?\w*|exists\w*|empty\??|nil\?|blank\?|present\?|trim|strip|startsWith|includes|split)$"
)
_FORMATS = re.compile(
    r"(?i)^(?:format|f?s?printf|sprint\w*|str|string|repr|valueOf|toString|to_s|inspect|stringify|dumps|encode|decode|join|substr\w*"
    r"|slice|(?:mb_)?str_?len|count|len|length|size|trim|escape\w*|quote\w*|print_r|var_export|json_encode|exists|is_?file)$"
)
IDENTIFIES = re.compile(r"(?i)(?<![a-z])(?:ims_?)?org|organi[sz]ation|tenant|company|sandbox|api_?key|client_?id")
"""Names of what the program works for: what it says of them is no word about the assertion."""
_QUESTIONS = frozenset({"test_command", "unary_expression", "binary_expression"})
"""Shell: what only asks, not a command that does something."""
_LOOKS = re.compile(
    r"(?i)(?:^|[.:>])(?:l?stat|open|access|read_?file|lookup_?env|getenv|check\w*|validate\w*|exists|decode|parse\w*)$"
)
"""Calls that only look at what they are given."""
_PREDICATES = re.compile(
    r"(?i)(?:^|[.:>])(?:exists|file_?exists|is_?file|is_?readable|can_?read|isNullOr\w+|is_?empty|is_?blank|has_?text|isset"
    r"|empty)$"
)
_AROUND = frozenset(
    {
        "argument",
        "parenthesized_expression",
        "composite_literal",
        "expression_list",
        "literal_value",
        "implicit_array_creation_expression",
        "array_creation_expression",
    }
)
_LOOPED = _AROUND | {"range_clause"}
_ABSENT = re.compile(
    r"(?i)^(?:!|not\b|empty|-z\b)|(?:(?<!!)===?|is|-eq)\s*(?:null|undefined|None|nil|''|\"\"|false)|isEmpty|IsNullOr|\.empty|nil\?|blank\?"
)
_FILLS = re.compile(r"\.(?:Raw|Unmarshal|Decode|Scan|Export|As)$")
"""Go: calls that fill what their last argument points to."""
_OPTION_LINE = re.compile(r"(?P<words>-{1,2}[\w-]+(?:[ ,|=]{1,3}-{1,2}[\w-]+)?)")
_SETTING = re.compile(r"(?:export\s+)?(?P<key>[\w.-]+)\s*[=:]\s*[\"']?(?P<value>\$\{?\w+\}?)[\"']?")
_NOTES = re.compile(
    r"[$@]?(?:this->|self\.|this\.)?\w*(?i:err|error|errors|message|msg|reason|fault)(?:\[\])?\s*=\s*(?:\"[^\"\n]*\"|'[^'\n]*');?\s*$"
)
"""A statement that only keeps the words for a fault."""
_FAULT = re.compile(r"(?i)^\w*(?:err|error|exc|exception)(?:\s*!==?\s*(?:null|undefined))?$")
"""A condition that asks whether something went wrong."""
_TELLS = re.compile(r"(?i)(?:^|\.)(?:done|cb|callback|next|reject|send|json|status|end|emit|set)$")
"""Last name of a call that tells the caller of a fault."""


class Uses:
    """Judges the uses of names in one stretch of code."""

    def __init__(self, code: Code, names: Names, dead: Dead) -> None:
        self.code = code
        self.names = names
        self.dead = dead
        self._pending: set[int] = set()

    def _gone(self, node: Node) -> bool:
        return id(node) in self._pending or self.dead.vanishes(node)

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
        for node in nodes:
            inside = any(removal.keep is None and node.inside(removal.node) for removal in removals)
            if found[id(node)] is None and not inside:
                return None
        return removals

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
        self._pending = {id(removal.node) for removal in pending}
        node = self._asked(node)
        statement = self.code.statement(node)
        again = self._again(node, same) or ((self._never(node) or self._written(node)) if data else None)
        if again is not None:
            return again
        if data:
            changed = None if alias else self._sunk(statement, node) or self._change(node) or self._filled(node)
            if changed is not None:
                return changed
            shown = None if IDENTIFIES.search(self.code.source(node)) else self._shown(statement, node, same)
            if shown is not None:
                return shown if self._bare(node) else None
        if statement.kind in self.code.habits.deletes:
            return Removal(self.code, statement if len(statement.parts) == 1 else node)
        if not self._bare(node):
            return None
        return self._guard(node, same) or self._operand(node, same) or self._listed(node)

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
        if parent.kind not in self.code.grammar.members:
            return True
        return _ABOUT_ITSELF.search(self.code.source(parent.parts[-1])) is not None

    def _shown(self, statement: Node, node: Node, same: Callable[[Node], bool]) -> Removal | None:
        """A statement that only shows or checks the name, or the one word of it that does."""
        code = self.code
        if not shows(code, statement) or statement.parent is None or self._speaks(statement, node):
            return None
        if not self._merely_written(statement, node) or self._shows_more(statement, node, same):
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

    def _shows_more(self, statement: Node, node: Node, same: Callable[[Node], bool]) -> bool:
        """Whether a log line also shows what stays, and the name is not one of the old flow's alone."""
        call = expression(self.code, statement)
        listed = call.child(*self.code.grammar.arguments) if call is not None else None
        if listed is None or self.code.grammar.commands or only_jwt(self.code.source(node)):
            return False
        return bool(self._others(listed, same))

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

    def _merely_written(self, statement: Node, node: Node) -> bool:
        """Whether the name is shown itself, not handed to another call whose value is shown."""
        shown = expression(self.code, statement)
        for around in node.ancestors():
            if around is shown or around is statement:
                return True
            if around.kind in self.code.functions:
                return False
            if around.kind in self.code.grammar.calls and not _FORMATS.search(_last(callee(self.code, around))):
                return False
        return False

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
        if top.kind in code.grammar.calls and code.habits.mutators.search(_last(callee(code, top))):
            return self._whole(top)
        return None

    def _filled(self, node: Node) -> Removal | None:
        """Go: a call that only gives the variable a value, with its check: `if err := set.Raw(&key); err != nil`."""
        code, pointer = self.code, node.parent
        if code.region.language != "go" or pointer is None or code.source(pointer) != f"&{code.source(node)}":
            return None
        call = next((one for one in pointer.ancestors() if one.kind == "call_expression"), None)
        if call is None or pointer.parent is not call.parts[-1] or not _FILLS.search(callee(code, call)):
            return None
        checks = next(one for one in call.ancestors() if one.kind in code.habits.ifs or one.kind in code.habits.blocks)
        if checks.kind not in code.habits.ifs:
            return self._whole(call)
        inner = [step for body in bodies(code, checks) for step in steps(code, body)]
        first = call.inside(checks.parts[0]) and checks.parts[0].kind in code.habits.targets
        refuses = first and bool(inner) and all(exits(code, step, self._gone) for step in inner)
        return Removal(code, checks) if refuses else None

    def _is_receiver(self, node: Node, parent: Node) -> bool:
        grammar, habits = self.code.grammar, self.code.habits
        if not parent.parts or parent.parts[0] is not node:
            return False
        return parent.kind in grammar.members | grammar.subscripts | grammar.calls | habits.transparent

    def _whole(self, node: Node) -> Removal | None:
        statement = own_statement(self.code, node)
        return Removal(self.code, statement) if statement is not None else None

    def _guard(self, node: Node, same: Callable[[Node], bool]) -> Removal | None:  # noqa: PLR0911 - one way out for each shape
        """An `if` about the name alone: it goes when it only refuses, and its body stays when it asked for presence."""
        code, habits = self.code, self.code.habits
        child = node
        for around in node.ancestors():
            if around.kind == "expression_case" and child is around.parts[0]:
                return self._refusal(around, child, same)
            if around.kind in habits.blocks or around.kind in code.functions:
                return None
            if around.kind in habits.shortcuts:
                return self._shortcut(around, child, same)
            if around.kind in habits.ifs | {"elif_clause"}:
                break
            child = around
        else:
            return None
        inside = any(child is body or child.kind in habits.clauses for body in bodies(code, around))
        if inside or self._is_act(around, child, same) or self._does_more(around, child):
            return None
        if self._others(child, same):
            return None
        if all(self._harmless(body, same) for body in bodies(code, around)):
            return Removal(code, around)
        return self._unwrapped(around, child, same)

    def _is_act(self, conditional: Node, child: Node, same: Callable[[Node], bool]) -> bool:
        """Ruby: whether a name stands in what `act if asked` does, unless that only complains of the name."""
        if not conditional.kind.endswith("_modifier") or child is not conditional.parts[0]:
            return False
        return not self._harmless(child, same) or bool(self._others(conditional.parts[-1], same))

    def _does_more(self, conditional: Node, child: Node) -> bool:
        """Go: whether the statement before the condition does something: `if err := client.Login(); err != nil`."""
        first = conditional.parts[0]
        if first.kind not in self.code.habits.targets or self._gone(first):
            return False
        if child is not first:
            return True
        calls = [node for node in first.descendants() if node.kind in self.code.grammar.calls]
        return not all(_LOOKS.search(callee(self.code, call)) for call in calls)

    def _refusal(self, case: Node, child: Node, same: Callable[[Node], bool]) -> Removal | None:
        """Go: `case key == "": log.Fatal("no key")` of a switch without a value."""
        inner = [step for part in case.parts[1:] for step in steps(self.code, part)]
        plain = case.parent is not None and case.parent.parts[0].kind == "expression_case"
        if not plain or not inner or self._others(child, same):
            return None
        return Removal(self.code, case) if all(exits(self.code, step, self._gone) for step in inner) else None

    def _shortcut(self, listed: Node, child: Node, same: Callable[[Node], bool]) -> Removal | None:
        """`[ -f "$KEY" ] || exit 1`."""
        test, *actions = listed.parts
        if child is not test or self._others(test, same) or listed.parent is None:
            return None
        whole = listed.parent.kind in self.code.habits.blocks
        return Removal(self.code, listed) if whole and all(self._harmless(action, same) for action in actions) else None

    def _harmless(self, body: Node, same: Callable[[Node], bool] = lambda _: False) -> bool:
        """Whether a branch only complains and leaves, or gives the name in question another value."""
        *first, last = steps(self.code, body) or [body]
        leaves = last.kind in self.code.habits.leaves
        return (exits(self.code, last, self._gone) or self._defaults(last, same)) and all(
            exits(self.code, step, self._gone)
            or self._defaults(step, same)
            or (leaves and (self._tells(step, same) or self._notes(step)))
            for step in first
        )

    def _defaults(self, step: Node, same: Callable[[Node], bool]) -> bool:
        """`key = "private.key"` as a statement; `read -r KEY`."""
        binder = step
        while binder.kind in self.code.habits.wraps and len(binder.parts) == 1:
            binder = binder.parts[0]
        if any(asks_for(self.code, part) for part in binder.parts):
            return all(same(part) for part in binder.parts if asks_for(self.code, part))
        if self.code.habits.targets.get(binder.kind) != "left" or not binder.parts:
            return False
        target = binder.parts[0]
        if target.kind in self.code.habits.patterns and len(target.parts) == 1:
            target = target.parts[0]
        return target.kind in self.code.habits.lexical and same(target)

    def _notes(self, step: Node) -> bool:
        """`$error = 'no key';` before the branch is left."""
        return _NOTES.match(self.code.source(step)) is not None

    def _tells(self, step: Node, same: Callable[[Node], bool]) -> bool:
        """`done(error)`, `res.status(500).send(…)`: a call that hands the fault on."""
        call = expression(self.code, step)
        if call is None or call.kind not in self.code.grammar.calls or not _TELLS.search(callee(self.code, call)):
            return False
        return not self._others(call.parts[-1], same)

    def _unwrapped(self, conditional: Node, condition: Node, same: Callable[[Node], bool]) -> Removal | None:
        found = list(bodies(self.code, conditional))
        asked = self.code.source(bare(self.code, condition)).strip("([ ])")
        fault = _FAULT.search(asked) is not None
        absent = fault or _ABSENT.search(asked) is not None
        if not found or conditional.kind == "elif_clause" or len(found) > 2:  # noqa: PLR2004 - if and else
            return None
        if not absent and all(self._harmless(body, same) for body in found[1:]):
            return Removal(self.code, conditional, found[0])
        told = fault and all(self._tells(step, same) for step in steps(self.code, found[0]))
        if absent and len(found) == 2 and (told or self._harmless(found[0], same)):  # noqa: PLR2004
            return Removal(self.code, conditional, found[1])
        return None

    def _others(self, part: Node, same: Callable[[Node], bool]) -> list[Node]:
        """The variables in an expression that are not the name in question, and are needed."""
        result = []
        for node in (part, *part.descendants()):
            if node.kind not in self.code.habits.lexical or same(node) or self.dead.covers(node):
                continue
            if self.code.source(node) in SELVES:
                continue
            occurrences = self.names.by_name.get(self.names.key(node), ())
            role = next((one.role for one in occurrences if one.node is node), None)
            if role in {Role.USE, Role.SHORT} and self.is_variable(occurrences, node):
                result.append(node)
        return result

    def is_variable(self, occurrences: list[Occurrence] | tuple[()], node: Node) -> bool:
        """Whether a name is a variable or parameter here, not a function, module or something built in."""
        own = next((one for one in occurrences if one.node is node), None)
        if own is None or node.kind in {"variable_name", "variable"}:
            return own is not None
        scope = self.names.scope(own)
        bound = [one for one in occurrences if self.names.scope(one) is scope and one.role is Role.BIND]
        given = any(self.names.scope(one) is scope and one.role is Role.PARAMETER for one in occurrences)
        return given or any(not self._is_module(one.node) for one in bound)

    def _is_module(self, bound: Node) -> bool:
        """`const fs = require('fs')`."""
        value = bound.parent.parts[-1] if bound.parent is not None else bound
        return value.kind in self.code.grammar.calls and callee(self.code, value) == "require"

    def _operand(self, node: Node, same: Callable[[Node], bool]) -> Removal | None:
        """One side of `and` or `or` that asks about the name alone."""
        code = self.code
        child = node
        for around in node.ancestors():
            if around.kind in code.habits.blocks or around.kind in code.functions:
                return None
            if around.kind in code.grammar.arguments and not self._asks(around):
                return None
            joined = around.kind in code.habits.booleans and len(around.parts) == 2  # noqa: PLR2004 - left and right
            if joined and any(part.kind in code.habits.joins for part in around.children):
                if self._others(child, same) or (code.grammar.commands and child.kind not in _QUESTIONS):
                    return None
                other = around.parts[1] if around.parts[0] is child else around.parts[0]
                return Removal(code, around, other)
            child = around
        return None

    def _asks(self, arguments: Node) -> bool:
        """Whether a call only asks about what it is given: `File.Exists(path)`."""
        call = arguments.parent
        return call is not None and _PREDICATES.search(callee(self.code, call)) is not None

    def _listed(self, node: Node) -> Removal | None:
        """One element of a list that only names what is required."""
        element = element_of(node)
        if element.parent is not None and element.parent.kind in self.code.grammar.pairs:
            return self.checked(element_of(element.parent))
        parent = element.parent
        if parent is None or parent.kind not in self.code.grammar.lists or len(parent.parts) < 2:  # noqa: PLR2004
            return None
        return Removal(self.code, element) if self.requires(parent) else None

    def checked(self, entry: Node) -> Removal | None:
        """One entry of a mapping that a loop goes through on the spot, only to refuse what is missing.

        `for … := range map[string]string{…}`, `for (… of Object.entries({…}))`.
        """
        around = entry.parent
        lists = self.code.grammar.lists | _LOOPED | {"object"}
        while around is not None and (around.kind in lists or self._goes_through(around)):
            around = around.parent
        if around is None or around.kind not in self.code.habits.loops:
            return None
        asks = [step for body in bodies(self.code, around) for step in steps(self.code, body)]
        ifs = self.code.habits.ifs
        only = all(step.kind in ifs and all(self._harmless(one) for one in bodies(self.code, step)) for step in asks)
        return Removal(self.code, entry) if only else None

    def _goes_through(self, node: Node) -> bool:
        """Whether a node is a call that only lists the entries of a mapping, or its arguments."""
        call = node.parent if node.kind in self.code.grammar.arguments else node
        return call is not None and call.kind in self.code.grammar.calls and callee(self.code, call) == "Object.entries"

    def requires(self, listed: Node) -> bool:
        """Whether a list literal names what has to be there: by the variable, key or call that takes it."""
        code = self.code
        around = listed.parent
        while around is not None and around.kind in code.grammar.arguments | _AROUND:
            around = around.parent
        if around is None:
            return False
        if around.kind in code.habits.loops | {"range_clause", "for_in_clause"}:
            return True
        if around.kind in code.grammar.calls:
            return _REQUIRED.search(_last(callee(code, around))) is not None
        if around.kind in code.grammar.members:
            return around.parts[-1] is not listed and _REQUIRED.search(code.source(around.parts[-1])) is not None
        if around.kind in code.habits.targets or around.kind in code.grammar.pairs or "declarat" in around.kind:
            return _REQUIRED.search(code.source(around.parts[0])) is not None
        return False


def _fills(code: Code, redirect: Node) -> bool:
    """Whether a redirection writes to a file."""
    return code.source(redirect).lstrip("0123456789").startswith(">")


def _modes(code: Code, words: list[Node]) -> bool:
    """`chmod 600 "$file"`."""
    return len(words) == 2 and code.source(words[0]).isalnum()  # noqa: PLR2004 - mode and file


def element_of(node: Node) -> Node:
    """The element of a list that a node is, with what some grammars put around it."""
    while (
        node.parent is not None
        and node.parent.kind in {"array_element_initializer", "literal_element", "argument"}
        and len(node.parent.parts) == 1
    ):
        node = node.parent
    return node


def _last(name: str) -> str:
    return re.split(r"[.:>\s]", name.rstrip("!?"))[-1] if name else ""
