"""What a configuration or container format is, and the pieces of other languages that stand inside one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from migrator.parse.languages import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from migrator.parse.document import Region, RegionKind
    from migrator.parse.facts import Facts


class FormatError(ValueError):
    """A reader gave up; the message is one clause saying what and where, without content of the file."""


Anchors = tuple[tuple[int, int], ...]
"""(offset here, offset in the text around), ascending, identity between them: see OffsetMap."""


class Piece(NamedTuple):
    """Text of another language inside a text.

    `language` is a name as people write it (`js`, `python3`), empty when nothing says what it is. `label` tells the
    reader of a report where in the file it stands. A text of the region around that a piece `replaces` is read as
    part of the piece only.
    """

    language: str
    text: str
    label: str
    anchors: Anchors
    replaces: bool = True


class Subject(NamedTuple):
    """What an embedding looks into: a file, or a piece of one."""

    path: str
    region: Region

    @property
    def text(self) -> str:
        """The text of the region; offsets of pieces refer to it."""
        return self.region.text

    @property
    def facts(self) -> Facts:
        """The facts of the region."""
        return self.region.facts


class Format(NamedTuple):
    """A language that is not code, and how it is recognised and read.

    `names` are lower-case file names: whole (`.npmrc`), endings (`*.json`), or patterns. `content` takes a text of
    one of the languages `refines` over, whatever its name. `read` raises FormatError when the text is not of the
    format; `fallback`, else the reader of plain text, reads it then.
    """

    language: str
    kind: RegionKind
    read: Callable[[str], Facts]
    names: tuple[str, ...] = ()
    refines: tuple[str, ...] = (UNKNOWN,)
    content: Callable[[str], bool] | None = None
    fallback: Callable[[str], Facts] | None = None


class Embedding(NamedTuple):
    """Finds pieces in regions of some languages; `find` yields them in order and in linear time."""

    languages: frozenset[str]
    find: Callable[[Subject], Iterable[Piece]]
