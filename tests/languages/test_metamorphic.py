"""The same places are found however a program is written, and whatever it stands in."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING

import pytest

from migrator.audit import Request, audit
from migrator.discover.options import DiscoveryOptions
from migrator.discover.stream import read_stream
from migrator.discover.tree import open_tree
from migrator.rules.chosen import every
from tests.languages.test_programs import CARRYING, LIMIT, PROGRAMS
from tests.languages.variants import VARIANTS

if TYPE_CHECKING:
    from pathlib import Path

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

MOVED = [
    (
        "python/segments.py",
        'EXCHANGE_PATH = "/ims/exchange/jwt"',
        'EXCHANGE_PATH = yaml.safe_load(open("settings.yml"))["ims_exchange"]',
        "settings.yml",
        "ims_host: ims-na1.adobelogin.com\nims_exchange: /ims/exchange/jwt\n",
    ),
    (
        "go/token.go",
        'exchangePath = "/ims/exchange/jwt"',
        'exchangePath = os.Getenv("IMS_EXCHANGE_PATH")',
        ".env",
        "IMS_EXCHANGE_PATH=/ims/exchange/jwt\n",
    ),
]


def lines(variant: Variant) -> list[tuple[int, int]]:
    """The stretches that are found; notes count in documentation and archives alone."""
    listing = read_stream(io.BytesIO(variant.content), variant.path, LIMIT)
    as_of = date(2026, 11, 23)
    request = Request(listing, variant.path, as_of, every(), rewrites=False, workers=1, archives=True)
    quiet = variant.path.endswith((".md", ".zip"))
    return [
        (finding.place.line, finding.place.end_line)
        for finding in audit(request).findings
        if quiet or finding.severity != "note"
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


@pytest.mark.parametrize(("seed", "written", "asked", "settings", "content"), MOVED)
def test_a_constant_that_moves_to_a_configuration_file_is_found_there(
    seed: str, written: str, asked: str, settings: str, content: str, tmp_path: Path
) -> None:
    """The address is found where it stands now, every other place as before, and both belong to one integration."""
    text = (PROGRAMS / seed).read_text("utf-8")
    assert text.count(written) == 1
    name = seed.rpartition("/")[2]
    (tmp_path / name).write_text(text.replace(written, asked), "utf-8")
    (tmp_path / settings).write_text(content, "utf-8")
    tree = open_tree([tmp_path], DiscoveryOptions())
    result = audit(Request(tree, "moved", date(2026, 11, 23), every(), rewrites=False, workers=1))
    loud = [finding for finding in result.findings if finding.severity != "note"]
    at = content[: content.index("exchange/jwt")].count("\n") + 1
    assert (settings, at) in {(finding.place.path, finding.place.line) for finding in loud}
    program = [finding.place for finding in loud if finding.place.path == name]
    moved = text[: text.index(written)].count("\n") + 1
    missed = [
        line
        for line, end, _ in CARRYING[seed].places
        if line != moved and not any(place.line <= end and place.end_line >= line for place in program)
    ]
    assert missed == []
    assert len(result.integrations) == 1
