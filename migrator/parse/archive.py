"""The members of an archive, within bounds; nothing is ever written to disk."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
import zlib
from pathlib import PurePosixPath
from typing import IO, TYPE_CHECKING, NamedTuple, cast

from migrator.parse.document import INSIDE

if TYPE_CHECKING:
    from collections.abc import Iterator

SUFFIXES = (
    ".zip", ".jar", ".war", ".ear", ".whl", ".egg", ".nupkg", ".vsix", ".aar", ".crx", ".xpi", ".tar", ".tar.gz",
    ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz", ".gem", ".crate",
)  # fmt: skip
"""Endings of the names that `is_archive` knows without looking at bytes."""
_ZIP = b"PK\x03\x04"
_PACKED = (b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00")
_TAR_MAGIC = slice(257, 262)
_CHUNK = 1 << 16
_LARGEST_RECORD = 1 << 10
"""Bytes of a zip's directory that one member may take."""
_FAULTS = (
    zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, EOFError, OSError, NotImplementedError,
    RuntimeError, ValueError, LookupError,
)  # fmt: skip
"""What the standard library raises on a damaged, encrypted or unknown archive."""


class Bounds(NamedTuple):
    """How much is taken out of one archive, everything inside it included."""

    members: int = 20_000
    member_bytes: int = 16 << 20
    total_bytes: int = 512 << 20
    ratio: int = 200
    """Unpacked bytes for each byte of the archive itself, above a first mebibyte."""
    header_bytes: int = 64 << 20
    """What a tar may hold beside the content of its members."""
    depth: int = 3


class Member(NamedTuple):
    """One file of an archive: `outer.zip!/folder/file.py`."""

    path: str
    content: bytes


class Refused(NamedTuple):
    """A member, or the rest of an archive, that was left out, and why."""

    path: str
    reason: str


def is_archive(path: str, head: bytes) -> bool:
    """Whether a file is an archive, by its first 512 bytes and, where it is packed as a whole, its name."""
    if head.startswith(_ZIP) or head[_TAR_MAGIC] == b"ustar":
        return True
    return head.startswith(_PACKED) and path.lower().endswith(SUFFIXES)


def members(path: str, data: bytes, bounds: Bounds | None = None) -> Iterator[Member | Refused]:
    """The files of an archive in its own order, those of archives in it included; never raises on content.

    Links, devices, encrypted members and names that lead out of the archive are refused. What goes over a bound is
    refused, the rest of the archive with it where the bound concerns the whole.
    """
    limits = bounds or Bounds()
    yield from _Unpacking(limits, len(data)).unpack(path, data, 1)


class _Unpacking:
    """Counts what has come out of one outer archive."""

    def __init__(self, bounds: Bounds, size: int) -> None:
        self.bounds = bounds
        self.left = min(bounds.total_bytes, max(size * bounds.ratio, 1 << 20))
        self.count = 0

    def unpack(self, path: str, data: bytes, depth: int) -> Iterator[Member | Refused]:
        try:
            if data.startswith(_ZIP):
                opened = _zipped(data, self.bounds.members)
            else:
                opened = _tarred(data, self.left + self.bounds.header_bytes)
            for name, size, file in opened:
                inner = f"{path}{INSIDE}{_inside(name)}"
                reason = self._refusal(name, size, file)
                if reason:
                    yield Refused(inner, reason)
                    if self.count > self.bounds.members or self.left <= 0:
                        return
                elif file is not None:
                    yield from self._take(inner, file, depth)
                    if self.left <= 0:
                        raise _TooMuchError  # noqa: TRY301 - the same end as for what stands between the members
        except _TooMuchError:
            yield Refused(path, "the archive unpacks to more than its bound: the rest was left out")
        except _FAULTS as error:
            yield Refused(path, f"damaged or unknown archive ({type(error).__name__}): the rest was left out")

    def _refusal(self, name: str, size: int, file: IO[bytes] | None) -> str:
        self.count += 1
        if self.count > self.bounds.members:
            return f"more than {self.bounds.members} members: the rest was left out"
        if not _is_safe(name):
            return "a name that leads out of the archive"
        if file is None:
            return "a link, a device or an encrypted member"
        if size > self.bounds.member_bytes:
            return f"larger than {self.bounds.member_bytes} bytes"
        return ""

    def _take(self, path: str, file: IO[bytes], depth: int) -> Iterator[Member | Refused]:
        """The declared size may lie, so reading stops at the bound."""
        limit = min(self.bounds.member_bytes, self.left)
        content = _read(file, limit + 1)
        self.left -= len(content)
        if len(content) > limit:
            yield Refused(path, "unpacks to more than its bound")
        elif is_archive(path, content[:512]):
            if depth >= self.bounds.depth:
                yield Refused(path, f"nested deeper than {self.bounds.depth} archives")
            else:
                yield from self.unpack(path, content, depth + 1)
        else:
            yield Member(path, content)


