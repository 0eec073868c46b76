"""Writing: checked first, then each file old or new at any moment."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from migrator.errors import IncompleteError, UsageError
from migrator.rewrite.engine import FileChange
from migrator.rewrite.write import undo, write, write_patch

if TYPE_CHECKING:
    from pathlib import Path


def _change(path: str, before: bytes, after: bytes) -> FileChange:
    return FileChange(path, before, after, (), b"", "", ())


def _tree(root: Path, files: dict[str, bytes]) -> list[FileChange]:
    for path, data in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)
    return [_change(path, data, data.upper()) for path, data in files.items()]


def test_writes_all_and_takes_it_back(tmp_path: Path) -> None:
    """Every file gets its new content, and the journal is enough to undo it."""
    changes = _tree(tmp_path / "tree", {"a.py": b"one", "sub/b.py": b"two"})
    journal = tmp_path / "journal.json"
    write(changes, tmp_path / "tree", journal)
    assert (tmp_path / "tree/sub/b.py").read_bytes() == b"TWO"
    assert stat.S_IMODE(journal.stat().st_mode) == 0o600 or os.name == "nt"
    assert undo(journal, tmp_path / "tree") == ("a.py", "sub/b.py")
    assert (tmp_path / "tree/a.py").read_bytes() == b"one"
    assert undo(journal, tmp_path / "tree") == ()


@pytest.mark.skipif(os.name == "nt", reason="POSIX modes")
def test_keeps_the_mode(tmp_path: Path) -> None:
    """A script stays executable."""
    changes = _tree(tmp_path, {"run.sh": b"echo"})
    (tmp_path / "run.sh").chmod(0o754)
    write(changes, tmp_path, tmp_path / "j.json")
    assert stat.S_IMODE((tmp_path / "run.sh").stat().st_mode) == 0o754


def test_refuses_a_file_changed_since_the_scan(tmp_path: Path) -> None:
    """Nothing is written when one file is not what was scanned."""
    changes = _tree(tmp_path, {"a.py": b"one", "b.py": b"two"})
    (tmp_path / "b.py").write_bytes(b"other")
    with pytest.raises(UsageError, match=r"^b\.py: changed since it was scanned; scan again$"):
        write(changes, tmp_path, tmp_path / "j.json")
    assert (tmp_path / "a.py").read_bytes() == b"one"
    assert not (tmp_path / "j.json").exists()


@pytest.mark.skipif(os.name == "nt", reason="POSIX modes")
def test_refuses_a_read_only_file(tmp_path: Path) -> None:
    """Replacing it would be possible, but nobody asked for that."""
    changes = _tree(tmp_path, {"a.py": b"one"})
    (tmp_path / "a.py").chmod(0o444)
    with pytest.raises(UsageError, match="read-only"):
        write(changes, tmp_path, tmp_path / "j.json")


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege")
def test_a_link_out_of_the_root_is_refused_and_one_inside_followed(tmp_path: Path) -> None:
    """What a link names inside the tree is written; the link itself stays."""
    root = tmp_path / "root"
    changes = _tree(root, {"real.py": b"one"})
    (tmp_path / "outside.py").write_bytes(b"two")
    (root / "out.py").symlink_to(tmp_path / "outside.py")
    (root / "in.py").symlink_to("real.py")
    with pytest.raises(UsageError, match="leads out of"):
        write([*changes, _change("out.py", b"two", b"TWO")], root, tmp_path / "j.json")
    write([_change("in.py", b"one", b"ONE")], root, tmp_path / "j.json")
    assert (root / "in.py").is_symlink()
    assert (root / "real.py").read_bytes() == b"ONE"


def test_refuses_a_dirty_work_tree(tmp_path: Path) -> None:
    """Rewrites are not mixed with uncommitted changes unless that is allowed."""
    changes = _tree(tmp_path, {"a.py": b"one"})
    git = ["git", "-C", str(tmp_path), "-c", "user.name=t", "-c", "user.email=t@example.org"]
    subprocess.run([*git, "init", "-q"], check=True)
    subprocess.run([*git, "add", "."], check=True)
    subprocess.run([*git, "commit", "-q", "-m", "x"], check=True)
    (tmp_path / "a.py").write_bytes(b"changed")
    changes = [_change("a.py", b"changed", b"CHANGED")]
    with pytest.raises(UsageError, match="uncommitted"):
        write(changes, tmp_path, tmp_path / ".git/j.json")
    write(changes, tmp_path, tmp_path / ".git/j.json", allow_dirty=True)
    assert (tmp_path / "a.py").read_bytes() == b"CHANGED"


_KILLED = """
import os, sys
from pathlib import Path
import migrator.rewrite.write as writing
from migrator.rewrite.engine import FileChange

root, stop = Path(sys.argv[1]), int(sys.argv[2])
calls = 0
def counted(name):
    real = getattr(os, name)
    def call(*args, **values):
        global calls
        calls += 1
        if calls == stop:
            os._exit(9)
        return real(*args, **values)
    setattr(os, name, call)
for name in ("fsync", "replace", "chmod", "fdopen", "open"):
    counted(name)
