"""What git holds: content as the index or a revision has it, whatever the work tree says.

Names and object ids come from `git ls-files --stage` or `git ls-tree`, bytes from one `git cat-file --batch`, so a name
with a newline or a quote in it is as good as any other.
"""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING

from migrator.discover import gitfiles
from migrator.discover.source import Source, Unreadable
from migrator.errors import UsageError
from migrator.outcome import Skip

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from migrator.discover.source import Item

_NAMES = ("diff", "--name-only", "-z", "--diff-filter=ACMRT", "--no-ext-diff", "--ignore-submodules=all")
_REGULAR = (b"100644", b"100755")


@dataclass(frozen=True, slots=True)
class Objects:
    """Files that git holds below a repository's top folder, as object ids by POSIX path.

    `left_out` are links and submodules among them.
    """

    top: Path
    objects: Mapping[str, str]
    left_out: tuple[Skip, ...]
    max_file_bytes: int

    def __iter__(self) -> Iterator[Item]:
        """The content of each, sorted by path."""
        yield from self.left_out
        names = sorted(self.objects)
        for name, content in zip(names, self._blobs([self.objects[name] for name in names]), strict=True):
            yield self._item(name, content)

    def _item(self, name: str, content: bytes | int | None) -> Item:
        if content is None:
            return Unreadable(name, "git does not give its content")
        if isinstance(content, int):
            return Skip(name, f"{content} bytes, over the bound of {self.max_file_bytes} (--max-file-size)")
        return Source(name, content)

    def read(self, path: str) -> bytes:
        """The bytes of one path."""
        content = next(iter(self._blobs([self.objects[path]])))
        if not isinstance(content, bytes):
            raise OSError(f"git does not give the content of {path}")
        return content

    def _blobs(self, ids: Sequence[str]) -> Iterator[bytes | int | None]:
        """Content for each id: bytes, the size of one that is too large, or None."""
        left = iter(ids)
        given = 0
        while given < len(ids):  # git ends at an object that a partial clone lacks: another one gives those behind it
            for content in self._from_one_process(left):
                given += 1
                yield content

    def _from_one_process(self, ids: Iterator[str]) -> Iterator[bytes | int | None]:
        """Content for ids; the last is None where the process has ended at it."""
        command = gitfiles.command(self.top, ["cat-file", "--batch"])
        with subprocess.Popen(  # noqa: S603 - fixed program, no shell
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=gitfiles.environment(),
        ) as process:
            if process.stdin is None or process.stdout is None:
                raise AssertionError("both are pipes")
            try:
                for identity in ids:
                    process.stdin.write(identity.encode() + b"\n")
                    process.stdin.flush()
                    header = process.stdout.readline().split()
                    if not header:
                        yield None
                        return
                    if len(header) != 3 or header[1] != b"blob":  # noqa: PLR2004 - id, type, size
                        yield None
                        continue
                    size = int(header[2])
                    content = process.stdout.read(min(size, self.max_file_bytes))
                    _drain(process.stdout, size + 1 - len(content))
                    yield content if size <= self.max_file_bytes else size
            finally:
                # Closing its input is not enough: worker processes forked meanwhile hold that pipe open, too.
                process.terminate()


def _drain(stream: IO[bytes], count: int) -> None:
    while count > 0:
        count -= len(stream.read(min(count, 1 << 20))) or count


def open_index(paths: Sequence[Path], max_file_bytes: int) -> Objects:
    """The staged content of `paths`, or of everything the next commit changes when none is named.

    Paths are relative to the working folder, as hook runners pass them; one that is not in the index is left out.

    Raises:
        UsageError: there is no git work tree here.
    """
    top = _top("--staged")
    wanted = _relative(paths, top) if paths else _changed(top)
    return _objects(top, _entries(top), wanted, max_file_bytes)


def open_revision(revision: str, names: Collection[str], max_file_bytes: int) -> Objects:
    """The content that files had at a revision; a name that it does not have is left out.

    Raises:
        UsageError: there is no work tree here, or no such revision.
    """
    top = _top("--changed-since")
    output = gitfiles.run(top, ["ls-tree", "-r", "-z", "--full-tree", _commit(top, revision)])
    records = (record.partition(b"\t") for record in (output or b"").split(b"\0") if record)
    entries = ((head.split()[0], head.split()[2].decode(), os.fsdecode(name)) for head, _, name in records)
    return _objects(top, entries, names, max_file_bytes)


def changed_since(revision: str) -> tuple[Path, tuple[str, ...]]:
    """The top folder, and the files in the work tree that differ from where they parted from a revision, sorted.

    Raises:
        UsageError: there is no work tree here, or no such revision.
    """
    top = _top("--changed-since")
    commit = _commit(top, revision)
    parted = gitfiles.run(top, ["merge-base", commit, "HEAD"])
    base = parted.decode().strip() if parted else commit
    tracked = gitfiles.compare(top, [*_NAMES, base])
    untracked = gitfiles.run(top, ["ls-files", "-z", "--others", "--exclude-standard"])
    if tracked is None or untracked is None:
        raise UsageError("--changed-since: git cannot compare the work tree here; `git status` says why")
    names = {os.fsdecode(name) for name in (tracked + untracked).split(b"\0") if name}
    return top, tuple(sorted(names))


def _commit(top: Path, revision: str) -> str:
    output = gitfiles.run(top, ["rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"])
    if output is None:
        raise UsageError(f"--changed-since: git knows no revision {revision!r}; a shallow clone may lack it")
    return output.decode().strip()


def _top(option: str) -> Path:
    output = gitfiles.run(Path.cwd(), ["rev-parse", "--show-toplevel"])
    if output is None:
        raise UsageError(f"{option} needs a git work tree; run it inside one")
    top = Path(os.fsdecode(output.removesuffix(b"\n")))
    if not Path.cwd().resolve().is_relative_to(top.resolve()) or not (top / ".git").exists():
        raise UsageError(f"{option}: the repository's settings lead to another folder ({top}), which is not looked at")
    return top


def _objects(
    top: Path, entries: Iterable[tuple[bytes, str, str]], wanted: Collection[str], max_file_bytes: int
) -> Objects:
    objects: dict[str, str] = {}
    left_out = []
    for mode, identity, name in entries:
        if name not in wanted:
            continue
        if mode in _REGULAR:
            objects[name] = identity
        else:
            left_out.append(Skip(name, "not a regular file"))
    return Objects(top, objects, tuple(left_out), max_file_bytes)


def _relative(paths: Sequence[Path], top: Path) -> frozenset[str]:
    resolved_top = top.resolve()
    names = set()
    for path in paths:
        absolute = Path(os.path.abspath(path))  # noqa: PTH100 - the link itself is staged, not its target
        for root in (top, resolved_top):
            if absolute.is_relative_to(root):
                names.add(absolute.relative_to(root).as_posix())
    return frozenset(names)


def _changed(top: Path) -> frozenset[str]:
    output = gitfiles.run(top, [*_NAMES, "--cached"])
    if output is None:
        raise UsageError("--staged: git cannot tell what is staged here; `git status` says why")
    return frozenset(os.fsdecode(name) for name in output.split(b"\0") if name)


def _entries(top: Path) -> Iterator[tuple[bytes, str, str]]:
    output = gitfiles.run(top, ["ls-files", "--stage", "-z"])
    if output is None:
        raise UsageError("git cannot list the index here; `git status` says why")
    for record in output.split(b"\0"):
        if record:
            status, _, name = record.partition(b"\t")
            mode, identity, _stage = status.split(b" ")
            yield mode, identity.decode(), os.fsdecode(name)
