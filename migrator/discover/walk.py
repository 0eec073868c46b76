"""A plain folder: `scandir`, with ignore files applied to folders before they are entered."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from migrator.discover import vendored
from migrator.discover.source import Unreadable
from migrator.model import Skip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pathspec import GitIgnoreSpec

_IGNORE_NAMES = (".gitignore", ".ignore")
_MAX_DEPTH = 256
_MAX_IGNORE_BYTES = 1024 * 1024

Scoped = tuple[str, "GitIgnoreSpec"]
"""An ignore file: POSIX prefix of the folder it stands in (`a/b/`), and its patterns."""


def walk(root: Path, *, ignore_files: bool, enter_vendored: bool) -> Iterator[str | Skip | Unreadable]:
    """Relative POSIX paths of the files below `root` in sorted order; a Skip for each folder that is not entered."""
    pending: list[tuple[str, tuple[Scoped, ...], int]] = [("", (), 0)]
    while pending:
        prefix, scopes, depth = pending.pop()
        if depth > _MAX_DEPTH:
            yield Unreadable(prefix, f"nested deeper than {_MAX_DEPTH} folders")
            continue
        try:
            entries = sorted(os.scandir(root / prefix), key=lambda entry: entry.name)
        except OSError as error:
            yield Unreadable(prefix, f"folder cannot be read: {error.strerror}")
            continue
        if ignore_files:
            scopes = (*scopes, *_scopes(root, prefix, entries))
        folders = []
        for entry in entries:
            path = prefix + entry.name
            if entry.is_dir(follow_symlinks=False):
                why = None if enter_vendored else vendored.reason(entry.name)
                if why is not None:
                    yield Skip(path + "/", why)
                elif not _ignored(path + "/", scopes):
                    folders.append((path + "/", scopes, depth + 1))
            elif not _ignored(path, scopes):
                yield path
        pending.extend(reversed(folders))


def _scopes(root: Path, prefix: str, entries: list[os.DirEntry[str]]) -> Iterator[Scoped]:
    for entry in entries:
        if entry.name in _IGNORE_NAMES and entry.is_file(follow_symlinks=False):
            from pathspec import GitIgnoreSpec  # noqa: PLC0415 - 25 ms that a tree without ignore files need not pay

            with Path(root / prefix / entry.name).open("rb") as stream:
                lines = stream.read(_MAX_IGNORE_BYTES).decode("utf-8", "replace").splitlines()
            yield prefix, GitIgnoreSpec.from_lines(lines)


def _ignored(path: str, scopes: tuple[Scoped, ...]) -> bool:
    """The innermost ignore file that says anything about a path decides."""
    for prefix, spec in reversed(scopes):
        verdict = spec.check_file(path[len(prefix) :]).include
        if verdict is not None:
            return verdict
    return False