changes = [FileChange(n, b"old " + n.encode(), b"new " + n.encode(), (), b"", "", ()) for n in ("a", "b", "c")]
writing.write(changes, root, root / "journal.json", allow_dirty=True)
os._exit(0)
"""


@pytest.mark.parametrize("interrupted", [False, True])
def test_a_failure_on_the_way_says_how_to_go_back(tmp_path: Path, *, interrupted: bool) -> None:
    """A file that changes while others are written, or Ctrl-C: what is rewritten is told, and is taken back."""
    root = tmp_path / "tree"
    changes = _tree(root, {"a.py": b"one", "b.py": b"two"})

    def stop(_path: str) -> None:
        if interrupted:
            raise KeyboardInterrupt
        (root / "b.py").write_bytes(b"other")

    with pytest.raises(IncompleteError, match=r"1 of 2 files are rewritten, `migrator fix --undo \S+j\.json`"):
        write(changes, root, tmp_path / "j.json", progress=stop)
    assert (root / "a.py").read_bytes() == b"ONE"
    (root / "b.py").write_bytes(b"two")
    assert undo(tmp_path / "j.json", root) == ("a.py",)


def test_an_earlier_journal_is_kept(tmp_path: Path) -> None:
    """After an interrupted run it may hold the only copy of what was there."""
    journal = tmp_path / "undo.json"
    for number in range(3):
        write(_tree(tmp_path / "tree", {"a.py": b"old %d" % number}), tmp_path / "tree", journal)
    (tmp_path / "tree/a.py").write_bytes(b"OLD 0")
    assert undo(tmp_path / "undo-1.json", tmp_path / "tree") == ("a.py",)
    assert (tmp_path / "tree/a.py").read_bytes() == b"old 0"
    assert (tmp_path / "undo-2.json").exists()
    write([], tmp_path / "tree", journal)
    assert not (tmp_path / "undo-3.json").exists(), "a run with nothing to write pushed the last journal aside"


def test_the_journal_knows_its_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From wherever in the repository it is taken back; a journal that leads elsewhere is refused."""
    root = tmp_path / "repository" / "src"
    write(_tree(root, {"a.py": b"one"}), root, tmp_path / "repository" / "j.json")
    monkeypatch.chdir(tmp_path / "repository")
    assert undo(tmp_path / "repository" / "j.json") == ("a.py",)
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    with pytest.raises(UsageError, match="name their folder"):
        undo(tmp_path / "repository" / "j.json")
    assert undo(tmp_path / "repository" / "j.json", root) == ()


def test_what_a_killed_run_left_unfinished_goes(tmp_path: Path) -> None:
    """The next write or undo of the same file takes its half-written neighbour away, and no other file."""
    changes = _tree(tmp_path, {"a.py": b"one"})
    for name in (".a.py.x1y2.migrator", ".b.py.x1y2.migrator", ".a.py.swp"):
        (tmp_path / name).write_bytes(b"half")
    write(changes, tmp_path, tmp_path / "j.json")
    assert sorted(path.name for path in tmp_path.iterdir()) == [".a.py.swp", ".b.py.x1y2.migrator", "a.py", "j.json"]


def test_a_repository_that_git_cannot_judge_is_not_taken_for_clean(tmp_path: Path) -> None:
    """Broken, or another user's: the run stops and says what to do."""
    changes = _tree(tmp_path, {"a.py": b"one"})
    (tmp_path / ".git").write_text("gitdir: nowhere\n")
    with pytest.raises(UsageError, match="cannot tell whether the work tree is clean"):
        write(changes, tmp_path, tmp_path / "j.json")
    assert (tmp_path / "a.py").read_bytes() == b"one"


@pytest.mark.skipif(os.name == "nt", reason="the calls differ")
def test_a_kill_at_any_point_leaves_each_file_old_or_new(tmp_path: Path) -> None:
    """However far it came: no file is torn, and the journal takes back what was written."""
    outcomes = set()
    for stop in range(1, 60):
        root = tmp_path / str(stop)
        root.mkdir()
        for name in "abc":
            (root / name).write_bytes(b"old " + name.encode())
        done = subprocess.run([sys.executable, "-c", _KILLED, str(root), str(stop)], check=False)
        contents = [(root / name).read_bytes() for name in "abc"]
        assert all(
            content in {b"old " + n.encode(), b"new " + n.encode()} for n, content in zip("abc", contents, strict=True)
        )
        outcomes.add(sum(content.startswith(b"new") for content in contents))
        if (root / "journal.json").exists():
            undo(root / "journal.json", root)
            assert [(root / name).read_bytes() for name in "abc"] == [b"old a", b"old b", b"old c"]
        if done.returncode == 0:
            break
    assert outcomes == {0, 1, 2, 3}


def test_no_leftovers_after_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk leaves the old file and no temporary one."""

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    changes = _tree(tmp_path, {"a.py": b"one"})
    monkeypatch.setattr("migrator.atomic.os.fsync", full)
    with pytest.raises(UsageError, match="No space left"):
        write(changes, tmp_path, tmp_path / "j.json")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.py"]


def test_the_patch_is_private(tmp_path: Path) -> None:
    """It holds what stands in the files."""
    write_patch(b"diff", tmp_path / "out.patch")
    assert (tmp_path / "out.patch").read_bytes() == b"diff"
    assert stat.S_IMODE((tmp_path / "out.patch").stat().st_mode) == 0o600 or os.name == "nt"


def test_a_damaged_journal_is_one_clear_line(tmp_path: Path) -> None:
    """No traceback for a file that is no journal."""
    (tmp_path / "j.json").write_text("{}")
    with pytest.raises(UsageError, match="no journal"):
        undo(tmp_path / "j.json", tmp_path)


def test_a_missing_journal_is_told_from_a_damaged_one(tmp_path: Path) -> None:
    """A name that was mistyped is not a file that has come to harm."""
    with pytest.raises(UsageError, match=r"j\.json: cannot be read: "):
        undo(tmp_path / "j.json", tmp_path)
