"""The score itself."""

from __future__ import annotations

from tests.corpus.judge import Reported, judge
from tests.corpus.labels import Labels, Place, Stretch
from tests.corpus.manifest import Package, Role
from tests.corpus.score import precision, recall

LABELS = Labels(
    places=(Place("a.py", 10, 12, "signing"), Place("a.py", 20, 20, "endpoint")),
    optional=(Stretch("a.py", 30, 40), Stretch("test.py", 0, 0)),
)


def _package(role: Role = "carries") -> Package:
    return Package("pypi", "Some/Name", "1.0", "wheel", role, "0" * 64)


def _reported(path: str, line: int, severity: str = "error") -> Reported:
    return Reported(path, line, line, "rule", severity, "message")


def test_findings_are_right_beside_or_wrong() -> None:
    """A finding meets a place, lies in an optional stretch, or is wrong; a place without one is missed."""
    inside, beside, whole, wrong = (
        _reported("a.py", 11),
        _reported("a.py", 35),
        _reported("test.py", 7),
        _reported("b.py", 10),
    )
    outcome = judge(_package(), LABELS, [inside, beside, whole, wrong])
    assert outcome.found == (LABELS.places[0],)
    assert outcome.missed == (LABELS.places[1],)
    assert outcome.right == (inside,)
    assert outcome.beside == (beside, whole)
    assert outcome.wrong == (wrong,)
    assert recall([outcome]) == 0.5
    assert precision([outcome]) == 0.5


def test_notes_take_no_part() -> None:
    """A note neither finds a place nor is wrong, but for documentation, where it finds one."""
    labels = Labels((*LABELS.places, Place("README.md", 3, 3, "metascope")))
    notes = [_reported(path, line, "note") for path, line in (("a.py", 20), ("b.py", 1), ("README.md", 3))]
    outcome = judge(_package(), labels, notes)
    assert outcome.found == (labels.places[2],)
    assert outcome.wrong == ()


def test_errors_count_against_a_package_that_does_not_carry_the_flow() -> None:
    """Only errors do, and only outside of the packages that carry it."""
    findings = [_reported("b.py", 1), _reported("b.py", 2, "warning")]
    assert len(judge(_package("silent"), Labels(), findings).errors_where_silent) == 1
    assert judge(_package("carries"), Labels(), findings).errors_where_silent == ()


def test_slug_is_a_plain_file_name() -> None:
    """Scopes and slashes of a name do not make folders."""
    assert Package("npm", "@adobe/jwt-auth", "2.0.0", "tarball", "carries", "").slug == "npm-adobe-jwt-auth-2.0.0"
