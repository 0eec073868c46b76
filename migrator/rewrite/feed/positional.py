"""Arguments of a command line by position: one that nothing reads any more keeps its place, which is to be known."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.base import Proposal, Rewriter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.base import Context

_READ = re.compile(r"\b(?:args|os\.Args)\[\s*(\d+)\s*\]")
_COUNTED = re.compile(r"\bargs\.[lL]ength\b|\blen\(os\.Args\)|\b(?:args|os\.Args)\[\s*\d+\s*\]|\bflag\.NArg\(\)")


def _propose(context: Context) -> Iterator[Proposal]:
    for path in context.program.paths:
        file = context.draft.file(path)
        if not file.changed:
            continue
        now = set(_READ.findall(file.current.text))
        gone = sorted(set(_READ.findall(file.original.text)) - now, key=int)
        if gone and _COUNTED.search(file.current.text) is not None:
            yield Proposal(
                "",
                f"{path}: nothing reads argument {', '.join(gone)} of the command line any more, and the others keep "
                "their places: go on passing anything there, or count them anew.",
            )


REWRITER = Rewriter("positional", 67, _propose, frozenset({"jvm", "dotnet", "go"}))
