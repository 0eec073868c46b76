"""What a program says of each setting that it takes: an entry for what nothing reads any more goes.

`[new Argument({name: "client_secret"}), new Argument({name: "private_key"})]`, `settings.Add(new Setting("Key Path"))`:
a framework, or another part of the program, asks the operator for whatever is described so.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.lookups import LOOKS_UP
from migrator.rewrite.feed.names import Role
from migrator.rewrite.feed.rows import NAMES, element_of, makes_list
from migrator.rewrite.feed.statements import called, callee, last_name, own_statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from migrator.rewrite.code import Code
    from migrator.rewrite.feed.names import Names
    from migrator.rewrite.feed.world import Module
    from migrator.rewrite.tree import Node

_MAPPINGS = frozenset({"object", "dictionary", "hash", "array_creation_expression"})
_BUILT = frozenset({"new_expression", "object_creation_expression", "implicit_object_creation_expression"})
_ADDS = re.compile(
    r"(?i)^(?:add|push|append|register|declare|define)(?:_?(?:all|arg\w*|param\w*|option|setting|field|input))?$"
)
"""Last name of a call, perhaps a statement of its own, that adds one more setting to those described."""
_CREDENTIAL = re.compile(r"(?i)[\"':`][\w .-]{0,60}(?:secret|client[ _.-]?id|api[ _.-]?key)")
"""The name of another setting of the same credential."""
_VALUE = re.compile(r"(?i)[\"':]?(?:value(?:_?from)?|contents?|body|data|filename)[\"':]?")
"""Keys of an entry that holds the thing itself."""
_OPTIONAL = re.compile(r"(?i)\b(?:(?:is_?)?required\w{0,12}[\"']?\W{1,6}(?:false|0)\b|optional[\"']?\W{1,6}true\b)")
_METHODS_ARE_CAPITALS = frozenset({"csharp", "go", "java", "powershell"})
"""Languages in which a capital says nothing of what is called."""
_MAKES = re.compile(r"New[A-Z]")
_TITLE = re.compile(r"[\"'`:]\w[\w -]{0,100}[\"'`]?")
_HARMLESS = re.compile(r"(?:^|[.:>\\])(?:_|__|t|gettext|trans|translate|esc_html__)$")
"""Calls that only turn a text into that of another language."""
_LARGEST = 2000


def described(modules: Iterable[Module], code: Code, names: Names, node: Node) -> Removal | None:
    """The entry that says that the program takes the setting of a name; None where that is all we know of it.

    It stands beside one of the client ID or secret, holds nothing that runs, and is never taken by its number.
    """
    row = setting(code, node)
    if row is None or _is_value(code, row) or _runs(code, row):
        return None
    place = _listed(code, row) or _added(code, names, row)
    if place is None:
        return None
    gone, beside, holder = place
    others = (code.text[one.start : min(one.end, one.start + _LARGEST)] for one in beside)
    if not any(map(_CREDENTIAL.search, others)) or _is_numbered(modules, holder):
        return None
    return Removal(code, gone)


def still_described(code: Code, names: Names, name: str) -> Node | None:
    """The first text that says that the program takes a setting of a name, unless it may be missing."""
    if name not in code.text:
        return None
    for node in code.nodes:
        if node.kind not in code.grammar.strings or code.source(node)[1:-1] != name:
            continue
        row = setting(code, node)
        if row is None or _is_value(code, row) or _OPTIONAL.search(code.source(row)):
            continue
        if _listed(code, row) is not None or _added(code, names, row) is not None:
            return node
    return None


def is_title(code: Code, entry: Node) -> bool:
    """Whether an entry only says what something is called: `name: "private_key"`."""
    if len(entry.parts) < 2 or NAMES.fullmatch(code.source(entry.parts[0])) is None:  # noqa: PLR2004 - key and value
        return False
    return _TITLE.fullmatch(code.source(entry.parts[-1])) is not None


def setting(code: Code, node: Node) -> Node | None:
    """The construction, mapping or call that describes a setting: its name comes first, or is its `name`."""
    element = element_of(node)
    around = element.parent
    if around is None or not around.parts:
        return None
    first = around.parts[0]
    if around.kind not in code.grammar.arguments and len(around.parts) > 1 and around.parts[-1] is element:
        return _holder(code, around.parent) if NAMES.fullmatch(code.source(first)) else None
    if around.kind in code.grammar.arguments and first is element and around.parent is not None:
        return _built(code, around.parent)
    return None


def _holder(code: Code, around: Node | None) -> Node | None:
    """The whole of what has an entry `name`: with the construction that is given nothing else."""
    if around is None or around.parent is None:
        return None
    if around.kind in code.grammar.arguments:
        return _built(code, around.parent)
    if around.kind == "literal_value":
        typed = around.parent.kind == "composite_literal"
        row = around.parent if typed else around
        return row.parent if row.parent is not None and row.parent.kind == "unary_expression" else row
    if around.kind not in _MAPPINGS:
        return None
    element = element_of(around)
    listed = element.parent
    if listed is not None and listed.kind in code.grammar.arguments and listed.parent is not None:
        return (_built(code, listed.parent) if len(listed.parts) == 1 else None) or around
    return around


def _built(code: Code, call: Node) -> Node | None:
    """A call that constructs something, or adds a setting: `Argument(…)`, `scheme.add_argument(…)`."""
    if call.kind not in code.grammar.calls:
        return None
    adds = _ADDS.match(called(code, call)) is not None and own_statement(code, call) is not None
    return call if adds or _constructs(code, call) else None


def _constructs(code: Code, call: Node) -> bool:
    """Whether a call makes an object: by a word of the language, or as a class is called."""
    if call.kind in _BUILT:
        return True
    name = called(code, call)
    if code.region.language in _METHODS_ARE_CAPITALS:
        return _MAKES.match(name) is not None
    return name[:1].isupper()


def _is_value(code: Code, row: Node) -> bool:
    """Whether an entry holds a value beside its name: a field of a form, an environment variable that is given."""
    keys = (one.parts[0] for one in row.descendants() if len(one.parts) > 1 and one.kind in _entries(code))
    return any(_VALUE.fullmatch(code.source(key)) for key in keys)


def _entries(code: Code) -> frozenset[str]:
    return frozenset({*code.grammar.pairs, *code.grammar.keywords})


def _runs(code: Code, row: Node) -> bool:
    """Whether making an entry does anything besides: a call, unless it constructs, reads, or is in a function."""
    for node in row.descendants():
        if node.kind not in code.grammar.calls or node is row:
            continue
        if any(one.kind in code.functions and one.inside(row) for one in node.ancestors()):
            continue
        name = callee(code, node)
        if not (_constructs(code, node) or LOOKS_UP.search(last_name(name)) or _HARMLESS.search(name)):
            return True
    return False


def _listed(code: Code, row: Node) -> tuple[Node, list[Node], str] | None:
    """An entry of a list, its neighbours, and the name of the list."""
    element = element_of(row)
    around = element.parent
    if around is None:
        return None
    call = around.parent if around.kind in code.grammar.arguments else None
    lone = 2 if code.region.language == "go" else 1  # `append(list, x)` there, `list.add(x)` elsewhere
    several = call is not None and len(around.parts) > lone and _ADDS.match(last_name(callee(code, call))) is not None
    if not (around.kind in code.grammar.lists or several or (call is not None and makes_list(code, call))):
        return None
    holder = _receiver(code, call) if several and call is not None and lone == 1 else _bound(code, around)
    return element, [one for one in around.parts if one is not element], holder


def _bound(code: Code, listed: Node) -> str:
    """The name that a list is bound to, or that of the function that gives it; empty where it has none."""
    for around in listed.ancestors():
        if around.kind in code.functions:
            own = around.child(*code.habits.lexical)
            return code.source(own) if own is not None else ""
        if around.kind in _entries(code) | code.habits.targets.keys() or "declarat" in around.kind:
            return _last(code.source(around.parts[0]))
    return ""


def _last(source: str) -> str:
    words = re.findall(r"\w+", source[-200:])
    return words[-1] if words else ""


def _receiver(code: Code, call: Node) -> str:
    return _last(callee(code, call).rpartition(last_name(callee(code, call)))[0])


def _added(code: Code, names: Names, row: Node) -> tuple[Node, list[Node], str] | None:
    """A statement that adds an entry, the statements beside it, and the name of what it is added to."""
    for given in (row, *_named(code, names, row)):
        found = _adding(code, given)
        if found is not None:
            statement, holder = found
            around = statement.parent
            beside = [one for one in around.parts if one is not statement] if around is not None else []
            return statement, beside, holder
    return None


def _adding(code: Code, given: Node) -> tuple[Node, str] | None:
    """The statement that adds something, and to what: `list.add(x)`, `list << x`, `$list[] = x`, Go's `append`."""
    if given.kind in code.grammar.calls and _ADDS.match(called(code, given)):
        statement = own_statement(code, given)
        return (statement, _receiver(code, given)) if statement is not None else None
    element = element_of(given)
    around = element.parent
    if around is None or around.parent is None or around.parts[-1] is not element:
        return None
    if around.kind in code.grammar.arguments and _ADDS.match(last_name(callee(code, around.parent))):
        call = around.parent
        statement, holder = own_statement(code, call), _receiver(code, call)
        if statement is None and code.region.language == "go":
            statement, holder = _appended(call), _last(code.source(around.parts[0]))
        return (statement, holder) if statement is not None else None
    joined = around.kind == "binary" and any(one.kind == "<<" for one in around.children)
    if joined or (around.kind == "assignment_expression" and code.source(around.parts[0]).endswith("[]")):
        statement = own_statement(code, around)
        return (statement, _last(code.source(around.parts[0]))) if statement is not None else None
    return None


