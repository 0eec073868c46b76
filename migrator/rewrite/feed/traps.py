"""What a script takes away at its end: files whose names nothing sets any more are no part of it.

The text of a `trap` is no code to the parser, but under `set -u` a name in it that is not set ends the script in an
error.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.code import codes
from migrator.rewrite.feed.names import Names, Role
from migrator.rewrite.feed.statements import callee

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.document import Document
    from migrator.rewrite.base import Context
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_STRINGS = frozenset({"raw_string", "string"})
_TAKES_AWAY = re.compile(
    r"(?P<head>\b(?:rm|shred)(?:[ ]+-\w+)*)(?P<files>(?:[ ]+(?!-)[^\s;&|]+)+)(?P<end>[ ]*(?:;[ ]*)?)"
)
_NAMED = re.compile(r"\\?\"?\$\{?(?P<name>[A-Za-z_]\w*)\}?[\w./-]*\\?\"?")


def _propose(context: Context) -> Iterator[Proposal]:
    for path in context.program.paths:
        file = context.draft.file(path)
        lost = _set(file.original) - _set(file.current) if file.changed else frozenset()
        edits = [
            edit
            for code in (codes(file.current) if lost else ())
            for edit in code.in_file([one for node in _traps(code) for one in _edits(code, node, lost)]) or ()
        ]
        if edits:
            yield Proposal("Take away no file that is not made", edits={path: tuple(edits)})


def _set(document: Document) -> frozenset[str]:
    """The variables that a script gives a value."""
    return frozenset(
        name
        for code in codes(document)
        if code.grammar.commands
        for name, occurrences in code.once(Names).by_name.items()
        if any(one.role is Role.BIND for one in occurrences)
    )


def _traps(code: Code) -> Iterator[Node]:
    for node in code.nodes:
        if node.kind == "command" and callee(code, node) == "trap" and len(node.parts) > 1:
            yield node


def _edits(code: Code, trap: Node, lost: frozenset[str]) -> Iterator[Edit]:
    text = trap.parts[1]
    if text.kind not in _STRINGS:
        return
    before = code.text[text.start + 1 : text.end - 1]
    after = left_of(before, lost)
    if after == before:
        return
    if after.strip("; "):
        yield Edit(text.start + 1, text.end - 1, after)
    elif code.begins_line(trap.start):
        yield Edit(code.line_start(trap.start), code.line_end(trap.end), "")


def left_of(commands: str, lost: frozenset[str]) -> str:
    """The commands of a trap without the files that variables name which are lost."""
    return _TAKES_AWAY.sub(lambda match: _without(match, lost), commands)


def _without(match: re.Match[str], lost: frozenset[str]) -> str:
    """A command without the names that are lost; nothing where no other is left."""
    words = match["files"].split()
    left = [word for word in words if (named := _NAMED.match(word)) is None or named["name"] not in lost]
    if not left:
        return ""
    return " ".join([match["head"], *left]) + match["end"] if left != words else match.group()


REWRITER = Rewriter("traps", 65, _propose, frozenset({"shell"}))
