"""From the paths of a command line to the files of a run."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from migrator.discover import gitfiles, vendored
from migrator.discover.source import Source, Unreadable
from migrator.discover.walk import walk
from migrator.errors import UsageError
from migrator.model import Skip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from migrator.discover.options import DiscoveryOptions
    from migrator.discover.source import Item

_MAX_NESTED = 16


@dataclass(frozen=True, slots=True)
class Tree:
    """The files named by `paths`, relative to `root`.

    Iterating gives a Source or a Skip for each path once, folders in the order given, files within a folder sorted.
    """

    root: Path
    paths: tuple[Path, ...]
    options: DiscoveryOptions

    def __iter__(self) -> Iterator[Item]:
        """List lazily."""
        seen: set[str] = set()
        wanted = _selector(self.options)
        for path in self.paths:
            for item in _items(path, self.root, self.options):
                if item.path in seen:
                    continue
                seen.add(item.path)
                if not isinstance(item, Source) or wanted(item.path):
                    yield item

    def read(self, path: str) -> bytes:
        """The bytes of one listed path."""
        return (self.root / path).read_bytes()


def open_tree(paths: Sequence[Path], options: DiscoveryOptions, *, working_folder: Path | None = None) -> Tree:
    """A tree over existing paths.

    The root is the folder itself when one folder is named, else the working folder when it holds all of them, else
    their nearest common parent.

    Raises:
        UsageError: a path does not exist.
    """
    # resolve() would follow a link out of the tree
    absolute = [Path(os.path.abspath(path)) for path in paths]  # noqa: PTH100
    for given, path in zip(paths, absolute, strict=True):
        if not os.path.lexists(path):
            raise UsageError(f"{given}: no such file or folder; name what exists, or nothing for the current folder")
    return Tree(_root(absolute, working_folder or Path.cwd()), tuple(dict.fromkeys(absolute)), options)


def _root(paths: Sequence[Path], working_folder: Path) -> Path:
    if len(set(paths)) == 1 and paths[0].is_dir():
        return paths[0]
    if all(path.is_relative_to(working_folder) for path in paths):
        return working_folder
    folders = [path if path.is_dir() else path.parent for path in paths]
    try:
        return Path(os.path.commonpath(folders))
    except ValueError as error:
        raise UsageError("the paths lie on different drives and have no common root; scan them one by one") from error


def _items(path: Path, root: Path, options: DiscoveryOptions) -> Iterator[Item]:
    prefix = "" if path == root else path.relative_to(root).as_posix()
    if not path.is_dir() or path.is_symlink():
        yield _examine(path, prefix, root, options)
        return
    lead = prefix + "/" if prefix else ""
    for name in _names(path, options, 0):
        if not isinstance(name, str):
            yield type(name)(lead + name.path, name.reason)
        else:
            yield _examine(path / name, lead + name, root, options)


def _names(folder: Path, options: DiscoveryOptions, depth: int) -> Iterator[str | Skip | Unreadable]:
    """File names below a folder: git's list where there is one, else a walk; nested repositories are listed in turn."""
    listing = gitfiles.listed(folder) if options.ignore_files else None
    if listing is None:
        yield from walk(folder, ignore_files=options.ignore_files, enter_vendored=options.vendored)
        return
    skipped: set[str] = set()
    for name in listing:
        hidden = None if options.vendored else vendored.prefix(name)
        if hidden is not None:
            if hidden[0] not in skipped:
                skipped.add(hidden[0])
                yield Skip(*hidden)
        elif name.endswith("/"):
            yield from _nested(folder / name, name, options, depth)
        else:
            yield name


def _nested(folder: Path, name: str, options: DiscoveryOptions, depth: int) -> Iterator[str | Skip | Unreadable]:
    if depth >= _MAX_NESTED:
        yield Unreadable(name, f"repositories nested deeper than {_MAX_NESTED}")
        return
    for inner in _names(folder, options, depth + 1):
        yield name + inner if isinstance(inner, str) else type(inner)(name + inner.path, inner.reason)


def _examine(location: Path, path: str, root: Path, options: DiscoveryOptions) -> Item:
    try:
        status = location.lstat()
    except FileNotFoundError:
        return Skip(path, "deleted in the work tree")
    except OSError as error:
        return Unreadable(path, f"cannot be read: {error.strerror}")
    if stat.S_ISLNK(status.st_mode):
        return Skip(path, _link_reason(location, root))
    if not stat.S_ISREG(status.st_mode):
        return Skip(path, "not a regular file")
    if status.st_size > options.max_file_bytes:
        return Skip(path, f"{status.st_size} bytes, over the bound of {options.max_file_bytes} (--max-file-size)")
    return Source(path, location)


def _link_reason(location: Path, root: Path) -> str:
    try:
        inside = location.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError):
        return "link that leads nowhere"
    return "link to another file of the tree" if inside else "link that leaves the scan root"


def _selector(options: DiscoveryOptions) -> Callable[[str], bool]:
    """Whether include and exclude globs want a path."""
    if not options.include and not options.exclude:
        return lambda _: True
    from pathspec import GitIgnoreSpec  # noqa: PLC0415 - only runs with globs pay for it

    include = GitIgnoreSpec.from_lines(options.include or ("*",))
    exclude = GitIgnoreSpec.from_lines(options.exclude)
    return lambda path: include.match_file(path) and not exclude.match_file(path)
