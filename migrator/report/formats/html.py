"""One HTML file for people: self-contained, readable with scripts off, light with 10,000 findings."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from migrator.report import charts, excerpt, markup, syntax, template, view
from migrator.report.base import ReportFormat
from migrator.report.diff import hunks, trimmed
from migrator.report.order import counts
from migrator.report.printable import inert, one_line, shorten

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from migrator.model import Audit, Finding, Integration, Verdict
    from migrator.policy import Gate
    from migrator.report.diff import Row

LIGHT_FROM = 400
"""From so many findings on, a browser that runs scripts builds a finding's details only when it is opened."""

PAGE_BYTES = 14_200_000
"""What the findings may take together: beyond it the details of the least severe are left out, then their lines."""

_LINE_BYTES = 340
"""What the line of a finding takes without its title and path."""

_STUB_BYTES = 300
"""What stands for details that are left out."""

_LONGEST = 300
"""Characters of a title or a path that are shown."""

_WIDTH = 240
_ROWS = 120
"""Lines of a diff that are shown; the rest is counted."""


def render(audit: Audit, gate: Gate) -> str:
    """The whole page."""
    style, script = template.source("report.css"), template.source("report.js")
    light = len(audit.findings) >= LIGHT_FROM
    sections = tuple(_sections(audit, context=1 if light else 3))
    page = template.render(
        "report.html",
        audit=audit,
        gate=gate,
        view=view,
        charts=charts,
        sections=sections,
        details=_details(sections),
        light=light,
        verdicts=_verdicts(audit),
        counting=Counter(finding.severity.value for finding in audit.findings if counts(finding)),
        style=Markup(style),  # noqa: S704 - shipped with the product
        script=Markup(script),  # noqa: S704 - shipped with the product
        style_hash=_csp_hash(style),
        script_hash=_csp_hash(script),
    )
    return inert(page, "&#{};")


FORMAT = ReportFormat("html", ".html", "HTML report", render)


def _csp_hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


