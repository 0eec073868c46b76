"""The figures behind the drawings of a report: shares for bars, positions for the timeline."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from migrator.report import view
from migrator.report.order import READINESS, counts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from migrator.model import Audit, Finding

_FOLDERS = 8


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its number, and its length in per cent of the longest."""

    label: str
    number: int
    length: float
    key: str = ""
    """What colours it: a category or a readiness; empty for the accent colour."""


@dataclass(frozen=True, slots=True)
class Point:
    """A day on the timeline, at `x` per cent of its width."""

    x: float
    day: date
    title: str
    source: str
    past: bool


def categories(audit: Audit) -> tuple[Bar, ...]:
    """Findings that count, by category; each category stands, also with none."""
    found = Counter(finding.category for finding in audit.findings if counts(finding))
    return _bars((title, found[category], category.value) for category, title in view.CATEGORY_TITLE.items())


def products(audit: Audit) -> tuple[Bar, ...]:
    """Findings that count, by product of their integration; one counts for each product it touches."""
    named = {integration.id: integration.products for integration in audit.integrations}
    found: Counter[str] = Counter()
    for finding in audit.findings:
        if counts(finding):
            found.update(named.get(finding.integration or "") or ("product not known",))
    return _largest(found)


def folders(audit: Audit) -> tuple[Bar, ...]:
    """Findings that count, by top-level folder."""
    return _largest(Counter(_folder(finding) for finding in audit.findings if counts(finding)))


def readiness(audit: Audit) -> tuple[Bar, ...]:
    """Integrations by readiness, only those that occur."""
    found = Counter(integration.readiness for integration in audit.integrations)
    return _bars((view.READINESS_TITLE[key], found[key], key) for key in READINESS if found[key])


def timeline(audit: Audit) -> tuple[Point, ...]:
    """The milestones and the day of the run, in order of date."""
    days = [milestone.date for milestone in audit.deadline.milestones] + [audit.as_of]
    first, span = min(days), max((max(days) - min(days)).days, 1)
    points = [
        Point((item.date - first).days / span * 100, item.date, item.title, item.source, item.date <= audit.as_of)
        for item in audit.deadline.milestones
    ]
    points.append(Point((audit.as_of - first).days / span * 100, audit.as_of, "This report", "", past=True))
    return tuple(sorted(points, key=lambda point: (point.x, not point.source)))


def _folder(finding: Finding) -> str:
    head, slash, _ = finding.place.path.partition("/")
    return f"{head}/" if slash else "(top level)"


def _largest(found: Mapping[str, int]) -> tuple[Bar, ...]:
    ranked = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    shown, rest = ranked[:_FOLDERS], ranked[_FOLDERS:]
    if rest:
        shown.append((f"{len(rest)} more", sum(number for _, number in rest)))
    return _bars((label, number, "") for label, number in shown)


def _bars(values: Iterable[tuple[str, int, str]]) -> tuple[Bar, ...]:
    items = tuple(values)
    longest = max((number for _, number, _ in items), default=0) or 1
    return tuple(Bar(label, number, round(number / longest * 100, 1), key) for label, number, key in items)
