"""The rewriter of the feed: runs after the wire step, on everything it took out."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.feed.render import edits_of
from migrator.rewrite.feed.sweep import Sweep, stays
from migrator.rewrite.feed.world import World
from migrator.rewrite.programs import NOT_CODE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.base import Context
    from migrator.rewrite.code import Code
    from migrator.rewrite.feed.dead import Removal


def _propose(context: Context) -> Iterator[Proposal]:
    if context.program.family in NOT_CODE or not any(
        context.draft.file(path).changed for path in context.program.paths
    ):
        return
    sweep = Sweep(World(context))
    removals = sweep.run()
    edits: dict[str, list[Edit]] = defaultdict(list)
    for code, own in _by_code(removals):
        in_file = code.in_file(edits_of(code, own))
        if in_file is not None:
            edits[code.document.path] += in_file
    if not edits:
        return
    yield Proposal(
        "Remove what made the assertion",
        edits={path: tuple(own) for path, own in edits.items()},
        instruction=" ".join(f"{line}." for line in stays(sweep)),
    )


def _by_code(removals: list[Removal]) -> list[tuple[Code, list[Removal]]]:
    groups: dict[int, tuple[Code, list[Removal]]] = {}
    for removal in removals:
        groups.setdefault(id(removal.code), (removal.code, []))[1].append(removal)
    return list(groups.values())


REWRITER = Rewriter("feed", 60, _propose, repeats=True)
