"""A branch for a key that is there no more: `if ($name === 'private_key') { … }` in a loop over the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.rewrite.feed.choices import TERNARIES
from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.statements import bodies, steps

if TYPE_CHECKING:
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_EQUAL = frozenset({"==", "==="})
_UNEQUAL = frozenset({"!=", "!==", "<>"})
_COMPARES = frozenset({"binary", "binary_expression", "binary_operator", "comparison_operator"})
_MODIFIERS = frozenset({"if_modifier"})
_CLAUSES = frozenset({"else_if_clause", "elsif"})
_THREE = 3


def impossible(code: Code, key: Node) -> Removal | None:
    """What goes with a comparison that can hold no more; None where the text is compared with nothing."""
    if code.grammar.commands or key.parent is None:
        return None
    if key.parent.kind in {"case_statement", "pattern"}:
        return _label(code, key)
    compared = key.parent
    operators = {child.kind for child in compared.children if not child.named}
    if compared.kind not in _COMPARES or not operators & (_EQUAL | _UNEQUAL) or len(compared.parts) != 2:  # noqa: PLR2004
        return None
    condition = compared
    while condition.parent is not None and condition.parent.kind in code.habits.transparent:
        condition = condition.parent
    return _branch(code, condition, equal=bool(operators & _EQUAL))


def _branch(code: Code, condition: Node, *, equal: bool) -> Removal | None:  # noqa: PLR0911 - one way out for each shape
    """The conditional around a condition, with the branch that stays in its place."""
    holder = condition.parent
    if holder is None:
        return None
    if holder.kind in TERNARIES and len(holder.parts) == _THREE and holder.parts[0] is condition:
        return Removal(code, holder, holder.parts[2 if equal else 1])
    if holder.kind in _MODIFIERS and holder.parts[-1] is condition and equal:
        return Removal(code, holder)
    found = list(bodies(code, holder))
    chained = any(part.kind in _CLAUSES for part in holder.parts)
    if holder.kind in _CLAUSES:
        alone = equal and len(found) == 1 and not chained
        return Removal(code, holder) if alone else None
    if holder.kind not in code.habits.ifs or holder.parts[0] is not condition or chained or not found:
        return None
    if not equal:
        return Removal(code, holder, found[0])
    return Removal(code, holder) if len(found) == 1 else Removal(code, holder, found[1])


def _label(code: Code, key: Node) -> Removal | None:
    """A case of a switch by this one key, which no other falls into."""
    case = key.parent
    if case is None:
        return None
    if case.kind == "pattern":
        when = case.parent
        single = when is not None and sum(part.kind == "pattern" for part in when.parts) == 1
        return Removal(code, when if single and when is not None else case)
    if case.parts[0] is not key or not _leaves(code, case):
        return None
    before = case.before()
    falls = before is not None and before.kind == case.kind and not _leaves(code, before)
    return None if falls else Removal(code, case)


def _leaves(code: Code, case: Node) -> bool:
    inner = [step for part in case.parts[1:] for step in steps(code, part)]
    return bool(inner) and inner[-1].kind in code.habits.leaves
