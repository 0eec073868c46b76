"""A file over the bound is looked through all the same, in windows, and never read as a whole."""

from __future__ import annotations

import json
import os
from functools import partial
from typing import TYPE_CHECKING

import pytest

from migrator.discover.large import Large, condense
from migrator.discover.options import DiscoveryOptions
from migrator.discover.source import OversizeError
from migrator.discover.tree import open_tree
from tests.support.command import migrator

if TYPE_CHECKING:
    from pathlib import Path

MEGABYTE = 1024 * 1024
CALL = "2021-03-04 POST https://ims-na1.adobelogin.com/ims/exchange/jwt 200\n"
QUIET = "2021-03-04 GET https://example.com/health 200 some more words to fill the line of a log\n"


def large(path: Path) -> Large:
    return Large(path.name, path.stat().st_size, partial(os.open, path, os.O_RDONLY))


def log(path: Path, *, before: int, after: int) -> int:
    """A log with one call in the middle; the number of its line."""
    path.write_text(QUIET * before + CALL + QUIET * after)
    return before + 1


def scanned(folder: Path) -> dict[str, object]:
    done = migrator("scan", ".", "--format", "json", "--max-file-size", "2M", cwd=folder)
    result: dict[str, object] = json.loads(done.out)
    return result


def test_a_call_in_a_large_log_is_found_at_its_line(tmp_path: Path) -> None:
    """The line is that of the whole file, the finding a note, and the report says that not all was examined."""
    line = log(tmp_path / "access.log", before=40_000, after=40_000)
    result = scanned(tmp_path)
    assert [(one["line"], one["severity"]) for one in result["findings"]] == [(line, "note")]  # type: ignore[attr-defined]
    (unparsed,) = result["coverage"]["unparsed"]  # type: ignore[index]
    assert "over the bound of 2097152 (--max-file-size): only what stands around" in unparsed["reason"]


def test_a_large_file_without_a_word_is_scanned(tmp_path: Path) -> None:
    """It counts with all its bytes, and nothing has to be said of it."""
    (tmp_path / "access.log").write_text(QUIET * 50_000)
    coverage = scanned(tmp_path)["coverage"]
    assert coverage["bytes_scanned"] == len(QUIET) * 50_000  # type: ignore[index]
    assert (coverage["files_scanned"], coverage["skipped"], coverage["unparsed"]) == (1, [], [])  # type: ignore[index]


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"\0\1\2" * MEGABYTE, "binary"), (QUIET.encode("utf-16") * 20_000, "UTF-16 of")],
    ids=["binary", "utf-16"],
)
def test_what_windows_cannot_read_is_skipped_with_the_reason(tmp_path: Path, content: bytes, reason: str) -> None:
    """Binary data, and two bytes a character."""
    (tmp_path / "data").write_bytes(content)
    (skip,) = scanned(tmp_path)["coverage"]["skipped"]  # type: ignore[index]
    assert skip["reason"].startswith(reason)


def test_lines_keep_their_numbers(tmp_path: Path) -> None:
    """Of what is not wanted the line feeds stay."""
    path = tmp_path / "access.log"
    line = log(path, before=30_000, after=30_000)
    kept = condense(large(path), lambda window: b"ims/exchange" in window, 4 * MEGABYTE)
    assert kept.text.split(b"\n")[line - 1] + b"\n" == CALL.encode()
    assert (kept.size, kept.whole) == (path.stat().st_size, True)
    assert len(kept.text) < 2 * MEGABYTE


def test_a_word_across_two_windows_of_one_line_is_seen(tmp_path: Path) -> None:
    """A line longer than a window has no end to cut at."""
    path = tmp_path / "bundle.js"
    path.write_bytes(b"x" * (MEGABYTE - 6) + b"ims/exchange/jwt" + b"x" * MEGABYTE)
    assert large(path).holds(lambda piece: b"ims/exchange/jwt" in bytes(piece))
    assert b"ims/exchange/jwt" in condense(large(path), lambda window: b"ims/exchange" in window, 8 * MEGABYTE).text


def test_no_more_is_kept_than_the_bound(tmp_path: Path) -> None:
    """A file in which every window is wanted is cut, and says so."""
    path = tmp_path / "access.log"
    path.write_text(CALL * 80_000)
    kept = condense(large(path), lambda _: True, 2 * MEGABYTE)
    assert not kept.whole
    assert len(kept.text) <= 2 * MEGABYTE + 80_000


def test_a_listed_file_over_the_bound_is_not_read_as_a_whole(tmp_path: Path) -> None:
    """Rewriters and linkers ask the listing again; they get an error instead of a gigabyte."""
    (tmp_path / "big.log").write_text(QUIET * 100)
    tree = open_tree([tmp_path], DiscoveryOptions(max_file_bytes=99))
    with pytest.raises(OversizeError, match=r"big\.log: over the bound of 99 bytes"):
        tree.read("big.log")


def test_fix_leaves_a_large_file_alone(tmp_path: Path) -> None:
    """There is no diff for a part of a file."""
    log(tmp_path / "access.log", before=40_000, after=10)
    before = (tmp_path / "access.log").read_bytes()
    done = migrator("fix", "--write", "--unsafe", "--allow-dirty", "--max-file-size", "2M", ".", cwd=tmp_path)
    assert done.status == 0, done.err
    assert (tmp_path / "access.log").read_bytes() == before
