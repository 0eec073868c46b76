"""Which branch of a condition is for what is there, and whether that branch gives the answer.

`if (jwt != null) { return exchange(jwt); }` refuses nothing: what it does stays when nothing asks for the assertion.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.statements import bare, bodies, callee, steps

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_PARTS = re.compile(r"&&|\|\||\b(?:and|or)\b")
_ABSENT = re.compile(
    r"(?i)^(?:!|not\b|empty|-z\b)|(?:(?<!!)===?|is|-eq)\s*(?:null|undefined|None|nil|''|\"\"|false)|isEmpty|IsNullOr|\.empty|nil\?|blank\?"
)
_NOT_EMPTY = re.compile(
    r"(?i)^(?:!(?!=)|not\b).{0,200}(?:isEmpty|isBlank|IsNullOr|\.empty|\bempty\(|nil\?|blank\?|is_null)"
)
"""A part of a condition that asks for presence by denying that there is nothing."""
_PRESENT = re.compile(
    r"(?i)^(?:!!\s?)?[$@:]?[\w.$@>?:-]+$|(?:!==?|is\s+not|-ne)\s*(?:null|undefined|None|nil|''|\"\")|^isset\b|isPresent"
    r"|present\?|hasText|isNot(?:Blank|Empty)|(?:len\w*|size|count)\S*\s*(?:>|!==?)\s*0"
)
_FAULT = re.compile(r"(?i)^\w*(?:err|error|exc|exception)(?:\s*!==?\s*(?:null|undefined))?$")
"""A condition that asks whether something went wrong."""
COMPLAINS = re.compile(
    r"(?i)err|fail|reject|invalid|\bbad|status|abort|exception|problem|warn|missing|unauthor|refus|den(?:y|ied)|usage|redirect"
)
"""What is called to answer that something is wrong."""
_RETURNS = frozenset({"return_statement", "return"})


_NO = re.compile(r"(?i)none|null|nil|undefined|false|''|\"\"|0|-1")
_HELD = re.compile(r"[\"'][\w.-]{1,80}[\"']\s+(?P<no>not\s+)?in\s+[\w.$]{1,80}")
"""Whether a mapping holds a key."""
_ENTRY = re.compile(r"\[[\"'][\w.-]{1,80}[\"']\]?")


class Choice(NamedTuple):
    """The branch that stays of a condition; None where it cannot be told."""

    stays: Node | None


class Polarity(NamedTuple):
    """What a condition asks: whether its first branch is for what is missing, or for a fault."""

    absent: bool
    fault: bool
    clear: bool
    """Whether it asks for nothing but that."""
    there: list[Node]
    """The branches for what is there."""


def polarity(code: Code, conditional: Node, condition: Node) -> Polarity:
    """What a condition asks for, by how it is written."""
    asked = code.source(bare(code, condition)).strip("([ ])")
    parts = [part.strip("([ ])") for part in _PARTS.split(asked)]
    fault = _FAULT.search(asked) is not None
    denied = conditional.kind.startswith("unless")
    absent = any(map(_is_absent, parts)) is not denied
    clear = any(map(_is_absent, parts)) or all(map(_is_present, parts))
    found = branches(code, conditional)
    return Polarity(absent or fault, fault, clear, found[1:] if absent or fault else found[:1])


def asks_for(code: Code, condition: Node) -> bool | None:
    """Whether a condition asks that something is there (True) or that it is missing; None where it asks for more."""
    asked = code.source(bare(code, condition)).strip("([ ])")
    parts = [part.strip("([ ])") for part in _PARTS.split(asked)]
    if all(map(_is_absent, parts)):
        return False
    return True if all(map(_is_present, parts)) else None


def branches(code: Code, conditional: Node) -> list[Node]:
    """The bodies of a condition; of `act if asked` what is done."""
    modifies = conditional.kind.endswith("_modifier")
    return conditional.parts[:1] if modifies else list(bodies(code, conditional))


def _is_absent(part: str) -> bool:
    return _ABSENT.search(part) is not None and _NOT_EMPTY.match(part) is None


def _is_present(part: str) -> bool:
    return _PRESENT.search(part) is not None or _NOT_EMPTY.match(part) is not None


def answers(code: Code, body: Node) -> bool:
    """Whether a branch ends with the value of a call, one that does not say that something is wrong."""
    last = next(iter(steps(code, body)[-1:]), body)
    calls = [node for node in last.descendants() if node.kind in code.grammar.calls]
    outer = [one for one in calls if not any(one is not other and one.inside(other) for other in calls)]
    return last.kind in _RETURNS and any(COMPLAINS.search(callee(code, one)) is None for one in outer)


def choice(code: Code, conditional: Node, condition: Node) -> Choice | None:
    """What stays of a condition that chooses between values; None where it does not, or a call makes one of them.

    `if "private_key" in config: return "jwt" … else: return "oauth"`: what is given where nothing is there, or, where
    that only says no, what is given where something is.
    """
    found = branches(code, conditional)
    values = [_value(code, body) for body in found]
    if len(found) < 2 or "" in values or any(answers(code, body) for body in found):  # noqa: PLR2004 - if and else
        return None
    asked = _asks(code, condition)
    several = len(found) > 2 or any(part.kind == "elif_clause" for part in conditional.parts)  # noqa: PLR2004
    if several or asked is None or all(map(_says_no, values)):
        return Choice(None)
    there, other = (0, 1) if asked else (1, 0)
    return Choice(found[there] if _says_no(values[other]) else found[other])


def _value(code: Code, body: Node) -> str:
    """What a branch ends in giving; empty where it gives nothing."""
    last = next(iter(steps(code, body)[-1:]), body)
    return code.source(last.parts[0]) if last.kind in _RETURNS and last.parts else ""


def _says_no(value: str) -> bool:
    return _NO.fullmatch(value) is not None


def _asks(code: Code, condition: Node) -> bool | None:
    """The same as `asks_for`, of keys in a mapping and of entries, too."""
    asked = code.source(bare(code, condition)).strip("([ ])")
    parts = [part.strip("( )") for part in _PARTS.split(asked)]
    held = [_HELD.fullmatch(part) for part in parts]
    if all(match is not None and not match["no"] for match in held):
        return True
    if all(match is not None and match["no"] for match in held):
        return False
    plain = [_ENTRY.sub("", part) for part in parts]
    if all(map(_is_absent, plain)):
        return False
    return True if all(map(_is_present, plain)) else None


def unreachable(removal: Removal) -> Iterator[Removal]:
    """What stands after a branch that leaves, once nothing asks for it any more: Java compiles nothing of that kind."""
    code, around, keep = removal.code, removal.node.parent, removal.keep
    if keep is None or around is None or removal.node.kind not in code.habits.ifs:
        return
    last = next(iter(steps(code, keep)[-1:]), keep)
    if last.kind not in code.habits.leaves or around.kind not in code.habits.blocks | {"statement_list"}:
        return
    kept = code.functions | code.grammar.classes | code.habits.clauses | code.grammar.comments
    for node in around.parts[around.parts.index(removal.node) + 1 :]:
        if node.kind not in kept:
            yield Removal(code, node)
