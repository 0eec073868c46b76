"""Names of variables in one text, `"ORG_ID CLIENT_ID KEY_FILE"`: those that nothing reads any more leave it.

Such a text says what has to be there: a loop goes through its words, in whatever way the language takes it apart.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.feed.slots import KEPT
from migrator.rewrite.feed.words import IDENTIFIES
from migrator.rewrite.feed.world import World
from migrator.rewrite.programs import NOT_CODE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from migrator.rewrite.base import Context
    from migrator.rewrite.code import Code

_LONGEST = 2000
_LIST = re.compile(r"[\"'`]{0,3}\s*[A-Z][A-Z0-9_]*(?:[\s,|]+[A-Z][A-Z0-9_]*)+[\s,|]*[\"'`]{0,3}")
_WORD = re.compile(r"\w+")
_NAME = re.compile(r"[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+")


class _Text(NamedTuple):
    """A stretch of code that holds nothing but names."""

    code: Code
    start: int
    end: int


def _propose(context: Context) -> Iterator[Proposal]:
    changed = any(context.draft.file(path).changed for path in context.program.paths)
    if context.program.family in NOT_CODE or not changed:
        return
    world = World(context)
    codes = [module.code for module in world.modules if not module.test]
    listed = [one for code in codes for one in _texts(code)]
    named = {name for one in listed for name in _NAME.findall(one.code.text, one.start, one.end)}
    suspects = sorted(named & world.suspects)
    lost = [name for name in suspects if not _is_kept(name) and not _is_read(codes, listed, name)]
    for code in codes if lost else ():
        edits = [edit for one in listed if one.code is code for edit in _without(one, lost)]
        if edits:
            yield Proposal(
                "Demand no variable that nothing reads", edits={code.document.path: code.in_file(edits) or ()}
            )


def _texts(code: Code) -> Iterator[_Text]:
    for node in code.nodes:
        if node.kind not in code.grammar.strings or node.end - node.start > _LONGEST:
            continue
        if _LIST.fullmatch(code.text, node.start, node.end) is not None:
            yield _Text(code, node.start, node.end)


def _is_kept(name: str) -> bool:
    """Whether a name says for whom the program works: it is given as before."""
    return IDENTIFIES.search(name) is not None or KEPT.search(name) is not None


def _is_read(codes: Sequence[Code], listed: Sequence[_Text], name: str) -> bool:
    """Whether code names a variable anywhere but in such texts and in comments."""
    word = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
    for code in codes:
        aside = [(one.start, one.end) for one in listed if one.code is code]
        aside += [(one.span.start, one.span.end) for one in code.facts.comments]
        for match in word.finditer(code.text):
            if not any(start <= match.start() < end for start, end in aside):
                return True
    return False


def _without(listed: _Text, lost: Sequence[str]) -> Iterator[Edit]:
    """The edits that take names out with what parts them from the others; none where no name would be left."""
    words = list(_WORD.finditer(listed.code.text, listed.start, listed.end))
    left = [word.group() not in lost for word in words]
    for at, word in enumerate(words if any(left) else ()):
        if not left[at] and any(left[:at]):
            yield Edit(words[at - 1].end(), word.end(), "")
        elif not left[at]:
            yield Edit(word.start(), words[at + 1].start(), "")


REWRITER = Rewriter("enumerated", 63, _propose)
"""After what read the variables has gone."""
