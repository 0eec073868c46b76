"""How a place reads or fills a member or a key, as it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.rewrite.feed.assigned import assignment
from migrator.rewrite.feed.lookups import subject
from migrator.rewrite.feed.names import Role
from migrator.rewrite.feed.words import SELVES

if TYPE_CHECKING:
    import re

    from migrator.rewrite.code import Code
    from migrator.rewrite.feed.places import Place
    from migrator.rewrite.tree import Node


def read(place: Place) -> str:
    """What reads a key or a member, as written: `options["key"]`, `options.key`; nothing for a name alone."""
    code, node = place.module.code, place.node
    whole = subject(code, node) if place.role is None else node.parent
    reads = whole is not node if place.role is None else place.role is Role.MEMBER
    return code.source(whole) if reads and whole is not None else ""


def reads_alike(asks: re.Pattern[str] | None, place: Place) -> bool:
    """Whether a place reads the same key of the same thing, in whatever way."""
    return asks is not None and place.role is None and asks.fullmatch(read(place)) is not None


def count(text: str, asks: re.Pattern[str] | None, code: Code) -> int:
    """How often some code reads what a text reads, or what a pattern finds where there is one."""
    return code.text.count(text) if asks is None else sum(1 for _ in asks.finditer(code.text))


def is_filled(code: Code, top: Node) -> bool:
    """Whether an item of something is given a value."""
    return top.kind in code.grammar.subscripts and _is_target(code, top)


def gets_entry(code: Code, node: Node) -> bool:
    """Whether a variable is only given an entry or a member: `settings["key"] = …`, `settings.key = …`."""
    top = node.parent
    if top is None or top.kind not in code.grammar.subscripts | code.grammar.members or top.parts[0] is not node:
        return False
    return _is_target(code, top)


def _is_target(code: Code, top: Node) -> bool:
    """Whether an expression is what an assignment gives a value."""
    binder = top.parent
    return binder is not None and code.habits.targets.get(binder.kind) == "left" and binder.parts[0] is top


def is_set(place: Place, text: str) -> bool:
    """Whether an object gives its own member, which is read as `text`, a value: `self.key = …`."""
    code, member = place.module.code, place.node.parent
    if place.role is not Role.MEMBER or member is None or read(place) != text:
        return False
    own = code.source(member.parts[0]) in SELVES
    return own and assignment(code, place.node, "", known=True) is not None
