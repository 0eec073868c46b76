"""A hook judges what is staged, not what lies in the work tree."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from migrator.discover.objects import changed_since, open_index, open_revision
from migrator.discover.source import Source, Unreadable
from migrator.errors import UsageError
from migrator.model import Skip
from migrator.rewrite.write import refuse_dirty

BOUND = 1000


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    git("init", "-q")
    return tmp_path


def git(*arguments: str) -> None:
    identity = ["-c", "user.name=t", "-c", "user.email=t@example.invalid"]
    subprocess.run(["git", *identity, *arguments], check=True, capture_output=True)


def staged(*paths: str) -> dict[str, bytes | str]:
    items = open_index([Path(path) for path in paths], BOUND)
    return {
        item.path: item.content if isinstance(item, Source) else item.reason
        for item in items
        if isinstance(item, Source | Skip)
    }


def _rewritten(path: Path) -> None:
    """The same content with a new time, so that git compares it anew."""
    content = path.read_bytes()
    path.unlink()
    path.write_bytes(content)
    os.utime(path, (1, time.time_ns() % 1_000_000))


@pytest.mark.skipif(sys.platform == "win32", reason="a POSIX shell runs the filter")
def test_filters_of_the_repository_are_not_run(repository: Path, tmp_path: Path) -> None:
    """A repository that names a program to clean its files with gets none of it run; `git status` would."""
    proof = tmp_path / "proof"
    (repository / "a.py").write_bytes(b"one\n")
    (repository / ".gitattributes").write_bytes(b"*.py filter=evil\n")
    git("add", ".")
    git("commit", "-qm", "first")
    git("config", "filter.evil.clean", f"touch {proof}; cat")
    _rewritten(repository / "a.py")
    assert changed_since("HEAD")[1] == ()
    _rewritten(repository / "a.py")
    refuse_dirty(repository)
    assert not proof.exists()
    _rewritten(repository / "a.py")
    subprocess.run(["git", "status"], check=True, capture_output=True)
    assert proof.exists(), "the filter would not have run at all"


@pytest.mark.skipif(sys.platform == "win32", reason="a POSIX shell runs the transport")
def test_a_missing_object_is_not_fetched(repository: Path, tmp_path: Path) -> None:
    """A partial clone fetches what it lacks, by whatever program its settings name; here nothing is fetched or run."""
    proof = tmp_path / "proof"
    (repository / "a.py").write_bytes(b"one\n")
    git("add", ".")
    identity = subprocess.run(["git", "rev-parse", ":a.py"], check=True, capture_output=True, text=True).stdout.strip()
    (repository / ".git" / "objects" / identity[:2] / identity[2:]).unlink()
    git("config", "core.repositoryFormatVersion", "1")
    git("config", "extensions.partialClone", "origin")
    git("config", "remote.origin.promisor", "true")
    git("config", "remote.origin.url", f"ext::sh -c touch% {proof}")
    git("config", "protocol.ext.allow", "always")
    assert [type(item) for item in open_index([Path("a.py")], BOUND)] == [Unreadable]
    assert not proof.exists()
    subprocess.run(["git", "cat-file", "-p", identity], check=False, capture_output=True)
    assert proof.exists(), "git would not have run it at all"


def test_what_a_partial_clone_lacks_hides_nothing_else(repository: Path) -> None:
    """Git ends at the first object that it may not fetch; the files behind it are read all the same."""
    for name in "abcd":
        (repository / name).write_bytes(name.encode())
    git("add", ".")
    for name in "ac":
        made = subprocess.run(["git", "rev-parse", f":{name}"], check=True, capture_output=True, text=True)
        identity = made.stdout.strip()
        (repository / ".git" / "objects" / identity[:2] / identity[2:]).unlink()
    git("config", "core.repositoryFormatVersion", "1")
    git("config", "extensions.partialClone", "origin")
    git("config", "remote.origin.promisor", "true")
    git("config", "remote.origin.url", "file:///nowhere")
    items = list(open_index([], BOUND))
    assert [type(item) for item in items] == [Unreadable, Source, Unreadable, Source]


def test_settings_do_not_lead_to_another_folder(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """`core.worktree` could make another folder the work tree, and show what lies there."""
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (repository / "a.py").write_bytes(b"one\n")
    git("add", ".")
    git("commit", "-qm", "first")
    git("config", "core.worktree", str(elsewhere))
    for look in (lambda: changed_since("HEAD"), lambda: open_index([], BOUND)):
        with pytest.raises(UsageError, match=r"needs a git work tree|lead to another folder"):
            look()


def test_partly_staged_file_is_read_from_the_index(repository: Path) -> None:
    """What is not staged will not be committed, so it does not count."""
    file = repository / "a.py"
    file.write_bytes(b"staged\n")
    git("add", "a.py")
    file.write_bytes(b"work tree\n")
    assert staged() == {"a.py": b"staged\n"}
    assert open_index([], BOUND).read("a.py") == b"staged\n"


def test_only_what_the_commit_changes_counts_when_no_file_is_named(repository: Path) -> None:
    """Unchanged and deleted files are none of this commit's business; a rename is looked at under its new name."""
    for name in ("same.py", "gone.py", "old.py"):
        (repository / name).write_bytes(name.encode() * 9)
    git("add", ".")
    git("commit", "-qm", "first")
    git("rm", "-q", "gone.py")
    git("mv", "old.py", "new.py")
    assert staged() == {"new.py": b"old.py" * 9}


