"""Whether a list only says which names there are, or have to be: a name may be taken out of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.rewrite.feed.inside import describes
from migrator.rewrite.feed.iterated import gone_through
from migrator.rewrite.feed.listings import WORDS, makes_all, requires
from migrator.rewrite.feed.statements import callee

if TYPE_CHECKING:
    from collections.abc import Sequence

    from migrator.rewrite.code import Code
    from migrator.rewrite.feed.world import Module
    from migrator.rewrite.tree import Node


def only_names(modules: Sequence[Module], code: Code, listed: Node) -> bool:
    """Whether a list only says which names there are, or have to be."""
    if listed.kind in WORDS:
        return True
    if code.grammar.commands and listed.kind in code.habits.loops:
        return True
    makes = listed.kind in code.grammar.arguments and listed.parent is not None and makes_all(code, listed.parent)
    known = listed.kind in code.grammar.lists or makes
    required = requires(code, listed) or _names_fields(code, listed)
    return known and (required or gone_through(modules, code, listed))


def _names_fields(code: Code, listed: Node) -> bool:
    """`namedtuple("Settings", ["a", "b"])`."""
    around = listed.parent
    while around is not None and around.kind in code.grammar.arguments:
        around = around.parent
    return around is not None and around.kind in code.grammar.calls and describes(callee(code, around))
