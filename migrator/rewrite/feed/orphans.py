"""A script that only printed an assertion goes when the scripts that ran it do so no more: `JWT=$(./jwt.sh)`."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.feed.scratch import SENDS
from migrator.rewrite.feed.world import TESTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.base import Context

_SIGNS = re.compile(r"\bopenssl\b[^\n|]{0,200}\s-sign\b")
_PROSE = frozenset({".md", ".rst", ".txt", ".adoc"})
_MOST_FILES = 4000


def _propose(context: Context) -> Iterator[Proposal]:
    changed = [path for path in context.program.paths if context.draft.file(path).changed]
    for path in context.program.paths if changed else ():
        text = context.draft.document(path).text
        if TESTS.search(path) or not _SIGNS.search(text) or SENDS.search(_code(text)):
            continue
        name = PurePosixPath(path).name
        named = re.compile(rf"(?<![\w.-]){re.escape(name)}(?![\w-])")
        ran = any(named.search(context.draft.file(other).original.text) for other in changed if other != path)
        if ran and not _named_elsewhere(context, path, named):
            yield Proposal("Remove the script that made the assertion", edits={path: (Edit(0, len(text), ""),)})


def _code(text: str) -> str:
    """A script without its comments and addresses."""
    return re.sub(r"(?m)^\s*#.*$|https?://", "", text)


def _named_elsewhere(context: Context, path: str, named: re.Pattern[str]) -> bool:
    paths = context.draft.source.paths
    if len(paths) > _MOST_FILES:
        return True
    others = (other for other in paths if other != path and PurePosixPath(other).suffix.lower() not in _PROSE)
    try:
        return any(named.search(context.draft.document(other).text) for other in others)
    except OSError:
        return True


REWRITER = Rewriter("orphans", 61, _propose, frozenset({"shell"}))
