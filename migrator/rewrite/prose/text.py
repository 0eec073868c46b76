"""What rewriters of documentation share: which files tell how it is done now, and their lines outside of code."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from migrator.rewrite.base import Edit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from migrator.parse.document import Document, Region
    from migrator.rewrite.base import Context

_PAST = re.compile(
    r"(?i)(?:^|/)(?:change\w{0,4}|history|releases?|release[-_]notes|news|migrat\w{1,6}|upgrad\w{1,4})(?:[-_.][\w.-]{0,30})?$"
    r"|(?:^|/)(?:adrs?|decisions|rfcs?|minutes|postmortems?)/"
)
"""What tells of the past, or of a decision, stays as it was written."""
_LINE_END = re.compile(r"\r?\n")
ITEM = re.compile(r"(?P<indent>[ \t]{0,12})(?P<mark>[-*+]|\.{1,4}|#\.|\d{1,3}[.)])[ \t]+")
ROW = re.compile(r"[ \t]*\|")
LOOK = "{path}: read the new text, it was made from what the passage said"


class Line(NamedTuple):
    """One line of prose, without its line end."""

    start: int
    end: int
    text: str


def documents(context: Context) -> Iterator[Document]:
    """The documents that may get new text: none while the program they describe still signs."""
    if context.stuck and not context.migrated:
        return
    for document in context.documents():
        if _PAST.search(document.path) is None and not document.generated:
            yield document


def prose(document: Document) -> list[Line]:
    """The lines outside of code blocks; blank ones are left out."""
    lines: list[Line] = []
    for text in document.regions[0].facts.texts:
        start = document.text.rfind("\n", 0, text.span.start) + 1
        end = document.text.find("\n", text.span.start)
        end = len(document.text) if end == -1 else end
        if not lines or lines[-1].start != start:
            lines.append(Line(start, end, document.text[start:end].rstrip("\r")))
    return lines


def mapped(document: Document, region: Region, edits: Iterable[Edit]) -> list[Edit] | None:
    """Edits of a block as edits of its file; None where its text does not stand there line by line."""
    result = []
    newline = "\r\n" if "\r\n" in document.text else "\n"
    for edit in edits:
        start, end = region.offsets.to_file(edit.start), region.offsets.to_file(edit.end)
        line = document.text.rfind("\n", 0, start) + 1
        indent = document.text[line : region.offsets.to_file(region.text.rfind("\n", 0, edit.start) + 1)]
        if document.text[start:end].replace("\n" + indent, "\n") != region.text[edit.start : edit.end]:
            return None
        new = _LINE_END.sub(newline + indent, edit.replacement)
        if indent and start == line + len(indent) and document.text[end - 1 : end] == "\n":
            # The block's last lines: what follows has no indentation of the block to stand behind.
            start, new = line, (indent + new).removesuffix(indent)
        result.append(Edit(start, end, new))
    return result
