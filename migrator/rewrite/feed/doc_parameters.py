"""What a comment says of a parameter goes with it: `@param name …`, `<param name="name">…</param>`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.code import codes
from migrator.rewrite.feed.names import Names, Role
from migrator.rewrite.programs import family

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.base import Context
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_TAG = re.compile(
    r"^[ \t]*(?:\*[ \t]*@param[ \t]+(?:(?:[\w\\|\[\]?<>,]{1,200}[ \t]+)?(?:&|\.\.\.)?\$(?P<php>\w+)|(?P<java>\w+))\b"
    r"[^\n]*\n(?:[ \t]*\*[ \t]+(?!@)[^\s/@][^\n]*\n)*"
    r"|///[ \t]*<param[ \t]+name=\"(?P<cs>\w+)\"[^\n]*</param>[ \t]*\r?\n)",
    re.MULTILINE,
)


def _propose(context: Context) -> Iterator[Proposal]:
    for file in context.draft.changed():
        if family(file.current) != context.program.family:
            continue
        before = {name for code in codes(file.original) for name in _parameters(code)}
        edits = [edit for code in codes(file.current) for edit in code.in_file(list(_edits(code, before))) or ()]
        if edits:
            title = "Drop the words about a parameter that has gone"
            yield Proposal(title, edits={file.current.path: tuple(edits)})


def _parameters(code: Code) -> set[str]:
    names = code.once(Names)
    return {
        name.lstrip("$") for name, found in names.by_name.items() if any(one.role is Role.PARAMETER for one in found)
    }


def _edits(code: Code, before: set[str]) -> Iterator[Edit]:
    functions = sorted((node for node in code.nodes if node.kind in code.functions), key=lambda node: node.start)
    for match in _TAG.finditer(code.text):
        name = match["java"] or match["cs"] or match["php"]
        function = next((node for node in functions if node.start >= match.end()), None)
        if name in before and function is not None and name not in _names(code, function):
            yield Edit(match.start(), match.end(), "")


def _names(code: Code, function: Node) -> set[str]:
    listed = function.child(*code.habits.parameters)
    parts = listed.descendants() if listed is not None else ()
    return {code.source(part).lstrip("$") for part in parts if part.kind in code.habits.lexical}


REWRITER = Rewriter("doc-parameters", 67, _propose, frozenset({"jvm", "dotnet", "php"}))
