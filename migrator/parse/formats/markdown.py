"""Markdown and MDX: prose by the line, and its fenced and indented blocks of code."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.parse.facts import Comment, Facts, Span
from migrator.parse.format import Embedding, Format, Piece
from migrator.parse.spans import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.facts import Text
    from migrator.parse.format import Subject

_FENCE = re.compile(r"(?P<indent>(?:[ \t]|> ?|[-*+] |\d{1,3}[.)] ){0,20})(?P<marks>`{3,}|~{3,})[ \t]*(?P<info>[^\n`]*)")
_BLANK = re.compile(r"[ \t\r]*$")
_COMMENT = re.compile(r"<!--")
_INFO = re.compile(r"\{?\.?(?P<name>[A-Za-z0-9_+#.-]+)")
_LANGUAGE_ATTRIBUTE = re.compile(r"(?:language|lang)[=-]\"?([A-Za-z0-9_+#-]+)")


def lines(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each line, without its line ending."""
    at = 0
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end == -1 else end
        yield at, end - 1 if end > at and text[end - 1] == "\r" else end
        at = end + 1


class _Block:
    """A block of code being gathered: its lines, each without the indentation of the block."""

    def __init__(self, language: str, indent: int, at: int) -> None:
        self.language = language
        self.indent = indent
        self.at = at
        self.lines: list[tuple[int, int]] = []

    def piece(self, text: str, label: str) -> Piece:
        value, found, length = [], [], 0
        for start, end in self.lines:
            found.append((length, start))
            found.append((length + end - start, end))
            value.append(text[start:end] + "\n")
            length += end - start + 1
        return Piece(self.language, "".join(value), label, _compact(found))


def _compact(found: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Without the anchors that only continue the one before them."""
    kept: list[tuple[int, int]] = []
    for here, there in found:
        if kept and kept[-1][0] == here:
            kept[-1] = (here, there)
        elif not kept or there - kept[-1][1] != here - kept[-1][0]:
            kept.append((here, there))
    return tuple(kept) or ((0, 0),)


def _scan(text: str) -> tuple[list[_Block], list[Text]]:
    """The blocks of code and the lines of prose."""
    blocks: list[_Block] = []
    prose: list[Text] = []
    open_block: _Block | None = None
    marks = ""
    previous_blank, in_list = True, False
    indented: _Block | None = None
    for start, end in lines(text):
        fence = _FENCE.match(text, start, end)
        if open_block is not None:
            if fence and fence["marks"].startswith(marks) and not fence["info"].strip():
                open_block = None
            else:
                open_block.lines.append((_dedented(text, start, end, open_block.indent), end))
            continue
        blank = _BLANK.match(text, start, end) is not None
        if fence is not None:
            open_block = _Block(_info(fence["info"]), len(fence["indent"]), start)
            marks = fence["marks"]
            blocks.append(open_block)
            indented = None
        elif not blank and not in_list and text.startswith(("    ", "\t"), start) and (previous_blank or indented):
            if indented is None:
                indented = _Block("", 4, start)
                blocks.append(indented)
            indented.lines.append((_dedented(text, start, end, 4), end))
        elif not blank:
            indented = None
            in_list = _continues_list(text, start, end, in_list=in_list)
            prose.append(plain(text, start, end))
        previous_blank = blank
    return blocks, prose


def _continues_list(text: str, start: int, end: int, *, in_list: bool) -> bool:
    """Four blanks inside a list are the text of its item, not code."""
    line = text[start : min(end, start + 12)]
    return re.match(r"\s{0,3}(?:[-*+]|\d{1,9}[.)])\s", line) is not None or (in_list and line[:1] in " \t")


def _dedented(text: str, start: int, end: int, indent: int) -> int:
    """Where a line of a block begins: after as much of the block's indentation as it has."""
    stop = min(start + indent, end)
    while start < stop and text[start] in " \t>":
        if text[start] == "\t":
            return start + 1
        start += 1
    return start


def _info(info: str) -> str:
    attribute = _LANGUAGE_ATTRIBUTE.search(info)
    if attribute is not None:
        return attribute.group(1).lower()
    name = _INFO.match(info.strip())
    return name["name"].lower().lstrip(".") if name is not None else ""


def read(text: str) -> Facts:
    """The prose by the line; what stands in blocks of code is in their pieces."""
    _, prose = _scan(text)
    comments = []
    for opening in _COMMENT.finditer(text):
        closing = text.find("-->", opening.end())
        if closing == -1:
            break
        comments.append(Comment(Span(opening.start(), closing + 3), text[opening.start() : closing + 3]))
    return Facts(tuple(prose), comments=tuple(comments))


def find(subject: Subject) -> Iterator[Piece]:
    """The blocks of code, in order."""
    blocks, _ = _scan(subject.text)
    for number, block in enumerate(blocks, 1):
        if block.lines:
            yield block.piece(subject.text, f"code block {number}")


FORMAT = Format(
    "markdown",
    "prose",
    read,
    names=("*.md", "*.mdx", "*.markdown", "*.mdown", "*.mkd", "*.rmd", "*.qmd", "*.md.*", "readme"),
)
EMBEDDING = Embedding(frozenset({"markdown"}), find)
