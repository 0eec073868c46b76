"""From the options of `audit` and `scan` to an Audit, its gate and its reports."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from migrator.audit import Request, audit
from migrator.cli.deliver import deliver, delivery, emit, say
from migrator.cli.ledger import Ledger
from migrator.cli.progress import progress
from migrator.cli.settings import settings
from migrator.clock import now
from migrator.discover.tree import Tree, open_tree
from migrator.errors import IncompleteError, UsageError
from migrator.policy import decide

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from migrator.baseline import Entry
    from migrator.cli.settings import Settings
    from migrator.discover.source import Listing
    from migrator.model import Integration, Verdict


def today() -> date:
    """The day deadlines are judged from when no --as-of is given."""
    return now().date()


def listing(paths: Sequence[Path], values: Mapping[str, Any], chosen: Settings) -> tuple[Listing, str]:
    """What the paths of a command line name, and the name of their root for headings.

    Raises:
        UsageError: a path does not exist, or options exclude each other.
    """
    options = chosen.discovery(values)
    name = values["stdin_path"]
    if Path("-") in paths:
        if len(paths) > 1 or not name:
            raise UsageError("`-` stands alone and needs --stdin-path, the name the text goes by")
        from migrator.discover.stream import read_stream  # noqa: PLC0415 - most runs read files

        return read_stream(sys.stdin.buffer, str(name), options.max_file_bytes), str(name)
    if name:
        raise UsageError("--stdin-path goes with `-`, which reads standard input")
    if values.get("staged") and values.get("changed_since"):
        raise UsageError("--staged and --changed-since exclude each other")
    if values.get("staged"):
        from migrator.discover.objects import open_index  # noqa: PLC0415 - runs git, which named files do not need

        index = open_index(paths, options.max_file_bytes)
        return index, index.top.name
    if values.get("changed_since"):
        from migrator.discover.objects import changed_since  # noqa: PLC0415

        top, names = changed_since(values["changed_since"])
        return Tree(top, tuple(top / name for name in names), options), top.name
    tree = open_tree(paths or (Path(),), options)
    return tree, tree.root.name or "/"


def run(
    paths: Sequence[Path],
    values: Mapping[str, Any],
    *,
    check: Callable[[Sequence[Integration]], tuple[Verdict, ...]] | None = None,
    rewrites: bool = True,
) -> int:
    """Audit, decide, report; returns the exit status."""
    where = delivery(values)
    chosen = settings(paths, values)
    if values["show_config"]:
        emit("".join(f"{line}\n" for line in chosen.lines()))
        return 0
    files, root = listing(paths, values, chosen)
    whole = not paths and not values.get("staged") and not values.get("changed_since")
    ledger = Ledger(chosen, values, whole=whole, before=_before(values, chosen))
    with progress(quiet=where.quiet) as tick:
        result = audit(
            Request(
                listing=files,
                root=root,
                as_of=values["as_of"] or today(),
                rules=chosen.rules,
                check=check,
                settle=ledger.settle,
                rewrites=rewrites,
                workers=values["workers"],
                max_file_bytes=values["max_file_size"],
                archives=values["archives"],
                progress=tick,
            )
        )
    for line in ledger.write():
        say(line, where)
    gate = decide(result, chosen.policy._replace(allow_empty=bool(values.get("staged") or values.get("changed_since"))))
    deliver(result, gate, where)
    return int(gate.status)


def _before(values: Mapping[str, Any], chosen: Settings) -> tuple[Entry, ...]:
    """What the changed files held at the revision that a change is measured from."""
    revision = values.get("changed_since")
    if not revision:
        return ()
    from migrator.baseline import collect  # noqa: PLC0415 - only a change is measured against what was there before
    from migrator.discover.objects import changed_since, open_revision  # noqa: PLC0415

    _, names = changed_since(revision)
    then = open_revision(revision, frozenset(names), values["max_file_size"])
    result = audit(Request(then, "", values["as_of"] or today(), chosen.rules, rewrites=False))
    if lacking := result.coverage.unreadable:
        why = f"{lacking[0].reason} ({len(lacking)} of {len(names)} files)"
        raise IncompleteError(
            f"--changed-since: what {lacking[0].path} held at {revision} is not to be had: {why}; in a partial clone "
            f"run `git diff {revision}` first, which fetches it"
        )
    return collect(result.findings)
