"""One file, from bytes to findings: what a worker process does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from migrator.discover.options import MAX_FILE_BYTES
from migrator.prefilter import Level

if TYPE_CHECKING:
    from collections.abc import Sequence

    from migrator.discover.source import Source
    from migrator.link.summary import FileSummary
    from migrator.model import Finding
    from migrator.prefilter import Prefilter
    from migrator.rules.base import Rule
    from migrator.suppress import Directive

_HEAD = 8192
_DER = b"\x30"
_JKS = (b"\xfe\xed\xfe\xed", b"\xce\xce\xce\xce")
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """What became of one file. `skipped` and `failed` are reasons; `problems` are parts that were searched as text."""

    level: Level = Level.NOTHING
    size: int = 0
    findings: tuple[Finding, ...] = ()
    summary: FileSummary | None = None
    directives: tuple[Directive, ...] = ()
    problems: tuple[str, ...] = ()
    skipped: str = ""
    failed: str = ""


@dataclass(frozen=True, slots=True)
class Examiner:
    """The rules and the prefilter of a run."""

    rules: Sequence[Rule]
    prefilter: Prefilter
    max_file_bytes: int = MAX_FILE_BYTES

    def examine(self, source: Source, wanted: Level) -> FileOutcome:
        """Read a file and, if its bytes promise at least `wanted`, parse it and run the rules.

        Never raises for what a file holds: an unexpected fault is the outcome of that file alone, and makes the run
        incomplete.
        """
        try:
            data = _read(source, self.max_file_bytes)
        except OSError as error:
            return FileOutcome(failed=f"cannot be read: {error.strerror or error}")
        try:
            return self._examine(source.path, data, wanted)
        except (KeyboardInterrupt, SystemExit):
            raise
        except BaseException as error:  # noqa: BLE001 - a grammar may panic past Exception; the other files go on
            return FileOutcome(failed=f"internal error, please report it: {type(error).__name__}")

    def _examine(self, path: str, data: bytes, wanted: Level) -> FileOutcome:
        level = self._level(data)
        if level is Level.NOTHING and _binary(data):
            return FileOutcome(skipped="binary")
        if level < wanted:
            return FileOutcome(level, len(data))
        from migrator.detect import detect  # noqa: PLC0415 - most runs meet no candidate
        from migrator.link.summary import summarise  # noqa: PLC0415
        from migrator.parse.read import parse  # noqa: PLC0415
        from migrator.suppress import read_directives  # noqa: PLC0415

        document = parse(path, data)
        findings = detect(document, self.rules)
        directives = read_directives(path, document.text)
        return FileOutcome(level, len(data), findings, summarise(document), directives, document.problems)

    def _level(self, data: bytes) -> Level:
        head = data[:_HEAD]
        if b"\0" not in head:
            return self.prefilter.level(data)
        if _wide(head):
            return self.prefilter.level(_narrow(data))
        if head.startswith((_DER, *_JKS)):
            return Level.WEAK
        return Level.NOTHING


def _read(source: Source, bound: int) -> bytes:
    if source.content is not None:
        return source.content
    if source.location is None:
        raise AssertionError("a source has content or a location")
    with source.location.open("rb") as stream:
        return stream.read(bound)  # listed below the bound; it may have grown since


def _wide(head: bytes) -> bool:
    """UTF-16 or UTF-32 text: a mark, or every second byte NUL."""
    return head.startswith(_UTF16_MARKS) or not any(head[1:64:2]) or not any(head[0:64:2])


def _narrow(data: bytes) -> bytes:
    """The same text with its NUL bytes dropped, so that ASCII words can be found in it."""
    return data.replace(b"\0", b"")


def _binary(data: bytes) -> bool:
    head = data[:_HEAD]
    return b"\0" in head and not _wide(head)
