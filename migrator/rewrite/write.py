"""Writes a plan to disk: all checks first, then file by file, each of them old or new at any moment."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import stat
import subprocess
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from migrator.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from migrator.rewrite.engine import FileChange

JOURNAL_SCHEMA = 1
_WRITABLE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH
_GIT_TIMEOUT = 60
_NEW_FILE = 0o644


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

    `journal` is written first and holds what `undo` needs. `progress` is told each path after it has been written.

    Raises:
        UsageError: the work tree is dirty, or a file cannot be written: it changed since the scan, is read-only,
            or is a link that leads out of the root. Nothing has been written then.
    """
    if not allow_dirty:
        refuse_dirty(root)
    targets = [Target(change, check(change, root)) for change in files]
    _write_journal(journal, targets)
    for target in targets:
        if target.change.deletes:
            delete(target.location, target.change.before)
        else:
            replace(target.location, target.change.after, target.change.before)
        if progress is not None:
            progress(target.change.path)


def undo(journal: Path, root: Path) -> tuple[str, ...]:
    """Give files their old content again; returns the paths. Files that were never written are left alone.

    Raises:
        UsageError: the journal cannot be read, or a file has changed since; nothing has been written then.
    """
    pending: list[tuple[Path, bytes, bytes | None, str]] = []
    for path, before, after, deleted in _read_journal(journal):
        location = resolve(path, root, missing=deleted)
        now = None if deleted and not location.exists() else _read(location, path)
        if now == before:
            continue
        if now is not None and (deleted or hashlib.sha256(now).hexdigest() != after):
            raise UsageError(
                f"{path}: changed since it was rewritten; undo it by hand, its old content is in {journal}"
            )
        pending.append((location, before, now, path))
    for location, before, now, _ in pending:
        replace(location, before, now)
    return tuple(path for *_, path in pending)


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
        descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        _finish(descriptor, Path(name), target, patch, mode=0o600)
    except OSError as error:
        raise UsageError(f"{target}: the patch cannot be written: {error.strerror or error}") from error


def refuse_dirty(root: Path) -> None:
    """Let nothing be mixed with changes that are not committed.

    Raises:
        UsageError: the folder is in a git work tree with changes.
    """
    command = ["git", "-C", os.fspath(root), "status", "--porcelain", "--untracked-files=no", "--", "."]
    try:
        done = subprocess.run(  # noqa: S603 - a fixed command, the folder is an argument of its own
            command, capture_output=True, check=False, timeout=_GIT_TIMEOUT
        )
    except FileNotFoundError:
        return
    except subprocess.TimeoutExpired as error:
        raise UsageError(f"{root}: git did not tell in {_GIT_TIMEOUT} s whether the work tree is clean") from error
    if done.returncode == 0 and done.stdout.strip():
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
        descriptor, name = tempfile.mkstemp(dir=location.parent, prefix=f".{location.name}.", suffix=".migrator")
        if expected is None:
            _finish(descriptor, Path(name), location, data, mode=_NEW_FILE)
            return
        if location.read_bytes() != expected:
            os.close(descriptor)
            Path(name).unlink()
            raise UsageError(f"{location.name}: changed while it was being rewritten; scan again")
        status = location.stat()
        _finish(descriptor, Path(name), location, data, mode=stat.S_IMODE(status.st_mode), owner=status)
    except OSError as error:
        raise UsageError(f"{location.name}: cannot be written: {error.strerror or error}") from error


def _finish(
    descriptor: int, temporary: Path, target: Path, data: bytes, *, mode: int, owner: os.stat_result | None = None
) -> None:
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if owner is not None and hasattr(os, "chown"):
            with suppress(OSError):  # only the superuser may give a file away
                os.chown(temporary, owner.st_uid, owner.st_gid)
        temporary.chmod(mode)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    """Make the new name survive a power cut; Windows has no such call and needs none."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # some network file systems refuse
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _write_journal(journal: Path, targets: Sequence[Target]) -> None:
    content = {
        "schema_version": JOURNAL_SCHEMA,
        "files": [
            {
                "path": target.change.path,
                "before": base64.b64encode(target.change.before).decode(),
                "after_sha256": hashlib.sha256(target.change.after).hexdigest(),
                "deleted": target.change.deletes,
            }
            for target in targets
        ],
    }
    try:
        journal.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(dir=journal.parent, prefix=f".{journal.name}.")
        _finish(descriptor, Path(name), journal, json.dumps(content, indent=1).encode() + b"\n", mode=0o600)
    except OSError as error:
        raise UsageError(f"{journal}: the journal cannot be written: {error.strerror or error}") from error


def _read_journal(journal: Path) -> list[tuple[str, bytes, str, bool]]:
    try:
        content = json.loads(journal.read_bytes())
        if content["schema_version"] != JOURNAL_SCHEMA:
            raise UsageError(f"{journal}: was written by another version of migrator")
        return [
            (
                str(file["path"]),
                base64.b64decode(file["before"], validate=True),
                str(file["after_sha256"]),
                bool(file["deleted"]),
            )
            for file in content["files"]
        ]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UsageError(f"{journal}: is no journal of migrator, or is damaged") from error
