"""A program of configuration in two, where a part of its files can be rewritten more surely than the rest."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from migrator.model import Disposition
from migrator.rewrite.base import Context
from migrator.rewrite.config.readers import Readers
from migrator.rewrite.programs import CONFIG, NOT_CODE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from migrator.rewrite.base import Program
    from migrator.rewrite.outcome import Outcome


def unsure_readers(outcome: Outcome, before: Iterable[Outcome]) -> dict[str, list[str]]:
    """The changed files of configuration that a program may read whose rewrite needs a look, with its family."""
    unsure = {
        one.program.family
        for one in before
        if one.program.integration == outcome.program.integration
        and one.program.family not in NOT_CODE
        and one.disposition is Disposition.UNSAFE
    }
    if not unsure or outcome.program.family != CONFIG:
        return {}
    read = Readers(Context(outcome.program, outcome.draft))
    changed = {path for proposal in outcome.proposals for path in proposal.edits}
    found = {
        path: sorted(unsure & read.families(path, outcome.draft.document(path).regions[0].language))
        for path in sorted(changed)
    }
    return {path: families for path, families in found.items() if families}


def divided(outcome: Outcome, before: Sequence[Outcome]) -> tuple[Program, ...]:
    """The parts of a program: first the files that no caution is about, then the others; or the whole."""
    program = outcome.program
    unsure = set(unsure_readers(outcome, before))
    groups: list[set[str]] = []
    for proposal in outcome.proposals:
        paths = set(proposal.edits)
        if proposal.caution and not paths:
            return (program,)
        unsure |= paths if proposal.caution else set()
        met = [group for group in groups if group & paths]
        groups = [group for group in groups if group not in met] + [paths.union(*met)]
    bound = set().union(*(group for group in groups if group & unsure))
    loose = {finding.place.path for finding in program.findings} - bound
    if program.family != CONFIG or not bound or not loose:
        return (program,)
    return (_part(program, loose, bound), _part(program, bound, loose))


def _part(program: Program, own: set[str], others: set[str]) -> Program:
    findings = tuple(finding for finding in program.findings if finding.place.path in own)
    near = dict.fromkeys((*program.neighbours, *sorted(others)))
    return replace(program, findings=findings, neighbours=tuple(near))
