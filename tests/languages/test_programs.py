"""One realistic program a language that signs in with Adobe's JWT flow, and one that signs JWTs for another system.

`places.yaml` names the lines that must change, written by reading each program before it was scanned. A statement of
several lines (a claim set, the call that signs it) is one place. Lines under `handed_on` only pass a value on: a
finding there is neither asked for nor wrong. Lines under `limits` are places that may be missed, as docs/limits.md
tells.

The first scan found 137 of 155 places and 2 lines beside them, and nothing in the programs of other systems. Nine
labels were then found to break the rule above (an issuer or a life alone, the parsing of a key already read) and became
`handed_on`, as did the two fields of a claim type: 137 of 146, and 140 after the causes of three were mended.
`launch_admin.py` and `BatchStatus.java` came later; they hold forms that public code set aside for measuring taught.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from migrator.audit import Request, audit
from migrator.discover.stream import read_stream
from migrator.rules.chosen import every

if TYPE_CHECKING:
    from migrator.model import Finding

HERE = Path(__file__).parent
PROGRAMS = HERE / "programs"
LIMIT = 1 << 20


@dataclass(frozen=True)
class Expected:
    """Stretches of lines that must be met, lines on which a finding is allowed, and places known to be missed."""

    places: tuple[tuple[int, int, str], ...]
    handed_on: frozenset[int]
    limits: frozenset[int]


def expected() -> dict[str, Expected]:
    raw = yaml.safe_load((HERE / "places.yaml").read_text("utf-8"))
    return {
        path: Expected(
            tuple((at["line"], at.get("end_line", at["line"]), at["kind"]) for at in entry["places"]),
            frozenset(entry.get("handed_on", ())),
            frozenset(entry.get("limits", ())),
        )
        for path, entry in raw.items()
    }


def loud(path: str) -> list[Finding]:
    """The errors and warnings of one program, scanned by itself and linked."""
    content = io.BytesIO((PROGRAMS / path).read_bytes())
    request = Request(
        read_stream(content, Path(path).name, LIMIT), path, date(2026, 11, 23), every(), rewrites=False, workers=1
    )
    return [finding for finding in audit(request).findings if finding.severity != "note"]


CARRYING = expected()
OTHERS = sorted(
    path.relative_to(PROGRAMS).as_posix()
    for path in PROGRAMS.rglob("*")
    if path.is_file() and path.relative_to(PROGRAMS).as_posix() not in CARRYING
)


@pytest.mark.parametrize("path", CARRYING)
def test_every_place_of_a_program_is_found_at_its_line(path: str) -> None:
    """Each place is met by an error or a warning, but for the limits."""
    found = [(finding.place.line, finding.place.end_line) for finding in loud(path)]
    missed = {
        line
        for line, end, _ in CARRYING[path].places
        if not any(first <= end and last >= line for first, last in found)
    }
    assert missed <= CARRYING[path].limits


@pytest.mark.parametrize("path", CARRYING)
def test_nothing_else_of_a_program_is_found(path: str) -> None:
    """No error or warning stands on a line that is none of the places."""
    label = CARRYING[path]
    allowed = label.handed_on.union(*(range(line, end + 1) for line, end, _ in label.places))
    beside = [
        (finding.place.line, finding.rule_id, finding.message)
        for finding in loud(path)
        if not allowed.intersection(range(finding.place.line, finding.place.end_line + 1))
    ]
    assert beside == []


@pytest.mark.parametrize("path", OTHERS)
def test_a_program_of_another_system_is_silent(path: str) -> None:
    """JWTs, keys and secrets of other systems give no error and no warning."""
    assert [(finding.place.line, finding.rule_id, finding.message) for finding in loud(path)] == []


def test_every_language_has_a_program_of_each_sort() -> None:
    """No folder holds only one of the two."""
    languages = {path.name for path in PROGRAMS.iterdir()}
    assert {path.split("/")[0] for path in CARRYING} == languages
    assert {path.split("/")[0] for path in OTHERS} == languages
