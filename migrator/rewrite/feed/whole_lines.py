"""Statements that go, as edits: whole lines with the comments that belong to them; a block never stays empty."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.base import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_ABOUT_JWT = re.compile(
    r"(?i)\bjwt\b|jwt[_ ]?token|assertion|\bsign(?:s|ed|ing|ature)?\b|private.?key|meta.?scope|\bclaims?\b"
    r"|certificate|\bpayload\b"
)


def line_edits(code: Code, block: Node, gone: list[Node]) -> Iterator[Edit]:
    """Statements of one block."""
    identities = {id(node) for node in gone}
    children = [child for child in block.parts if child.kind not in code.grammar.comments]
    needed = block.parent is not None and block.parent.kind != "case_item"
    empty = code.habits.empty if needed and all(id(child) in identities for child in children) else ""
    ranges: list[tuple[int, int]] = []
    for node in gone:
        start, end = _own_lines(code, block, node, identities)
        if ranges and not code.text[ranges[-1][1] : start].strip():
            ranges[-1] = (ranges[-1][0], max(end, ranges[-1][1]))
        else:
            ranges.append((start, end))
    for index, (start, end) in enumerate(ranges):
        if empty and index == 0 and block.parent is not None:
            yield Edit(gone[0].start if code.begins_line(gone[0].start) else start, gone[0].start, "")
            indent = code.indentation(gone[0].start)
            yield Edit(start, end, f"{indent}{empty}{code.newline}" if code.begins_line(start) else empty)
            continue
        first, last = _with_blanks(code, block, start, end)
        yield Edit(first, last, code.newline if _parts(code, block, first, last) else "")


def _own_lines(code: Code, block: Node, node: Node, gone: set[int]) -> tuple[int, int]:
    """The lines of a statement, with the comments that belong to it; only the statement where it shares a line."""
    start, end = node.start, node.end
    following = code.text[end : code.line_end(end)]
    tail = re.match(r"[ \t]*(?:;(?!;))?[ \t]*(?:(?:#|//)[^\n]*|/\*[^\n]*\*/[ \t]*)?\r?\n?", following)
    rest = following[tail.end() :] if tail is not None else following
    if not code.begins_line(start) or rest.strip():
        semicolon = re.match(r"[ \t]*;(?!;)[ \t]*", following)
        return start, end + (semicolon.end() if semicolon is not None else 0)
    start = code.line_start(start)
    for comment in _comments_above(code, block, node, gone):
        start = code.line_start(comment.start)
    return start, end + (tail.end() if tail is not None else 0)


def _comments_above(code: Code, block: Node, node: Node, gone: set[int]) -> Iterator[Node]:
    """Comment lines right above a statement, the nearest first, as long as they speak of what goes."""
    siblings = block.children
    at = next(index for index, child in enumerate(siblings) if child is node)
    whole = _paragraph_goes(code, siblings, at, gone)
    below = node
    for comment in reversed(siblings[:at]):
        adjacent = comment.kind in code.grammar.comments and code.begins_line(comment.start)
        if not adjacent or code.text[comment.end : below.start].count("\n") > 1:
            return
        documents = code.source(comment).startswith("/**")
        heads = comment is siblings[0] and block.parent is None
        if not ((whole and not heads) or documents or _ABOUT_JWT.search(code.source(comment))):
            return
        yield comment
        below = comment


def _paragraph_goes(code: Code, siblings: list[Node], at: int, gone: set[int]) -> bool:
    """Whether everything goes from a statement to the next blank line or comment."""
    below = siblings[at]
    for child in siblings[at + 1 :]:
        if code.text[below.end : child.start].count("\n") > 1 or child.kind in code.grammar.comments:
            return True
        if child.named and id(child) not in gone:
            return False
        below = child
    return True


def _with_blanks(code: Code, block: Node, start: int, end: int) -> tuple[int, int]:
    """The range with the blank lines that would be doubled without it."""
    text = code.text
    if start != code.line_start(start):
        return start, end
    above = start
    while above > block.start and not text[code.line_start(above - 1) : above].strip():
        above = code.line_start(above - 1)
    below = end
    while below < len(text) and not text[below : code.line_end(below)].strip() and code.line_end(below) > below:
        below = code.line_end(below)
    first = not text[block.start : above].strip(" \t\r\n{") and (block.parent is not None or not text[:above].strip())
    last = below >= len(text) or not text[below : block.end].strip(" \t\r\n}")
    if last and below < len(text):
        return above, end
    if last:
        return above, below
    if first or (start - above) >= (below - end):
        return start, below
    return above, end


def _parts(code: Code, block: Node, start: int, end: int) -> bool:
    """Whether a range that takes a blank line out would join two paragraphs."""
    text = code.text
    if not code.habits.keeps_paragraphs or start != code.line_start(start):
        return False
    if not re.search(r"\n[ \t]*\r?\n", text[start:end]):
        return False
    head = block.parent is not None and code.line_start(start - 1) <= block.start
    above = text[code.line_start(start - 1) : start] if start > block.start and not head else ""
    return bool(above.strip(" \t\r\n{")) and bool(text[end : min(code.line_end(end), block.end)].strip(" \t\r\n}"))
