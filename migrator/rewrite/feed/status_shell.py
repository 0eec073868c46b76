"""Shell: what asks how a command ended that is not run any more: `if [ $? -ne 0 ]; then … fi`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.statements import bodies, callee, exits, steps

if TYPE_CHECKING:
    from migrator.rewrite.code import Code
    from migrator.rewrite.feed.dead import Dead
    from migrator.rewrite.tree import Node

_STATUS = r"[\"']?\$\{?\?\}?[\"']?"
_WENT_WRONG = re.compile(rf"(?:\[\[? *|\(\( *|test +){_STATUS} *(?:-ne|-gt|!=|>) *[\"']?0[\"']?(?: *\]\]?| *\)\))?")
_WENT_WELL = re.compile(rf"(?:\[\[? *|\(\( *|test +){_STATUS} *(?:-eq|==?) *[\"']?0[\"']?(?: *\]\]?| *\)\))?")
_INSTALLS = re.compile(
    r"^(?:sudo +)?(?:\S*python\S* +-m +)?(?:pip\S*|uv|npm|yarn|pnpm|apt\S*|yum|dnf|apk|brew)\b[^\n]*\b(?:install|add)\b"
)


def status_asked(code: Code, dead: Dead) -> list[Removal]:
    """What asks for the status of a statement that has gone."""
    if not code.grammar.commands or "$?" not in code.text.replace("{", "").replace("}", ""):
        return []
    found = []
    for node in code.nodes:
        if node.kind not in code.habits.ifs | code.habits.shortcuts or dead.covers(node):
            continue
        before = statement_before(code, node)
        removal = without_question(code, node, dead) if before is not None and dead.covers(before) else None
        if removal is not None:
            found.append(removal)
    return found


def statement_before(code: Code, node: Node) -> Node | None:
    """The statement right before another one in a block."""
    block = node.parent
    if block is None or block.kind not in code.habits.blocks:
        return None
    inner = steps(code, block)
    at = next((index for index, one in enumerate(inner) if one is node), 0)
    return inner[at - 1] if at else None


def asks_for_status(code: Code, node: Node) -> bool:
    """Whether a condition, or the test of a shortcut, only asks how the last command ended."""
    test = code.source(node.parts[0])
    return (_WENT_WRONG.fullmatch(test) or _WENT_WELL.fullmatch(test)) is not None


def without_question(code: Code, node: Node, dead: Dead) -> Removal | None:
    """What is left of a question for the status where there is none: nothing, or what was done when all went well."""
    test = code.source(node.parts[0])
    if _WENT_WRONG.fullmatch(test) is not None:
        return without_failure(code, node, dead, fails=True)
    return without_failure(code, node, dead, fails=False) if _WENT_WELL.fullmatch(test) is not None else None


def without_failure(code: Code, node: Node, dead: Dead, *, fails: bool) -> Removal | None:
    """A condition, or a shortcut, that cannot fail any more; `fails` says that it is true when something went wrong."""
    if node.kind in code.habits.shortcuts:
        _, action = node.parts[0], node.parts[-1]
        refuses = any(child.kind == ("&&" if fails else "||") for child in node.children)
        return Removal(code, node) if refuses and len(node.parts) == 2 and _refuses(code, action, dead) else None  # noqa: PLR2004
    inner = list(bodies(code, node))
    if len(inner) > 2 or any(part.kind == "elif_clause" for part in node.parts):  # noqa: PLR2004 - if and else
        return None
    wrong, well = (inner[0], inner[1:]) if fails else (inner[-1], inner[:1])
    if wrong is inner[0] and not fails:
        return Removal(code, node, inner[0])  # only what is done when all went well
    if not _refuses(code, wrong, dead):
        return None
    return Removal(code, node, well[0]) if well else Removal(code, node)


def _refuses(code: Code, body: Node, dead: Dead) -> bool:
    """Whether a branch only complains and leaves, or installs what is missing."""
    return all(
        exits(code, step, dead.covers) or _INSTALLS.match(code.source(step)) is not None for step in steps(code, body)
    )


def is_run(code: Code, command: Node) -> str:
    """The program that a command runs."""
    return callee(code, command).rpartition("/")[2]
