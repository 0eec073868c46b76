"""A script that only made an assertion goes when nothing takes it any more: `JWT=$(./jwt.sh)`, or the file it wrote."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.code import codes
from migrator.rewrite.feed.calls import script_calls
from migrator.rewrite.feed.scratch import SENDS
from migrator.rewrite.feed.statements import own_statement
from migrator.rewrite.feed.world import TESTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from migrator.rewrite.base import Context
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_SIGNS = re.compile(r"\bopenssl\b[^\n|]{0,200}\s-sign\b")
_PROSE = frozenset({".md", ".rst", ".txt", ".adoc"})
_MOST_FILES = 4000
_WRITES = re.compile(r"(?<![<>&\d])>\s{0,4}([^\s;|&<>()]{1,200})|\s-out\s{1,4}([^\s;|&<>()]{1,200})")


def _propose(context: Context) -> Iterator[Proposal]:
    changed = [path for path in context.program.paths if context.draft.file(path).changed]
    for path in context.program.paths if changed else ():
        text = context.draft.text(path)
        if TESTS.search(path) or not _SIGNS.search(text) or SENDS.search(_code(text)):
            continue
        name = PurePosixPath(path).name
        named = re.compile(rf"(?<![\w.-]){re.escape(name)}(?![\w-])")
        ran = any(named.search(context.draft.file(other).original.text) for other in changed if other != path)
        calls = _calls(context, path, named) if ran or _fed(context, path, text, changed) else None
        if calls is not None:
            gone = Edit(0, len(text), "")
            yield Proposal("Remove the script that made the assertion", edits={**calls, path: (gone,)})


def _fed(context: Context, path: str, text: str, changed: Sequence[str]) -> bool:
    """Whether a file that the script writes was read by another one, and is no more by any."""
    names = {PurePosixPath(target.strip("\"'")).name for found in _WRITES.findall(text) for target in found if target}
    files = [context.draft.file(other) for other in changed if other != path]
    others = [other for other in context.draft.source.paths if other != path][:_MOST_FILES]
    return any(
        any(name in file.original.text and name not in file.current.text for file in files)
        and not any(name in context.draft.text(other) for other in others if not _is_prose(other))
        for name in names
        if "." in name
    )


def _calls(context: Context, path: str, named: re.Pattern[str]) -> dict[str, tuple[Edit, ...]] | None:
    """The lines that run the script and do nothing else; None where something else names it."""
    paths = context.draft.source.paths
    if len(paths) > _MOST_FILES:
        return None
    edits: dict[str, tuple[Edit, ...]] = {}
    for other in (one for one in paths if one != path and not _is_prose(one)):
        try:
            document = context.draft.document(other)
        except OSError:
            return None
        mentions = len(named.findall(_uncommented(document.text)))
        if not mentions:
            continue
        lines = [
            Edit(code.line_start(call.start), code.line_end(call.end), "")
            for code in codes(document)
            if code.region is document.regions[0] and code.grammar.commands
            for call, arguments in script_calls(code, path)
            if not arguments and own_statement(code, call) is call and _alone(code, call)
        ]
        if len(lines) != mentions:
            return None
        edits[other] = tuple(lines)
    return edits


def _alone(code: Code, call: Node) -> bool:
    """Whether a command has its lines for itself, in a block that keeps others."""
    line = code.text[code.line_start(call.start) : code.line_end(call.end)]
    return line.strip() == code.source(call) and call.parent is not None and len(call.parent.parts) > 1


def _is_prose(path: str) -> bool:
    return PurePosixPath(path).suffix.lower() in _PROSE


def _uncommented(text: str) -> str:
    return re.sub(r"(?m)^\s*#.*$", "", text)


def _code(text: str) -> str:
    """A script without its comments and addresses."""
    return re.sub(r"(?m)^\s*#.*$|https?://", "", text)


REWRITER = Rewriter("orphans", 61, _propose, frozenset({"shell"}))
