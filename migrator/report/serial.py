"""An audit as JSON and back: the one form in which it is saved, and from which every report can be made again."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from migrator.errors import AuditFileError
from migrator.model import SCHEMA_VERSION, Audit, Category, Disposition, Severity
from migrator.policy import Gate
from migrator.report.codec import CodecError, decode, encode
from migrator.report.order import READINESS, counts, ordered
from migrator.report.printable import inert

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path


MAX_BYTES = 256 * 1024 * 1024
"""A larger saved audit is refused: the largest seen, of 10,000 findings, has 20 MB."""

_KEYS = (
    "schema_version",
    "tool",
    "root",
    "as_of",
    "deadline",
    "coverage",
    "findings",
    "integrations",
    "credentials",
    "checked",
    "notices",
)


@dataclass(frozen=True, slots=True)
class Saved:
    """What a saved audit holds: the audit, and the gate's decision at the time when there was one."""

    audit: Audit
    gate: Gate | None


def to_json(audit: Audit, gate: Gate | None = None) -> dict[str, Any]:
    """The audit as a plain mapping in the shape of `audit.schema.json`; findings in order of place.

    `summary` is derived from the rest and ignored when read back, except for the gate's decision in it.
    """
    plain = encode(audit._replace(findings=ordered(audit.findings)))
    result = {key: plain[key] for key in _KEYS}
    result["summary"] = summary(audit) | {"gate": None if gate is None else encode(gate) | {"status": int(gate.status)}}
    return result


def dumps(audit: Audit, gate: Gate | None = None) -> str:
    """The bytes of `audit.json`: ASCII, two blanks of indent, a line feed at the end, equal for equal audits."""
    return inert(json.dumps(to_json(audit, gate), indent=2) + "\n", "\\u{:04x}")


def from_json(mapping: Mapping[str, Any], name: str = "audit") -> Audit:
    """The audit that `to_json` wrote.

    Raises AuditFileError that names the place of the first fault; `name` is what the message calls the file.
    """
    _check_version(mapping, name)
    fields = {key: value for key, value in mapping.items() if key != "summary"}
    try:
        audit: Audit = decode(Audit, fields)
    except CodecError as fault:
        raise AuditFileError(f"{name}: {fault.where + ': ' if fault.where else ''}{fault}") from None
    for number, finding in enumerate(audit.findings):
        place, snippet = finding.place, finding.snippet
        if not (0 < place.line <= place.end_line < _MAX and 0 < place.column < _MAX and 0 < place.end_column < _MAX):
            raise AuditFileError(f"{name}: findings[{number}]: lines and columns must ascend from 1 on")
        if not 0 < snippet.first_line < _MAX:
            raise AuditFileError(f"{name}: findings[{number}].snippet.first_line: must be from 1 on")
    return audit


_MAX = 2**31
"""No format takes a larger line number."""


def load(path: Path) -> Saved:
    """Read a saved audit; raises AuditFileError when the file is missing, too large, corrupt, or of another schema."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise AuditFileError(f"{path}: larger than {MAX_BYTES // 1024**2} MB, so not a saved audit")
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as fault:
        raise AuditFileError(f"{path}: cannot be read: {fault.strerror or fault}") from None
    except UnicodeDecodeError:
        raise AuditFileError(f"{path}: not UTF-8 text, so not a saved audit") from None
    return loads(text, str(path))


def load_audit(path: Path) -> Audit:
    """The audit alone, for a decision made anew; raises AuditFileError."""
    return load(path).audit


def loads(text: str, name: str = "audit") -> Saved:
    """Read a saved audit from text; raises AuditFileError."""
    try:
        mapping = json.loads(text)
    except RecursionError:
        raise AuditFileError(f"{name}: nested too deeply, so not a saved audit") from None
    except json.JSONDecodeError as fault:
        raise AuditFileError(f"{name}:{fault.lineno}:{fault.colno}: not JSON: {fault.msg}") from None
    except ValueError as fault:  # a number of thousands of digits
        raise AuditFileError(f"{name}: not JSON: {fault}") from None
    audit = from_json(mapping, name)
    recorded = mapping.get("summary")
    decision = recorded.get("gate") if isinstance(recorded, dict) else None
    if decision is None:
        return Saved(audit, None)
    try:
        return Saved(audit, decode(Gate, decision))
    except CodecError as fault:
        raise AuditFileError(f"{name}: {fault.inside('summary.gate').where}: {fault}") from None


def _check_version(mapping: object, name: str) -> None:
    if not isinstance(mapping, dict):
        raise AuditFileError(f"{name}: not a saved audit: expected a JSON object")
    version = mapping.get("schema_version")
    if version == SCHEMA_VERSION and isinstance(version, int):
        return
    if isinstance(version, int) and version > SCHEMA_VERSION:
        raise AuditFileError(
            f"{name}: written by a newer migrator (schema_version {version}, this one reads {SCHEMA_VERSION}); upgrade"
        )
    raise AuditFileError(f"{name}: not a saved audit: schema_version is missing or not {SCHEMA_VERSION}")


def summary(audit: Audit) -> dict[str, Any]:
    """Counts for a fleet or a dashboard: of findings that count, of those that do not, and of what to do."""
    counting = [finding for finding in audit.findings if counts(finding)]
    return {
        "findings": len(counting),
        "suppressed": sum(finding.suppressed is not None for finding in audit.findings),
        "exempt": sum(finding.exempt for finding in audit.findings),
        "by_category": _tally((finding.category.value for finding in counting), (item.value for item in Category)),
        "by_severity": _tally((finding.severity.value for finding in counting), (item.value for item in Severity)),
        "by_disposition": _tally(
            (finding.rewrite.disposition.value for finding in counting if finding.rewrite),
            (item.value for item in Disposition),
        ),
        "by_readiness": _tally((item.readiness for item in audit.integrations), READINESS),
        "by_verdict": _tally((item.status for item in audit.credentials), ("valid", "rejected", "unknown")),
    }


def _tally(values: Iterable[str], keys: Iterable[str]) -> dict[str, int]:
    found = Counter(values)
    return {key: found[key] for key in keys}
