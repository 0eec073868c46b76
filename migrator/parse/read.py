"""A file's bytes to its Document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.parse.decode import decode
from migrator.parse.document import Document, OffsetMap, Region
from migrator.parse.format import FormatError, Piece, Subject
from migrator.parse.identify import canonical, identify
from migrator.parse.registry import embeddings, format_of
from migrator.parse.spans import shifted

if TYPE_CHECKING:
    from collections.abc import Callable

    from migrator.parse.document import RegionKind
    from migrator.parse.facts import Facts

_MOST_REGIONS = 5000
_DEEPEST = 3
"""Pieces inside pieces: a notebook's Markdown cell with a fenced block in it is two."""


def parse(path: str, data: bytes) -> Document:
    """Decode a file and find its regions; never raises on content.

    What a reader gave up on stands in `problems`.
    """
    decoded = decode(data)
    language = identify(path, decoded.text)
    maker = _Maker(path)
    maker.add(Piece(language, decoded.text, "", ((0, 0),)), depth=0)
    return Document(path, decoded.text, decoded.encoding, decoded.bom, tuple(maker.regions), tuple(maker.problems))


class _Maker:
    """Turns pieces into regions, outermost first."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.regions: list[Region] = []
        self.problems: list[str] = []

    def add(self, piece: Piece, depth: int) -> None:
        """A region for the piece, then for the pieces inside it."""
        region = self._region(piece, report=depth == 0)
        self.regions.append(region)
        if depth >= _DEEPEST:
            return
        for embedding in embeddings():
            if region.language in embedding.languages:
                subject = Subject(self.path, region.language, piece.text, region.facts)
                for inner in embedding.find(subject):
                    if len(self.regions) >= _MOST_REGIONS:
                        self._problem(f"more than {_MOST_REGIONS} embedded pieces: the rest was searched as text")
                        return
                    if inner.text.strip():
                        self.add(_inside(inner, piece), depth + 1)

    def _problem(self, clause: str) -> None:
        if clause not in self.problems:
            self.problems.append(clause)

    def _region(self, piece: Piece, *, report: bool) -> Region:
        form = format_of(piece.language)
        offsets = OffsetMap(piece.anchors)
        if form is None:
            return Region(piece.language, "code", piece.text, piece.label, offsets, _code_reader(piece.language))
        facts, clause = _read(form.read, form.fallback, piece.text)
        if clause and report:
            self._problem(f"{clause}: searched as text")
        kind: RegionKind = form.kind
        return Region(piece.language, kind, piece.text, piece.label, offsets, lambda _: facts)


def _inside(inner: Piece, outer: Piece) -> Piece:
    """A piece found in a piece, in the coordinates of the file."""
    label = f"{outer.label} / {inner.label}" if outer.label else inner.label
    return Piece(canonical(inner.language, inner.text), inner.text, label, shifted(inner.anchors, outer.anchors))


def _read(read: Callable[[str], Facts], fallback: Callable[[str], Facts] | None, text: str) -> tuple[Facts, str]:
    """The facts, and why they are those of a text reader."""
    try:
        return read(text), ""
    except FormatError as error:
        return (fallback or _plain)(text), str(error)


def _plain(text: str) -> Facts:
    form = format_of("text")
    if form is None:  # pragma: no cover - the package always holds it
        raise LookupError("the format for plain text is missing")
    return form.read(text)


def _code_reader(language: str) -> Callable[[str], Facts]:
    def read(text: str) -> Facts:
        from migrator.parse.code import reader  # noqa: PLC0415 - grammars are heavy, and configuration needs none

        return reader(language)(text)

    return read
