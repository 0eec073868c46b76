"""Shell: claims that a script puts together only to show them: the assertion itself was made of others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.names import Role
from migrator.rewrite.feed.statements import callee

if TYPE_CHECKING:
    from migrator.rewrite.code import Code
    from migrator.rewrite.feed.dead import Dead
    from migrator.rewrite.feed.world import Module, World
    from migrator.rewrite.tree import Node

_AUDIENCE = re.compile(r"\\?[\"']?\baud\b\\?[\"']?\s{0,4}:[^\n]{0,200}/c/")
_SUBJECT = re.compile(r"\\?[\"']?\bsub\b\\?[\"']?\s{0,4}:")
_SHOWS = frozenset({"echo", "printf", "jq", "cat", "head", "fold"})
_KEEPS = frozenset({"file_redirect", "command_substitution", "process_substitution"})


def only_shown(world: World, dead: Dead, module: Module) -> list[Removal]:
    """Variables of claims that nothing reads but what shows them, in a script that has been edited."""
    code = module.code
    before = world.original(module)
    if not code.grammar.commands or before is None or before.text == code.text or _AUDIENCE.search(code.text) is None:
        return []
    removals: list[Removal] = []
    for found in module.names.by_name.values():
        alive = [one for one in found if not dead.covers(one.node)]
        bound = [code.statement(one.node) for one in alive if one.role is Role.BIND]
        if not bound or any(other is not module and found[0].name in other.names.words for other in world.modules):
            continue
        shown = [code.statement(one.node) for one in alive if one.role is not Role.BIND]
        if all(_is_claims(code, one) for one in bound) and all(_only_shows(code, one) for one in shown):
            removals += [Removal(code, one) for one in dict.fromkeys([*bound, *shown])]
    return removals


def _is_claims(code: Code, statement: Node) -> bool:
    source = code.source(statement)
    plain = statement.kind == "variable_assignment"
    return plain and _AUDIENCE.search(source) is not None and _SUBJECT.search(source) is not None


def _only_shows(code: Code, statement: Node) -> bool:
    """Whether a statement does nothing but write to the terminal."""
    inner = [statement, *statement.descendants()]
    commands = [node for node in inner if node.kind == "command"]
    return (
        statement.kind in {"command", "pipeline"}
        and bool(commands)
        and all(callee(code, node) in _SHOWS for node in commands)
        and not any(node.kind in _KEEPS for node in inner)
    )
