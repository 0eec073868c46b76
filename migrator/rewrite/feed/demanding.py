"""A call that only demands that something is there: `checkRequired(options, "privateKey")`, whatever it is called.

The functions meant are the program's own, known by what they do: they look, and refuse or complain. What such a call
answers is nobody's, where it is a statement.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.feed.complaints import collects
from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.statements import callee, exits, last_name, own_statement

if TYPE_CHECKING:
    from collections.abc import Iterable

    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_NAME = re.compile(r"[\w.-]+")
_LOOKS = re.compile(
    r"(?i)^(?:get\w*|fetch|dig|has\w*|contains\w*|includes?|key|is_?\w*|exists\w*|empty|nil|blank|present|trim\w*|strip|split|join"
    r"|explode|implode|array_key_exists|in_array|count|len|length|size|keys|values|entries|items|str|string|to_?string|to_s|to_sym"
    r"|format|sprintf|sprint\w*|value_?of|getattr|lookup_?env|stat|reduce|filter|for_?each|some|every|all|any|typeof|(?:to_?)?(?:lower|upper)\w*|replace\w*)$"
)
"""Last name of a call that only looks at what it is given, or spells it."""
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


def demand(codes: Iterable[Code], code: Code, node: Node) -> Removal | None:
    """What takes a name out of what is demanded: the call whose one name it is, or the name beside others."""
    listed = _arguments(code, node)
    call = listed.parent if listed is not None else None
    statement = own_statement(code, call) if call is not None and call.kind in code.grammar.calls else None
    if listed is None or call is None or statement is None:
        return None
    found = [rest for one in codes if (rest := one.once(demanders).get(_called(code, call))) is not None]
    names = [part for part in listed.parts if _is_name(code, _value(part))]
    if not found or not any(_value(part) is node for part in names):
        return None
    if len(names) == 1:
        return Removal(code, statement)
    element = next(part for part in names if _value(part) is node)
    return Removal(code, element) if all(found) else None


def only_demanded(code: Code, node: Node, statement: Node) -> bool:
    """Whether a statement is a call of such a function of the file, to which a node is given."""
    call = next((one for one in (statement, *statement.descendants()) if one.kind in code.grammar.calls), None)
    listed = call.child(*code.grammar.arguments) if call is not None else None
    if call is None or listed is None or not node.inside(listed) or own_statement(code, call) is not statement:
        return False
    return _called(code, call) in code.once(demanders)


def demanders(code: Code) -> dict[str, bool]:
    """The functions of a file that only demand; whether they take any number of arguments."""
    found: dict[str, bool] = {}
    for function in code.nodes if not code.grammar.commands else ():
        name = _own_name(code, function) if function.kind in code.functions else ""
        if name and function.parts and _only_refuses(code, function.parts[-1]):
            found[name] = any(node.kind in _REST for part in function.parts[:-1] for node in part.descendants())
    return found


def _own_name(code: Code, function: Node) -> str:
    """The name of a function, or of the variable or field that holds it."""
    names = [part for part in function.parts[:-1] if part.kind in code.habits.lexical]
    if code.region.language == "go":
        names = names[:1] if function.kind == "function_declaration" else _method_names(function)
    holder = function.parent
    if holder is not None and holder.kind == "expression_list" and len(holder.parts) == 1:
        function, holder = holder, holder.parent  # Go: `check := func(name, value string) { … }`
    if holder is not None and holder.kind in code.habits.targets and holder.parts[-1] is function:
        target = holder.parts[0]
        target = target.parts[0] if target.kind == "expression_list" else target
        names = [target.parts[-1] if target.kind in code.grammar.members else target]
    return code.source(names[-1]).lstrip("$") if names else ""


def _method_names(function: Node) -> list[Node]:
    """Go: the name of a method, which stands after its receiver."""
    name = function.child("field_identifier")
    return [name] if name is not None else []


def _only_refuses(code: Code, body: Node) -> bool:
    """Whether a body refuses or complains, and does nothing else: it looks, and keeps what it saw in own variables."""
    inner = list(body.descendants())
    refusals = [node for node in inner if _refuses(code, node)]
    said = [node for node in inner if node.kind not in code.habits.leaves and exits(code, node, lambda _: False)]
    return bool(refusals) and all(
        any(node.inside(one) for one in (*refusals, *said)) or (_looks(code, node) and not _changes(code, node))
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
    return node.kind not in code.grammar.calls or _LOOKS.match(_called(code, node)) is not None


def _changes(code: Code, node: Node) -> bool:
    """Whether a node gives something else than an own variable a value, or makes a function for somebody."""
    if node.kind in {"yield", "await_expression", "await", "delete_statement", "object_creation_expression"}:
        return True
    gives = code.habits.targets.get(node.kind) == "left" or node.kind in {"update_expression", "augmented_assignment"}
    return gives and bool(node.parts) and node.parts[0].kind not in code.habits.lexical | code.habits.patterns


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
