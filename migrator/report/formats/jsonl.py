"""One JSON object per line: the run, then each finding, integration and credential, then the summary with the gate."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from migrator.report import serial
from migrator.report.base import ReportFormat
from migrator.report.printable import inert

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.model import Audit
    from migrator.policy import Gate


def render(audit: Audit, gate: Gate) -> str:
    """Each line is `{"type": NAME, NAME: {...}}`, the object as `audit.schema.json` describes it."""
    lines = (json.dumps({"type": name, name: value}, separators=(",", ":")) for name, value in _items(audit, gate))
    return inert("\n".join(lines) + "\n", "\\u{:04x}")


FORMAT = ReportFormat("jsonl", ".jsonl", "JSON lines, one object per line", render)


def _items(audit: Audit, gate: Gate) -> Iterator[tuple[str, Any]]:
    whole = serial.to_json(audit, gate)
    findings, integrations, credentials = (whole.pop(key) for key in ("findings", "integrations", "credentials"))
    summary = whole.pop("summary")
    yield "run", whole
    yield from (("finding", item) for item in findings)
    yield from (("integration", item) for item in integrations)
    yield from (("credential", item) for item in credentials)
    yield "summary", summary
