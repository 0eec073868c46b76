"""Assignments that only give a field, or a member of an object, its value."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.pointed_go import flag_variable, pointing_entry
from migrator.rewrite.feed.statements import own_statement
from migrator.rewrite.feed.words import SELVES, only_jwt

if TYPE_CHECKING:
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_ACCOUNT = re.compile(r"(?i)tech(?:nical)?_?acc(?:oun)?t|meta_?scope")
"""What the value says, whatever the member is called; a private key is also what other objects have."""

_SIGNS = re.compile(r"(?i)private[._-]?key|\bjwt\b|jsrsasign|\bjose\b|\bsign\w*\(|adobelogin\.com/[cs]/|\bent_[a-z]\w+")
_PROTOTYPE = re.compile(r"[\w$]+\.prototype")


def assignment(code: Code, node: Node, name: str, *, known: bool = False) -> Removal | None:
    """`this.name = value`; `anything.name = value` where the name is `known`, or belongs to the old flow alone."""
    member = node.parent if node.parent is not None and node.parent.kind in code.grammar.members else node
    given = flag_variable(code, member) or pointing_entry(code, member)
    if given is not None:
        return Removal(code, given)
    binder = member.parent
    while binder is not None and binder.kind in {"expression_list", "left_assignment_list"} and len(binder.parts) == 1:
        member, binder = binder, binder.parent
    if binder is None or code.habits.targets.get(binder.kind) != "left" or binder.parts[0] is not member:
        return None
    receiver = code.source(member.parts[0]) if member is not node and member.parts else ""
    if (
        receiver not in SELVES
        and member is not node
        and not (known or only_jwt(name) or offered(code, node) or of_prototype(code, node))
    ):
        return None
    if binder.parent is not None and binder.parent.kind == "initializer_expression":
        return Removal(code, binder)
    if binder.kind == "operator_assignment" and is_value(binder):
        return None
    own = own_statement(code, binder)
    return Removal(code, own) if own is not None else None


def is_given_old(code: Code, node: Node) -> bool:
    """Whether a member gets a value that only the assertion needed: `settings.account = os.environ["TECH_ACCT"]`."""
    binder = node.parent.parent if node.parent is not None else None
    if binder is None or code.habits.targets.get(binder.kind) != "left" or binder.parts[0] is not node.parent:
        return False
    value = binder.parts[-1]
    more = code.functions | frozenset(code.grammar.pairs)  # what else it holds may be needed
    single = not any(part.kind in more for part in (value, *value.descendants()))
    return single and _ACCOUNT.search(code.source(value)) is not None


def offered(code: Code, node: Node) -> bool:
    """`exports.name = function …`: what a module offers under a name."""
    member = node.parent
    binder = member.parent if member is not None else None
    if member is None or binder is None or code.habits.targets.get(binder.kind) != "left":
        return False
    if code.source(member.parts[0]) not in {"exports", "module.exports"} or binder.parts[0] is not member:
        return False
    return binder.parts[-1].kind in code.functions


_PRIVATE = re.compile(r"\bprivate\b")
_CREATIONS = frozenset({"object_creation_expression", "implicit_object_creation_expression"})


def begins_alone(code: Code, node: Node) -> bool:
    """Java and C#: whether a field is private and begins as a new object: `private Map<…> claims = new HashMap<>()`."""
    declarator = node.parent
    if not code.habits.overloads or declarator is None or not declarator.parts:
        return False
    field = next((one for one in declarator.ancestors() if one.kind == "field_declaration"), None)
    if field is None or _PRIVATE.search(code.text[field.start : node.start]) is None:
        return False
    return any(one.kind in _CREATIONS for one in (declarator.parts[-1], *declarator.parts[-1].parts[:1]))


def of_prototype(code: Code, node: Node) -> bool:
    """`Client.prototype.name = function …` that signs: a method, as it was written before there were classes.

    Another method may be one that something outside the program calls.
    """
    member = node.parent
    binder = member.parent if member is not None else None
    if member is None or binder is None or code.habits.targets.get(binder.kind) != "left":
        return False
    if binder.parts[0] is not member or member.parts[-1] is not node or binder.parts[-1].kind not in code.functions:
        return False
    signs = _SIGNS.search(code.source(binder.parts[-1])) is not None
    return signs and _PROTOTYPE.fullmatch(code.source(member.parts[0])) is not None


def is_value(node: Node) -> bool:
    """Ruby: whether an expression is the last of a method, which gives its value."""
    body = node.parent
    return body is not None and body.kind == "body_statement" and body.parts[-1] is node
