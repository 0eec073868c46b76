"""Gives each finding its rewrite, and the whole tree a plan."""

from __future__ import annotations

import hashlib
from collections import deque
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from migrator.model import Disposition, Rewrite
from migrator.parse.document import OVERSIZE, PACKED
from migrator.redact import redact
from migrator.rewrite.addresses import stranded
from migrator.rewrite.base import Context, Edit, Proposal
from migrator.rewrite.dangling import dangling
from migrator.rewrite.division import divided, unsure_readers
from migrator.rewrite.draft import Draft, encoded
from migrator.rewrite.edits import OverlapError
from migrator.rewrite.manual import by_hand
from migrator.rewrite.neighbourhood import neighbourhood
from migrator.rewrite.outcome import Outcome
from migrator.rewrite.patch import git_patch, hunks, unified
from migrator.rewrite.programs import NOT_CODE, programs, widened
from migrator.rewrite.registry import rewriters
from migrator.rewrite.remains import remaining
from migrator.rewrite.requestless import requestless
from migrator.rewrite.soundness import faults
from migrator.rewrite.uncalled import uncalled
from migrator.rules.registry import load as load_rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from migrator.model import Finding, Integration
    from migrator.rewrite.base import Program, Rewriter
    from migrator.rewrite.draft import DraftFile
    from migrator.rewrite.patch import Hunk
    from migrator.rewrite.source import Source

_MOST_ROUNDS = 60
"""How often one rewriter may speak about one program; each round takes something out, so few suffice."""


