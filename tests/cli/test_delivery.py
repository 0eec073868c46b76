"""Results go to standard output or files, all else to standard error, in colour only where it is wanted."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.support.command import migrator

if TYPE_CHECKING:
    from pathlib import Path

LEFTOVER = 'URL = "https://ims-na1.adobelogin.com/ims/exchange/jwt"\n'
ESCAPE = "\x1b["


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    (tmp_path / "a.py").write_text(LEFTOVER)
    return tmp_path


@pytest.mark.parametrize(
    ("environ", "coloured"),
    [({}, False), ({"FORCE_COLOR": "1"}, True), ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False)],
)
def test_colours(tree: Path, environ: dict[str, str], coloured: bool) -> None:  # noqa: FBT001 - a column of the table
    """No terminal, no colour, unless it is forced; NO_COLOR has the last word."""
    assert (ESCAPE in migrator("scan", tree, env=environ).out) is coloured


def test_json_on_standard_output_is_json_alone(tree: Path) -> None:
    """Everything that is not the result goes to standard error."""
    done = migrator("scan", tree, "--format", "json")
    assert json.loads(done.out)["schema_version"] == 1
    assert "verdict: failed (1)" in done.err


def test_quiet_says_nothing_on_standard_error(tree: Path) -> None:
    """--quiet is for scripts."""
    assert migrator("scan", tree, "--quiet").err == ""


def test_every_format_gives_the_same_status(tree: Path) -> None:
    """One function decides, for every format alike."""
    forms = ("text", "json", "jsonl", "markdown", "html", "sarif", "github", "gitlab", "junit", "csv")
    assert {migrator("scan", tree, "--format", form, "--quiet").status for form in forms} == {1}


def test_reports_beside_the_result(tree: Path) -> None:
    """Several reports in one run, into folders that need not be there."""
    sarif = tree / "out" / "deep" / "a.sarif"
    done = migrator("scan", tree, "--report", f"sarif={sarif}", "--report", f"csv={tree / 'a.csv'}")
    assert done.status == 1
    assert json.loads(sarif.read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert "exchange-endpoint" in (tree / "a.csv").read_text(encoding="utf-8")


def test_saved_audit_keeps_its_verdict(tree: Path) -> None:
    """A report of a forgiven audit is that of a forgiven audit; gate options decide anew."""
    saved = tree / "audit.json"
    migrator("scan", tree, "--exit-zero", "--report", f"json={saved}")
    assert migrator("report", saved).status == 0
    assert "not enforced" in migrator("report", saved).err
    assert migrator("report", saved, "--fail-on", "error").status == 1


def test_hostile_file_name_cannot_steer_the_terminal(tmp_path: Path) -> None:
    """Escapes and newlines of a name are shown, not obeyed."""
    try:
        (tmp_path / "a\x1b[2J\n::error::.py").write_text(LEFTOVER)
    except OSError:
        pytest.skip("this file system has no such names")
    done = migrator("scan", tmp_path, "--verbose")
    assert done.status == 1
    assert ESCAPE not in done.out + done.err
    assert "\n::error::" not in done.out + done.err
