"""The text of a settings file that a program writes: the line of a variable that nothing reads any more goes.

`const template = `ADOBE_PRIVATE_KEY_PATH=./private.key …``, in whatever language has texts of several lines.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.code import codes
from migrator.rewrite.feed.words import only_jwt
from migrator.rewrite.programs import family

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.base import Context
    from migrator.rewrite.code import Code

_SETTING = re.compile(r"^[ \t]*(?:export[ \t]+)?(?P<name>[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)=[^\n`]*\n", re.MULTILINE)
_PROSE = (".md", ".rst", ".txt", ".adoc", ".html")
_MOST_FILES = 4000
_FEWEST = 2
"""Lines of the kind that make a text one of settings."""


def _propose(context: Context) -> Iterator[Proposal]:
    known = [file.current for file in context.draft.changed() if family(file.current) == context.program.family]
    for document in known:
        found = [(code, match) for code in codes(document) for match in _settings(code)]
        names = {match["name"] for _, match in found}
        kept = _read(context, names) if names else frozenset()
        edits = [
            edit
            for code, match in found
            if match["name"] not in kept
            for edit in code.in_file([Edit(match.start(), match.end(), "")]) or ()
        ]
        if edits:
            title = "Write no setting that only the assertion needed"
            yield Proposal(title, edits={document.path: tuple(edits)})


def _settings(code: Code) -> Iterator[re.Match[str]]:
    """The lines of settings in the texts of a file that by their names are for the assertion alone."""
    for node in code.nodes:
        if node.kind not in code.grammar.strings or (
            node.parent is not None and node.parent.kind in code.grammar.strings
        ):
            continue
        found = list(_SETTING.finditer(code.text, node.start, node.end)) if "\n" in code.source(node) else []
        if len(found) >= _FEWEST:
            yield from (match for match in found if only_jwt(match["name"]))


def _read(context: Context, names: set[str]) -> frozenset[str]:
    """Which of some variables anything of the tree names, but lines of settings and words for people."""
    word = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(names)))})(?!\w)(?![ \t]*=[^=])")
    paths = [path for path in context.draft.source.paths if not path.lower().endswith(_PROSE)]
    if len(paths) > _MOST_FILES:
        return frozenset(names)
    return frozenset(match.group() for path in paths for match in word.finditer(context.draft.text(path)))


REWRITER = Rewriter("env-templates", 66, _propose)