@dataclass(frozen=True, slots=True)
class Card:
    """A finding as the page shows it."""

    id: str
    finding: Finding
    context: int = 3
    """Unchanged lines shown around a change."""
    owner: str = ""
    """Anchor of the card that shows the diff of its rewrite; empty where there is no diff."""

    @property
    def title(self) -> str:
        """Its title, cut."""
        return shorten(one_line(self.finding.title), _LONGEST)

    @property
    def path(self) -> str:
        """Its path, cut; the JSON report has it whole."""
        return shorten(one_line(self.finding.place.path), _LONGEST)

    @property
    def brief(self) -> str:
        """Its message, cut, for where its details are left out."""
        return shorten(one_line(self.finding.message), _STUB_BYTES // 3)

    @property
    def keys(self) -> str:
        """What the filters look at, in one attribute."""
        finding = self.finding
        work = "suppressed" if finding.suppressed else "exempt" if finding.exempt else "open"
        rewrite = finding.rewrite.disposition.value if finding.rewrite else "none"
        return f"{finding.severity.value} {finding.category.value} {rewrite} {work}"

    @property
    def excerpt(self) -> Iterator[tuple[int, Markup]]:
        """Numbered source lines, coloured, with the mark."""
        family = "" if self.finding.place.region else syntax.family(self.finding.place.path)
        for line in excerpt.lines(self.finding, _WIDTH):
            yield line.number, markup.line(line.text, family, line.mark)

    @property
    def diff(self) -> Iterator[Markup]:
        """Rows of the side-by-side table."""
        if not self.finding.rewrite or self.owner != self.id:
            return
        family, rows = syntax.family(self.finding.place.path), 0
        pieces = (piece for hunk in hunks(self.finding.rewrite.diff) for piece in trimmed(hunk, self.context))
        for number, hunk in enumerate(pieces):
            if number:
                yield Markup('<tr class="g"><td colspan="4">⋯')
            shown = hunk.rows[: max(_ROWS - rows, 0)]
            yield from (_row(row, family) for row in shown)
            rows += len(hunk.rows)
        if rows > _ROWS:
            yield Markup('<tr class="g"><td colspan="4">{} more lines').format(rows - _ROWS)


def _row(row: Row, family: str) -> Markup:
    old = excerpt.flat(row.old.text)[:_WIDTH] if row.old else ""
    new = excerpt.flat(row.new.text)[:_WIDTH] if row.new else ""
    marks = markup.changed(old, new) if row.kind == "changed" else None
    cells = []
    for side, text, mark in ((row.old, old, marks and marks[0]), (row.new, new, marks and marks[1])):
        number = Markup(" data-n={}").format(side.number) if side else ""
        cells.append(Markup("<td{}><td>{}").format(number, markup.line(text, family, mark)))
    return Markup("<tr{}>{}{}").format(_ROW_CLASS[row.kind], *cells)


_ROW_CLASS = {
    "same": "",
    "changed": Markup(" class=c"),
    "removed": Markup(" class=r"),
    "added": Markup(" class=a"),
}


@dataclass(frozen=True, slots=True)
class Section:
    """An integration and its cards; `integration` is None for the findings that belong to none.

    `more` is how many findings have no card, because the page would become too large.
    """

    id: str
    integration: Integration | None
    cards: tuple[Card, ...]
    verdicts: tuple[Verdict, ...]
    open: int
    """How many of its findings are work to do."""
    more: int


def _sections(audit: Audit, context: int) -> Iterator[Section]:
    names = _Names()
    last = _last_listed(audit)
    anchors: dict[str, str] = {}
    owners = view.diff_owners(finding for group in view.groups(audit) for finding in group.findings)
    for group in view.groups(audit):
        integration = group.integration
        listed = [finding for finding in group.findings if view.rank(finding) <= last]
        cards = tuple(_cards(listed, context, owners, names, anchors))
        own = integration.id if integration else None
        verdicts = tuple(verdict for verdict in audit.credentials if own and verdict.integration == own)
        work, more = sum(map(counts, group.findings)), len(group.findings) - len(cards)
        yield Section(names.of("i", own or "none"), integration, cards, verdicts, work, more)


def _cards(
    findings: list[Finding], context: int, owners: Mapping[str, Finding], names: _Names, anchors: dict[str, str]
) -> Iterator[Card]:
    """Cards in order; `anchors` collects which anchor each finding was given."""
    for finding in findings:
        anchors[finding.fingerprint] = anchor = names.of("f", finding.fingerprint[:16])
        owner = owners.get(finding.fingerprint)
        yield Card(anchor, finding, context, anchors.get(owner.fingerprint, "") if owner else "")


def _last_listed(audit: Audit) -> tuple[object, ...]:
    """The rank of the last finding whose line still fits, the worst first."""
    left = PAGE_BYTES
    last: tuple[object, ...] = ()
    for finding in view.worst_first(audit.findings):
        left -= _line_bytes(Card("", finding))
        if left < 0:
            break
        last = view.rank(finding)
    return last


def _line_bytes(card: Card) -> int:
    return (
        _LINE_BYTES
        + _STUB_BYTES
        + len(card.title.encode("utf-8", "replace"))
        + len(card.path.encode("utf-8", "replace"))
    )


def _verdicts(audit: Audit) -> tuple[Verdict, ...]:
    rank = {"rejected": 0, "unknown": 1, "valid": 2}
    return tuple(sorted(audit.credentials, key=lambda verdict: rank[verdict.status]))


class _Names:
    """Anchors: readable, harmless in a URL, each given once."""

    def __init__(self) -> None:
        self._given: Counter[str] = Counter()

    def of(self, kind: str, text: str) -> str:
        name = f"{kind}-{re.sub('[^A-Za-z0-9_-]+', '-', shorten(text, 60)).strip('-') or 'x'}"
        self._given[name] += 1
        return name if self._given[name] == 1 else f"{name}-{self._given[name]}"


def _details(sections: tuple[Section, ...]) -> Mapping[str, Markup]:
    """The details of each finding by its anchor, the worst first, until the budget is used up."""
    details = template.macro("finding.html", "details")
    found: dict[str, Markup] = {}
    cards = [card for section in sections for card in section.cards]
    left = PAGE_BYTES - sum(map(_line_bytes, cards))
    with template.faults("finding.html"):
        for card in sorted(cards, key=_rank):
            body = details(card, view)
            left -= len(body.encode("utf-8", "replace")) - _STUB_BYTES
            if left < 0:
                break
            found[card.id] = body
    return found


def _rank(card: Card) -> tuple[object, ...]:
    return view.rank(card.finding)