def test_named_files_are_read_whether_changed_or_not(repository: Path) -> None:
    """A hook runner passes names; those outside the index are not part of the commit."""
    (repository / "a.py").write_bytes(b"a")
    (repository / "b.py").write_bytes(b"b")
    git("add", "a.py")
    assert staged("a.py", "b.py", "nowhere.py") == {"a.py": b"a"}


def test_names_with_newlines_and_quotes_are_names(repository: Path) -> None:
    """No name can make another file be read."""
    name = 'a\n"b" é.py'
    (repository / name).write_bytes(b"x")
    git("add", ".")
    assert staged() == {name: b"x"}


def test_links_and_large_files_are_left_out_with_a_reason(repository: Path) -> None:
    """A link's target is not staged under its name, and the bound on size holds here too."""
    (repository / "big.bin").write_bytes(b"x" * (BOUND + 1))
    (repository / "link").symlink_to("/etc/hostname")
    (repository / "z.py").write_bytes(b"z")
    git("add", ".")
    assert staged() == {
        "big.bin": "1001 bytes, over the bound of 1000 (--max-file-size)",
        "link": "not a regular file",
        "z.py": b"z",
    }
    assert any(isinstance(item, Skip) for item in open_index([], BOUND))


def test_outside_a_work_tree_is_a_usage_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One line says what is missing."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match="git work tree"):
        open_index([], BOUND)


def test_revision_gives_the_content_of_then(repository: Path) -> None:
    """What a pull request adds is measured against what was there before it."""
    (repository / "a.py").write_bytes(b"before")
    git("add", ".")
    git("commit", "-qm", "first")
    (repository / "a.py").write_bytes(b"after")
    (repository / "new.py").write_bytes(b"new")
    assert changed_since("HEAD") == (repository, ("a.py", "new.py"))
    then = open_revision("HEAD", {"a.py", "new.py"}, BOUND)
    assert {item.path: item.content for item in then if isinstance(item, Source)} == {"a.py": b"before"}


def test_unknown_revision_is_a_usage_error(repository: Path) -> None:
    """A revision that looks like an option is a revision all the same."""
    (repository / "a.py").write_bytes(b"x")
    git("add", ".")
    git("commit", "-qm", "first")
    with pytest.raises(UsageError, match="no revision '--output=x'"):
        changed_since("--output=x")
