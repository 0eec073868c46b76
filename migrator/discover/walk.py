"""A plain folder: `scandir`, with ignore files applied to folders before they are entered."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from migrator.discover import vendored
from migrator.discover.source import Folder, Unreadable
from migrator.outcome import Skip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pathspec import GitIgnoreSpec

_IGNORE_NAMES = (".gitignore", ".ignore")
_MAX_DEPTH = 256
_MAX_IGNORE_BYTES = 1024 * 1024

Scoped = tuple[str, "GitIgnoreSpec"]
"""An ignore file: POSIX prefix of the folder it stands in (`a/b/`), and its patterns."""


def walk(
    root: str, *, ignore_files: bool, enter_vendored: bool, link_reason: Callable[[str], str]
) -> Iterator[Folder | Skip | Unreadable]:
    """The folders below `root`, depth first and sorted, prefixes relative to it; what is left out with a reason."""
    pending: list[tuple[str, tuple[Scoped, ...], int]] = [("", (), 0)]
    while pending:
        prefix, scopes, depth = pending.pop()
        if depth > _MAX_DEPTH:
            yield Unreadable(prefix, f"nested deeper than {_MAX_DEPTH} folders")
            continue
        location = os.path.join(root, prefix) if prefix else root  # noqa: PTH118 - a Path for each folder is felt
        try:
            with os.scandir(location) as found:
                entries = sorted(found, key=_name)
        except OSError as error:
            yield Unreadable(prefix, f"folder cannot be read: {error.strerror}")
            continue
        if ignore_files:
            scopes = (*scopes, *_scopes(location, prefix, entries))
        names, folders = [], []
        for entry in entries:
            item = _sorted_out(entry, prefix, scopes, link_reason, enter_vendored=enter_vendored)
            if item is None:
                names.append(entry.name)
            elif isinstance(item, str):
                folders.append((item, scopes, depth + 1))
            else:
                yield item
        if names:
            yield Folder(prefix, location, tuple(names))
        pending.extend(reversed(folders))


def _name(entry: os.DirEntry[str]) -> str:
    return entry.name


def _sorted_out(
    entry: os.DirEntry[str],
    prefix: str,
    scopes: tuple[Scoped, ...],
    link_reason: Callable[[str], str],
    *,
    enter_vendored: bool,
) -> str | Skip | None:
    """None for a file to look at, the prefix of a folder to enter, or why an entry is left out."""
    if entry.is_dir(follow_symlinks=False):
        path = f"{prefix}{entry.name}/"
        why = None if enter_vendored else vendored.reason(entry.name)
        if why is not None:
            return Skip(path, why)
        return Skip(path, _IGNORED) if scopes and _ignored(path, scopes) else path
    if scopes and _ignored(prefix + entry.name, scopes):
        return Skip(prefix + entry.name, _IGNORED)
    if entry.is_file(follow_symlinks=False):
        return None
    path = prefix + entry.name
    return Skip(path, link_reason(path) if entry.is_symlink() else "not a regular file")


_IGNORED = "named by an ignore file (--no-ignore looks at it)"


def _scopes(location: str, prefix: str, entries: list[os.DirEntry[str]]) -> Iterator[Scoped]:
    for entry in entries:
        if entry.name in _IGNORE_NAMES and entry.is_file(follow_symlinks=False):
            from pathspec import GitIgnoreSpec  # noqa: PLC0415 - 25 ms that a tree without ignore files need not pay

            with Path(location, entry.name).open("rb") as stream:
                lines = stream.read(_MAX_IGNORE_BYTES).decode("utf-8", "replace").splitlines()
            yield prefix, GitIgnoreSpec.from_lines(lines)


def _ignored(path: str, scopes: tuple[Scoped, ...]) -> bool:
    """The innermost ignore file that says anything about a path decides."""
    for prefix, spec in reversed(scopes):
        verdict = spec.check_file(path[len(prefix) :]).include
        if verdict is not None:
            return verdict
    return False
