"""The exit statuses of the product, each reached, and one clear line for each mistake."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.command import migrator

if TYPE_CHECKING:
    from pathlib import Path

LEFTOVER = """\
import requests

def token(client_id, secret, assertion):
    return requests.post("https://ims-na1.adobelogin.com/ims/exchange/jwt",
                         data={"client_id": client_id, "client_secret": secret, "jwt_token": assertion})
"""


def test_clean_tree_gives_0(tmp_path: Path) -> None:
    """Nothing found, something looked at."""
    (tmp_path / "a.py").write_text("print('hello')\n")
    assert migrator("scan", tmp_path).status == 0


def test_leftover_gives_1_and_names_the_place(tmp_path: Path) -> None:
    """The gate fails and the text report says where."""
    (tmp_path / "a.py").write_text(LEFTOVER)
    done = migrator("scan", tmp_path)
    assert done.status == 1
    assert "a.py:4" in done.out


def test_exit_zero_keeps_the_report(tmp_path: Path) -> None:
    """--exit-zero turns 1 into 0 and changes nothing else."""
    (tmp_path / "a.py").write_text(LEFTOVER)
    done = migrator("scan", tmp_path, "--exit-zero")
    assert done.status == 0
    assert "a.py:4" in done.out


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("scan", "nowhere"), "nowhere: no such file or folder"),
        (("scan", "--as-of", "31.12.2026"), "write it as YYYY-MM-DD"),
        (("scan", "--as-of", "1999-01-01"), "not a date this deadline can be judged from"),
        (("scan", "--fail-on", "sometimes"), "sometimes"),
        (("scan", "--format", "pdf"), "the formats are"),
        (("scan", "--max-file-size", "big"), "no size"),
        (("scan", "--select", "exchange-endpiont"), "did you mean 'exchange-endpoint'?"),
        (("scan", "--nonsense"), "--nonsense"),
        (("scan", "-"), "--stdin-path"),
        (("scann",), "did you mean 'scan'?"),
        (("report", "missing.json"), "missing.json"),
        (("explain", "no-such-rule"), "no rule 'no-such-rule'"),
        (("audit", "--ims", "missing.json"), "missing.json"),
    ],
)
def test_wrong_usage_gives_2_and_one_line(tmp_path: Path, arguments: tuple[str, ...], says: str) -> None:
    """What, where, what to do: in one line, without a traceback."""
    (tmp_path / "a.py").write_text("pass\n")
    done = migrator(*arguments, cwd=tmp_path)
    assert done.status == 2, done.err
    assert says in done.err
    assert len(done.err.strip().splitlines()) == 1
    assert "Traceback" not in done.err


def test_empty_tree_gives_3(tmp_path: Path) -> None:
    """Nothing scanned is never green."""
    done = migrator("scan", tmp_path)
    assert done.status == 3
    assert "nothing was scanned" in done.err


def test_unparsed_file_gives_4_under_strict_only(tmp_path: Path) -> None:
    """Broken YAML is searched as text all the same, and listed."""
    (tmp_path / "a.yml").write_text("url: [https://ims-na1.adobelogin.com/ims/exchange/jwt\n  : : }\n")
    assert migrator("scan", tmp_path).status == 1
    done = migrator("scan", tmp_path, "--strict")
    assert done.status == 4
    assert "a.yml" in done.err


def test_standard_input_is_scanned_under_its_name(tmp_path: Path) -> None:
    """`-` with --stdin-path is one file of that name."""
    done = migrator("scan", "-", "--stdin-path", "lib/auth.py", stdin=LEFTOVER.encode(), cwd=tmp_path)
    assert done.status == 1
    assert "lib/auth.py:4" in done.out


def test_output_that_cannot_be_written_gives_2(tmp_path: Path) -> None:
    """The path and the reason, not a traceback."""
    (tmp_path / "a.py").write_text("pass\n")
    done = migrator("scan", tmp_path, "--output", tmp_path / "a.py" / "x.txt")
    assert done.status == 2
    assert "cannot be written" in done.err
