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
_FEWEST = 2
"""Lines of the kind that make a text one of settings."""


def _propose(context: Context) -> Iterator[Proposal]:
    known = [file.current for file in context.draft.changed() if family(file.current) == context.program.family]
    texts = [document.text for document in (*known, *context.documents())]
    for document in known:
        edits = [edit for code in codes(document) for edit in code.in_file(list(_edits(code, texts))) or ()]
        if edits:
            title = "Write no setting that only the assertion needed"
            yield Proposal(title, edits={document.path: tuple(edits)})


def _edits(code: Code, texts: list[str]) -> Iterator[Edit]:
    """The lines of settings in the texts of a file that no code names but there."""
    for node in code.nodes:
        if node.kind not in code.grammar.strings or (
            node.parent is not None and node.parent.kind in code.grammar.strings
        ):
            continue
        found = list(_SETTING.finditer(code.text, node.start, node.end)) if "\n" in code.source(node) else []
        if len(found) < _FEWEST:
            continue
        for match in found:
            if only_jwt(match["name"]) and not _is_read(match["name"], texts):
                yield Edit(match.start(), match.end(), "")


def _is_read(name: str, texts: list[str]) -> bool:
    """Whether something else than a line of settings names a variable."""
    word = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)(?![ \t]*=[^=])")
    return any(word.search(text) for text in texts)


REWRITER = Rewriter("env-templates", 66, _propose)
