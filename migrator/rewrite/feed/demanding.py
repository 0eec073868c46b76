"""A call that only demands that something is there: `checkRequired(options, "privateKey")`, whatever it is called.

The functions meant are the program's own, known by what they do: they look, and refuse or complain. What such a call
answers is nobody's, where it is a statement.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from migrator.rewrite.feed.called_names import class_name, name_of
from migrator.rewrite.feed.complaints import collects
from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.names import Names
from migrator.rewrite.feed.statements import callee, exits, last_name, own_statement
from migrator.rewrite.feed.words import SELVES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_NAME = re.compile(r"[\w.-]+")
_LOOKS = re.compile(
    r"(?i)^(?:get(?:_?(?:attr|env|item|string|str|text|value|property|option|param\w*|or_?default))?|fetch|dig|has\w*|contains\w*|includes?|key|is_?\w*|exists\w*|empty|nil|blank|present|trim\w*|strip|split|join"
    r"|explode|implode|array_key_exists|in_array|count|len|length|size|keys|values|entries|items|str|string|to_?string|to_s|to_sym"
    r"|format|sprintf|sprint\w*|value_?of|getattr|lookup_?env|stat|reduce|filter|for_?each|some|every|all|any|typeof|(?:to_?)?(?:lower|upper)\w*|replace\w*)$"
)
"""Last name of a call that only looks at what it is given, or spells it."""
_ASKS_OUTSIDE = re.compile(
    r"(?i)^fetch$|(?:^|\.)(?:https?\w*|requests|axios|got|client|session|api|net|urllib\w*|curl\w*)\."
)
"""A request is no look, whatever its last name."""
_FAULT = re.compile(r"\b(?:errors\.New|fmt\.Errorf)\(")
_SYMBOLS = frozenset({"simple_symbol"})
_THROWS = frozenset({"throw_statement", "throw_expression", "raise_statement"})
_REST = frozenset(
    {
        "rest_pattern",
        "list_splat_pattern",
        "splat_parameter",
        "variadic_parameter",
        "spread_parameter",
        "variadic_parameter_declaration",
    }
)
"""Parameters that take any number of arguments."""
_SEVERAL = 2


def demand(codes: Iterable[Code], code: Code, node: Node) -> Removal | None:
    """What takes a name out of what is demanded: the call whose one name it is, or the name beside others."""
    listed = _arguments(code, node)
    call = listed.parent if listed is not None else None
    if listed is None or call is None or call.kind not in code.grammar.calls:
        return None
    names = _names(code, listed)
    element = next((part for part in names if _value(part) is node), None)
    takes_any = _is_demander(codes, code, call) if element is not None else None
    if element is None or takes_any is None:
        return None
    statement = own_statement(code, call)
    if len(names) > 1:
        return Removal(code, element) if takes_any else None
    return Removal(code, statement) if statement is not None else None


def demands_one(code: Code, call: Node) -> bool:
    """Whether a call only demands, and no more than one thing: `if err := need("KEY"); err != nil`."""
    listed = call.child(*code.grammar.arguments)
    return listed is not None and len(_names(code, listed)) < _SEVERAL and _is_demander((code,), code, call) is not None


def _names(code: Code, listed: Node) -> list[Node]:
    """The arguments that are names of something."""
    return [part for part in listed.parts if _is_name(code, _value(part))]


class Definition(NamedTuple):
    """A function of a name: whether it only demands, takes any number of arguments, and of which class it is."""

    demands: bool
    takes_any: bool
    of_class: str


def _is_demander(codes: Iterable[Code], code: Code, call: Node) -> bool | None:
    """Whether what a call calls takes any number of arguments; None where it may do more than demand.

    Every function of the name has to be one that only demands, and the call one of a function of the program.
    """
    path, _, name = callee(code, call).removeprefix("await ").replace("->", ".").replace("::", ".").rpartition(".")
    found = [one for other in codes for one in other.once(definitions).get(name.lstrip("$"), ())]
    if not found or not all(one.demands and _may_be(code, path.strip(), one) for one in found):
        return None
    return all(one.takes_any for one in found)


def _may_be(code: Code, path: str, one: Definition) -> bool:
    """Whether a call on `path`, which is empty for a bare name, is one of the function."""
    if one.of_class:
        implied = code.habits.fields_are_names or code.region.language == "ruby"
        return path in {*SELVES, "static", one.of_class} or (not path and implied)
    names = {name for imported in code.facts.imports for name in (*imported.names, _last(imported.module))}
    return not path or path in SELVES or path in names


def _last(module: str) -> str:
    return re.split(r"[./\\]", module.rstrip("/"))[-1]


def only_demanded(code: Code, node: Node, statement: Node) -> bool:
    """Whether a statement is a call of such a function of the file, to which a node is given."""
    call = next((one for one in (statement, *statement.descendants()) if one.kind in code.grammar.calls), None)
    listed = call.child(*code.grammar.arguments) if call is not None else None
    if call is None or listed is None or not node.inside(listed) or own_statement(code, call) is not statement:
        return False
    return _is_demander((code,), code, call) is not None


def definitions(code: Code) -> dict[str, list[Definition]]:
    """The functions of a file, by their names."""
    found: defaultdict[str, list[Definition]] = defaultdict(list)
    for function in code.nodes if not code.grammar.commands else ():
        name = name_of(code, function) if function.kind in code.functions and function.parts else None
        if name is not None:
            takes_any = any(node.kind in _REST for part in function.parts[:-1] for node in part.descendants())
            of_class = class_name(code, function) or ""
            found[name.lstrip("$")].append(Definition(_only_refuses(code, function), takes_any, of_class))
    return dict(found)


def _only_refuses(code: Code, function: Node) -> bool:
    """Whether a function refuses or complains and does nothing else: it looks, and keeps it in own variables."""
    inner = list(function.parts[-1].descendants())
    refusals = [node for node in inner if _refuses(code, node)]
    said = [node for node in inner if node.kind not in code.habits.leaves and exits(code, node, lambda _: False)]
    return bool(refusals) and all(
        any(node.inside(one) for one in (*refusals, *said))
        or (_looks(code, node) and not _changes(code, function, node))
        for node in inner
    )


def _refuses(code: Code, node: Node) -> bool:
    """Whether a node ends the program or the function with a fault, or keeps the fault for later."""
    if node.kind in _THROWS or collects(code, node):
        return True
    if code.region.language == "go" and node.kind == "return_statement":
        return _FAULT.search(code.source(node)) is not None
    return node.kind in code.grammar.calls and code.habits.exits.search(callee(code, node)) is not None


def _looks(code: Code, node: Node) -> bool:
    if node.kind not in code.grammar.calls:
        return True
    return _LOOKS.match(_called(code, node)) is not None and _ASKS_OUTSIDE.search(callee(code, node)) is None


def _changes(code: Code, function: Node, node: Node) -> bool:
    """Whether a node gives something else than a variable of the function a value, or makes something for somebody."""
    if node.kind in {"yield", "await_expression", "await", "delete_statement", "object_creation_expression"}:
        return True
    gives = code.habits.targets.get(node.kind) == "left" or node.kind in {"update_expression", "augmented_assignment"}
    if not gives or not node.parts:
        return False
    target, names = node.parts[0], code.once(Names)
    if target.kind not in code.habits.lexical | code.habits.patterns:
        return True
    named = [one for one in (target, *target.descendants()) if one.kind in code.habits.lexical]
    found = [(one, names.at(one)) for one in named]
    scopes = [names.scope(known) if known is not None else None for _, known in found]
    return not all(scope is not None and scope.inside(function) for scope in scopes)


def _called(code: Code, call: Node) -> str:
    return last_name(callee(code, call)).lstrip("$")


def _arguments(code: Code, node: Node) -> Node | None:
    """The arguments that a node is one of."""
    around = node.parent
    around = around.parent if around is not None and around.kind == "argument" else around
    return around if around is not None and around.kind in code.grammar.arguments else None


def _value(argument: Node) -> Node:
    return argument.parts[0] if argument.kind == "argument" and argument.parts else argument


def _is_name(code: Code, node: Node) -> bool:
    if node.kind in _SYMBOLS:
        return True
    return node.kind in code.grammar.strings and _NAME.fullmatch(code.source(node).strip("\"'`")) is not None
