"""Writes results where the command line wants them: results to standard output or files, all else to standard error."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any, NamedTuple

from migrator.errors import UsageError
from migrator.output import put
from migrator.report.registry import get
from migrator.report.view import status_title

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from migrator.model import Audit
    from migrator.policy import Gate


class Delivery(NamedTuple):
    """Where the result goes."""

    form: str
    output: Path | None
    reports: tuple[tuple[str, Path], ...]
    quiet: bool
    verbose: bool


def delivery(values: Mapping[str, Any]) -> Delivery:
    """Where results go, from the options of a command."""
    if values["quiet"] and values["verbose"]:
        raise UsageError("--quiet and --verbose exclude each other")
    return Delivery(values["form"], values["output"], tuple(values["reports"]), values["quiet"], values["verbose"])


def deliver(result: Audit, gate: Gate, where: Delivery) -> None:
    """Write the reports, then the result itself; what it means goes to standard error."""
    for form, path in where.reports:
        write(path, get(form).render(result, gate))
        say(f"{get(form).title}: {path}", where)
    if where.output is not None:
        write(where.output, get(where.form).render(result, gate))
        say(f"{get(where.form).title}: {where.output}", where)
    elif where.form == "text":
        emit(_for_terminal(result, gate, where))
    else:
        emit(get(where.form).render(result, gate))
    for skip in result.coverage.unreadable:
        say(f"not read: {skip.path}: {skip.reason}", where)
    for notice in result.notices:
        say(notice, where)
    if where.output is None and where.form == "text" and sys.stdout.isatty() and sys.stderr.isatty():
        return  # the report has just said it on the same terminal
    say(f"verdict: {status_title(gate).lower()} ({gate.status.value}): {'; '.join(gate.reasons)}", where)


def _for_terminal(result: Audit, gate: Gate, where: Delivery) -> str:
    """The text report, in colour on a terminal that wants it, as wide as the terminal."""
    from migrator.report.formats.text import render  # noqa: PLC0415 - other formats do without
    from migrator.report.style import Detail, Style  # noqa: PLC0415

    detail = Detail.QUIET if where.quiet else Detail.VERBOSE if where.verbose else Detail.NORMAL
    width = 120
    if sys.stdout.isatty():
        from shutil import get_terminal_size  # noqa: PLC0415 - a log has no width

        width = get_terminal_size((120, 24)).columns
    return render(result, gate, Style(colour=coloured(os.environ), detail=detail, width=max(60, min(width, 160))))


def coloured(environ: Mapping[str, str]) -> bool:
    """Colours on a terminal only; NO_COLOR and FORCE_COLOR, when not empty, decide otherwise."""
    if environ.get("NO_COLOR"):
        return False
    if environ.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and environ.get("TERM") != "dumb"


def say(line: str, where: Delivery) -> None:
    """One line on standard error, unless --quiet."""
    if not where.quiet:
        sys.stderr.write(f"migrator: {printable(line)}\n")


def printable(line: str) -> str:
    """One line for a terminal: a file name cannot break it or steer the terminal."""
    return "".join(mark if mark.isprintable() else f"\\u{{{ord(mark):x}}}" for mark in line)


def emit(body: str) -> None:
    """Results to standard output, as UTF-8 whatever the terminal says."""
    sys.stdout.flush()
    sys.stdout.buffer.write(body.encode("utf-8", "backslashreplace"))
    sys.stdout.buffer.flush()


def write(path: Path, body: str) -> None:
    """Write a file so that it is there whole or not at all; a device or pipe is written to as it is.

    Raises:
        UsageError: it cannot be written there.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        put(path, body.encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise UsageError(f"{path}: cannot be written: {error.strerror or error}") from error
