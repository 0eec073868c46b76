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
    r"(?i)^(?:!|not\b|empty|-z\b)|(?:(?<!!)===?|is|-eq)\s*(?:null|undefined|None|nil|''|\"\"|false|string\.empty)|isEmpty|IsNullOr"
    r"|\.empty|nil\?|blank\?|\.equals(?:IgnoreCase)?\(\s?\"\"|^\"\"\.equals|(?:len\w*|size|count)\S*\s*===?\s*0$"
)
_NOT_EMPTY = re.compile(
    r"(?i)^(?:!(?!=)|not\b).{0,200}(?:isEmpty|isBlank|IsNullOr|\.empty|\bempty\(|nil\?|blank\?|is_null"
    r"|\.equals(?:IgnoreCase)?\(\s?\"\"|\"\"\.equals)"
)
"""A part of a condition that asks for presence by denying that there is nothing."""
_PRESENT = re.compile(
    r"(?i)^(?:!!\s?)?[$@:]?[\w.$@>?:-]+$|(?:!==?|is\s+not|-ne)\s*(?:null|undefined|None|nil|''|\"\"|string\.empty)|^isset\b|isPresent"
    r"|present\?|hasText|isNot(?:Blank|Empty)|(?:len\w*|size|count)\S*\s*(?:>|!==?)\s*0"
)
_FAULT = re.compile(r"(?i)^\w*(?:err|error|exc|exception)(?:\s*!==?\s*(?:null|undefined))?$")
"""A condition that asks whether something went wrong."""
COMPLAINS = re.compile(
    r"(?i)err|fail|reject|invalid|\bbad|status|abort|exception|problem|warn|missing|unauthor|refus|den(?:y|ied)|usage|redirect"
)
"""What is called to answer that something is wrong."""
RETURNS = frozenset({"return_statement", "return"})
"""Statements that give an answer."""


_NO = re.compile(r"(?i)(?:none|null|nil|undefined|false|''|\"\"|0|-1)\s*(?:,|$)")
_NEW = re.compile(r"(?i)oauth|client_?-?credentials|s2s|server_?-?to_?-?server")
"""What a value says that means the new sign-in."""
_HELD = re.compile(r"[\"'][\w.-]{1,80}[\"']\s+(?P<no>not\s+)?in\s+[\w.$]{1,80}")
"""Whether a mapping holds a key."""
_ENTRY = re.compile(r"\[[\"'][\w.-]{1,80}[\"']\]?")


class Choice(NamedTuple):
    """What stays of a condition, where that is known: a branch, or nothing of it."""

    known: bool
    stays: Node | None = None


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
    return last.kind in RETURNS and any(COMPLAINS.search(callee(code, one)) is None for one in outer)


def choice(code: Code, conditional: Node, condition: Node) -> Choice | None:
    """What stays of a condition that chooses between values; None where it does not, or a call makes one of them.

    `if "private_key" in config: return "jwt" … return "oauth"`: where the second value only says no, what is given for
    what is there; where it says that it means the new sign-in, that one. Of other values nothing is known: whoever asks
    for them may do the exchange for the first.
    """
    found = branches(code, conditional)
    if not found or any(answers(code, body) for body in found):
        return None
    after = _following(code, conditional) if len(found) == 1 else None
    values = [_value(code, body) for body in found] + ([_value(code, after)] if after is not None else [])
    if len(values) < 2 or "" in values or all(map(_says_no, values)):  # noqa: PLR2004 - if and else
        return None
    asked = _asks(code, condition)
    several = len(values) > 2 or any(part.kind == "elif_clause" for part in conditional.parts)  # noqa: PLR2004
    if several or asked is None:
        return Choice(known=False)
    there, other = (0, 1) if asked else (1, 0)
    if _says_no(values[there]):
        return None
    if not _says_no(values[other]) and _NEW.search(values[other]) is None:
        return Choice(known=False)
    stays = there if _says_no(values[other]) else other
    return Choice(known=True, stays=found[stays] if stays < len(found) else None)


def _following(code: Code, conditional: Node) -> Node | None:
    """The `return` right after a condition."""
    after = conditional.after()
    while after is not None and (not after.named or after.kind in code.grammar.comments):
        after = after.after()
    return after if after is not None and after.kind in RETURNS else None


def _value(code: Code, body: Node) -> str:
    """What a branch ends in giving; empty where it gives nothing."""
    last = next(iter(steps(code, body)[-1:]), body)
    return code.source(last.parts[0]) if last.kind in RETURNS and last.parts else ""


def _says_no(value: str) -> bool:
    """Whether a value is nothing, or says that something is wrong."""
    return _NO.match(value) is not None or COMPLAINS.search(value) is not None


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
