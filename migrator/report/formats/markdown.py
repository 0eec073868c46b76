"""Markdown for a pull request comment or a CI job summary, within the host's limit, the worst first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.deadline import spell
from migrator.policy import credentials_only
from migrator.report import view
from migrator.report.base import ReportFormat
from migrator.report.order import counts
from migrator.report.printable import inert, one_line, shorten, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.model import Audit, Finding, Integration, Step
    from migrator.policy import Gate

COMMENT_LIMIT = 65_000
"""GitHub refuses a comment of more than 65,536 characters; this many bytes leaves room for a line of the caller's."""

SUMMARY_LIMIT = 1_000_000
"""GitHub drops a job summary of more than 1 MiB; GitLab a comment of more than 1,000,000 characters."""

_TAIL = 600
"""Bytes kept free for the last paragraphs."""

_DIFF_LINES = 60
_TEXT = 400
_CELL = 120


def render(audit: Audit, gate: Gate, limit: int = COMMENT_LIMIT) -> str:
    """The report in at most `limit` bytes of UTF-8: what does not fit is counted, never cut in the middle."""
    head = _bounded_head(audit, gate, limit * 6 // 10)
    blocks, left_out = _fitting(audit, limit - len(head.encode()) - _TAIL)
    parts = [head, *blocks]
    if left_out:
        parts.append(
            f"**{view.plural(left_out, 'more finding')}** did not fit here; the HTML and JSON reports have all.\n"
        )
    return inert("\n".join(parts), "\\x{:02x}")


FORMAT = ReportFormat("markdown", ".md", "Markdown for a pull request comment or a job summary", render)


def _bounded_head(audit: Audit, gate: Gate, limit: int) -> str:
    """Everything but the findings; the longer its lists would make it, the fewer of their rows it shows."""
    for rows in (50, 20, 5, 0):
        head = "\n".join(_head(audit, gate, rows))
        if len(head.encode("utf-8", "replace")) <= limit:
            break
    return head


def _fitting(audit: Audit, room: int) -> tuple[list[str], int]:
    """The sections of the findings that fit, the worst chosen first, and how many do not fit."""
    sections = {group.integration.id if group.integration else None: group for group in view.groups(audit)}
    heads = {key: "\n".join(_section(group.integration, audit)) for key, group in sections.items()}
    chosen: dict[str | None, list[tuple[Finding, str]]] = {}
    working = [finding for finding in view.worst_first(audit.findings) if counts(finding)]
    owners = view.diff_owners(working)
    left_out = 0
    for finding in working:
        key = finding.integration if finding.integration in sections else None
        block = "\n".join(_finding(finding, owners.get(finding.fingerprint)))
        size = len(block.encode("utf-8", "replace")) + 1
        size += 0 if key in chosen else len(heads[key].encode("utf-8", "replace")) + 1
        if left_out or size > room:
            left_out += 1
            continue
        room -= size
        chosen.setdefault(key, []).append((finding, block))
    return [
        "\n".join([heads[key], *(block for _, block in chosen[key])]) for key in sections if key in chosen
    ], left_out


def _head(audit: Audit, gate: Gate, rows: int) -> Iterator[str]:
    yield f"## migrator: {view.status_title(gate).lower()}. {view.headline(audit, gate)}"
    yield ""
    yield f"> {text(audit.deadline.statement)}"
    yield ""
    if not credentials_only(audit):
        yield _tally(audit)
        yield ""
    yield from _list([text(reason) for reason in gate.reasons], rows, "reasons")
    for upcoming in gate.upcoming[:rows]:
        number = view.plural(len(upcoming.findings), "finding")
        yield f"- fails next: {number} from {spell(upcoming.date)} ({view.distance(upcoming.date, audit.as_of)})"
    yield ""
    yield from _integrations(audit, rows)
    yield from _credentials(audit, rows)
    yield from _coverage(audit, rows)


def _tally(audit: Audit) -> str:
    tally = [
        f"**{sum(counts(f) and f.category is c for f in audit.findings):,}** {c.value}" for c in view.CATEGORY_TITLE
    ]
    aside = (
        (sum(f.suppressed is not None for f in audit.findings), "suppressed"),
        (sum(f.exempt for f in audit.findings), "exempt"),
    )
    return " · ".join([*tally, *(f"{number:,} {word}" for number, word in aside if number)])


def _list(items: list[str], rows: int, noun: str) -> Iterator[str]:
    yield from (f"- {item}" for item in items[:rows])
    if len(items) > rows:
        yield f"- {len(items) - rows:,} {'more ' if rows else ''}{noun}"


def _integrations(audit: Audit, rows: int) -> Iterator[str]:
    if not audit.integrations or not rows or credentials_only(audit):
        return
    groups = [group for group in view.groups(audit) if group.integration]
    yield "| Integration | Readiness | To change | Deadline |"
    yield "| --- | --- | ---: | --- |"
    for group in groups[:rows]:
        if group.integration:
            readiness = view.READINESS_TITLE[group.integration.readiness]
            words = view.deadline_words(group.integration, audit.as_of)
            number = sum(map(counts, group.findings))
            yield f"| {cell(group.integration.name)} | {readiness} | {number:,} | {words} |"
    yield ""
    if len(groups) > rows:
        yield f"and {len(groups) - rows:,} more integrations"
        yield ""


def _credentials(audit: Audit, rows: int) -> Iterator[str]:
    if not audit.checked:
        yield "The replacement credentials were not checked: this run named no IMS."
        yield ""
    if not audit.credentials or not rows:
        return
    yield "| Credential | Verdict | Reason | Proof |"
    yield "| --- | --- | --- | --- |"
    for verdict in audit.credentials[:rows]:
        name = cell(f"{verdict.client_id} ({verdict.credential})")
        yield f"| {name} | **{verdict.status}** | {cell(verdict.reason)} | {cell(view.proof(verdict))} |"
    yield ""


def _coverage(audit: Audit, rows: int) -> Iterator[str]:
    seen = audit.coverage
    if credentials_only(audit):
        return
    yield (
        f"{seen.files_scanned:,} of {view.plural(seen.files_seen, 'file')} scanned, {len(seen.skipped):,} skipped,"
        f" {len(seen.unparsed):,} searched as text, {len(seen.unreadable):,} not read."
    )
    skips = [f"{code(skip.path)}: {text(skip.reason)}" for skip in (*seen.unreadable, *seen.unparsed)]
    yield from _list(skips, rows, "files not read or searched as text")
    yield from _list([text(notice) for notice in audit.notices], rows, "notices")
    yield ""


def _section(integration: Integration | None, audit: Audit) -> Iterator[str]:
    if integration is None:
        yield "### Findings of no integration"
        yield ""
        return
    yield f"### {text(integration.name)}: {view.READINESS_TITLE[integration.readiness].lower()}"
    yield ""
    yield view.deadline_words(integration, audit.as_of)
    yield ""
    facts = (
        ("client ID", (integration.client_id,) if integration.client_id else ()),
        ("products", integration.products),
        ("metascopes", integration.metascopes),
        ("proposed scopes", integration.proposed_scopes),
    )
    for name, values in facts:
        if values:
            yield f"- {name}: {', '.join(map(code, values))}"
    yield ""
    yield from map(_step, integration.next_steps)
    yield ""


def _step(step: Step) -> str:
    return f"- [ ] {text(step.text)} ({step.where}){' **cannot be undone**' if step.irreversible else ''}"


def _finding(finding: Finding, owner: Finding | None) -> Iterator[str]:
    """A finding; `owner` is the one that shows the diff of its rewrite."""
    place = html(f"{finding.place.path}:{finding.place.line}")
    yield f"<details><summary><b>{finding.severity.value}</b> {html(finding.title)} <code>{place}</code></summary>"
    yield ""
    yield text(finding.message)
    yield ""
    yield from fence("\n".join(finding.snippet.lines), "")
    for evidence in finding.evidence:
        where = f" {code(view.evidence_place(evidence))}" if evidence.path else ""
        yield f"- {text(evidence.message)}{where}"
    yield ""
    if finding.rewrite:
        yield f"**{view.DISPOSITION_TITLE[finding.rewrite.disposition]}:** {text(finding.rewrite.title)}"
        yield ""
        if finding.rewrite.instruction:
            yield text(finding.rewrite.instruction, 4 * _TEXT)
            yield ""
        if owner is finding:
            yield from fence(finding.rewrite.diff.rstrip("\n"), "diff")
        elif owner is not None:
            yield f"The diff stands at {code(f'{owner.place.path}:{owner.place.line}')}."
            yield ""
    yield "</details>"
    yield ""


# --- what makes text from a tree harmless in Markdown ---------------------------------------------------------

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~$&])|^([#+=-])|^(\d{1,9})(?=[.)])")
_REFERENCE = re.compile(r"(@|#|GH-|!|://|www\.|mailto:)(?=\w)", re.IGNORECASE)
_TICKED = re.compile(r"`([^`]+)`")


def text(value: str, limit: int = _TEXT) -> str:
    """Running text that is only text: no markup, link, mention, issue reference or line break of its own.

    What stands between backticks stays code, since messages write names that way.
    """
    pieces = _TICKED.split(shorten(one_line(value), limit))
    return "".join(code(piece) if number % 2 else _plain(piece) for number, piece in enumerate(pieces))


def _plain(value: str) -> str:
    # The empty comment parts what a host would turn into a link or a mention; it is not shown.
    escaped = [_SPECIAL.sub(_escape, piece) for piece in _REFERENCE.split(value)]
    return "".join(f"{piece}<!-- -->" if number % 2 else piece for number, piece in enumerate(escaped))


def _escape(match: re.Match[str]) -> str:
    return f"{match[3]}\\" if match[3] else f"\\{match[0]}"


def html(value: str) -> str:
    """Text inside an HTML block, where Markdown's own escapes do not work."""
    pieces = _REFERENCE.split(shorten(one_line(value), _TEXT))
    escaped = [
        "".join(mark if mark.isalnum() or mark in " .,:/" else f"&#{ord(mark)};" for mark in one) for one in pieces
    ]
    return "".join(f"{piece}<!-- -->" if number % 2 else piece for number, piece in enumerate(escaped))


def code(value: str, limit: int = _TEXT) -> str:
    """A code span that no backtick in the value can close."""
    short = shorten(one_line(value), limit) or " "
    ticks = "`" * (1 + max((len(run) for run in re.findall("`+", short)), default=0))
    pad = " " if short.strip() != short or short[0] == "`" or short[-1] == "`" else ""
    return f"{ticks}{pad}{short}{pad}{ticks}"


def cell(value: str) -> str:
    """Text in a table cell, where a bar would end even a code span."""
    return _plain(shorten(one_line(value), _CELL))


def fence(value: str, language: str) -> Iterator[str]:
    """A fenced block that no run of backticks in the value can close."""
    lines = visible(value).split("\n")
    shown = [shorten(line, _TEXT) for line in lines[:_DIFF_LINES]]
    ticks = "`" * max(3, 1 + max((len(run) for line in shown for run in re.findall("`+", line)), default=0))
    yield f"{ticks}{language}"
    yield from shown
    yield ticks
    if len(lines) > _DIFF_LINES:
        yield f"{len(lines) - _DIFF_LINES:,} more lines"
    yield ""
