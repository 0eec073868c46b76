"""GitLab Code Quality: the subset of Code Climate issues that merge requests show."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from migrator.model import Category, Severity
from migrator.report.base import ReportFormat
from migrator.report.order import counts, ordered
from migrator.report.printable import inert, one_line, shorten, visible

if TYPE_CHECKING:
    from migrator.model import Audit, Finding
    from migrator.policy import Gate

_SEVERITY = {Severity.ERROR: "critical", Severity.WARNING: "major", Severity.NOTE: "info"}
_CATEGORY = {
    Category.BREAKS: "Compatibility",
    Category.EXPOSED: "Security",
    Category.LEFTOVER: "Clarity",
    Category.BEHAVIOUR: "Bug Risk",
}
_DESCRIPTION = 500


def render(audit: Audit, _gate: Gate) -> str:
    """A list of issues, one per finding that counts. Each has its own fingerprint: GitLab drops a second one."""
    given: dict[str, int] = {}
    issues = [_issue(finding, given) for finding in ordered(audit.findings) if counts(finding)]
    return inert(json.dumps(issues, indent=2) + "\n", "\\u{:04x}")


FORMAT = ReportFormat("gitlab", ".json", "GitLab Code Quality", render)


def _issue(finding: Finding, given: dict[str, int]) -> dict[str, Any]:
    given[finding.fingerprint] = number = given.get(finding.fingerprint, 0) + 1
    place, rewrite = finding.place, finding.rewrite
    advice = [finding.message, *([rewrite.title, rewrite.instruction] if rewrite else [])]
    return {
        "type": "issue",
        "check_name": finding.rule_id,
        "description": shorten(one_line(f"{finding.title}: {finding.message}"), _DESCRIPTION),
        "content": {"body": visible("\n\n".join(part for part in advice if part))},
        "categories": [_CATEGORY[finding.category]],
        "severity": _SEVERITY[finding.severity],
        "fingerprint": one_line(finding.fingerprint) + (f"-{number}" if number > 1 else ""),
        "location": {"path": one_line(place.path), "lines": {"begin": place.line, "end": place.end_line}},
    }