@dataclass(frozen=True, slots=True)
class FileChange:
    """One file of a plan. `edits` turn the decoded text that was scanned into the new one."""

    path: str
    before: bytes
    after: bytes
    edits: tuple[Edit, ...]
    patch: bytes
    """What `git apply` takes."""
    diff: str
    """The same for reading: redacted."""
    settled: tuple[str, ...]
    """Fingerprints of the findings that the change puts right."""
    deletes: bool = False
    """Whether the file goes as a whole, because nothing of use is left in it; `after` is empty then."""

    @property
    def before_sha256(self) -> str:
        """Hash of the file as it was scanned."""
        return hashlib.sha256(self.before).hexdigest()


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A program whose rewrite is not part of the plan, and why."""

    paths: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class FixPlan:
    """What `migrator fix` would do to a tree.

    `rewrites` are by fingerprint. `withdrawn` are the programs that stay as they are, `notes` what a reader has to
    know of those that do not.
    """

    files: tuple[FileChange, ...]
    rewrites: dict[str, Rewrite]
    withdrawn: tuple[Withdrawn, ...]
    notes: tuple[str, ...]


def attach(findings: Sequence[Finding], integrations: Sequence[Integration], source: Source) -> dict[str, Rewrite]:
    """The rewrite of every finding, by fingerprint. `source` gives the files of the tree as they were scanned."""
    return dict(plan(findings, integrations, source, unsafe=True).rewrites)


def plan(
    findings: Sequence[Finding], integrations: Sequence[Integration], source: Source, *, unsafe: bool = False
) -> FixPlan:
    """What to write into which file; with `unsafe` also what needs a look afterwards."""
    by_id = {integration.id: integration for integration in integrations}
    open_findings = [finding for finding in findings if finding.suppressed is None]
    todo = programs(open_findings, by_id, source.load)
    made = _made_of_others(open_findings, source)
    held: dict[Program, str] = {}
    run = _run(todo, Draft(source), held, unsafe=unsafe)
    while more := {outcome.program: why for outcome, why in stranded(run.outcomes)}:
        held |= more  # each of them needs a look now, so this ends
        run = _run(todo, Draft(source), held, unsafe=unsafe)
    draft, outcomes, standing = run.draft, run.outcomes, run.standing
    by_rule = {rule.id: rule for rule in load_rules()}
    rewrites = {
        finding.fingerprint: by_hand(finding, by_rule, made.get(finding.place.path, "")) for finding in findings
    }
    for outcome in outcomes:
        for finding in outcome.program.findings:
            rewrites[finding.fingerprint] = (
                _rewrite(finding, outcome) or _along(finding, outcomes) or by_hand(finding, by_rule, outcome.reason)
            )
    files = tuple(_change(file, findings, rewrites) for file in draft.changed())
    told = [one for one, stands in zip(outcomes, standing, strict=True) if one.reason or not stands.reason]
    notes = [proposal.instruction for one in told for proposal in one.proposals if proposal.instruction]
    notes += [f"have a look: {one.cautions}" for one in standing if one.cautions and not one.reason]
    return FixPlan(files, rewrites, run.withdrawn, tuple(dict.fromkeys(notes)))


def _made_of_others(findings: Iterable[Finding], source: Source) -> dict[str, str]:
    """Why files with findings are not edited, by path: nobody wrote them."""
    reasons = {path: source.load(path).generated for path in {one.place.path for one in findings if not one.exempt}}
    return {
        path: f"This file is not edited by hand ({reason}): change what it is made from, and make it anew"
        for path, reason in reasons.items()
        if reason not in {"", OVERSIZE, PACKED}
    }


class _Run(NamedTuple):
    """One pass over all programs: the tree after it, what each came to, and what of that is written."""

    draft: Draft
    outcomes: list[Outcome]
    standing: list[Outcome]

    @property
    def withdrawn(self) -> tuple[Withdrawn, ...]:
        return tuple(Withdrawn(one.program.paths, one.reason) for one in self.standing if one.reason)


def _run(todo: Iterable[Program], draft: Draft, held: Mapping[Program, str], *, unsafe: bool) -> _Run:
    """Migrate program after program; those `held` need a look at what is said there."""
    run = _Run(draft, [], [])
    waiting = deque(todo)
    while waiting:
        program = waiting.popleft()
        draft.source.forget()
        around = draft.source.within(neighbourhood(program, run.draft, draft.source))
        outcome = migrate(program, run.draft.within(around), run.standing)
        outcome = replace(outcome, draft=outcome.draft.within(around))
        parts = divided(outcome, run.standing)
        if len(parts) > 1:
            waiting.extendleft(reversed(parts))
            continue
        outcome = _no_surer_than_code(outcome, run.standing)
        if outcome.program in held:
            outcome = replace(outcome, proposals=(*outcome.proposals, Proposal("", caution=held[outcome.program])))
        run.outcomes.append(outcome)
        needs_look = outcome.disposition is Disposition.UNSAFE and not unsafe
        stands = replace(outcome, reason=f"needs a look: {outcome.cautions}") if needs_look else outcome
        run.standing.append(stands)
        if not stands.reason and outcome.disposition is not Disposition.MANUAL:
            run = run._replace(draft=outcome.draft)
    return run


def _no_surer_than_code(outcome: Outcome, before: Iterable[Outcome]) -> Outcome:
    """Configuration goes with the programs that read it: where one of those needs a look, so does what follows it."""
    families = {family for found in unsure_readers(outcome, before).values() for family in found}
    if not families or outcome.disposition is not Disposition.SAFE:
        return outcome
    caution = f"it goes with the program in {', '.join(sorted(families))}, whose rewrite needs a look"
    return replace(outcome, proposals=(*outcome.proposals, Proposal("", caution=caution)))


def migrate(program: Program, draft: Draft, before: Iterable[Outcome] = ()) -> Outcome:
    """Let every rewriter speak about a program, in order, each on what those before it left.

    Withdrawn as a whole where a rewriter blocks, where edits collide, or where a file that parsed no longer does.
    """
    program = widened(program, draft)
    same = [
        one for one in before if one.program.integration == program.integration and one.program.family not in NOT_CODE
    ]
    migrated = frozenset(one.program.family for one in same if one.disposition is not Disposition.MANUAL)
    stuck = frozenset(one.program.family for one in same if one.reason)
    current = draft
    accepted: list[Proposal] = []
    for rewriter in rewriters():
        if rewriter.families and program.family not in rewriter.families:
            continue
        for _ in range(_MOST_ROUNDS if rewriter.repeats else 1):
            try:
                proposed = rewriter.propose(Context(program, current, migrated, stuck))
                proposals = tuple(_for_people(proposal, current) for proposal in proposed)
                after = current.edited(_merged(proposals))
            except (OverlapError, UnicodeEncodeError) as error:
                return Outcome(program, draft, reason=_collision(rewriter, error))
            blocker = next((proposal for proposal in proposals if proposal.blocking), None)
            if blocker is not None:
                return Outcome(program, draft, (blocker,), blocker.instruction)
            accepted += proposals
            spoke = any(proposal.edits for proposal in proposals)
            current = after
            if not spoke:
                break
    broken = _broken(current)
    if broken:
        return Outcome(program, draft, reason=f"the rewrite was withdrawn: {broken} would no longer parse after it")
    missing = dangling(program, current) or requestless(current, accepted) or uncalled(program, current)
    if missing:
        return Outcome(program, draft, reason=f"the rewrite was withdrawn: {missing}")
    if any(proposal.edits for proposal in accepted):
        accepted += remaining(program, current)
    return Outcome(program, current, tuple(accepted))


def _for_people(proposal: Proposal, draft: Draft) -> Proposal:
    """A proposal without the edits of files that are made from others."""
    made = [path for path in proposal.edits if draft.file(path).original.generated]
    kept = {path: edits for path, edits in proposal.edits.items() if path not in made}
    return replace(proposal, edits=kept) if made else proposal


def _merged(proposals: Iterable[Proposal]) -> dict[str, list[Edit]]:
    merged: dict[str, list[Edit]] = {}
    for proposal in proposals:
        for path, edits in proposal.edits.items():
            merged.setdefault(path, []).extend(edits)
    return merged


def _collision(rewriter: Rewriter, error: Exception) -> str:
    if isinstance(error, UnicodeEncodeError):
        return f"the rewrite was withdrawn: the file's encoding {error.encoding} cannot hold the new text"
    return f"the rewrite was withdrawn: two edits of {rewriter.id} want the same characters"


def _broken(draft: Draft) -> str:
    return next((file.original.path for file in draft.changed() if faults(file.current) > faults(file.original)), "")


def _rewrite(finding: Finding, outcome: Outcome) -> Rewrite | None:
    """The rewrite of a finding that an outcome puts right, else None."""
    if outcome.disposition is Disposition.MANUAL:
        return None
    named = any(finding.fingerprint in proposal.settles for proposal in outcome.proposals)
    if not named and not outcome.settles(finding):
        return None
    proposals = [one for one in outcome.proposals if finding.place.path in one.edits] or list(outcome.proposals)
    return Rewrite(
        outcome.disposition,
        next((one.title for one in proposals if one.title), "Rewrite"),
        _diff(finding, outcome),
        " ".join(dict.fromkeys([*(one.instruction for one in proposals if one.instruction), outcome.cautions])),
    )


def _along(finding: Finding, outcomes: Iterable[Outcome]) -> Rewrite | None:
    """The rewrite that another program brings along: its code moves together with the manifest that names the SDK."""
    for outcome in outcomes:
        if any(finding.place.path in proposal.edits for proposal in outcome.proposals):
            rewritten = _rewrite(finding, outcome)
            if rewritten is not None:
                return rewritten
    return None


_BLOCK, _MARGIN = 200, 50
"""Lines of a file whose findings are shown the same edits, and how far beyond them an edit still counts."""


def _diff(finding: Finding, outcome: Outcome) -> str:
    """The diff for reading around a finding; made once for all that it serves, since one hunk may hold a whole file."""
    path = finding.place.path
    block = (finding.place.line - 1) // _BLOCK
    if (path, block) not in outcome.diffs:
        file = outcome.draft.file(path)
        edits = file.patchwork.edits()
        low, high = block * _BLOCK - _MARGIN, (block + 1) * _BLOCK + _MARGIN
        near = [
            edit
            for edit in edits
            if file.original.position(edit.start)[0] < high and low < file.original.position(edit.end)[0]
        ]
        outcome.diffs[path, block] = hunks(file.original.text, near or edits)
    found = _around(outcome.diffs[path, block], finding)
    key = (path, tuple(hunk.old_start for hunk in found))
    if key not in outcome.shown:
        outcome.shown[key] = unified(path, found, redact)
    return outcome.shown[key]


def _around(found: Sequence[Hunk], finding: Finding) -> tuple[Hunk, ...]:
    """The hunks that show a finding's lines; all of them where none does."""
    first, last = finding.place.line - 1, finding.place.end_line
    near = tuple(hunk for hunk in found if hunk.old_start < last and first < hunk.old_start + hunk.old_count)
    return near or tuple(found)


def _change(file: DraftFile, findings: Iterable[Finding], rewrites: dict[str, Rewrite]) -> FileChange:
    edits = file.patchwork.edits()
    before = encoded(file.original)
    after = b"" if file.hollow else file.original.bom + file.current.text.encode(file.original.encoding)
    if file.hollow:
        edits = (Edit(0, len(file.original.text), ""),)
    settled = tuple(
        finding.fingerprint
        for finding in findings
        if finding.place.path == file.original.path
        and rewrites[finding.fingerprint].disposition is not Disposition.MANUAL
    )
    return FileChange(
        file.original.path,
        before,
        after,
        edits,
        git_patch(file.original, edits, before, after, deletes=file.hollow),
        unified(file.original.path, hunks(file.original.text, edits), redact, deletes=file.hollow),
        settled,
        file.hollow,
    )