def _zipped(data: bytes, most: int) -> Iterator[tuple[str, int, IO[bytes] | None]]:
    if _directory_bytes(data) > most * _LARGEST_RECORD:
        raise _TooMuchError
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for info in archive.infolist():
            if info.is_dir():
                continue
            link = (info.external_attr >> 28) == 0xA  # noqa: PLR2004 - S_IFLNK of a Unix mode
            if link or info.flag_bits & 1:
                yield info.filename, info.file_size, None
            else:
                with archive.open(info) as file:
                    yield info.filename, info.file_size, file


def _directory_bytes(data: bytes) -> int:
    """Size of a zip's directory, which is read as a whole: from its last record, 12 bytes in."""
    end = data.rfind(b"PK\x05\x06")
    return int.from_bytes(data[end + 12 : end + 16], "little") if end != -1 else 0


def _tarred(data: bytes, most: int) -> Iterator[tuple[str, int, IO[bytes] | None]]:
    """Unpacked as it is read, so that no bound is found broken too late."""
    unpacked: IO[bytes] = io.BytesIO(data)
    if data.startswith(b"\x1f\x8b"):
        unpacked = cast("IO[bytes]", gzip.GzipFile(fileobj=unpacked))
    elif data.startswith(b"BZh"):
        unpacked = bz2.BZ2File(unpacked)
    elif data.startswith(b"\xfd7zXZ"):
        unpacked = lzma.LZMAFile(unpacked)  # noqa: SIM115 - over bytes in memory, nothing to close
    with tarfile.open(fileobj=cast("IO[bytes]", _Limited(unpacked, most)), mode="r|") as archive:
        for info in archive:
            if not info.isdir():
                yield info.name, info.size, archive.extractfile(info) if info.isreg() else None


class _TooMuchError(Exception):
    """More came out than the bound lets out."""


class _Limited:
    """Reads no more than `limit` bytes: what stands between members (long names, attributes) counts as well."""

    def __init__(self, source: IO[bytes], limit: int) -> None:
        self._source = source
        self._left = limit

    def read(self, size: int) -> bytes:
        chunk = self._source.read(min(size, self._left + 1))
        self._left -= len(chunk)
        if self._left < 0:
            raise _TooMuchError
        return chunk


def _read(file: IO[bytes], limit: int) -> bytes:
    chunks: list[bytes] = []
    size = 0
    while size < limit and (chunk := file.read(min(_CHUNK, limit - size))):
        chunks.append(chunk)
        size += len(chunk)
    return b"".join(chunks)


def _inside(name: str) -> str:
    """The name as it is shown: without control characters, backslashes and leading slashes."""
    shown = "".join(character if character.isprintable() else "\ufffd" for character in name)
    return shown.replace("\\", "/").lstrip("/")


def _is_safe(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    return bool(name) and not path.is_absolute() and ".." not in path.parts and ":" not in path.parts[0][:2]
