"""C#: what only demands that a setting is there: `_ = key ?? throw …;`, `RuleFor`, and `Validate(o => …)`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.statements import callee, last_name, own_statement, unlinked

if TYPE_CHECKING:
    from migrator.rewrite.code import Code
    from migrator.rewrite.feed.guards import Guards
    from migrator.rewrite.tree import Node

_DISCARDS = re.compile(r"_\s{0,4}=[^=]")
_THROWS = "throw_expression"
_OPTIONS = re.compile(r"\bAddOptions(?:WithValidateOnStart)?<")
"""What begins the chain of calls that Microsoft.Extensions.Options describes settings with."""


def is_demand(code: Code, statement: Node) -> bool:
    """Whether a statement keeps nothing of a value, and throws where there is none."""
    if code.region.language != "csharp" or _DISCARDS.match(code.source(statement)) is None:
        return False
    return any(node.kind == _THROWS for node in statement.descendants())


def validation(code: Code, node: Node, guards: Guards) -> Removal | None:
    """What validates options by a condition that asks about nothing but what a node names."""
    if code.region.language != "csharp":
        return None
    condition = next((one for one in node.ancestors() if one.kind == "lambda_expression"), None)
    listed = condition.parent.parent if condition is not None and condition.parent is not None else None
    call = listed.parent if listed is not None and listed.kind in code.grammar.arguments else None
    if condition is None or call is None or guards.needed(condition.parts[-1]):
        return None
    if _asks_about_others(code, node, condition, guards):
        return None  # one side of the condition goes, as of any other
    if callee(code, call) == "RuleFor":
        return _rule(code, call)
    validates = last_name(callee(code, call)) == "Validate" and _OPTIONS.search(callee(code, call)) is not None
    return unlinked(code, call) if validates else None


def _asks_about_others(code: Code, node: Node, condition: Node, guards: Guards) -> bool:
    """Whether a condition asks about another setting, too: `o => o.ClientId != null && o.Key != null`."""
    name, parameter = code.source(node).rpartition(".")[2], code.source(condition.parts[0]).strip("()")
    return any(
        one.kind in code.grammar.members
        and code.source(one.parts[0]) == parameter
        and code.source(one.parts[-1]) != name
        and not guards.gone(one)
        for one in condition.parts[-1].descendants()
    )


def _rule(code: Code, call: Node) -> Removal | None:
    """FluentValidation: the statement `RuleFor(x => x.Key).NotEmpty();`, however long its chain."""
    top = call
    while top.parent is not None and top.parent.kind in code.grammar.members | code.grammar.calls:
        top = top.parent
    own = own_statement(code, top)
    return Removal(code, own) if own is not None else None
