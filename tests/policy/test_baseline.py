"""A baseline hides what it knows, never what is new, and its file merges."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from migrator import baseline
from migrator.errors import UsageError
from migrator.model import Suppression
from tests.support.audits import finding

if TYPE_CHECKING:
    from pathlib import Path

OLD = finding("app/a.py")
MOVED = OLD._replace(place=OLD.place._replace(line=99, end_line=99))
NEW = finding("app/b.py")
GONE = finding("app/c.py")


def test_known_is_hidden_and_new_is_not() -> None:
    """The fingerprint decides, wherever the line has moved to."""
    result = baseline.compare([MOVED, NEW], baseline.collect([OLD]))
    assert [one.suppressed and one.suppressed.source for one in result.findings] == ["baseline", None]
    assert result.stale == ()
    assert result.notices == ("baseline: 1 of 1 known leftovers are still there",)


def test_stale_entries_are_told_and_pruned() -> None:
    """What is gone is counted down, and leaves the file on request; nothing is added."""
    entries = baseline.collect([OLD, GONE])
    result = baseline.compare([OLD, NEW], entries)
    assert [entry.path for entry in result.stale] == ["app/c.py"]
    assert "1 of its entries match nothing any more: app/c.py (exchange-endpoint)" in result.notices[1]
    assert baseline.prune(entries, result.stale) == baseline.collect([OLD])


def test_entry_that_was_not_evaluated_is_not_stale() -> None:
    """A hook that looked at one file says nothing of the others."""
    entries = baseline.collect([OLD, GONE])
    result = baseline.compare([OLD], entries, lambda entry: entry.path == "app/a.py")
    assert result.stale == ()


def test_collect_takes_what_counts() -> None:
    """What is suppressed with a reason or exempt needs no baseline; what the baseline hides stays in it."""
    known = OLD._replace(suppressed=Suppression("baseline", "known"))
    inline = NEW._replace(suppressed=Suppression("inline", "why"))
    exempt = GONE._replace(exempt=True)
    assert [entry.path for entry in baseline.collect([known, inline, exempt])] == ["app/a.py"]


def test_inline_suppression_keeps_its_reason() -> None:
    """A finding with a reason of its own is not overwritten, and its entry is not stale."""
    inline = OLD._replace(suppressed=Suppression("inline", "why"))
    result = baseline.compare([inline], baseline.collect([OLD]))
    assert result.findings == (inline,)
    assert result.stale == ()


def test_file_is_sorted_and_has_no_date_line_or_count(tmp_path: Path) -> None:
    """Equal findings give equal bytes in any order; each entry has a line of its own."""
    text = baseline.dumps(baseline.collect([NEW, OLD, GONE]))
    assert text == baseline.dumps(baseline.collect([GONE, NEW, OLD]))
    assert [line.split('"')[3] for line in text.splitlines() if "app/" in line] == ["app/a.py", "app/b.py", "app/c.py"]
    assert "2026" not in text
    assert text.endswith("}\n")
    path = tmp_path / "baseline.json"
    path.write_text(text, encoding="utf-8")
    assert baseline.load(path) == baseline.collect([OLD, NEW, GONE])
    assert json.loads(baseline.dumps(())) == {"schema_version": 1, "findings": []}


ROW = {"path": "a", "rule": "r", "fingerprint": "0" * 64}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "not a baseline"),
        ("<<<<<<< HEAD", "resolve the merge"),
        ("[" * 100_000, "not a baseline"),
        ("[]", "not a baseline of version 1"),
        ('{"schema_version": 2, "findings": []}', "not a baseline of version 1"),
        ('{"schema_version": 1, "findings": [], "x": 1}', "not a baseline of version 1"),
        ('{"schema_version": 1, "findings": {}}', "findings: expected a list"),
        (json.dumps({"schema_version": 1, "findings": [ROW, {**ROW, "line": 3}]}), "findings[1]: expected path, rule"),
        (json.dumps({"schema_version": 1, "findings": [{**ROW, "path": 3}]}), "findings[0]: expected path, rule"),
        (json.dumps({"schema_version": 1, "findings": [{**ROW, "fingerprint": "x"}]}), "64 hexadecimal digits"),
    ],
)
def test_damaged_file_is_refused(tmp_path: Path, content: str, message: str) -> None:
    """A merge gone wrong must not look like an empty baseline."""
    path = tmp_path / "baseline.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        baseline.load(path)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_missing_file_says_how_to_write_one(tmp_path: Path) -> None:
    """The message is the way out."""
    with pytest.raises(UsageError, match="--write-baseline"):
        baseline.load(tmp_path / "absent.json")
