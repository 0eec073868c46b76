"""One literal pass over bytes; decides which files are worth parsing.

A *strong* word alone makes a file a candidate. A *weak* one counts only in a tree where some file is one by a strong
word.
"""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple, Protocol, cast

SUPPRESSIONS = ("migrator: ignore", "migrator:ignore")
"""Strong: a suppression that suppresses nothing is told."""
COMPANIONS = ("begin certificate",)
"""Weak: linking wants the end of a certificate, in a tree that has findings."""
_PLAIN_BYTES = 512 * 1024
"""About where substring search has cost as much as loading Hyperscan and compiling the words."""


class Level(IntEnum):
    """How much a file's bytes promise."""

    NOTHING = 0
    WEAK = 1
    STRONG = 2


class Words(NamedTuple):
    """The lower-case words of all rules, as UTF-8 bytes."""

    strong: tuple[bytes, ...]
    weak: tuple[bytes, ...]


class Prefilter(Protocol):
    """Gives the level of a file's bytes."""

    def level(self, data: bytes | memoryview) -> Level:
        """The strongest word the bytes hold, in any case of letters."""
        ...

    def for_many(self) -> Prefilter:
        """The same for a process that will see many files."""
        ...


class PlainPrefilter(NamedTuple):
    """Substring search: nothing to load or compile, the faster one for a handful of small files."""

    words: Words

    def for_many(self) -> PlainPrefilter:
        """See Prefilter."""
        return self

    def level(self, data: bytes | memoryview) -> Level:
        """See Prefilter."""
        lowered = bytes(data).lower()
        if any(word in lowered for word in self.words.strong):
            return Level.STRONG
        return Level.WEAK if any(word in lowered for word in self.words.weak) else Level.NOTHING


class HyperscanPrefilter:
    """All words in one pass of Hyperscan; compiling takes a few milliseconds."""

    def __init__(self, wanted: Words) -> None:
        import hyperscan  # noqa: PLC0415 - 10 ms that a run over a handful of files need not pay

        expressions = [*wanted.strong, *wanted.weak]
        self._words = wanted
        self._strong = len(wanted.strong)
        self._database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
        self._database.compile(
            expressions=expressions,
            ids=list(range(len(expressions))),
            elements=len(expressions),
            flags=[hyperscan.HS_FLAG_CASELESS | hyperscan.HS_FLAG_SINGLEMATCH] * len(expressions),
            literal=True,
        )
        self._terminated = hyperscan.ScanTerminated

    def __reduce__(self) -> tuple[type[HyperscanPrefilter], tuple[Words]]:
        """Compiled anew where it is sent."""
        return HyperscanPrefilter, (self._words,)

    def for_many(self) -> HyperscanPrefilter:
        """See Prefilter."""
        return self

    def level(self, data: bytes | memoryview) -> Level:
        """See Prefilter; stops at the first strong word."""
        found = Level.NOTHING

        def note(word: int, _start: int, _end: int, _flags: int, _context: object) -> bool:
            nonlocal found
            found = Level.STRONG if word < self._strong else max(found, Level.WEAK)
            return found is Level.STRONG

        try:
            self._database.scan(cast("bytes", data), match_event_handler=note)  # any buffer will do
        except self._terminated:
            return Level.STRONG
        return found


class AdaptivePrefilter:
    """Substring search for the first bytes of a run, Hyperscan from then on: a hook over ten files never loads it."""

    def __init__(self, wanted: Words, plain_bytes: int = _PLAIN_BYTES) -> None:
        self._words = wanted
        self._left = plain_bytes
        self._current: Prefilter = PlainPrefilter(wanted)

    def for_many(self) -> HyperscanPrefilter:
        """The one for what a worker process gets to see."""
        return HyperscanPrefilter(self._words)

    def level(self, data: bytes | memoryview) -> Level:
        """See Prefilter."""
        if self._left > 0:
            self._left -= len(data)
            if self._left <= 0:
                self._current = HyperscanPrefilter(self._words)
        return self._current.level(data)
