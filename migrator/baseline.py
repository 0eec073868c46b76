"""The baseline: leftovers that are known and counted down, by content, so that only new ones fail.

Its file holds no date, no line number and no count, is sorted, and has one entry a line, so that two branches merge.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from migrator.errors import UsageError
from migrator.model import Suppression
from migrator.regex import lazy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from migrator.model import Finding

SCHEMA_VERSION = 1
MAX_BYTES = 64 * 1024 * 1024
_KEYS = ("path", "rule", "fingerprint")
_SHOWN = 5
_FINGERPRINT = lazy(r"[0-9a-f]{64}")


class Entry(NamedTuple):
    """One known leftover; only the fingerprint decides, path and rule are for the reader."""

    path: str
    rule: str
    fingerprint: str


class Comparison(NamedTuple):
    """Findings against a baseline."""

    findings: tuple[Finding, ...]
    """All of them, the known ones suppressed."""
    stale: tuple[Entry, ...]
    """Entries that nothing matches any more, of what the run evaluated."""
    notices: tuple[str, ...]


def collect(findings: Iterable[Finding]) -> tuple[Entry, ...]:
    """The baseline of a run: what counts today, and what the present baseline hides; nothing suppressed otherwise."""
    return tuple(
        sorted(
            {
                Entry(finding.place.path, finding.rule_id, finding.fingerprint)
                for finding in findings
                if not finding.exempt and (finding.suppressed is None or finding.suppressed.source == "baseline")
            }
        )
    )


def dumps(entries: Iterable[Entry]) -> str:
    """The text of a baseline file, equal for equal entries."""
    lines = [
        json.dumps({"path": one.path, "rule": one.rule, "fingerprint": one.fingerprint}) for one in sorted(entries)
    ]
    body = "[\n    " + ",\n    ".join(lines) + "\n  ]" if lines else "[]"
    return f'{{\n  "schema_version": {SCHEMA_VERSION},\n  "findings": {body}\n}}\n'


def load(path: Path) -> tuple[Entry, ...]:
    """Read a baseline. Raises UsageError, one line, when it is missing, too large, corrupt, or of another version."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UsageError(f"{path}: larger than {MAX_BYTES // 1024**2} MB, so not a baseline")
        content = json.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as fault:
        raise UsageError(f"{path}: cannot be read: {fault.strerror or fault}; write it with --write-baseline") from None
    except (ValueError, RecursionError) as fault:
        reason = str(fault).split("\n")[0] if isinstance(fault, json.JSONDecodeError) else "not JSON"
        raise UsageError(
            f"{path}: not a baseline: {reason}; resolve the merge or write it with --write-baseline"
        ) from None
    if not isinstance(content, dict) or content.get("schema_version") != SCHEMA_VERSION or content.keys() != _TOP:
        raise UsageError(f"{path}: not a baseline of version {SCHEMA_VERSION}; write it anew with --write-baseline")
    return tuple(sorted({_entry(row, number, path) for number, row in enumerate(_list(content["findings"], path))}))


_TOP = {"schema_version", "findings"}


def _list(value: object, path: Path) -> list[Any]:
    if not isinstance(value, list):
        raise UsageError(f"{path}: findings: expected a list")
    return value


def _entry(row: object, number: int, path: Path) -> Entry:
    where = f"{path}: findings[{number}]"
    if not isinstance(row, dict) or set(row) != set(_KEYS) or not all(isinstance(value, str) for value in row.values()):
        raise UsageError(f"{where}: expected path, rule and fingerprint")
    if not _FINGERPRINT.fullmatch(row["fingerprint"]):
        raise UsageError(f"{where}: fingerprint: expected 64 hexadecimal digits")
    return Entry(row["path"], row["rule"], row["fingerprint"])


def compare(
    findings: Iterable[Finding], entries: Iterable[Entry], evaluated: Callable[[Entry], bool] = lambda _entry: True
) -> Comparison:
    """Suppress the findings that the baseline knows.

    `evaluated` says whether the run looked at what an entry is about (its file, its rule): one that it did not look at
    is not stale.
    """
    known = {entry.fingerprint: entry for entry in entries}
    result, met = [], set()
    for finding in findings:
        if finding.fingerprint in known:
            met.add(finding.fingerprint)
            if finding.suppressed is None:
                result.append(
                    finding._replace(suppressed=Suppression("baseline", "known since the baseline was written"))
                )
                continue
        result.append(finding)
    spoken = [entry for entry in known.values() if evaluated(entry)]
    stale = tuple(sorted(entry for entry in spoken if entry.fingerprint not in met))
    return Comparison(tuple(result), stale, tuple(_notices(len(spoken), stale)))


def _notices(number: int, stale: tuple[Entry, ...]) -> Iterator[str]:
    """The count-down, of the entries that the run could speak about."""
    if number:
        yield f"baseline: {number - len(stale):,} of {number:,} known leftovers are still there"
    if stale:
        shown = ", ".join(f"{entry.path} ({entry.rule})" for entry in stale[:_SHOWN])
        more = f" and {len(stale) - _SHOWN:,} more" if len(stale) > _SHOWN else ""
        yield f"baseline: {len(stale):,} of its entries match nothing any more: {shown}{more}; prune the baseline"


def prune(entries: Iterable[Entry], stale: Iterable[Entry]) -> tuple[Entry, ...]:
    """The baseline without its stale entries; nothing is added."""
    gone = set(stale)
    return tuple(entry for entry in sorted(entries) if entry not in gone)
