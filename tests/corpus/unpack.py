"""Unpack a wheel, sdist or npm tarball that nobody vouches for: regular files only, inside the folder, bounded."""

from __future__ import annotations

import re
import tarfile
import zipfile
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_BUILT = re.compile(r"\.(dist|egg)-info/|(^|/)PKG-INFO$")
MAX_FILES = 20_000
MAX_BYTES = 400 * 1024 * 1024


class UnsafeArchiveError(Exception):
    """The archive names a path outside of its folder, or is larger than a package may be."""


def unpack(archive: Path, folder: Path) -> int:
    """Write the regular files of an archive below a folder; how many.

    Links and devices are left out, and so are `*.dist-info`, `*.egg-info` and `PKG-INFO`: a build made them. The top
    folder that
    npm and sdist put around everything is taken off.

    Raises:
        UnsafeArchiveError: a path leads out of the folder, or there are too many files or bytes.
    """
    files = _wheel(archive) if archive.suffix == ".whl" else _tarball(archive)
    count = size = 0
    for name, content in files:
        if _BUILT.search(name):
            continue
        count, size = count + 1, size + len(content)
        if count > MAX_FILES or size > MAX_BYTES:
            raise UnsafeArchiveError(f"{archive.name}: more than {MAX_FILES} files or {MAX_BYTES} bytes")
        target = folder / _safe(name, archive)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return count


def _wheel(archive: Path) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(archive) as opened:
        if sum(info.file_size for info in opened.infolist()) > MAX_BYTES:
            raise UnsafeArchiveError(f"{archive.name}: more than {MAX_BYTES} bytes")
        for info in opened.infolist():
            if not info.is_dir():
                yield info.filename, opened.read(info)


def _tarball(archive: Path) -> Iterator[tuple[str, bytes]]:
    with tarfile.open(archive) as opened:
        for member in opened:
            if not member.isreg():
                continue
            if member.size > MAX_BYTES:
                raise UnsafeArchiveError(f"{archive.name}: {member.name} has {member.size} bytes")
            content = opened.extractfile(member)
            if content is not None:
                yield member.name.partition("/")[2] or member.name, content.read()


def _safe(name: str, archive: Path) -> PurePosixPath:
    path = PurePosixPath(name.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or any(":" in part for part in path.parts):
        raise UnsafeArchiveError(f"{archive.name}: {name!r} leads out of the folder")
    return path
