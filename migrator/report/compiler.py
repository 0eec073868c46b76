"""One finding in the manner of a compiler: place, source, mark, reasons, and the start of its rewrite."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.report import excerpt, view
from migrator.report.printable import one_line
from migrator.report.style import Detail, Style, paint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.model import Finding, Rewrite

_DIFF_LINES = 14


def excerpted(finding: Finding, owner: Finding | None, style: Style) -> Iterator[str]:
    """A finding; `owner` is the one that shows the diff of its rewrite."""
    level = finding.severity.value
    label = paint(f"{level}[{finding.rule_id}]", level, style)
    yield f"{label}{paint(f': {one_line(finding.title)}', 'bold', style)}"
    gutter = len(str(finding.snippet.first_line + len(finding.snippet.lines)))
    region = f" ({one_line(finding.place.region)})" if finding.place.region else ""
    yield f"{' ' * gutter}{paint('-->', 'frame', style)} {one_line(view.place_text(finding))}{region}"
    bar = paint("|", "frame", style)
    yield f"{' ' * gutter} {bar}"
    for line in excerpt.lines(finding, style.width - gutter - 3):
        number = paint(str(line.number).rjust(gutter), "frame", style)
        start, end = line.mark or (0, 0)
        marked = paint(line.text[start:end], level, style)
        yield f"{number} {bar} {line.text[:start]}{marked}{line.text[end:]}".rstrip()
        if line.mark:
            carets = "^" * max(excerpt.columns(line.text[start:end]), 1)
            yield f"{' ' * gutter} {bar} {' ' * excerpt.columns(line.text[:start])}{paint(carets, level, style)}"
    for name, text in _remarks(finding):
        yield f"{' ' * gutter} {paint('=', 'frame', style)} {paint(name, 'bold', style)}: {one_line(text)}"
    if finding.rewrite and owner is finding:
        yield from _diff(finding.rewrite, gutter, style)
    elif owner is not None:
        yield f"{' ' * gutter} {paint(f'the diff stands at {one_line(view.place_text(owner))}', 'dim', style)}"


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
        yield f"{' ' * gutter} {paint(excerpt.flat(line)[: style.width], colour, style)}".rstrip()
    if len(body) > limit:
        yield f"{' ' * gutter} {paint(f'… {len(body) - limit} more lines: `migrator fix` shows them', 'dim', style)}"
