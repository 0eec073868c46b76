"""GitHub workflow commands: annotations beside the changed lines, within what the host shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.model import Severity
from migrator.report import view
from migrator.report.base import ReportFormat
from migrator.report.order import counts
from migrator.report.printable import inert, shorten, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.model import Audit, Finding
    from migrator.policy import Gate

PER_LEVEL = 10
"""GitHub keeps ten annotations of each level per step, and drops the rest without a word."""

_COMMAND = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_TITLE, _MESSAGE = 240, 4_000


def render(audit: Audit, gate: Gate) -> str:
    """One line per annotation, the worst first; the first says the result and how many have no annotation."""
    lines: dict[Severity, list[str]] = {severity: [] for severity in Severity}
    level = Severity.NOTE if view.status_key(gate) == "clean" else Severity.ERROR
    lines[level].append("")  # its place among the ten is taken
    left_out = 0
    for finding in view.worst_first(finding for finding in audit.findings if counts(finding)):
        if len(lines[finding.severity]) < PER_LEVEL:
            lines[finding.severity].append(_annotation(finding))
        else:
            left_out += 1
    lines[level][0] = _result(audit, gate, level, left_out)
    return "".join(f"{line}\n" for line in (*lines[level], *_others(lines, level)))


FORMAT = ReportFormat("github", ".txt", "GitHub annotations", render)


def _others(lines: dict[Severity, list[str]], level: Severity) -> Iterator[str]:
    for severity, those in lines.items():
        if severity is not level:
            yield from those


def _result(audit: Audit, gate: Gate, level: Severity, left_out: int) -> str:
    parts = [view.headline(audit, gate), audit.deadline.statement]
    if left_out:
        parts.append(f"{view.plural(left_out, 'more finding')} without an annotation: see the report.")
    parts += gate.reasons
    title = f"migrator: {view.status_title(gate).lower()}"
    return f"::{_COMMAND[level]} title={_property(title)}::{_data(chr(10).join(parts))}"


def _annotation(finding: Finding) -> str:
    place = finding.place
    properties = {
        "file": place.path,
        "line": str(place.line),
        "endLine": str(place.end_line),
        "title": shorten(f"{finding.title} ({finding.rule_id})", _TITLE),
    }
    if place.line == place.end_line:  # GitHub takes columns only within one line
        properties |= {"col": str(place.column), "endColumn": str(place.end_column)}
    parts = [finding.message]
    if finding.rewrite:
        parts.append(f"{view.DISPOSITION_TITLE[finding.rewrite.disposition]}: {finding.rewrite.title}")
        parts.append(finding.rewrite.instruction)
    named = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{_COMMAND[finding.severity]} {named}::{_data(chr(10).join(part for part in parts if part))}"


def _data(text: str) -> str:
    shown = shorten(inert(visible(text), "\\x{:02x}"), _MESSAGE)
    return shown.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
