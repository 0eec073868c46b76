"""The page beside the worked example and its machine-readable twin say the same."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

EXAMPLES = Path(__file__).parent.parent / "examples"
_ROW = re.compile(r"^\| `(?P<path>[^`:]+):(?P<line>\d+)` \| (?P<kinds>[a-z_, ]+) \|$", re.MULTILINE)


def test_readme_lists_the_places_of_the_expectation() -> None:
    """Each place that an audit must name stands in the tables, and no other."""
    expected = yaml.safe_load((EXAMPLES / "expected.yaml").read_text("utf-8"))
    wanted = {
        (place["path"], place["line"], place["kind"]) for place in expected["places"] if not place.get("optional")
    }
    page = (EXAMPLES / "README.md").read_text("utf-8")
    listed = {(row["path"], int(row["line"]), kind) for row in _ROW.finditer(page) for kind in row["kinds"].split(", ")}
    assert listed == wanted


def test_every_listed_line_exists() -> None:
    """A place or a silent file is there, and long enough."""
    expected = yaml.safe_load((EXAMPLES / "expected.yaml").read_text("utf-8"))
    root = EXAMPLES / "legacy-app"
    for place in expected["places"]:
        lines = (root / place["path"]).read_bytes().count(b"\n") + 1
        assert 1 <= place["line"] <= lines, place
        assert place["integration"] in expected["integrations"]
    assert all((root / path).is_file() for path in expected["silent"])
