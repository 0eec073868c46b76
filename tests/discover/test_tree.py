"""What a run looks at, and what it leaves out with a reason."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from migrator.discover.large import Large, read_into
from migrator.discover.options import DiscoveryOptions
from migrator.discover.reading import Block, read_files
from migrator.discover.source import Folder, Source, Unreadable
from migrator.discover.tree import open_tree
from migrator.errors import UsageError
from migrator.model import Skip

if TYPE_CHECKING:
    from pathlib import Path

Seen = Source | Skip | Unreadable
IDENTITY = ("-c", "user.name=t", "-c", "user.email=t@example.invalid")


def write(root: Path, files: dict[str, str]) -> None:
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")


def git(root: Path, *arguments: str) -> None:
    subprocess.run(["git", *IDENTITY, *arguments], cwd=root, check=True, capture_output=True)


def listing(*paths: Path, options: DiscoveryOptions | None = None, working_folder: Path | None = None) -> list[Seen]:
    chosen = options or DiscoveryOptions()
    seen: list[Seen] = []
    for item in open_tree(paths, chosen, working_folder=working_folder):
        if isinstance(item, Folder | Source):
            seen += read([item], chosen.max_file_bytes)
        else:
            seen.append(item)
    return seen


def read(items: list[Folder | Source], bound: int, room: int = 4096) -> list[Seen]:
    """What the files hold, taken from the blocks; a file over the bound gives nothing."""
    seen: list[Seen] = []
    for piece in read_files(items, bound, room):
        if isinstance(piece, Block):
            starts = [0, *piece.ends]
            seen += [
                Source(path, bytes(piece.content[start:end]))
                for path, start, end in zip(piece.paths, starts, piece.ends, strict=False)
            ]
        elif not isinstance(piece, Large):
            seen.append(piece)
        elif (data := piece.whole(bound)) is not None:
            seen.append(Source(piece.path, data))
    return seen


def sources(items: list[Seen]) -> list[str]:
    return sorted(item.path for item in items if isinstance(item, Source))


def skips(items: list[Seen]) -> dict[str, str]:
    return {item.path: item.reason for item in items if isinstance(item, Skip)}


def test_plain_folder_honours_nested_ignore_files(tmp_path: Path) -> None:
    """The innermost ignore file that says something about a path decides, as git does it."""
    write(
        tmp_path,
        {
            ".gitignore": "*.log\n/out/\n",
            "a.py": "",
            "x.log": "",
            "out/b.py": "",
            "sub/.gitignore": "!x.log\n",
            "sub/x.log": "",
        },
    )
    assert sources(listing(tmp_path)) == [".gitignore", "a.py", "sub/.gitignore", "sub/x.log"]


def test_git_work_tree_gives_tracked_and_unignored_files(tmp_path: Path) -> None:
    """A tracked file counts though an ignore rule names it; an untracked ignored one does not."""
    write(tmp_path, {".gitignore": "*.key\n", "tracked.key": "", "loose.key": "", "new.py": "", "gone.py": ""})
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "-f", ".gitignore", "tracked.key", "gone.py")
    (tmp_path / "gone.py").unlink()
    items = listing(tmp_path)
    assert sources(items) == [".gitignore", "new.py", "tracked.key"]
    assert skips(items) == {"gone.py": "deleted in the work tree"}


def test_no_ignore_looks_at_everything(tmp_path: Path) -> None:
    """--no-ignore shows the private key that .gitignore hides."""
    write(tmp_path, {".gitignore": "*.key\n", "loose.key": ""})
    git(tmp_path, "init", "-q")
    items = listing(tmp_path, options=DiscoveryOptions(ignore_files=False))
    assert "loose.key" in sources(items)


def test_ignored_folder_named_on_the_command_line_is_walked(tmp_path: Path) -> None:
    """Who names an ignored folder wants it looked at."""
    write(tmp_path, {".gitignore": "cache/\n", "cache/a.py": ""})
    git(tmp_path, "init", "-q")
    assert sources(listing(tmp_path / "cache")) == ["a.py"]


def test_nested_repository_and_submodule_are_listed(tmp_path: Path) -> None:
    """A repository inside a repository is part of the tree."""
    write(tmp_path, {"a.py": "", "inner/b.py": "", "inner/.gitignore": "c.py\n", "inner/c.py": ""})
    git(tmp_path / "inner", "init", "-q")
    git(tmp_path, "init", "-q")
    assert sources(listing(tmp_path)) == ["a.py", "inner/.gitignore", "inner/b.py"]


def test_vendored_trees_are_skipped_once_with_a_reason(tmp_path: Path) -> None:
    """node_modules is counted, not entered, in git and outside; --vendored enters it."""
    write(tmp_path, {"node_modules/x/a.js": "", "node_modules/y/b.js": "", "src/a.js": ""})
    assert skips(listing(tmp_path)) == {"node_modules/": "installed packages"}
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "-f", ".")
    assert skips(listing(tmp_path)) == {"node_modules/": "installed packages"}
    assert len(sources(listing(tmp_path, options=DiscoveryOptions(vendored=True)))) == 3


def test_hostile_repository_settings_run_nothing(tmp_path: Path) -> None:
    """A scanned repository cannot name a program for git to run."""
    write(tmp_path, {"a.py": ""})
    git(tmp_path, "init", "-q")
    proof = tmp_path / "proof"
    git(tmp_path, "config", "core.fsmonitor", f"touch {proof}")
    assert sources(listing(tmp_path)) == ["a.py"]
    assert not proof.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_links_are_not_followed(tmp_path: Path) -> None:
    """A link inside the tree is seen at its target; one that leaves it is refused; a loop ends."""
    root = tmp_path / "root"
    write(tmp_path, {"root/a.py": "", "secret.txt": "x"})
    (root / "inside").symlink_to(root / "a.py")
    (root / "outside").symlink_to(tmp_path / "secret.txt")
    (root / "loop").symlink_to(root / "loop")
    (root / "up").symlink_to(tmp_path)
    items = listing(root)
    assert sources(items) == ["a.py"]
    assert skips(items)["inside"] == "link to another file of the tree"
    assert skips(items)["outside"] == skips(items)["up"] == "link that leaves the scan root"
    assert set(skips(items)) == {"inside", "outside", "up", "loop"}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes there")
def test_named_pipe_is_skipped(tmp_path: Path) -> None:
    """Opening a named pipe would wait for ever."""
    os.mkfifo(tmp_path / "pipe")
    assert skips(listing(tmp_path)) == {"pipe": "not a regular file"}


def test_path_given_twice_is_seen_once(tmp_path: Path) -> None:
    """`./x` is `x`, and a folder and a file in it do not count double."""
    write(tmp_path, {"d/a.py": "", "d/b.py": ""})
    items = listing(tmp_path / "d", tmp_path / "d" / ".", tmp_path / "d" / "a.py", working_folder=tmp_path)
    assert sources(items) == ["d/a.py", "d/b.py"]


def test_missing_path_is_a_usage_error(tmp_path: Path) -> None:
    """One clear line names the path."""
    with pytest.raises(UsageError, match=r"nowhere: no such file or folder"):
        open_tree([tmp_path / "nowhere"], DiscoveryOptions())


def test_include_and_exclude_select_paths(tmp_path: Path) -> None:
    """Globs are read as in .gitignore; exclude wins."""
    write(tmp_path, {"a.py": "", "b.js": "", "t/c.py": ""})
    options = DiscoveryOptions(include=("*.py",), exclude=("t/",))
    assert sources(listing(tmp_path, options=options)) == ["a.py"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads everything")
def test_unreadable_folder_makes_the_run_incomplete(tmp_path: Path) -> None:
    """A folder without permission is not silently clean."""
    (tmp_path / "locked").mkdir()
    (tmp_path / "locked").chmod(0)
    items = listing(tmp_path)
    assert [item.path for item in items if isinstance(item, Unreadable)] == ["locked/"]


def test_a_hostile_ignore_file_takes_no_time(tmp_path: Path) -> None:
    """A pattern that a backtracking matcher would try for years against one name."""
    write(tmp_path, {"a" * 250: "x", ".gitignore": f"{'*a' * 14}*b\n**/a*/**/a*/**/a*/**/a*b\n"})
    begun = time.process_time()
    assert sources(listing(tmp_path)) == [".gitignore", "a" * 250]
    assert time.process_time() - begun < 5


@pytest.mark.parametrize("room", [1, 2, 5, 8, 64])
def test_blocks_hold_every_file_whole_whatever_the_room(tmp_path: Path, room: int) -> None:
    """Files that end where a buffer does, go over it, or fill several: each comes once, in order, with its bytes."""
    names = [f"{size:02}" for size in range(20)]
    write(tmp_path, {name: name[-1] * int(name) for name in names})
    folder = Folder("", str(tmp_path), tuple(names))
    assert read([folder, Source("in", b"put"), folder], 100, room) == [
        *(Source(name, name[-1].encode() * int(name)) for name in names),
        Source("in", b"put"),
        *(Source(name, name[-1].encode() * int(name)) for name in names),
    ]


@pytest.mark.parametrize("room", [4, 8, 64])
def test_a_file_over_the_bound_comes_in_its_place(tmp_path: Path, room: int) -> None:
    """Behind the files before it, with its size, and none of its bytes in a block."""
    write(tmp_path, {"a": "1", "b": "2" * 12, "c": "3"})
    pieces = list(read_files([Folder("", str(tmp_path), ("a", "b", "c"))], 10, room))
    assert [piece.paths if isinstance(piece, Block) else piece.path for piece in pieces] == [["a"], "b", ["c"]]
    assert [piece.size for piece in pieces if isinstance(piece, Large)] == [12]


def test_a_file_that_fails_half_way_takes_no_other_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk error in a file that begins behind others: they are looked at, it is told."""
    write(tmp_path, {"a": "1", "b": "2" * 12, "c": "3"})
    calls = 0

    def failing(handle: int, view: memoryview) -> int:
        nonlocal calls
        calls += 1
        if calls == 3:
            raise OSError(5, "Input/output error")
        return read_into(handle, view)

    monkeypatch.setattr("migrator.discover.reading.read_into", failing)
    assert read([Folder("", str(tmp_path), ("a", "b", "c"))], 100, 8) == [
        Source("a", b"1"),
        Unreadable("b", "cannot be read: Input/output error"),
        Source("c", b"3"),
    ]
