"""JUnit XML: a test case per finding, per rule that found nothing, per credential and per file that was not read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from migrator.report import view
from migrator.report.base import ReportFormat
from migrator.report.order import ordered
from migrator.report.printable import inert, one_line, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.model import Audit, Finding
    from migrator.policy import Gate

Outcome = Literal["passed", "failure", "error", "skipped"]


@dataclass(frozen=True, slots=True)
class _Case:
    """One test case; `message` is one line, `text` the details."""

    group: str
    name: str
    outcome: Outcome
    kind: str = ""
    message: str = ""
    text: str = ""


def render(audit: Audit, gate: Gate) -> str:
    """A failure is what fails the gate; a finding that does not is a passed case that says so."""
    root = Element("testsuites", name="migrator")
    for name, cases in (
        ("findings", [*_findings(audit, gate), *_silent_rules(audit)]),
        ("credentials", list(_credentials(audit))),
        ("files", list(_files(audit))),
    ):
        if cases:
            _suite(root, name, cases)
    indent(root)
    document = tostring(root, encoding="unicode")
    return inert(f'<?xml version="1.0" encoding="UTF-8"?>\n{document}\n', "&#{};")


FORMAT = ReportFormat("junit", ".xml", "JUnit XML", render)


def _suite(root: Element, name: str, cases: list[_Case]) -> None:
    number = {outcome: sum(case.outcome == outcome for case in cases) for outcome in ("failure", "error", "skipped")}
    suite = SubElement(
        root,
        "testsuite",
        name=f"migrator {name}",
        tests=str(len(cases)),
        failures=str(number["failure"]),
        errors=str(number["error"]),
        skipped=str(number["skipped"]),
        time="0",
    )
    for case in cases:
        item = SubElement(suite, "testcase", classname=one_line(case.group), name=one_line(case.name), time="0")
        if case.outcome == "passed":
            if case.text:
                SubElement(item, "system-out").text = visible(case.text)
        elif case.outcome == "skipped":
            SubElement(item, "skipped").text = visible(case.message)
        else:
            outcome = SubElement(item, case.outcome, type=one_line(case.kind), message=one_line(case.message))
            outcome.text = visible(case.text)


def _findings(audit: Audit, gate: Gate) -> Iterator[_Case]:
    failing = frozenset(gate.failing)
    later = {print_: upcoming.date for upcoming in gate.upcoming for print_ in upcoming.findings}
    for finding in ordered(audit.findings):
        name = f"{finding.rule_id} at line {finding.place.line}, column {finding.place.column}"
        if finding.suppressed or finding.exempt:
            reason = f"suppressed: {finding.suppressed.reason}" if finding.suppressed else "exempt from the end of life"
            yield _Case(finding.place.path, name, "skipped", message=reason)
        elif finding.fingerprint in failing:
            yield _Case(finding.place.path, name, "failure", finding.severity.value, finding.title, _details(finding))
        else:
            day = later.get(finding.fingerprint)
            why = f"fails from {day} on" if day else "below what fails the gate"
            yield _Case(finding.place.path, name, "passed", text=f"{why}\n\n{_details(finding)}")


def _details(finding: Finding) -> str:
    parts = [f"{view.place_text(finding)}: {finding.severity.value}: {finding.message}"]
    parts += finding.snippet.lines
    if finding.rewrite:
        parts += [f"{finding.rewrite.disposition.value}: {finding.rewrite.title}", finding.rewrite.instruction]
        parts.append(finding.rewrite.diff)
    return "\n".join(parts).rstrip("\n")


def _silent_rules(audit: Audit) -> Iterator[_Case]:
    spoke = {finding.rule_id for finding in audit.findings}
    yield from (
        _Case("migrator", f"{rule} finds nothing", "passed") for rule in audit.coverage.rules if rule not in spoke
    )


def _credentials(audit: Audit) -> Iterator[_Case]:
    outcome: dict[str, Outcome] = {"valid": "passed", "rejected": "failure", "unknown": "error"}
    for verdict in audit.credentials:
        text = "\n".join(part for part in (verdict.reason, verdict.remedy, view.proof(verdict)) if part)
        yield _Case(
            verdict.credential,
            verdict.client_id or "credential",
            outcome[verdict.status],
            verdict.code,
            verdict.reason,
            text,
        )


def _files(audit: Audit) -> Iterator[_Case]:
    for skip in audit.coverage.unreadable:
        yield _Case(skip.path, "can be read", "error", "unreadable", skip.reason, skip.reason)
    for skip in audit.coverage.unparsed:
        yield _Case(skip.path, "can be parsed", "skipped", message=f"searched as text: {skip.reason}")
