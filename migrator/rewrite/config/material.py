"""Keys and certificates of the tree: listed for a reader to delete and revoke, never deleted by the tool."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.rewrite.base import Proposal, Rewriter
from migrator.rewrite.programs import CONFIG

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.base import Context

_RULE = "private-key-material"
_MOST = 20
_TEXT = (
    "Keys and certificates in the tree: {files}. Once the new sign-in is deployed, delete each of them and purge it "
    "from the history (git filter-repo), treat it as leaked, and add its pattern to .gitignore ({patterns}). The "
    "certificate ends with the Service Account (JWT) credential; where that one still exists in the Developer Console, "
    "take the certificate off it."
)


def _propose(context: Context) -> Iterator[Proposal]:
    if not context.migrated:
        return
    paths = dict.fromkeys(finding.place.path for finding in context.program.findings if finding.rule_id == _RULE)
    whole = [path for path in paths if context.draft.document(path).regions[0].kind == "material"]
    if whole:
        shown = ", ".join(whole[:_MOST]) + (f" and {len(whole) - _MOST} more" if len(whole) > _MOST else "")
        patterns = sorted({_pattern(path) for path in whole})
        yield Proposal("", _TEXT.format(files=shown, patterns=", ".join(patterns[:_MOST])))


def _pattern(path: str) -> str:
    name = path.rpartition("/")[2]
    stem, dot, extension = name.rpartition(".")
    return f"*.{extension}" if dot and stem else name


REWRITER = Rewriter("material", 90, _propose, frozenset({CONFIG}))
