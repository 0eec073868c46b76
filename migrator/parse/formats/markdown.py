"""Markdown and MDX: prose by the line, and its fenced and indented blocks of code."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.parse.blocks import Block
from migrator.parse.facts import Comment, Facts, Span
from migrator.parse.format import Embedding, Format
from migrator.parse.lines import lines
from migrator.parse.spans import plain
from migrator.regex import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.facts import Text
    from migrator.parse.format import Piece, Subject

_FENCE = lazy(r"(?P<indent>(?:[ \t]|> ?|[-*+] |\d{1,3}[.)] ){0,20})(?P<marks>`{3,}|~{3,})[ \t]*(?P<info>[^\n`]*)")
_INDENT = 4
_BLANK = lazy(r"[ \t\r]*$")
_COMMENT = lazy(r"<!--")
_INFO = lazy(r"\{?\.?(?P<name>[A-Za-z0-9_+#.-]+)")
_LANGUAGE_ATTRIBUTE = lazy(r"(?:language|lang)[=-]\"?([A-Za-z0-9_+#-]+)")


class _Scanner:
    """Goes through the lines once; blocks of code and lines of prose come out."""

    def __init__(self, text: str) -> None:
        self.blocks: list[Block] = []
        self.prose: list[Text] = []
        self._text = text
        self._fenced: Block | None = None
        self._marks = ""
        self._indented: Block | None = None
        self._after_blank = True
        self._in_list = False
        self._run()

    def _run(self) -> None:
        for start, end in lines(self._text):
            if self._fenced is not None:
                self._inside_fence(start, end)
            else:
                self._outside_fence(start, end)

    def _inside_fence(self, start: int, end: int) -> None:
        fence = _FENCE.match(self._text, start, end)
        if fence is not None and fence["marks"].startswith(self._marks) and not fence["info"].strip():
            self._fenced = None
        elif self._fenced is not None:
            self._fenced.add(self._text, start, end)

    def _outside_fence(self, start: int, end: int) -> None:
        text = self._text
        fence = _FENCE.match(text, start, end)
        blank = _BLANK.match(text, start, end) is not None
        if fence is not None:
            self._fenced, self._marks = Block(_info(fence["info"]), len(fence["indent"])), fence["marks"]
            self.blocks.append(self._fenced)
            self._indented = None
        elif not blank and self._is_code(start):
            if self._indented is None:
                self._indented = Block("", _INDENT)
                self.blocks.append(self._indented)
            self._indented.add(text, start, end)
        elif not blank:
            self._indented = None
            self._in_list = _continues_list(text, start, end, in_list=self._in_list)
            self.prose.append(plain(text, start, end))
        self._after_blank = blank

    def _is_code(self, start: int) -> bool:
        """An indented line is code after a blank one, or after another of its kind, outside of lists."""
        begins = self._after_blank or self._indented is not None
        return begins and not self._in_list and self._text.startswith((" " * _INDENT, "\t"), start)


def _continues_list(text: str, start: int, end: int, *, in_list: bool) -> bool:
    """Four blanks inside a list are the text of its item, not code."""
    line = text[start : min(end, start + 12)]
    return re.match(r"\s{0,3}(?:[-*+]|\d{1,9}[.)])\s", line) is not None or (in_list and line[:1] in " \t")


def _info(info: str) -> str:
    attribute = _LANGUAGE_ATTRIBUTE.search(info)
    if attribute is not None:
        return attribute.group(1).lower()
    name = _INFO.match(info.strip())
    return name["name"].lower().lstrip(".") if name is not None else ""


def read(text: str) -> Facts:
    """The prose by the line; what stands in blocks of code is in their pieces."""
    comments = []
    for opening in _COMMENT.finditer(text):
        closing = text.find("-->", opening.end())
        if closing == -1:
            break
        comments.append(Comment(Span(opening.start(), closing + 3), text[opening.start() : closing + 3]))
    return Facts(tuple(_Scanner(text).prose), comments=tuple(comments))


def find(subject: Subject) -> Iterator[Piece]:
    """The blocks of code, in order."""
    blocks = [block for block in _Scanner(subject.text).blocks if block]
    for number, block in enumerate(blocks, 1):
        yield block.piece(subject.text, f"code block {number}")


FORMAT = Format(
    "markdown",
    "prose",
    read,
    names=("*.md", "*.mdx", "*.markdown", "*.mdown", "*.mkd", "*.rmd", "*.qmd", "readme"),
)
EMBEDDING = Embedding(frozenset({"markdown"}), find)
