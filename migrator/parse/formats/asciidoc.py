"""AsciiDoc: prose by the line, and its source and listing blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.parse.blocks import Block
from migrator.parse.facts import Facts
from migrator.parse.format import Embedding, Format
from migrator.parse.lines import lines
from migrator.parse.spans import plain
from migrator.regex import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.facts import Text
    from migrator.parse.format import Piece, Subject

_DELIMITER = lazy(r"(?P<marks>-{4,}(?!-)|\.{4,}(?!\.)|`{3,})(?:[ \t]*(?P<info>[\w+#.-]+))?[ \t]*$")
_ATTRIBUTES = lazy(r"\[source\s*,\s*([\w+#.-]+)|\[,\s*([\w+#.-]+)")


def _scan(text: str) -> tuple[list[Block], list[Text]]:
    """The blocks of code and the lines of prose."""
    blocks: list[Block] = []
    prose: list[Text] = []
    block: Block | None = None
    marks = language = ""
    for start, end in lines(text):
        line = text[start:end]
        delimiter = _DELIMITER.match(line)
        if block is not None:
            if delimiter is not None and delimiter["marks"] == marks:
                block = None
            else:
                block.add(text, start, end)
        elif delimiter is not None:
            marks = delimiter["marks"]
            block = Block(delimiter["info"] or language)
            blocks.append(block)
            language = ""
        elif line.strip():
            attributes = _ATTRIBUTES.match(line)
            language = "" if attributes is None else attributes[1] or attributes[2]
            prose.append(plain(text, start, end))
    return blocks, prose


def read(text: str) -> Facts:
    """The prose by the line; what stands in blocks of code is in their pieces."""
    return Facts(tuple(_scan(text)[1]))


def find(subject: Subject) -> Iterator[Piece]:
    """The blocks of code, in order."""
    blocks = [block for block in _scan(subject.text)[0] if block]
    for number, block in enumerate(blocks, 1):
        yield block.piece(subject.text, f"code block {number}")


FORMAT = Format("asciidoc", "prose", read, names=("*.adoc", "*.asciidoc", "*.asc"))
EMBEDDING = Embedding(frozenset({"asciidoc"}), find)
