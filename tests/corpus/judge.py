"""Compare what was found in a package with its labels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.corpus.labels import Labels, Place
    from tests.corpus.manifest import Package


_COUNTED = frozenset({"error", "warning"})
_PROSE = (".md", ".rst", ".txt")


@dataclass(frozen=True, slots=True, order=True)
class Reported:
    """One finding, as far as the score needs it."""

    path: str
    line: int
    end_line: int
    rule: str
    severity: str
    message: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """One package, judged.

    A place is found when the lines of an error or warning meet its lines; in documentation a note will do. An error
    or
    warning is right when it meets a place, beside the point when it begins in an optional stretch, wrong when neither.
    """

    package: Package
    found: tuple[Place, ...]
    missed: tuple[Place, ...]
    right: tuple[Reported, ...]
    beside: tuple[Reported, ...]
    wrong: tuple[Reported, ...]

    @property
    def errors_where_silent(self) -> tuple[Reported, ...]:
        """Error-level findings in a package that does not carry the flow, outside of its labelled leftovers."""
        if self.package.role == "carries":
            return ()
        return tuple(item for item in (*self.beside, *self.wrong) if item.severity == "error")


def judge(package: Package, labels: Labels, findings: Sequence[Reported]) -> Outcome:
    """Sort places and findings of one package into hits, misses and cries of wolf."""
    counted = [finding for finding in findings if finding.severity in _COUNTED]
    found = tuple(place for place in labels.places if _is_found(place, findings))
    right: list[Reported] = []
    beside: list[Reported] = []
    wrong: list[Reported] = []
    for finding in counted:
        if any(_meet(place, finding) for place in labels.places):
            right.append(finding)
        elif any(stretch.holds(finding.path, finding.line) for stretch in labels.optional):
            beside.append(finding)
        else:
            wrong.append(finding)
    missed = tuple(place for place in labels.places if place not in found)
    return Outcome(package, found, missed, tuple(right), tuple(beside), tuple(wrong))


def _is_found(place: Place, findings: Sequence[Reported]) -> bool:
    prose = place.kind == "doc" or place.path.endswith(_PROSE)
    return any(_meet(place, finding) for finding in findings if prose or finding.severity in _COUNTED)


def _meet(place: Place, finding: Reported) -> bool:
    return place.path == finding.path and finding.line <= place.end_line and place.line <= finding.end_line
