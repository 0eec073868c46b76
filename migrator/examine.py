"""Files, from bytes to findings: what a worker process does."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from migrator.discover.large import Large, condense
from migrator.discover.options import MAX_FILE_BYTES
from migrator.discover.reading import Block, read_files
from migrator.discover.source import Source
from migrator.errors import DEBUG
from migrator.outcome import Skip
from migrator.prefilter import Level

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from migrator.discover.source import Folder
    from migrator.link.summary import FileSummary
    from migrator.model import Finding
    from migrator.prefilter import Prefilter
    from migrator.rules.chosen import Chosen
    from migrator.suppress import Directive

_HEAD = 8192
_DER = b"\x30"
_JKS = (b"\xfe\xed\xfe\xed", b"\xce\xce\xce\xce")
_PACKED = (b"PK\x03\x04", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")
_MOST_PACKED = 256 * 1024 * 1024
"""Bytes of the largest archive that is looked into."""
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


class FileOutcome(NamedTuple):
    """What one file gave. `problems` are parts of it that were searched as text only."""

    path: str
    findings: tuple[Finding, ...] = ()
    summary: FileSummary | None = None
    directives: tuple[Directive, ...] = ()
    problems: tuple[str, ...] = ()


class Outcome:
    """What a batch of files gave; a file that holds no word leaves no trace but its count, which keeps it small.

    `weak` are paths of files with weak words only, `inside` is the number of files found in archives.
    """

    def __init__(self) -> None:
        self.scanned = 0
        self.inside = 0
        self.size = 0
        self.skipped: list[Skip] = []
        self.unreadable: list[Skip] = []
        self.files: list[FileOutcome] = []
        self.weak: list[str] = []


class Examiner(NamedTuple):
    """The rules and the prefilter of a run."""

    rules: Chosen
    prefilter: Prefilter
    max_file_bytes: int = MAX_FILE_BYTES
    archives: bool = False
    """Whether to look into archives."""

    def sweep(self, items: Sequence[Source | Folder]) -> Outcome:
        """Read files; parse and examine those that hold a strong word, note those that hold a weak one."""
        outcome = Outcome()
        for piece in read_files(items, self.max_file_bytes):
            if isinstance(piece, Block):
                self._sweep_block(piece, outcome)
            elif isinstance(piece, Source):
                self._sweep(piece.path, piece.content, outcome)
            elif isinstance(piece, Large):
                self._sweep_large(piece, outcome)
            elif isinstance(piece, Skip):
                outcome.skipped.append(piece)
            else:
                outcome.unreadable.append(Skip(piece.path, piece.reason))
        return outcome

    def _sweep_block(self, block: Block, outcome: Outcome) -> None:
        """All files in one search; where a word is found, and for what may be binary or packed, file by file."""
        buffer = block.buffer
        quiet = len(block.paths) > 1 and self.prefilter.level(block.content) is Level.NOTHING
        start = 0
        for path, end in zip(block.paths, block.ends, strict=True):
            plain = quiet and buffer.find(b"\0", start, min(start + _HEAD, end)) < 0
            if plain and not buffer.startswith(_PACKED, start, end):
                outcome.scanned += 1
                outcome.size += end - start
            else:
                self._sweep(path, bytes(block.content[start:end]), outcome)
            start = end

    def _sweep(self, path: str, data: bytes, outcome: Outcome) -> None:
        if data.startswith(_PACKED) and self._unpacked(path, data, outcome):
            return
        level = self._level(data)
        if level is Level.NOTHING and binary(data):
            outcome.skipped.append(Skip(path, "binary"))
            return
        outcome.scanned += 1
        outcome.size += len(data)
        if level is Level.STRONG:
            self._keep(path, data, outcome)
        elif level is Level.WEAK:
            outcome.weak.append(path)

    def _unpacked(self, path: str, data: bytes, outcome: Outcome) -> bool:
        """Examine what an archive holds, where that was asked for; False for what is none.

        A member is not listed and cannot be read anew, so one with weak words alone is examined at once.
        """
        from migrator.parse.archive import Bounds, Member, is_archive, members  # noqa: PLC0415 - few trees hold any

        if not is_archive(path, data[:512]):
            return False
        if not self.archives:
            outcome.skipped.append(Skip(path, "an archive: --archives looks into it"))
            return True
        for one in members(path, data, Bounds(member_bytes=self.max_file_bytes)):
            outcome.inside += 1
            if not isinstance(one, Member):
                outcome.skipped.append(Skip(one.path, one.reason))
                continue
            level = self._level(one.content)
            if level is Level.NOTHING and binary(one.content):
                outcome.skipped.append(Skip(one.path, "binary"))
                continue
            outcome.scanned += 1
            outcome.size += len(one.content)
            if level is not Level.NOTHING:
                self._keep(one.path, one.content, outcome)
        return True

    def _sweep_large(self, large: Large, outcome: Outcome) -> None:
        """Within the bound, a file is read as a whole where there is reason to; over it, `_sweep_oversize`."""
        try:
            head = large.head(_HEAD)
            if large.size > self.max_file_bytes:
                self._sweep_oversize(large, head, outcome)
            elif b"\0" in head or head.startswith(_PACKED) or large.holds(self._any):
                data = large.whole(self.max_file_bytes)
                if data is None:
                    self._sweep_oversize(large, head, outcome)
                else:
                    self._sweep(large.path, data, outcome)
            else:
                outcome.scanned += 1
                outcome.size += large.size
        except OSError as error:
            outcome.unreadable.append(Skip(large.path, f"cannot be read: {error.strerror}"))

    def _sweep_oversize(self, large: Large, head: bytes, outcome: Outcome) -> None:
        """Of a file over the bound, what stands around strong words is examined; weak ones are passed over."""
        bound = f"{large.size} bytes, over the bound of {self.max_file_bytes} (--max-file-size)"
        if self.archives and head.startswith(_PACKED) and large.size <= _MOST_PACKED:
            self._sweep(large.path, b"".join(large.windows()), outcome)
        elif b"\0" in head:
            outcome.skipped.append(Skip(large.path, "binary" if binary(head) else f"UTF-16 of {bound}"))
        elif large.holds(self._strong):
            self._condensed(large, bound, outcome)
        else:
            outcome.scanned += 1
            outcome.size += large.size

    def _condensed(self, large: Large, bound: str, outcome: Outcome) -> None:
        found = condense(large, self._strong, self.max_file_bytes)
        outcome.scanned += 1
        outcome.size += found.size
        part = "only what stands around words of the sign-in" if found.whole else "only a part of it"
        self._keep(large.path, found.text, outcome, f"{bound}: {part} was examined")

    def _any(self, piece: bytes | memoryview) -> bool:
        return self.prefilter.level(piece) is not Level.NOTHING

    def _strong(self, piece: bytes | memoryview) -> bool:
        return self.prefilter.level(piece) is Level.STRONG

    def examine(self, sources: Iterable[tuple[str, bytes]]) -> Outcome:
        """Parse and examine whatever the bytes promise."""
        outcome = Outcome()
        for path, data in sources:
            self._keep(path, data, outcome)
        return outcome

    def _keep(self, path: str, data: bytes, outcome: Outcome, problem: str = "") -> None:
        """Never raises for what a file holds: a fault there is that file's alone, and makes the run incomplete."""
        try:
            outcome.files.append(self._examine(path, data, problem))
        except (KeyboardInterrupt, SystemExit):
            raise
        except BaseException as error:  # a grammar may panic past Exception; the other files go on
            if os.environ.get(DEBUG):
                raise
            outcome.unreadable.append(Skip(path, f"internal error, please report it: {type(error).__name__}"))

    def _examine(self, path: str, data: bytes, problem: str) -> FileOutcome:
        from migrator.detect import detect  # noqa: PLC0415 - most runs meet no candidate
        from migrator.link.summary import summarise  # noqa: PLC0415
        from migrator.parse.document import OVERSIZE  # noqa: PLC0415 - most runs meet no candidate
        from migrator.parse.read import parse  # noqa: PLC0415
        from migrator.suppress import read_directives  # noqa: PLC0415

        document = parse(path, data)
        if problem:
            document = document.marked(OVERSIZE, problem)
        findings = detect(document, self.rules.load())
        return FileOutcome(path, findings, summarise(document), read_directives(path, document.text), document.problems)

    def _level(self, data: bytes) -> Level:
        if data.find(b"\0", 0, _HEAD) < 0:
            return self.prefilter.level(data)
        head = data[:_HEAD]
        if _wide(head):
            return self.prefilter.level(_narrow(data))
        if head.startswith((_DER, *_JKS)):
            return Level.WEAK
        return Level.NOTHING


def binary(data: bytes) -> bool:
    """Bytes that are no text in any encoding that is read."""
    return data.find(b"\0", 0, _HEAD) >= 0 and not _wide(data[:_HEAD])


def _wide(head: bytes) -> bool:
    """UTF-16 or UTF-32 text: a mark, or every second byte NUL."""
    return head.startswith(_UTF16_MARKS) or not any(head[1:64:2]) or not any(head[0:64:2])


def _narrow(data: bytes) -> bytes:
    """The same text with its NUL bytes dropped, so that ASCII words can be found in it."""
    return data.replace(b"\0", b"")
