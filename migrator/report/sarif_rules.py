"""The rules as SARIF describes them: from their own declarations where this version has them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from migrator.model import Category, Confidence, Severity
from migrator.report.printable import encodable
from migrator.rules.registry import load

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from migrator.model import Finding
    from migrator.rules.base import Rule

_PRECISION = {Confidence.HIGH: "very-high", Confidence.MEDIUM: "high", Confidence.LOW: "medium"}
_PROBLEM = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "recommendation"}
_SECURITY = {Severity.ERROR: "8.0", Severity.WARNING: "5.0", Severity.NOTE: "2.0"}
"""What GitHub ranks security results by (a CVSS score); only exposed material has one."""


def describe(ran: Iterable[str], findings: Sequence[Finding]) -> list[dict[str, Any]]:
    """A description for every rule that ran or found something, in order of id.

    A rule that a saved audit names and this version does not have is described by the first of its findings.
    """
    declared = {rule.id: rule for rule in load()}
    first = {finding.rule_id: finding for finding in reversed(findings)}
    names = sorted({*ran, *first})
    return [_declared(declared[name]) if name in declared else _unknown(name, first.get(name)) for name in names]


def _declared(rule: Rule) -> dict[str, Any]:
    sources = "".join(f"\n- {source}" for source in rule.sources)
    plain = f"{rule.summary}\n\n{rule.why}\n\n{rule.remedy}"
    return {
        "id": rule.id,
        **({"name": _camel(rule.id)} if "-" in rule.id else {}),  # SARIF wants it to differ from the id
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.summary},
        "help": {
            "text": plain + (f"\n\nSources:{sources}" if sources else ""),
            "markdown": f"{rule.summary}\n\n**Why it matters.** {rule.why}\n\n**What to write instead.** {rule.remedy}"
            + (f"\n\n**Sources**\n{sources}" if sources else ""),
        },
        **_settings(rule.category, rule.severity, rule.confidence),
    }


def _unknown(name: str, finding: Finding | None) -> dict[str, Any]:
    title = encodable(finding.title if finding else name) or name
    settings = _settings(finding.category, finding.severity, finding.confidence) if finding else {}
    return {
        "id": encodable(name),
        "shortDescription": {"text": title},
        "fullDescription": {"text": title},
        "help": {"text": title},
        **settings,
    }


def _settings(category: Category, severity: Severity, confidence: Confidence) -> dict[str, Any]:
    properties: dict[str, Any] = {
        "tags": ["migration", category.value],
        "precision": _PRECISION[confidence],
        "problem.severity": _PROBLEM[severity],
    }
    if category is Category.EXPOSED:
        properties["tags"].append("security")
        properties["security-severity"] = _SECURITY[severity]
    return {"defaultConfiguration": {"level": severity.value}, "properties": properties}


def _camel(name: str) -> str:
    return "".join(part.capitalize() for part in name.split("-"))
