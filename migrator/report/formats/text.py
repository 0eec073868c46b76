"""Plain text for a terminal or a log, in the manner of a compiler: place, source, mark, reason, what to write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.deadline import spell
from migrator.outcome import Severity
from migrator.policy import credentials_only
from migrator.report import view
from migrator.report.base import ReportFormat
from migrator.report.order import counts, ordered
from migrator.report.printable import inert, one_line
from migrator.report.style import Detail, Style, paint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.model import Audit, Finding, Integration, Verdict
    from migrator.policy import Gate


PLAIN = Style()


def render(audit: Audit, gate: Gate, style: Style = PLAIN) -> str:
    """Every finding with its excerpt, then the summary."""
    lines: list[str] = []
    if style.detail > Detail.QUIET:
        shown = [one for one in ordered(audit.findings) if counts(one) or style.detail is Detail.VERBOSE]
        lines += _findings(shown, style) if shown else ()
    lines += _summary(audit, gate, style)
    return inert("\n".join(lines) + "\n", "\\x{:02x}")


def _findings(shown: list[Finding], style: Style) -> Iterator[str]:
    from migrator.report.compiler import excerpted  # noqa: PLC0415 - a clean run shows none

    owners = view.diff_owners(shown)
    for finding in shown:
        yield from excerpted(finding, owners.get(finding.fingerprint), style)
        yield ""


FORMAT = ReportFormat("text", ".txt", "plain text for a terminal", render)


def _summary(audit: Audit, gate: Gate, style: Style) -> Iterator[str]:
    yield paint(view.headline(audit, gate), "bold", style)
    if any(map(counts, audit.findings)):
        yield f"  {_tally(audit)}"
    yield f"  {one_line(audit.deadline.statement)}"
    if not credentials_only(audit):
        yield f"  {_coverage(audit)}"
    if style.detail is Detail.VERBOSE:
        yield from (f"    {one_line(skip.path)}: {one_line(skip.reason)}" for skip in audit.coverage.skipped)
    for skip in audit.coverage.unparsed:
        yield f"  searched as text: {one_line(skip.path)}: {one_line(skip.reason)}"
    for skip in audit.coverage.unreadable:
        yield f"  not read: {one_line(skip.path)}: {one_line(skip.reason)}"
    yield from _named("integrations", [_integration(item, audit) for item in audit.integrations], style)
    verdicts = [line for item in audit.credentials for line in _verdict(item, audit, style)]
    yield from _named("credentials", verdicts, style)
    yield from _named("notices", [one_line(notice) for notice in audit.notices], style)
    yield from _gate(audit, gate, style)


def _named(name: str, lines: list[str], style: Style) -> Iterator[str]:
    if lines:
        yield paint(f"{name}:", "bold", style)
        yield from (f"  {line}" for line in lines)


def _tally(audit: Audit) -> str:
    counting = [finding for finding in audit.findings if counts(finding)]
    parts = [
        view.plural(sum(finding.severity is severity for finding in counting), severity.value) for severity in Severity
    ]
    parts += [
        f"{number} {category.value}"
        for category in view.CATEGORY_TITLE
        if (number := sum(finding.category is category for finding in counting))
    ]
    suppressed = sum(finding.suppressed is not None for finding in audit.findings)
    exempt = sum(finding.exempt for finding in audit.findings)
    parts += [f"{number} {word}" for number, word in ((suppressed, "suppressed"), (exempt, "exempt")) if number]
    return " · ".join(parts)


def _coverage(audit: Audit) -> str:
    coverage = audit.coverage
    parts = [f"{coverage.files_scanned:,} of {view.plural(coverage.files_seen, 'file')} scanned"]
    for skips, words in (
        (coverage.skipped, "skipped"),
        (coverage.unparsed, "searched as text"),
        (coverage.unreadable, "not read"),
    ):
        if skips:
            parts.append(f"{len(skips):,} {words}")
    return ", ".join(parts)


def _integration(integration: Integration, audit: Audit) -> str:
    readiness = view.READINESS_TITLE[integration.readiness].lower()
    words = view.deadline_words(integration, audit.as_of)
    return one_line(f"{integration.name} ({integration.id}): {readiness}. {words}")


def _verdict(verdict: Verdict, audit: Audit, style: Style) -> Iterator[str]:
    """A verdict; where credentials are what the run is about, with each check and the scopes."""
    reason = f": {verdict.reason}" if verdict.reason else ""
    yield one_line(f"{verdict.client_id} ({verdict.credential}): {verdict.status}{reason} [{view.proof(verdict)}]")
    if verdict.remedy:
        yield one_line(f"  help: {verdict.remedy}")
    if style.detail is Detail.QUIET or not (credentials_only(audit) or style.detail is Detail.VERBOSE):
        return
    for check in verdict.checks:
        if check.status != "skipped" or style.detail is Detail.VERBOSE:
            yield f"  {check.status:8} {one_line(f'{check.title}: {check.evidence}')}"
            if check.remedy and check.remedy != verdict.remedy:
                yield one_line(f"  {'':8} help: {check.remedy}")
    skipped = sum(check.status == "skipped" for check in verdict.checks)
    if skipped and style.detail is not Detail.VERBOSE:
        yield f"  {view.plural(skipped, 'more check')} did not apply: --verbose says why"
    yield from _scopes(verdict, audit)


def _scopes(verdict: Verdict, audit: Audit) -> Iterator[str]:
    rows = view.scope_rows(verdict, audit)
    if not verdict.scopes_granted:
        yield one_line(f"  scopes asked for: {', '.join(verdict.scopes_requested)}")
        return
    width = max(len(one_line(row.name)) for row in rows)
    yield f"  {'scope':{width}}  requested  granted  proposed for the code"
    for row in rows:
        requested, granted, proposed = ("yes" if said else "no" for said in (row.requested, row.granted, row.proposed))
        yield f"  {one_line(row.name):{width}}  {requested:9}  {granted:7}  {proposed}"


def _gate(audit: Audit, gate: Gate, style: Style) -> Iterator[str]:
    for upcoming in gate.upcoming:
        when = f"{spell(upcoming.date)} ({view.distance(upcoming.date, audit.as_of)})"
        yield f"fails next: {view.plural(len(upcoming.findings), 'finding')} from {when}"
    if not audit.checked:
        yield "credentials were not checked: name an IMS with --ims to do so"
    colour = "good" if view.status_key(gate) == "clean" else "error"
    title = paint(f"{view.status_title(gate).lower()} ({int(gate.status)})", colour, style)
    yield f"gate: {title}: {one_line('; '.join(gate.reasons))}"
