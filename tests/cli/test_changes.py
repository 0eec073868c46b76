"""Gates over part of a repository: what is staged, and what a change adds."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.support.command import migrator

if TYPE_CHECKING:
    from pathlib import Path

LEFTOVER = 'URL = "https://ims-na1.adobelogin.com/ims/exchange/jwt"\n'


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q")
    (tmp_path / "old.py").write_text(LEFTOVER)
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "first")
    return tmp_path


def git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=t", "-c", "user.email=t@example.invalid"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


def test_a_change_fails_only_for_what_it_adds(repository: Path) -> None:
    """An old leftover in a changed file passes; a new one fails."""
    with (repository / "old.py").open("a") as stream:
        stream.write("print(URL)\n")
    assert migrator("scan", "--changed-since", "HEAD", cwd=repository).status == 0
    (repository / "new.py").write_text(LEFTOVER)
    done = migrator("scan", "--changed-since", "HEAD", cwd=repository)
    assert done.status == 1
    assert "new.py:1" in done.out
    assert "old.py:1" not in done.out


def test_a_change_of_nothing_that_is_scanned_passes(repository: Path) -> None:
    """A commit of images only, or of nothing, is no reason to stop it."""
    assert migrator("scan", "--changed-since", "HEAD", cwd=repository).status == 0
    (repository / "logo.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    git(repository, "add", ".")
    assert migrator("scan", "--staged", cwd=repository).status == 0


def test_staged_content_decides(repository: Path) -> None:
    """The index is judged: a leftover that is staged fails though the work tree no longer has it."""
    (repository / "a.py").write_text(LEFTOVER)
    git(repository, "add", "a.py")
    (repository / "a.py").write_text("pass\n")
    done = migrator("scan", "--staged", "a.py", cwd=repository)
    assert done.status == 1
    assert "a.py:1" in done.out


def test_unknown_revision_is_one_clear_line(repository: Path) -> None:
    """A shallow clone may lack the revision; the message says so."""
    done = migrator("scan", "--changed-since", "nowhere", cwd=repository)
    assert done.status == 2
    assert "nowhere" in done.err
    assert len(done.err.splitlines()) == 1


def test_a_partial_clone_that_lacks_the_old_content_is_told_what_fetches_it(repository: Path, tmp_path: Path) -> None:
    """Without what was there before, every old leftover would count as new; one line says so instead."""
    for line in ("a", "b"):
        with (repository / "old.py").open("a") as stream:
            stream.write(f"# {line}\n")
        git(repository, "commit", "-qam", line)
    git(repository, "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "-q", "--filter=blob:none", repository.as_uri(), "partial")
    clone = tmp_path / "partial"
    done = migrator("scan", "--changed-since", "HEAD~1", cwd=clone)
    assert (done.status, len(done.err.splitlines())) == (4, 1)
    assert "old.py" in done.err
    assert "git diff HEAD~1" in done.err
    git(clone, "diff", "HEAD~1")
    assert migrator("scan", "--changed-since", "HEAD~1", cwd=clone).status == 0
