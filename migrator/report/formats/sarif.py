"""SARIF 2.1.0 for code scanning: rules with help, fingerprints, fixes, suppressions, and evidence as code flows."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from migrator.errors import ExitStatus
from migrator.model import Category, Severity
from migrator.report import view
from migrator.report.base import ReportFormat
from migrator.report.fixes import replacements
from migrator.report.printable import encodable, inert
from migrator.report.sarif_rules import describe

if TYPE_CHECKING:
    from collections.abc import Mapping

    from migrator.model import Audit, Evidence, Finding, Place, Rewrite, Suppression, Verdict
    from migrator.policy import Gate

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

MAX_RESULTS = 25_000
"""GitHub refuses a run with more results; the worst stay."""

LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
_ROOT = "SRCROOT"
_KIND = {"inline": "inSource", "config": "external", "baseline": "external"}


def render(audit: Audit, gate: Gate) -> str:
    """A log with one run. Paths are relative to SRCROOT; columns count code points."""
    findings = view.worst_first(audit.findings)
    rules = describe(audit.coverage.rules, findings)
    places = {rule["id"]: number for number, rule in enumerate(rules)}
    run = {
        "tool": {
            "driver": {
                "name": audit.tool.name,
                "version": audit.tool.version,
                "semanticVersion": audit.tool.version,
                "rules": rules,
            }
        },
        "automationDetails": {"id": f"{audit.tool.name}/"},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The root of the scanned tree."}}},
        "invocations": [_invocation(audit, gate, len(findings))],
        "results": [_result(finding, places) for finding in findings[:MAX_RESULTS]],
        "properties": {"asOf": audit.as_of.isoformat(), "deadline": encodable(audit.deadline.statement)},
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return inert(json.dumps(log, indent=2) + "\n", "\\u{:04x}")


FORMAT = ReportFormat("sarif", ".sarif", "SARIF 2.1.0", render)


def _invocation(audit: Audit, gate: Gate, number: int) -> dict[str, Any]:
    notes = [("error", f"{skip.path}: not read: {skip.reason}", skip.path) for skip in audit.coverage.unreadable]
    notes += [
        ("warning", f"{skip.path}: searched as text: {skip.reason}", skip.path) for skip in audit.coverage.unparsed
    ]
    notes += [
        ("error" if verdict.status == "rejected" else "warning", _verdict(verdict), "")
        for verdict in audit.credentials
        if verdict.status != "valid"
    ]
    notes += [("note", notice, "") for notice in audit.notices]
    if number > MAX_RESULTS:
        notes.append(("warning", f"{number - MAX_RESULTS} results of the lowest severity were left out", ""))
    return {
        "executionSuccessful": gate.status is not ExitStatus.INCOMPLETE,
        "exitCode": int(gate.status),
        "exitCodeDescription": encodable("; ".join(gate.reasons)),
        "toolExecutionNotifications": [_notification(*note) for note in notes],
    }


def _verdict(verdict: Verdict) -> str:
    said = f"credential {verdict.client_id or verdict.credential} is {verdict.status} ({view.proof(verdict)})"
    return ": ".join(part for part in (said, verdict.reason, verdict.remedy) if part)


def _notification(level: str, text: str, path: str) -> dict[str, Any]:
    found: dict[str, Any] = {"level": level, "message": {"text": encodable(text)}}
    if path:
        found["locations"] = [{"physicalLocation": {"artifactLocation": _artifact(path)}}]
    return found


def _result(finding: Finding, rules: Mapping[str, int]) -> dict[str, Any]:
    location = _location(finding)
    found: dict[str, Any] = {
        "ruleId": finding.rule_id,
        "ruleIndex": rules[finding.rule_id],
        "kind": "informational" if finding.exempt else "fail",
        "level": "none" if finding.exempt else LEVEL[finding.severity],
        "message": {"text": _message(finding)},
        "locations": [location],
        "partialFingerprints": {"migrator/v1": encodable(finding.fingerprint)},
        "properties": _properties(finding),
    }
    evidence = [item for item in finding.evidence if item.path]
    if evidence:
        found["relatedLocations"] = [_related(item, number) for number, item in enumerate(evidence, 1)]
        found["codeFlows"] = [_flow(evidence, location, finding)]
    if finding.suppressed:
        found["suppressions"] = [_suppression(finding.suppressed)]
    if finding.rewrite:
        fix = _fix(finding.rewrite, finding.place.path)
        found |= {"fixes": [fix]} if fix else {}
    return found


def _message(finding: Finding) -> str:
    parts = [finding.message or finding.title]
    if finding.rewrite:
        parts.append(f"{view.DISPOSITION_TITLE[finding.rewrite.disposition]}: {finding.rewrite.title}.")
        parts.append(finding.rewrite.instruction)
    return encodable(" ".join(part for part in parts if part))


def _properties(finding: Finding) -> dict[str, Any]:
    found: dict[str, Any] = {"category": finding.category.value, "confidence": finding.confidence.value}
    if finding.integration:
        found["integration"] = encodable(finding.integration)
    if finding.deadline:
        found["deadline"] = finding.deadline.isoformat()
    if finding.category is Category.EXPOSED:
        found["tags"] = ["security"]
    return found


def _artifact(path: str) -> dict[str, str]:
    return {"uri": quote(encodable(path), safe="/"), "uriBaseId": _ROOT}


def _region(place: Place) -> dict[str, Any]:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": max(place.end_line, place.line),
        "endColumn": place.end_column if place.end_line > place.line else max(place.end_column, place.column),
    }


def _location(finding: Finding) -> dict[str, Any]:
    place, snippet = finding.place, finding.snippet
    physical: dict[str, Any] = {"artifactLocation": _artifact(place.path), "region": _region(place)}
    if snippet.first_line <= place.line and snippet.first_line + len(snippet.lines) > place.end_line:
        physical["contextRegion"] = {
            "startLine": snippet.first_line,
            "endLine": snippet.first_line + len(snippet.lines) - 1,
            "snippet": {"text": encodable("\n".join(snippet.lines))},
        }
    found: dict[str, Any] = {"physicalLocation": physical}
    if place.region:
        found["logicalLocations"] = [{"fullyQualifiedName": encodable(place.region)}]
    return found


def _related(evidence: Evidence, number: int) -> dict[str, Any]:
    return {
        "id": number,
        "physicalLocation": {
            "artifactLocation": _artifact(evidence.path),
            "region": {"startLine": max(evidence.line, 1)},
        },
        "message": {"text": encodable(evidence.message)},
    }


def _flow(evidence: list[Evidence], location: dict[str, Any], finding: Finding) -> dict[str, Any]:
    steps = [{"location": {**_related(item, number), "id": number}} for number, item in enumerate(evidence, 1)]
    end = {"location": {**location, "message": {"text": encodable(finding.title)}}}
    return {"threadFlows": [{"locations": [*steps, end]}]}


def _suppression(suppression: Suppression) -> dict[str, Any]:
    until = f" (until {suppression.until})" if suppression.until else ""
    return {
        "kind": _KIND[suppression.source],
        "status": "accepted",
        "justification": encodable(f"{suppression.source}: {suppression.reason}{until}"),
    }


def _fix(rewrite: Rewrite, path: str) -> dict[str, Any] | None:
    changes = [
        {
            "deletedRegion": {
                "startLine": change.first,
                "startColumn": 1,
                "endLine": change.last,
                "endColumn": 1,
            },
            "insertedContent": {"text": encodable(change.text)},
        }
        for change in replacements(rewrite)
    ]
    if not changes:
        return None
    words = f"{rewrite.title} ({rewrite.disposition.value}). {rewrite.instruction}".strip()
    return {
        "description": {"text": encodable(words)},
        "artifactChanges": [{"artifactLocation": _artifact(path), "replacements": changes}],
    }
