"""Writes a plan to disk: all checks first, then file by file, each of them old or new at any moment."""

from __future__ import annotations

import hashlib
import os
import stat
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from migrator.atomic import finish
from migrator.discover import gitfiles
from migrator.errors import IncompleteError, UsageError
from migrator.output import put
from migrator.rewrite import journals
from migrator.rewrite.journals import Entry

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from migrator.rewrite.engine import FileChange

_WRITABLE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH
_NEW_FILE = 0o644
_UNFINISHED = ".migrator"
"""How the name of a file ends that is not in its place yet."""


@dataclass(frozen=True, slots=True)
class Target:
    """A file that may be written: where it really is, and what goes into it."""

    change: FileChange
    location: Path


def write(
    files: Sequence[FileChange],
    root: Path,
    journal: Path,
    *,
    allow_dirty: bool = False,
    progress: Callable[[str], None] | None = None,
) -> None:
    """Write every file of a plan, or none.

    `journal` is written first and holds what `undo` needs; an earlier one is kept under a name with a number.
    `progress` is told each path after it has been written.

    Raises:
        UsageError: the work tree is dirty, or a file cannot be written: it changed since the scan, is read-only,
            or is a link that leads out of the root. Nothing has been written then.
        IncompleteError: a file changed, the disk failed or the user interrupted while files were being written. The
            message says how to take back what was.
    """
    if not allow_dirty:
        refuse_dirty(root)
    targets = [Target(change, check(change, root)) for change in files]
    if not targets:
        return
    journals.save(journal, root, [_entry(target) for target in targets])
    done = 0
    try:
        for target in targets:
            _apply(target)
            done += 1
            if progress is not None:
                progress(target.change.path)
    except (UsageError, KeyboardInterrupt) as error:
        if not done:
            raise
        raise IncompleteError(
            f"{str(error) or 'interrupted'}; {done} of {len(targets)} files are rewritten, "
            f"`migrator fix --undo {journal}` takes them back"
        ) from error


def _apply(target: Target) -> None:
    _sweep(target.location)
    if target.change.deletes:
        delete(target.location, target.change.before)
    else:
        replace(target.location, target.change.after, target.change.before)


def _entry(target: Target) -> Entry:
    change = target.change
    return Entry(change.path, change.before, hashlib.sha256(change.after).hexdigest(), change.deletes)


def undo(journal: Path, root: Path | None = None) -> tuple[str, ...]:
    """Give files their old content again; returns the paths. Files that were never written are left alone.

    `root` is the folder that was rewritten; without it the journal's own word is taken, where that leads into the
    current folder or its work tree.

    Raises:
        UsageError: the journal cannot be read, or a file has changed since; nothing has been written then.
    """
    pending: list[tuple[Path, bytes, bytes | None, str]] = []
    saved = journals.read(journal)
    root = root or journals.root_of(journal, saved)
    for entry in saved.entries:
        path, before = entry.path, entry.before
        location = resolve(path, root, missing=entry.deleted)
        _sweep(location)
        now = None if entry.deleted and not location.exists() else _read(location, path)
        if now == before:
            continue
        if now is not None and (entry.deleted or hashlib.sha256(now).hexdigest() != entry.after_sha256):
            raise UsageError(
                f"{path}: changed since it was rewritten; undo it by hand, its old content is in {journal}"
            )
        pending.append((location, before, now, path))
    for location, before, now, _ in pending:
        replace(location, before, now)
    return tuple(path for *_, path in pending)


def _sweep(location: Path) -> None:
    """Take away what a killed run left unfinished beside a file."""
    with suppress(OSError):
        for beside in location.parent.iterdir():
            if beside.name.startswith(f".{location.name}.") and beside.name.endswith(_UNFINISHED):
                beside.unlink()


def delete(location: Path, expected: bytes) -> None:
    """Take a file away of which nothing of use is left; the journal holds it.

    Raises:
        UsageError: the file no longer holds `expected`, or cannot be deleted.
    """
    try:
        if location.read_bytes() != expected:
            raise UsageError(f"{location.name}: changed while it was being rewritten; scan again")
        location.unlink()
    except OSError as error:
        raise UsageError(f"{location.name}: cannot be deleted: {error.strerror or error}") from error


def write_patch(patch: bytes, target: Path) -> None:
    """Write the exact patch, readable by its owner alone: it holds what stands in the files, secrets included.

    Raises:
        UsageError: the file cannot be written.
    """
    try:
        put(target, patch, private=True)
    except OSError as error:
        raise UsageError(f"{target}: the patch cannot be written: {error.strerror or error}") from error


def refuse_dirty(root: Path) -> None:
    """Let nothing be mixed with changes that are not committed.

    Raises:
        UsageError: the folder is in a git work tree with changes, or git cannot say.
    """
    if not gitfiles.in_work_tree(root.resolve()):
        return
    wanted = ["status", "--porcelain", "--untracked-files=no", "--ignore-submodules=all", "--", "."]
    changed = gitfiles.compare(root, wanted)
    if changed is None:
        raise UsageError(
            f"{root}: git cannot tell whether the work tree is clean; see `git status`, or pass --allow-dirty"
        )
    if changed.strip():
        raise UsageError(f"{root}: the work tree has uncommitted changes; commit or stash them, or pass --allow-dirty")


def check(change: FileChange, root: Path) -> Path:
    """Where a change may be written.

    Raises:
        UsageError: it may not.
    """
    location = resolve(change.path, root)
    data = _read(location, change.path)
    if hashlib.sha256(data).hexdigest() != change.before_sha256:
        raise UsageError(f"{change.path}: changed since it was scanned; scan again")
    if not location.stat().st_mode & _WRITABLE or not os.access(location, os.W_OK):
        raise UsageError(f"{change.path}: is read-only; make it writable or leave it out")
    return location


def resolve(path: str, root: Path, *, missing: bool = False) -> Path:
    """The real place of a file under the root; with `missing` of one that may have been deleted.

    Raises:
        UsageError: it leads out of the root, or does not exist.
    """
    base = root.resolve()
    location = base.joinpath(*path.split("/"))
    try:
        real = location.resolve(strict=not missing)
    except (OSError, RuntimeError) as error:
        raise UsageError(f"{path}: cannot be found any more; scan again") from error
    if not real.is_relative_to(base):
        raise UsageError(f"{path}: is a link that leads out of {root}; change its target where it lives")
    return real


def _read(location: Path, path: str) -> bytes:
    try:
        return location.read_bytes()
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror or error}") from error


def replace(location: Path, data: bytes, expected: bytes | None) -> None:
    """Put `data` in place of a file in one step, with its mode and, where allowed, its owner.

    `expected` is what it holds now; None for a file that is not there.

    Raises:
        UsageError: the file no longer holds `expected`, or cannot be written.
    """
    try:
        descriptor, name = tempfile.mkstemp(dir=location.parent, prefix=f".{location.name}.", suffix=_UNFINISHED)
        if expected is None:
            finish(descriptor, Path(name), location, data, mode=_NEW_FILE)
            return
        if location.read_bytes() != expected:
            os.close(descriptor)
            Path(name).unlink()
            raise UsageError(f"{location.name}: changed while it was being rewritten; scan again")
        status = location.stat()
        finish(descriptor, Path(name), location, data, mode=stat.S_IMODE(status.st_mode), owner=status)
    except OSError as error:
        raise UsageError(f"{location.name}: cannot be written: {error.strerror or error}") from error
