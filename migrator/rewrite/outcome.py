"""What became of one program."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from migrator.detect import detect
from migrator.model import Disposition

if TYPE_CHECKING:
    from migrator.model import Finding
    from migrator.rewrite.base import Program, Proposal
    from migrator.rewrite.draft import Draft
    from migrator.rewrite.patch import Hunk


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one program. `reason` is empty when its rewrite stands."""

    program: Program
    draft: Draft
    proposals: tuple[Proposal, ...] = ()
    reason: str = ""
    rest: dict[str, tuple[tuple[str, int], ...]] = field(default_factory=dict, compare=False, repr=False)
    """Findings left in changed files, looked for when first asked."""
    diffs: dict[tuple[str, int], tuple[Hunk, ...]] = field(default_factory=dict, compare=False, repr=False)
    """Hunks by path and block of lines, made when first asked."""
    shown: dict[tuple[str, tuple[int, ...]], str] = field(default_factory=dict, compare=False, repr=False)
    """Diffs for reading, by path and the hunks that they show."""

    def settles(self, finding: Finding) -> bool:
        """Whether its file has changed, and the rules see the finding no more."""
        file = self.draft.file(finding.place.path)
        return file.changed and not any(
            rule == finding.rule_id and finding.place.start <= start <= finding.place.end
            for rule, start in self._seen(finding.place.path)
        )

    def _seen(self, path: str) -> tuple[tuple[str, int], ...]:
        """What the rules see in a changed file, at the places that it had before."""
        if path not in self.rest:
            file = self.draft.file(path)
            self.rest[path] = tuple(
                (finding.rule_id, file.patchwork.to_original(finding.place.start))
                for finding in detect(file.current, self.draft.source.rules.load())
            )
        return self.rest[path]

    @property
    def disposition(self) -> Disposition:
        """The weakest of its proposals."""
        if self.reason or not any(proposal.edits for proposal in self.proposals):
            return Disposition.MANUAL
        unsafe = any(proposal.caution for proposal in self.proposals)
        return Disposition.UNSAFE if unsafe else Disposition.SAFE

    @property
    def cautions(self) -> str:
        """What a reader has to look at, in one line."""
        return "; ".join(dict.fromkeys(proposal.caution for proposal in self.proposals if proposal.caution))
