"""Suppressions and baseline of one run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from migrator.cli.deliver import write
from migrator.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from migrator import baseline
    from migrator.cli.settings import Settings
    from migrator.model import Audit, Finding
    from migrator.suppress import Directive
    from migrator.triage import Settled, Triage


class Ledger:
    """Reads the baseline before a run, settles its findings, and writes the baseline after it when told to.

    Without `compare` the baseline plays no part: what it hides is still to be rewritten. `before` are leftovers that
    were there before the change under review.
    """

    def __init__(
        self,
        chosen: Settings,
        values: Mapping[str, Any],
        *,
        whole: bool,
        compare: bool = True,
        before: tuple[baseline.Entry, ...] = (),
    ) -> None:
        self._chosen = chosen
        self._renew = bool(values.get("write_baseline"))
        self._prune = bool(values.get("prune_baseline"))
        if self._renew and self._prune:
            raise UsageError("--write-baseline and --prune-baseline exclude each other")
        self._whole = whole
        wanted = self._renew or self._prune
        self._path = chosen.baseline(values.get("baseline"), wanted=wanted) if compare else None
        self._entries = self._read()
        self._before = frozenset(entry.fingerprint for entry in before)
        self._settled: Settled | None = None

    def _read(self) -> tuple[baseline.Entry, ...]:
        if self._path is None or (self._renew and not self._path.exists()):
            return ()
        from migrator import baseline  # noqa: PLC0415 - most runs have none

        return baseline.load(self._path)

    def settle(self, result: Audit, directives: Sequence[Directive]) -> Audit:
        """The audit with its findings regraded, suppressed and compared."""
        asked = self._renew or self._prune or self._entries or self._chosen.config.suppressions
        if not (asked or result.findings or directives):
            return result
        from migrator import baseline  # noqa: PLC0415 - a clean tree has nothing to settle
        from migrator.triage import settle  # noqa: PLC0415

        if self._renew:
            self._entries = baseline.collect(settle(result, self._triage(directives)).audit.findings)
        self._settled = settle(result, self._triage(directives))
        return self._settled.audit._replace(findings=tuple(map(self._aged, self._settled.audit.findings)))

    def _aged(self, finding: Finding) -> Finding:
        """A finding that was there before the change under review is none of its business."""
        if finding.suppressed is not None or finding.fingerprint not in self._before:
            return finding
        from migrator.model import Suppression  # noqa: PLC0415 - a clean tree has none

        return finding._replace(suppressed=Suppression("baseline", "was there before this change"))

    def _triage(self, directives: Sequence[Directive]) -> Triage:
        from migrator.triage import Triage  # noqa: PLC0415

        return Triage(
            severities=self._chosen.config.severities,
            exclusions=self._chosen.config.suppressions,
            directives=directives,
            known=self._chosen.known,
            entries=self._entries,
            whole=self._whole,
        )

    def write(self) -> tuple[str, ...]:
        """Write the baseline if that was asked for; what was done, in words."""
        if self._path is None or self._settled is None or not (self._renew or self._prune):
            return ()
        from migrator import baseline  # noqa: PLC0415

        entries = self._entries if self._renew else baseline.prune(self._entries, self._settled.stale)
        write(self._path, baseline.dumps(entries))
        return (f"baseline: {len(entries)} leftovers in {self._path}",)