def _appended(call: Node) -> Node | None:
    """Go: `list = append(list, x)`."""
    listed = call.parent
    around = listed.parent if listed is not None and len(listed.parts) == 1 else None
    return around if around is not None and around.kind == "assignment_statement" else None


def _named(code: Code, names: Names, row: Node) -> Iterator[Node]:
    """Where a variable that holds an entry stands: `key = Argument("key")`, then `scheme.add_argument(key)`."""
    binder = row.parent
    while binder is not None and binder.kind == "expression_list":
        binder = binder.parent
    if binder is None or binder.kind not in code.habits.targets or len(binder.parts) < 2:  # noqa: PLR2004
        return
    target = binder.parts[0]
    own = next((one for one in (target, *target.descendants()) if one.kind in code.habits.lexical), None)
    bound = names.at(own) if own is not None else None
    if bound is None or bound.role is not Role.BIND:
        return
    scope = names.scope(bound)
    for one in names.by_name[bound.name]:
        if one.role is Role.USE and names.scope(one) is scope and one.node.start > row.end:
            yield one.node


def _is_numbered(modules: Iterable[Module], holder: str) -> bool:
    """Whether a list of some name is taken from by number."""
    if not holder:
        return False
    taken = re.compile(rf"\b{re.escape(holder)}(?:\(\))?(?:\.(?:get|ElementAt|at|fetch|remove)\(|\[)\s{{0,4}}-?\d")
    return any(taken.search(module.code.text) is not None for module in modules)
