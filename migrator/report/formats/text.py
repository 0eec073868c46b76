"""Plain text for a terminal or a log, in the manner of a compiler: place, source, mark, reason, what to write."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from migrator.deadline import spell
from migrator.model import Severity
from migrator.policy import credentials_only
from migrator.report import excerpt, view
from migrator.report.base import ReportFormat
from migrator.report.printable import inert, one_line
from migrator.report.serial import counts, ordered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.model import Audit, Finding, Integration, Rewrite, Verdict
    from migrator.policy import Gate


class Detail(IntEnum):
    """How much is said."""

    QUIET = -1
    """The summary alone."""
    NORMAL = 0
    VERBOSE = 1
    """Also what is suppressed or exempt, whole diffs, and each file that was skipped."""


@dataclass(frozen=True, slots=True)
class Style:
    """How the text looks: colour and amount are the terminal's business, so the caller says."""

    colour: bool = False
    detail: Detail = Detail.NORMAL
    width: int = 120


PLAIN = Style()
_DIFF_LINES = 14
_SGR = {
    "error": "1;31",
    "warning": "1;33",
    "note": "1;36",
    "bold": "1",
    "dim": "2",
    "frame": "1;34",
    "removed": "31",
    "added": "32",
    "good": "1;32",
}


def render(audit: Audit, gate: Gate, style: Style = PLAIN) -> str:
    """Every finding with its excerpt, then the summary."""
    lines: list[str] = []
    if style.detail > Detail.QUIET:
        shown = [one for one in ordered(audit.findings) if counts(one) or style.detail is Detail.VERBOSE]
        owners = view.diff_owners(shown)
        for finding in shown:
            lines += [*_finding(finding, owners.get(finding.fingerprint), style), ""]
    lines += _summary(audit, gate, style)
    return inert("\n".join(lines) + "\n", "\\x{:02x}")


FORMAT = ReportFormat("text", ".txt", "plain text for a terminal", render)


def _paint(text: str, colour: str, style: Style) -> str:
    return f"\x1b[{_SGR[colour]}m{text}\x1b[0m" if style.colour and text else text


def _finding(finding: Finding, owner: Finding | None, style: Style) -> Iterator[str]:
    """A finding; `owner` is the one that shows the diff of its rewrite."""
    level = finding.severity.value
    label = _paint(f"{level}[{finding.rule_id}]", level, style)
    yield f"{label}{_paint(f': {one_line(finding.title)}', 'bold', style)}"
    gutter = len(str(finding.snippet.first_line + len(finding.snippet.lines)))
    region = f" ({one_line(finding.place.region)})" if finding.place.region else ""
    yield f"{' ' * gutter}{_paint('-->', 'frame', style)} {one_line(view.place_text(finding))}{region}"
    bar = _paint("|", "frame", style)
    yield f"{' ' * gutter} {bar}"
    for line in excerpt.lines(finding, style.width - gutter - 3):
        number = _paint(str(line.number).rjust(gutter), "frame", style)
        start, end = line.mark or (0, 0)
        marked = _paint(line.text[start:end], level, style)
        yield f"{number} {bar} {line.text[:start]}{marked}{line.text[end:]}".rstrip()
        if line.mark:
            carets = "^" * max(excerpt.columns(line.text[start:end]), 1)
            yield f"{' ' * gutter} {bar} {' ' * excerpt.columns(line.text[:start])}{_paint(carets, level, style)}"
    for name, text in _remarks(finding):
        yield f"{' ' * gutter} {_paint('=', 'frame', style)} {_paint(name, 'bold', style)}: {one_line(text)}"
    if finding.rewrite and owner is finding:
        yield from _diff(finding.rewrite, gutter, style)
    elif owner is not None:
        yield f"{' ' * gutter} {_paint(f'the diff stands at {one_line(view.place_text(owner))}', 'dim', style)}"


def _remarks(finding: Finding) -> Iterator[tuple[str, str]]:
    if finding.suppressed:
        until = f" until {finding.suppressed.until}" if finding.suppressed.until else ""
        yield "suppressed", f"{finding.suppressed.source}{until}: {finding.suppressed.reason}"
    if finding.exempt:
        yield "exempt", "the end of life does not reach this credential"
    yield finding.category.value, finding.message
    for evidence in finding.evidence:
        place = f" ({view.evidence_place(evidence)})" if evidence.path else ""
        yield "because", f"{evidence.message}{place}"
    if finding.integration:
        yield "integration", finding.integration
    if finding.rewrite:
        yield "help", f"{finding.rewrite.title} ({finding.rewrite.disposition.value})"
        if finding.rewrite.instruction:
            yield "note", finding.rewrite.instruction


def _diff(rewrite: Rewrite, gutter: int, style: Style) -> Iterator[str]:
    lines = rewrite.diff.rstrip("\n").split("\n")
    body = lines[next((at for at, line in enumerate(lines) if line.startswith("@@")), 0) :]
    limit = len(body) if style.detail is Detail.VERBOSE else _DIFF_LINES
    for line in body[:limit]:
        colour = {"+": "added", "-": "removed"}.get(line[:1], "dim")
        yield f"{' ' * gutter} {_paint(excerpt.flat(line)[: style.width], colour, style)}".rstrip()
    if len(body) > limit:
        yield f"{' ' * gutter} {_paint(f'… {len(body) - limit} more lines: `migrator fix` shows them', 'dim', style)}"


def _summary(audit: Audit, gate: Gate, style: Style) -> Iterator[str]:
    yield _paint(view.headline(audit, gate), "bold", style)
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
        yield _paint(f"{name}:", "bold", style)
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
    title = _paint(f"{view.status_title(gate).lower()} ({int(gate.status)})", colour, style)
    yield f"gate: {title}: {one_line('; '.join(gate.reasons))}"
