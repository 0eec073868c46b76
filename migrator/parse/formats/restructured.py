"""reStructuredText: prose by the line, and its code and literal blocks."""

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

_DIRECTIVE = lazy(r"(?P<indent>[ \t]*)\.\. (?:code-block|code|sourcecode|highlight)::[ \t]*(?P<name>[\w+#.-]*)")
_LITERAL = lazy(r"(?P<indent>[ \t]*)(?:[^\s.][^\r\n]*)?::[ \t]*$")
_OPTION = lazy(r"[ \t]+:[\w-]+:")


def _scan(text: str) -> tuple[list[Block], list[Text]]:
    """The blocks of code and the lines of prose."""
    blocks: list[Block] = []
    prose: list[Text] = []
    block: Block | None = None
    blanks: list[tuple[int, int]] = []
    outer = 0
    for start, end in lines(text):
        line = text[start:end]
        width = len(line) - len(line.lstrip(" \t"))
        if block is not None and (width == len(line) or width > outer):
            if width == len(line):
                blanks += [(start, end)] if block else []
            elif block or not _OPTION.match(line):
                block.indent = block.indent or width
                for place in [*blanks, (start, end)]:
                    block.add(text, *place)
                blanks = []
            continue
        block, blanks = None, []
        opening = _DIRECTIVE.match(line) or _LITERAL.match(line)
        if opening is not None:
            outer = len(opening["indent"])
            block = Block(opening.groupdict().get("name", "") or "")
            blocks.append(block)
        if line.strip():
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


FORMAT = Format("restructuredtext", "prose", read, names=("*.rst",))
EMBEDDING = Embedding(frozenset({"restructuredtext"}), find)
