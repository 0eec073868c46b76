"""From the options of `audit` and `scan` to an Audit, its gate and its reports."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from migrator.audit import Request, audit
from migrator.clock import now
from migrator.discover.index import open_index
from migrator.discover.options import DiscoveryOptions
from migrator.discover.stream import read_stream
from migrator.discover.tree import open_tree
from migrator.errors import UsageError
from migrator.model import Severity
from migrator.policy import Policy, decide
from migrator.report.registry import get
from migrator.rules.registry import load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date

    from migrator.discover.source import Listing
    from migrator.model import Audit, Integration, Verdict
    from migrator.policy import Gate
    from migrator.rules.base import Rule


@dataclass(frozen=True, slots=True)
class Delivery:
    """Where the result goes."""

    form: str
    output: Path | None
    reports: tuple[tuple[str, Path], ...]
    quiet: bool
    verbose: bool


def today() -> date:
    """The day deadlines are judged from when no --as-of is given."""
    return now().date()


def listing(paths: Sequence[Path], values: Mapping[str, Any]) -> tuple[Listing, str]:
    """What the paths of a command line name, and the name of their root for headings."""
    bound = int(values["max_file_size"])
    if Path("-") in paths:
        if len(paths) > 1 or not values["stdin_path"]:
            raise UsageError("`-` stands alone and needs --stdin-path, the name the text goes by")
        return read_stream(sys.stdin.buffer, str(values["stdin_path"]), bound), str(values["stdin_path"])
    if values.get("staged"):
        index = open_index(paths, bound)
        return index, index.top.name
    if values["stdin_path"]:
        raise UsageError("--stdin-path goes with `-`, which reads standard input")
    options = DiscoveryOptions(
        include=tuple(values["include"]),
        exclude=tuple(values["exclude"]),
        max_file_bytes=bound,
        ignore_files=not values["no_ignore"],
        vendored=bool(values["vendored"]),
    )
    tree = open_tree(paths or (Path(),), options)
    return tree, tree.root.name or "/"


def chosen(select: Sequence[str], ignore: Sequence[str]) -> tuple[Rule, ...]:
    """The rules of a run.

    Raises:
        UsageError: a name that is no rule.
    """
    rules = {rule.id: rule for rule in load()}
    for name in (*select, *ignore):
        if name not in rules:
            from difflib import get_close_matches  # noqa: PLC0415 - only on a mistake

            near = get_close_matches(name, rules, 1)
            raise UsageError(f"no rule {name!r}; " + (f"did you mean {near[0]!r}?" if near else "see `migrator rules`"))
    return tuple(rule for name, rule in rules.items() if (not select or name in select) and name not in ignore)


def policy(values: Mapping[str, Any]) -> Policy:
    """The gate's settings."""
    fail_on = None if values["fail_on"] == "never" else Severity(values["fail_on"])
    return Policy(fail_on=fail_on, strict=bool(values["strict"]), exit_zero=bool(values["exit_zero"]))


def delivery(values: Mapping[str, Any]) -> Delivery:
    """Where results go."""
    if values["quiet"] and values["verbose"]:
        raise UsageError("--quiet and --verbose exclude each other")
    return Delivery(values["form"], values["output"], tuple(values["reports"]), values["quiet"], values["verbose"])


def run(
    paths: Sequence[Path],
    values: Mapping[str, Any],
    *,
    check: Callable[[Sequence[Integration]], tuple[Verdict, ...]] | None = None,
    rewrites: bool = True,
) -> int:
    """Audit, decide, report; returns the exit status."""
    where = delivery(values)
    rules = chosen(values["select"], values["ignore"])
    files, root = listing(paths, values)
    with progress(quiet=where.quiet) as tick:
        result = audit(
            Request(
                listing=files,
                root=root,
                as_of=values["as_of"] or today(),
                rules=rules,
                check=check,
                rewrites=rewrites,
                workers=values["workers"],
                max_file_bytes=values["max_file_size"],
                progress=tick,
            )
        )
    gate = decide(result, policy(values))
    deliver(result, gate, where)
    return int(gate.status)


def deliver(result: Audit, gate: Gate, where: Delivery) -> None:
    """Write the reports, then the result itself; what it means goes to standard error."""
    for form, path in where.reports:
        write(path, get(form).render(result, gate))
        _say(f"{get(form).title}: {path}", where)
    body = get(where.form).render(result, gate)
    if where.output is not None:
        write(where.output, body)
        _say(f"{get(where.form).title}: {where.output}", where)
    else:
        emit(body)
    if where.verbose:
        for skip in result.coverage.skipped:
            _say(f"skipped {skip.path}: {skip.reason}", where)
    for skip in result.coverage.unreadable:
        _say(f"not read: {skip.path}: {skip.reason}", where)
    for notice in result.notices:
        _say(notice, where)
    _say(
        f"verdict: {gate.status.name.lower().replace('_', ' ')} ({gate.status.value}): {'; '.join(gate.reasons)}", where
    )


def _say(line: str, where: Delivery) -> None:
    if not where.quiet:
        click.echo(f"migrator: {printable(line)}", err=True)


def printable(line: str) -> str:
    """One line for a terminal: a file name cannot break it or steer the terminal."""
    return "".join(mark if mark.isprintable() else f"\\u{{{ord(mark):x}}}" for mark in line)


def emit(body: str) -> None:
    """Results to standard output, as UTF-8 whatever the terminal says."""
    sys.stdout.flush()
    sys.stdout.buffer.write(body.encode("utf-8", "backslashreplace"))
    sys.stdout.buffer.flush()


def write(path: Path, body: str) -> None:
    """Write a report so that it is there whole or not at all.

    Raises:
        UsageError: it cannot be written there.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f".{path.name}.{os.getpid()}")
        with draft.open("xb") as stream:
            stream.write(body.encode("utf-8", "backslashreplace"))
        draft.replace(path)
    except OSError as error:
        raise UsageError(f"{path}: cannot be written: {error.strerror or error}") from error


@contextmanager
def progress(*, quiet: bool) -> Iterator[Callable[[int], None] | None]:
    """A counter on standard error while a terminal watches; nothing otherwise."""
    if quiet or not sys.stderr.isatty():
        yield None
        return

    def tick(count: int) -> None:
        if count % 1000 == 0:
            sys.stderr.write(f"\rmigrator: {count} files …")
            sys.stderr.flush()

    try:
        yield tick
    finally:
        sys.stderr.write("\r\x1b[K")
