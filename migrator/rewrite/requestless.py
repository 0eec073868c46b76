"""Whether the request that a rewrite wrote is still there after what made the assertion has gone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from migrator.rewrite.base import Proposal
    from migrator.rewrite.draft import Draft

_GRANT = "client_credentials"
_NEEDED = re.compile(r"\bclient_(?:id|secret)\b")


def requestless(draft: Draft, proposals: Iterable[Proposal]) -> str:
    """That a request was rewritten, and it or a parameter of it is nowhere any more; empty where all of it stands."""
    written = {
        path for one in proposals for path, edits in one.edits.items() for edit in edits if _GRANT in edit.replacement
    }
    stands = any(_GRANT in file.current.text for file in draft.changed())
    if written and not stands:
        return "the request itself would go with what made the assertion"
    for file in (draft.file(path) for path in sorted(written)):
        lost = set(_NEEDED.findall(file.original.text)) - set(_NEEDED.findall(file.current.text))
        if lost:
            return f"the request in {file.current.path} would lose {', '.join(sorted(lost))}"
    return ""
