"""Shell: what asks whether a library is there that nothing of the script uses any more: `python3 -c "import jwt"`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.parse.facts import Span
from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.libraries import LIBRARIES
from migrator.rewrite.feed.statements import own_statement, steps
from migrator.rewrite.feed.status_shell import asks_for_status, is_run, without_failure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.code import Code
    from migrator.rewrite.feed.dead import Dead
    from migrator.rewrite.feed.libraries import Library
    from migrator.rewrite.feed.world import Module, World
    from migrator.rewrite.tree import Node

_RUNS = re.compile(r"(?:python|py|node)[\d.]*")
_IMPORTS = re.compile(r"\s*import +[\w., ]+(?:;\s*import +[\w., ]+)*;?\s*")
_REQUIRES = re.compile(r"\s*require\([\"'][\w@/.-]+[\"']\)(?:;\s*require\([\"'][\w@/.-]+[\"']\))*;?\s*")
_NAMES = re.compile(r"\bimport +([\w., ]+)|require\([\"']([\w@/.-]+)[\"']\)")
_SCRIPTS = re.compile(r"[\w-]\.(?:py|m?js|cjs)\b")
_WITH = frozenset({"cryptography"})
"""What is only there for one of the libraries, where nothing else names it."""


def unneeded_checks(world: World, dead: Dead, module: Module) -> list[Removal]:
    """The checks of a script for libraries whose last use has gone from it."""
    code, before = module.code, world.original(module)
    if not code.grammar.commands or before is None or _SCRIPTS.search(code.text) is not None:
        return []
    found: list[Removal] = []
    for command in _checks(code):
        if dead.covers(command):
            continue
        names = _modules(code, command)
        ours = [one for one in LIBRARIES if any(_named(one, name) for name in names)]
        if not ours or any(_is_used(code, one, dead) for one in ours) or not any(_is_used(before, one) for one in ours):
            continue
        rest = [name for name in names if not any(_named(one, name) for one in ours) and not _goes_along(code, name)]
        found += _without(code, command, dead) if not rest else []
    return found


def _checks(code: Code) -> Iterator[Node]:
    """The commands that do nothing but import modules."""
    for node in code.nodes:
        if node.kind == "command" and _RUNS.fullmatch(is_run(code, node)) is not None and _asked(code, node):
            yield node


def _asked(code: Code, command: Node) -> str:
    """The program text of a command that only imports; empty for another."""
    words = [part for part in command.parts[1:] if not part.kind.endswith("redirect")]
    if len(words) != 2 or code.source(words[0]) not in {"-c", "-e"}:  # noqa: PLR2004 - option and text
        return ""
    text = code.source(words[1])[1:-1]
    return text if _IMPORTS.fullmatch(text) or _REQUIRES.fullmatch(text) else ""


def _modules(code: Code, command: Node) -> list[str]:
    found = [one or other for one, other in _NAMES.findall(_asked(code, command))]
    return [name.split(" as ")[0].strip() for names in found for name in names.split(",")]


def _named(library: Library, name: str) -> bool:
    spoken = f"import {name}" if library.family == "python" else f'"{name}"'
    return library.family in {"python", "javascript"} and library.imported(spoken)


def _is_used(code: Code, library: Library, dead: Dead | None = None) -> bool:
    """Whether a script still has code that imports a library, besides what only asks for it."""
    checks = list(_checks(code))
    for match in library.pattern.finditer(code.text):
        in_check = any(check.start <= match.start() < check.end for check in checks)
        if not in_check and (dead is None or not dead.covers(code.smallest(Span(match.start(), match.end())))):
            return True
    return False


def _goes_along(code: Code, name: str) -> bool:
    """Whether a module is only there for a library that goes, and the checks alone name it."""
    checks = [check for check in _checks(code) if name in _modules(code, check)]
    places = [
        match.start() for match in re.finditer(rf"\bimport\s+{re.escape(name)}|\bfrom\s+{re.escape(name)}", code.text)
    ]
    return name in _WITH and all(any(one.start <= at < one.end for one in checks) for at in places)


def _without(code: Code, command: Node, dead: Dead) -> list[Removal]:
    """The check with what it decides; nothing where more is done on that condition."""
    top, negated = command, False
    while top.parent is not None and top.parent.kind in {"redirected_statement", "negated_command"}:
        negated |= top.parent.kind == "negated_command" or code.source(top.parent).startswith("! ")
        top = top.parent
    around = top.parent
    asks = around is not None and around.kind in code.habits.ifs | code.habits.shortcuts and around.parts[0] is top
    if around is not None and asks:
        removal = without_failure(code, around, dead, fails=negated)
        return [removal] if removal is not None else []
    own = own_statement(code, command)
    return [Removal(code, own)] if own is not None and _only_asked(code, own) else []


def _only_asked(code: Code, statement: Node) -> bool:
    """Whether only the next statement asks how it ended, if anything does."""
    block = statement.parent
    inner = steps(code, block) if block is not None else []
    at = next(index for index, one in enumerate(inner) if one is statement)
    following = inner[at + 1] if at + 1 < len(inner) else None
    if following is None or "$?" not in code.source(following):
        return True
    return following.kind in code.habits.ifs | code.habits.shortcuts and asks_for_status(code, following)
