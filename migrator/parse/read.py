"""A file's bytes to its Document."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from migrator.parse import grammars, keystore
from migrator.parse.decode import decode
from migrator.parse.document import Document, OffsetMap, Region
from migrator.parse.facts import Span
from migrator.parse.format import FormatError, Piece, Subject
from migrator.parse.formats import text as plain
from migrator.parse.generated import generated
from migrator.parse.identify import identify, named
from migrator.parse.queries import with_forms
from migrator.parse.references import with_references
from migrator.parse.registry import embeddings, format_of
from migrator.parse.spans import composed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from migrator.parse.facts import Facts, Text
    from migrator.parse.format import Format

_MOST_REGIONS = 5000
_DEEPEST = 3
"""Pieces inside pieces: a notebook's Markdown cell with a fenced block in it is two."""


def parse(path: str, data: bytes) -> Document:
    """Decode a file and find its regions; never raises on content.

    What a reader gave up on stands in `problems`.
    """
    found = keystore.material(data)
    if found is not None:
        return _binary(path, data, found)
    decoded = decode(data)
    maker = _Maker(path)
    maker.add(Piece(identify(path, decoded.text), decoded.text, "", ((0, 0),)), depth=0)
    return Document(
        path,
        decoded.text,
        decoded.encoding,
        decoded.bom,
        tuple(maker.regions),
        tuple(maker.problems),
        generated(path, decoded.text),
    )


def _binary(path: str, data: bytes, found: keystore.Material) -> Document:
    facts = keystore.facts(found.label)
    text = data.decode("latin-1")
    region = Region(found.language, "material", text, "", OffsetMap(), lambda _: facts)
    return Document(path, text, "latin-1", b"", (region,))


class _Maker:
    """Turns pieces into regions, outermost first."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.regions: list[Region] = []
        self.problems: list[str] = []

    def add(self, piece: Piece, depth: int) -> None:
        """A region for the piece, then for the pieces inside it."""
        index = len(self.regions)
        region = self._region(piece, depth)
        self.regions.append(region)
        if depth < _DEEPEST:
            covered = sorted(self._embedded(region, piece, depth))
            if covered:
                self.regions[index] = _without(region, covered)

    def _embedded(self, region: Region, piece: Piece, depth: int) -> Iterator[tuple[int, int]]:
        """Adds the regions inside a region; yields what of it they replace."""
        seen: set[tuple[int, int]] = set()
        for embedding in embeddings(region.language):
            for inner in embedding.find(Subject(self.path, region)):
                extent = _extent(inner)
                if extent not in seen and inner.text.strip() and self._has_room():
                    seen.add(extent)
                    self.add(_inside(inner, piece), depth + 1)
                    if inner.replaces:
                        yield extent

    def _has_room(self) -> bool:
        if len(self.regions) < _MOST_REGIONS:
            return True
        self._problem(f"more than {_MOST_REGIONS} embedded pieces: the rest was searched as text")
        return False

    def _problem(self, clause: str) -> None:
        if clause not in self.problems:
            self.problems.append(clause)

    def _region(self, piece: Piece, depth: int) -> Region:
        form = format_of(piece.language)
        offsets = OffsetMap(piece.anchors)
        if form is None:
            region = Region(piece.language, "code", piece.text, piece.label, offsets, _code_reader(piece.language))
            if depth == 0 and grammars.find(piece.language) is not None and not region.facts.complete:
                self._problem(f"invalid {piece.language}, at least in part: searched by its tokens")
            return region
        facts, clause = _read(form, piece.text)
        if clause and depth == 0:
            self._problem(f"{clause}: searched as text")
        return Region(piece.language, form.kind, piece.text, piece.label, offsets, lambda _: facts)


def _inside(inner: Piece, outer: Piece) -> Piece:
    """A piece found in a piece, in the coordinates of the file."""
    label = f"{outer.label} / {inner.label}" if outer.label else inner.label
    anchors = composed(inner.anchors, outer.anchors, len(inner.text))
    return Piece(named(inner.language, inner.text), inner.text, label, anchors)


def _read(form: Format, text: str) -> tuple[Facts, str]:
    """The facts, and why they are those of a text reader."""
    try:
        facts, clause = form.read(text), ""
    except FormatError as error:
        facts, clause = (form.fallback or plain.read)(text), str(error)
    return (facts if form.kind == "material" else with_forms(with_references(facts))), clause


def _code_reader(language: str) -> Callable[[str], Facts]:
    def read(text: str) -> Facts:
        from migrator.parse.code import reader  # noqa: PLC0415 - grammars are heavy, and configuration needs none

        return reader(language)(text)

    return read


def _extent(piece: Piece) -> tuple[int, int]:
    """Where a piece begins and ends in the region around it."""
    return piece.anchors[0][1], OffsetMap(piece.anchors).to_file(len(piece.text))


def _without(region: Region, covered: list[tuple[int, int]]) -> Region:
    """The region without the facts that lie in pieces, where they are read as what they are."""
    starts = [start for start, _ in covered]

    def outside(span: Span) -> bool:
        index = bisect_right(starts, span.start) - 1
        return index < 0 or span.end > covered[index][1]

    def read(text: str) -> Facts:
        facts = region.facts if text is region.text else region.read(text)
        return facts._replace(
            texts=tuple(text for text in facts.texts if outside(_content(text))),
            entries=tuple(entry for entry in facts.entries if outside(entry.span)),
            calls=tuple(call for call in facts.calls if outside(call.span)),
            comments=tuple(comment for comment in facts.comments if outside(comment.span)),
            references=tuple(reference for reference in facts.references if outside(reference.span)),
        )

    return region.with_reader(read)


def _content(text: Text) -> Span:
    """A text without its quotes."""
    return Span(text.parts[0][1].start, text.parts[-1][1].end) if text.parts else text.span
