"""One row per finding for a spreadsheet, in which no cell is a formula."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from migrator.report.base import ReportFormat
from migrator.report.order import ordered
from migrator.report.printable import inert, one_line, shorten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.model import Audit, Finding, Integration
    from migrator.policy import Gate

_COLUMNS = (
    "path",
    "line",
    "column",
    "region",
    "severity",
    "category",
    "confidence",
    "rule",
    "title",
    "message",
    "integration",
    "products",
    "deadline",
    "state",
    "fails",
    "rewrite",
    "what to do",
    "fingerprint",
)

_CELL = 32_000
"""Excel cuts a cell at 32,767 characters."""

_FORMULA = ("=", "+", "-", "@", "|", "%", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""First characters by which a spreadsheet takes a cell for a formula or a command; the last four are full-width."""


def render(audit: Audit, gate: Gate) -> str:
    """RFC 4180: a header, CRLF, every cell quoted."""
    table = io.StringIO()
    writer = csv.writer(table, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    named = {integration.id: integration for integration in audit.integrations}
    failing = frozenset(gate.failing)
    for finding in ordered(audit.findings):
        integration = named.get(finding.integration or "")
        writer.writerow([_safe(value) for value in _row(finding, integration, fails=finding.fingerprint in failing)])
    return inert(table.getvalue(), "\\x{:02x}")


FORMAT = ReportFormat("csv", ".csv", "CSV, one row per finding", render)


def _row(finding: Finding, integration: Integration | None, *, fails: bool) -> Iterator[str]:
    place = finding.place
    yield from (place.path, str(place.line), str(place.column), place.region)
    yield from (finding.severity.value, finding.category.value, finding.confidence.value, finding.rule_id)
    yield from (finding.title, finding.message, finding.integration or "")
    yield ", ".join(integration.products) if integration else ""
    yield finding.deadline.isoformat() if finding.deadline else ""
    yield f"suppressed: {finding.suppressed.reason}" if finding.suppressed else "exempt" if finding.exempt else "open"
    yield "yes" if fails else "no"
    yield finding.rewrite.disposition.value if finding.rewrite else ""
    yield f"{finding.rewrite.title}. {finding.rewrite.instruction}".strip() if finding.rewrite else ""
    yield finding.fingerprint


def _safe(value: str) -> str:
    shown = shorten(one_line(value), _CELL)
    return f"'{shown}" if shown.lstrip().startswith(_FORMULA) else shown
