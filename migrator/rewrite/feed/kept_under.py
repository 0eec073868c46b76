"""What a table keeps under a constant: `settings[KEY_PATH] = row["path"]`, `{KEY_PATH: row["path"]}`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.statements import own_statement

if TYPE_CHECKING:
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_CONSTANT = re.compile(r"(?:\w+(?:\.|::))?[A-Z][A-Z0-9_]*")
_LANGUAGES = frozenset({"python", "javascript", "typescript", "tsx", "php"})
_CALLS = re.compile(r"(?:^|[.>:])(?:get|getenv|strip|trim|pop|str|String|fetch)$")


def kept_under(code: Code, node: Node) -> Removal | None:
    """What fills the entry of a table under a constant; None where the table may be gone through.

    The table has to be a name of this file that is only looked up, with constants.
    """
    if code.region.language not in _LANGUAGES or _CONSTANT.fullmatch(code.source(node)) is None:
        return None
    return _assigned(code, node) or _listed(code, node)


def _assigned(code: Code, node: Node) -> Removal | None:
    target = node.parent
    binder = target.parent if target is not None else None
    if target is None or binder is None or target.kind not in code.grammar.subscripts or target.parts[-1] is not node:
        return None
    if code.habits.targets.get(binder.kind) != "left" or binder.parts[0] is not target:
        return None
    own = own_statement(code, binder)
    plain = own is not None and _is_plain(code, binder.parts[-1]) and _is_only_looked_up(code, target.parts[0])
    return Removal(code, own) if own is not None and plain else None


def _listed(code: Code, node: Node) -> Removal | None:
    key = node.parent if node.parent is not None and node.parent.kind == "computed_property_name" else node
    entry = key.parent
    table = entry.parent if entry is not None else None
    if entry is None or table is None or entry.kind != "pair" or entry.parts[0] is not key:
        return None
    binder = table.parent
    if binder is None or binder.kind not in code.habits.targets or binder.parts[-1] is not table:
        return None
    plain = _is_plain(code, entry.parts[-1]) and _is_only_looked_up(code, binder.parts[0])
    return Removal(code, entry) if plain else None


def _is_plain(code: Code, value: Node) -> bool:
    """Whether a value is only read from somewhere."""
    calls = [one for one in (value, *value.descendants()) if one.kind in code.grammar.calls]
    return all(_CALLS.search(code.source(call.parts[0])) is not None for call in calls)


def _is_only_looked_up(code: Code, table: Node) -> bool:
    """Whether a table is a name that is nothing but made, and looked up with constants."""
    name = code.source(table)
    if table.kind not in code.habits.lexical:
        return False
    same = [one for one in code.nodes if one.kind == table.kind and code.source(one) == name]
    return all(_is_looked_up(code, one) or _is_made(code, one) for one in same)


def _is_looked_up(code: Code, node: Node) -> bool:
    around = node.parent
    if around is None or around.kind not in code.grammar.subscripts or around.parts[0] is not node:
        return False
    return len(around.parts) > 1 and _CONSTANT.fullmatch(code.source(around.parts[-1])) is not None


def _is_made(code: Code, node: Node) -> bool:
    binder = node.parent
    if binder is None or binder.kind in code.habits.deletes:
        return binder is not None  # `global settings`
    return code.habits.targets.get(binder.kind) is not None and binder.parts[0] is node and len(binder.parts) > 1
