"""What `migrator fix` does with a plan."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from migrator.audit import Request, audit
from migrator.cli.deliver import emit, printable
from migrator.cli.ledger import Ledger
from migrator.cli.run import listing, today
from migrator.cli.settings import settings
from migrator.discover import gitfiles
from migrator.discover.tree import Tree
from migrator.errors import ExitStatus, UsageError
from migrator.model import Disposition
from migrator.outcome import Severity
from migrator.policy import Policy, decide
from migrator.rewrite.engine import plan
from migrator.rewrite.source import of_listing
from migrator.rewrite.write import undo, write, write_patch

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from migrator.model import Audit, Finding
    from migrator.rewrite.engine import FixPlan

_JOURNAL = "migrator-undo.json"


@dataclass(frozen=True, slots=True)
class Fixing:
    """One run of `migrator fix`: the paths and options of the command line."""

    paths: Sequence[Path]
    values: Mapping[str, Any]

    def run(self) -> int:
        """Plan, then show, save, write or take back; returns the exit status."""
        if self.values["undo"] is not None:
            return self._undo()
        chosen = settings(self.paths, self.values)
        files, root = listing(self.paths, self.values, chosen)
        result = audit(
            Request(
                listing=files,
                root=root,
                as_of=self.values["as_of"] or today(),
                rules=chosen.rules,
                settle=Ledger(chosen, self.values, whole=False, compare=False).settle,
                rewrites=False,
                workers=self.values["workers"],
                max_file_bytes=self.values["max_file_size"],
            )
        )
        wanted = self._wanted(result)
        fixes = plan(
            wanted,
            result.integrations,
            of_listing(files, chosen.rules),
            unsafe=self.values["unsafe"],
        )
        self._deliver(fixes, files)
        _tell(fixes, wanted)
        status = decide(result, Policy(fail_on=Severity.ERROR, exit_zero=True)).status
        return int(status)

    def _undo(self) -> int:
        for path in undo(self.values["undo"], Path(self.paths[0]) if self.paths else None):
            click.echo(f"migrator: {printable(path)}: as it was", err=True)
        return int(ExitStatus.CLEAN)

    def _wanted(self, result: Audit) -> tuple[Finding, ...]:
        """The findings of the chosen integrations."""
        names = self.values["integration"]
        known = {integration.id for integration in result.integrations}
        for name in names:
            if name not in known:
                raise UsageError(f"no integration {name!r}; there are {', '.join(sorted(known)) or 'none'}")
        return tuple(finding for finding in result.findings if not names or finding.integration in names)

    def _deliver(self, fixes: FixPlan, files: object) -> None:
        if self.values["patch"] is not None:
            write_patch(b"".join(change.patch for change in fixes.files), self.values["patch"])
            click.echo(f"migrator: patch for {len(fixes.files)} files: {self.values['patch']}", err=True)
        if self.values["write_files"]:
            if not isinstance(files, Tree):
                raise UsageError("--write needs files; standard input cannot be written")
            journal = _journal(files.root)
            write(fixes.files, files.root, journal, allow_dirty=self.values["allow_dirty"])
            for change in fixes.files:
                click.echo(f"migrator: rewrote {printable(change.path)}", err=True)
            if fixes.files:
                click.echo(f"migrator: `migrator fix --undo {journal}` takes it back", err=True)
        if self.values["patch"] is None and not self.values["write_files"]:
            emit("".join(change.diff for change in fixes.files))


def _journal(root: Path) -> Path:
    """Inside `.git`, where nothing is committed from; beside the files where there is none."""
    output = gitfiles.run(root, ["rev-parse", "--absolute-git-dir"])
    folder = Path(output.decode().strip()) if output else root
    return folder / (_JOURNAL if output else f".{_JOURNAL}")


def _tell(fixes: FixPlan, findings: Sequence[Finding]) -> None:
    """What the diff does not show: what stays, why, and what to look at."""
    for withdrawn in fixes.withdrawn:
        click.echo(
            f"migrator: left as it is: {printable(', '.join(withdrawn.paths))}: {printable(withdrawn.reason)}", err=True
        )
    for note in fixes.notes:
        click.echo(f"migrator: note: {printable(note)}", err=True)
    settled = {fingerprint for change in fixes.files for fingerprint in change.settled}
    left = [one for one in findings if one.suppressed is None and one.fingerprint not in settled]
    exempt = sum(one.exempt for one in left)
    if exempt:
        click.echo(f"migrator: exempt from the end of life, left as it is: {_places(exempt)}", err=True)
    waiting = sum(fixes.rewrites[one.fingerprint].disposition is Disposition.UNSAFE for one in left)
    if waiting:
        click.echo(f"migrator: left for a look: {_places(waiting)}; --unsafe rewrites what can be", err=True)
    if len(left) > exempt + waiting:
        by_hand = _places(len(left) - exempt - waiting)
        click.echo(f"migrator: left to change by hand: {by_hand}; `migrator scan` shows them", err=True)


def _places(number: int) -> str:
    return f"{number} place{'' if number == 1 else 's'}"
