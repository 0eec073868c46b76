"""The statements of a block in place of the compound around it, moved to where it began."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from migrator.rewrite.base import Edit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node


def unwrap(code: Code, pairs: Iterable[tuple[Node, Node]], edits: Iterable[Edit]) -> list[Edit]:
    """The statements of blocks in place of the compounds around them; a line in several of them moves once."""
    cuts: list[Edit] = []
    indents: dict[int, int] = defaultdict(int)
    for node, body in pairs:
        if not body.parts:
            continue
        beside = [
            part for part in body.parts if part.kind in code.grammar.comments and not code.begins_line(part.start)
        ]
        first = next((part for part in body.parts if part not in beside[:1]), body.parts[0])
        last = body.parts[-1]
        head = code.line_start(first.start) if code.begins_line(first.start) else first.start
        cuts.append(Edit(code.line_start(node.start) if head != first.start else node.start, head, ""))
        rest = code.text[last.end : code.line_end(last.end)]
        tail = code.line_end(last.end) if not rest.strip(" \t\r\n;") else last.end
        if tail < node.end:
            stop = code.line_end(node.end) if not code.text[node.end : code.line_end(node.end)].strip() else node.end
            cuts.append(Edit(tail, stop, ""))
        extra = len(code.indentation(first.start)) - len(code.indentation(node.start))
        at = head
        while extra > 0 and head != first.start and at < min(last.end, len(code.text)):
            indents[at] += extra
            at = code.line_end(at)
    return [*cuts, *_moved(code, indents, [*edits, *cuts])]


def _moved(code: Code, indents: dict[int, int], others: list[Edit]) -> Iterator[Edit]:
    """Lines that begin further left now."""
    for at, extra in indents.items():
        meets = any(edit.start < at + extra and at < edit.end for edit in others)
        if not meets and not _in_string(code, at) and not code.text[at : at + extra].strip(" \t"):
            yield Edit(at, at + extra, "")


def _in_string(code: Code, offset: int) -> bool:
    return any(
        node.kind in code.grammar.strings and node.start < offset < node.end
        for node in code.nodes
        if node.start < offset
    )
