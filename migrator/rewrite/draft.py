"""The tree as it would stand after the rewrites so far."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from migrator.parse.identify import identify
from migrator.parse.languages import UNKNOWN
from migrator.rewrite.edits import Patchwork

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from migrator.parse.document import Document
    from migrator.rewrite.base import Edit
    from migrator.rewrite.source import Source


@dataclass(frozen=True, slots=True)
class DraftFile:
    """One file: as it was, as it stands, and how one becomes the other."""

    original: Document
    current: Document
    patchwork: Patchwork

    @property
    def hollow(self) -> bool:
        """Whether nothing is left of a file of code but imports and comments."""
        return self.changed and says_nothing(self.current) and not says_nothing(self.original)

    @property
    def changed(self) -> bool:
        """Whether it differs from the original."""
        return self.original.text != self.current.text


_NOTHING = re.compile(
    r"\s+|//[^\n]*|/\*(?s:.*?)\*/|\#[^\n]*|<\?php|\?>|[\"']use strict[\"'];?|declare\s*\([^)\n]*\)\s*;"
    r"|namespace\s+[\w.]+\s*\{|\}"
    r"|(?:package|namespace|import|using|use|from)\b[^\n;{}=]*;?|\"\"\"(?s:.*?)\"\"\""
)
"""One piece that says nothing; matched piece by piece, since a repetition of these would backtrack without end."""
_LARGEST_HOLLOW = 20_000


def says_nothing(document: Document) -> bool:
    """Whether a file of code holds nothing but imports, comments and the like."""
    text = document.text
    if document.regions[0].kind != "code" or len(text) > _LARGEST_HOLLOW:
        return False
    at = 0
    while at < len(text):
        piece = _NOTHING.match(text, at)
        if piece is None:
            return False
        at = piece.end()
    return True


def encoded(document: Document) -> bytes:
    """The bytes of a document's file."""
    return document.bom + document.text.encode(document.encoding)


class Draft:
    """Files by path; edits make a new draft, so that a program's rewrites can be dropped as a whole."""

    def __init__(self, source: Source, files: Mapping[str, DraftFile] | None = None) -> None:
        self.source = source
        self._files = dict(files or {})

    def file(self, path: str) -> DraftFile:
        """The file, loaded at first use.

        Raises:
            OSError: the file cannot be read.
        """
        found = self._files.get(path)
        if found is None:
            document = self.source.load(path)
            found = self._files[path] = DraftFile(document, document, Patchwork.of(document.text))
        return found

    def document(self, path: str) -> Document:
        """The file as it stands."""
        return self.file(path).current

    def text(self, path: str) -> str:
        """The text of a file as it stands; it is not parsed for that.

        Raises:
            OSError: the file cannot be read.
        """
        found = self._files.get(path)
        return self.source.text(path) if found is None else found.current.text

    def language(self, path: str) -> str:
        """The language of a file: by its name; by its first line where the name has no ending."""
        known = identify(path, "")
        if known != UNKNOWN or "." in path.rpartition("/")[2]:
            return known
        try:
            return self.document(path).regions[0].language
        except OSError:
            return known

    def edited(self, edits: Mapping[str, Iterable[Edit]]) -> Draft:
        """A draft with the edits made and the files parsed again.

        Raises:
            OverlapError: edits of one file overlap.
            UnicodeEncodeError: the file's encoding cannot hold the new text.
        """
        files = dict(self._files)
        for path, own in edits.items():
            file = self.file(path)
            patchwork = file.patchwork.edited(own)
            current = file.current
            data = current.bom + patchwork.text.encode(current.encoding)
            files[path] = DraftFile(file.original, self.source.parse(path, data), patchwork)
        return Draft(self.source, files)

    def within(self, source: Source) -> Draft:
        """The same changes over another list of files; what was only looked at is let go."""
        return Draft(source, {path: file for path, file in self._files.items() if file.changed})

    def changed(self) -> tuple[DraftFile, ...]:
        """The files that differ from the original, by path."""
        return tuple(file for _, file in sorted(self._files.items()) if file.changed)
