"""The same places are found however a program is written, and whatever it stands in."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING

import pytest

from migrator.audit import Request, audit
from migrator.discover.stream import read_stream
from migrator.rules.chosen import every
from tests.languages.test_programs import CARRYING, LIMIT, PROGRAMS
from tests.languages.variants import VARIANTS

if TYPE_CHECKING:
    from tests.languages.variants import Variant

SEEDS = tuple(path for path in CARRYING if not path.startswith(("terraform/", "groovy/")))


def written(seed: str, name: str) -> Variant | None:
    """A program in another form; None where the form does not fit its language or changes nothing."""
    text = (PROGRAMS / seed).read_text("utf-8")
    variant = VARIANTS[name](seed.rpartition("/")[2], text)
    return variant if variant is not None and variant.content != text.encode() else None


CASES = [
    pytest.param(seed, name, id=f"{name}-{seed}")
    for seed in SEEDS
    for name in VARIANTS
    if written(seed, name) is not None
]


def lines(variant: Variant) -> list[tuple[int, int]]:
    """The stretches that are found; notes count in documentation alone."""
    listing = read_stream(io.BytesIO(variant.content), variant.path, LIMIT)
    request = Request(listing, variant.path, date(2026, 11, 23), every(), rewrites=False, workers=1)
    prose = variant.path.endswith(".md")
    return [
        (finding.place.line, finding.place.end_line)
        for finding in audit(request).findings
        if prose or finding.severity != "note"
    ]


@pytest.mark.parametrize(("seed", "name"), CASES)
def test_a_program_written_otherwise_shows_the_same_places(seed: str, name: str) -> None:
    """Each place of the original, but for its limits, is met at the line where it stands now."""
    variant = written(seed, name)
    assert variant is not None
    found = lines(variant)
    wanted = [(line, end) for line, end, _ in CARRYING[seed].places if line not in CARRYING[seed].limits]
    missed = [
        line
        for line, end in wanted
        if not any(first <= variant.line(end) and last >= variant.line(line) for first, last in found)
    ]
    assert missed == []


def test_every_variant_is_tried_in_a_language() -> None:
    """No way of writing is left out for want of a program that it fits."""
    assert {param.values[1] for param in CASES} == set(VARIANTS)
