"""What a configuration or container format is, and the pieces of other languages that stand inside one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from migrator.parse.document import RegionKind
    from migrator.parse.facts import Facts


class FormatError(ValueError):
    """A reader gave up; the message is one clause saying what and where, without content of the file."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of another language inside a text.

    `anchors` map it to the text around it: (offset here, offset there), ascending, identity between anchors.
    `language` is empty when nothing says what it is.
    """

    language: str
    text: str
    label: str
    anchors: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """What an embedding looks into: a file, or a piece of one, with its facts."""

    path: str
    language: str
    text: str
    facts: Facts


@dataclass(frozen=True, slots=True)
class Format:
    """A language that is not code, and how it is recognised and read.

    `names` are patterns of lower-case file names (`*.json`), `paths` of lower-case POSIX paths. With `content` the
    format takes over
    a text that would otherwise be of one of the languages `refines` (empty: any text of an unknown name). `read`
    raises
    FormatError when the text is not of the format, then `fallback` reads it.
    """

    language: str
    kind: RegionKind
    read: Callable[[str], Facts]
    names: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    refines: tuple[str, ...] = ()
    content: Callable[[str], bool] | None = None
    fallback: Callable[[str], Facts] | None = None


@dataclass(frozen=True, slots=True)
class Embedding:
    """Finds pieces in texts of some languages."""

    languages: frozenset[str]
    find: Callable[[Subject], Iterable[Piece]]
