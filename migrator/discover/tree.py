"""From the paths of a command line to the files of a run."""

from __future__ import annotations

import os
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from migrator.discover import links, vendored
from migrator.discover.source import Folder, OversizeError, Unreadable
from migrator.discover.walk import walk
from migrator.errors import UsageError
from migrator.outcome import Skip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from migrator.discover.options import DiscoveryOptions
    from migrator.discover.source import Item

_MAX_NESTED = 16


class Tree:
    """The files named by `paths`, relative to `root`; each once, folders in the order given."""

    def __init__(self, root: Path, paths: tuple[Path, ...], options: DiscoveryOptions) -> None:
        self.root = root
        self.paths = paths
        self.options = options

    def __iter__(self) -> Iterator[Item]:
        """List lazily."""
        items = self._items()
        if len(self.paths) > 1:
            items = _once(items)
        wanted = _selector(self.options)
        if wanted is not None:
            items = _selected(items, wanted)
        return items

    def read(self, path: str) -> bytes:
        """The bytes of one listed path. Raises OversizeError, or OSError."""
        bound = self.options.max_file_bytes
        with (self.root / path).open("rb") as stream:
            data = stream.read(bound + 1)
        if len(data) > bound:
            raise OversizeError(f"{path}: over the bound of {bound} bytes")
        return data

    def _items(self) -> Iterator[Item]:
        for path in self.paths:
            prefix = "" if path == self.root else path.relative_to(self.root).as_posix()
            if not path.is_dir() or path.is_symlink():
                yield self._single(path, prefix)
            else:
                yield from self._folder(path, prefix + "/" if prefix else "", 0)

    def _single(self, path: Path, name: str) -> Item:
        if path.is_symlink():
            return Skip(name, self._link_reason(name))
        if not path.is_file():
            return Skip(name, "not a regular file" if path.exists() else "deleted in the work tree")
        head = name.rpartition("/")[0]
        return Folder(head + "/" if head else "", str(path.parent), (path.name,), regular=False)

    def _folder(self, folder: Path, prefix: str, depth: int) -> Iterator[Item]:
        """Git's list where there is one, else a walk; nested repositories are listed in turn."""
        from migrator.discover import gitfiles  # noqa: PLC0415 - subprocess, which a few named files do not need

        listing = gitfiles.listed(folder) if self.options.ignore_files else None
        if listing is not None:
            yield from self._listed(folder, prefix, listing, depth)
            return
        for item in walk(
            str(folder),
            ignore_files=self.options.ignore_files,
            enter_vendored=self.options.vendored,
            link_reason=lambda path: self._link_reason(prefix + path),
        ):
            yield _under(prefix, item)

    def _listed(self, folder: Path, prefix: str, listing: Sequence[str], depth: int) -> Iterator[Item]:
        hidden: set[str] = set()
        for head, group in groupby(listing, key=_head):
            names = []
            outside = None if self.options.vendored else vendored.prefix(head)
            for name in group:
                why = outside or (vendored.prefix(name) if name.endswith("/") and not self.options.vendored else None)
                if why is not None:
                    if why[0] not in hidden:
                        hidden.add(why[0])
                        yield Skip(prefix + why[0], why[1])
                elif name.endswith("/"):
                    yield from self._nested(folder / name, prefix + name, depth)
                else:
                    names.append(name[len(head) :])
            if names:
                yield Folder(prefix + head, os.path.join(folder, head), tuple(names), regular=False)  # noqa: PTH118

    def _nested(self, folder: Path, prefix: str, depth: int) -> Iterator[Item]:
        if depth >= _MAX_NESTED:
            yield Unreadable(prefix, f"repositories nested deeper than {_MAX_NESTED}")
        else:
            yield from self._folder(folder, prefix, depth + 1)

    def _link_reason(self, path: str) -> str:
        return links.reason(str(self.root / path), str(self.root))


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


def _head(name: str) -> str:
    return name.rstrip("/").rpartition("/")[0] + "/" if "/" in name.rstrip("/") else ""


def _under(prefix: str, item: Folder | Skip | Unreadable) -> Item:
    if not prefix:
        return item
    if isinstance(item, Folder):
        return Folder(prefix + item.prefix, item.location, item.names, item.regular)
    return type(item)(prefix + item.path, item.reason)


def _once(items: Iterator[Item]) -> Iterator[Item]:
    """Each path once, however often the command line names it."""
    seen: set[str] = set()
    for item in items:
        if isinstance(item, Folder):
            names = tuple(name for name in item.names if item.prefix + name not in seen)
            seen.update(item.prefix + name for name in names)
            if names:
                yield Folder(item.prefix, item.location, names, item.regular)
        elif item.path not in seen:
            seen.add(item.path)
            yield item


def _selected(items: Iterator[Item], wanted: Callable[[str], bool]) -> Iterator[Item]:
    for item in items:
        if isinstance(item, Folder):
            names = tuple(name for name in item.names if wanted(item.prefix + name))
            if names:
                yield Folder(item.prefix, item.location, names, item.regular)
        else:
            yield item


def _selector(options: DiscoveryOptions) -> Callable[[str], bool] | None:
    """Whether include and exclude globs want a path; None where they want all."""
    if not options.include and not options.exclude:
        return None
    from pathspec import GitIgnoreSpec  # noqa: PLC0415 - only runs with globs pay for it

    include = GitIgnoreSpec.from_lines(options.include or ("*",))
    exclude = GitIgnoreSpec.from_lines(options.exclude)
    return lambda path: include.match_file(path) and not exclude.match_file(path)
