"""Document and Region: a decoded file and the pieces of it that are read in a language of their own."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from migrator.keeper import Keeper
from migrator.model import Place
from migrator.parse.lines import starts

if TYPE_CHECKING:
    from collections.abc import Callable

    from migrator.parse.facts import Facts, Span

OVERSIZE = "the file is over the bound, so it is data or generated"
"""Why findings in a file that is too large to be read as a whole are notes."""
INSIDE = "!/"
"""Stands between the path of an archive and that of a file in it."""
PACKED = "the file is part of an archive"
RegionKind = Literal["code", "config", "prose", "material"]
"""`prose` is documentation; `material` is keys, certificates and keystores."""


class OffsetMap(NamedTuple):
    """Region offset to file offset: (region offset, file offset) anchors, ascending; identity between anchors."""

    anchors: tuple[tuple[int, int], ...] = ((0, 0),)

    def to_file(self, offset: int) -> int:
        """File offset of a region offset."""
        at, base = self.anchors[max(bisect_right(self.anchors, (offset, 1 << 62)) - 1, 0)]
        return base + (offset - at)


class Region:
    """A stretch of one language. The first region of a document is the whole file.

    `language` is a lower-case name (`python`, `javascript`, `typescript`, `tsx`, `java`, `kotlin`, `scala`,
    `csharp`, `php`, `go`,
    `ruby`, `rust`, `swift`, `bash`, `powershell`, `json`, `yaml`, `toml`, `dotenv`, `properties`, `ini`, `xml`,
    `hcl`, `markdown`,
    `dockerfile`, `notebook`, `postman`, `pem`, `text`, ...). `read` gives the facts; it runs at most once, when
    first asked.
    """

    def __init__(
        self, language: str, kind: RegionKind, text: str, label: str, offsets: OffsetMap, read: Callable[[str], Facts]
    ) -> None:
        self.language = language
        self.kind: RegionKind = kind
        self.text = text
        self.label = label
        self.offsets = offsets
        self.read = read

    def with_reader(self, read: Callable[[str], Facts]) -> Region:
        """The same stretch, whose facts another reader gives."""
        return Region(self.language, self.kind, self.text, self.label, self.offsets, read)

    @cached_property
    def facts(self) -> Facts:
        """The facts, read at first use."""
        return self.read(self.text)


class Document(Keeper):
    """A decoded file.

    `text` keeps line endings as they are and holds no byte-order mark. `encoding` is what decodes and encodes the
    file without
    loss. `problems` says why a reader gave up, in words for the coverage statement. `generated` is empty, or why
    the file
    counts as minified, generated, a lock file, a source map, a recorded fixture or a mock: its findings are notes.
    """

    def __init__(
        self,
        path: str,
        text: str,
        encoding: str,
        bom: bytes,
        regions: tuple[Region, ...],
        problems: tuple[str, ...] = (),
        generated: str = "",
    ) -> None:
        self.path = path
        self.text = text
        self.encoding = encoding
        self.bom = bom
        self.regions = regions
        self.problems = problems
        self.generated = generated

    def marked(self, generated: str, *problems: str) -> Document:
        """The same file, counted as data or generated; `problems` come before its own."""
        return Document(
            self.path, self.text, self.encoding, self.bom, self.regions, (*problems, *self.problems), generated
        )

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """Offset of the first character of each line."""
        return tuple(starts(self.text))

    def position(self, offset: int) -> tuple[int, int]:
        """One-based line and column of a character offset."""
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    def place(self, region: Region, span: Span) -> Place:
        """The place of a region's span in the coordinates of the file."""
        start = region.offsets.to_file(span.start)
        end = max(start, region.offsets.to_file(span.end))
        line, column = self.position(start)
        end_line, end_column = self.position(end)
        return Place(self.path, line, column, end_line, end_column, start, end, region.label)
