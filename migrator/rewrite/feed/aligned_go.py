"""Go: columns stand as gofmt aligns them, where an edit has taken a line out of them or changed one.

The fields of a struct, the entries of a literal, constants and variables: what stands on lines right below one
another is one section, whose cells gofmt pads to the widest. A section that was not aligned before is left alone.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, NamedTuple

from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.code import codes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from migrator.rewrite.base import Context
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_ROWS = frozenset({"field_declaration", "keyed_element", "const_spec", "var_spec"})
_SMALL, _RATIO = 40, 2.5
"""From go/printer: keys up to this width are always aligned; of others those whose widths differ no more than that."""
_GAP = re.compile(r"[ \t]+")


class _Row(NamedTuple):
    """One line: where each of its cells begins and ends, the comment at the end among them."""

    kind: str
    cells: tuple[tuple[int, int], ...]
    commented: bool

    def width(self, index: int) -> int:
        """Characters of a cell."""
        return self.cells[index][1] - self.cells[index][0]


def _propose(context: Context) -> Iterator[Proposal]:
    for file in context.draft.changed():
        if context.draft.document(file.original.path).path.endswith(".go") and not file.hollow:
            before = {text for code in codes(file.original) for text in _texts(code)}
            edits = [edit for code in codes(file.current) for edit in code.in_file(_aligned(code, before)) or ()]
            if edits:
                yield Proposal("Align the columns as gofmt does", edits={file.original.path: tuple(edits)})


def _texts(code: Code) -> Iterator[str]:
    """The sections as they are written, and whether each was aligned."""
    for rows in _sections(code):
        yield _text(code, rows)


def _text(code: Code, rows: Sequence[_Row]) -> str:
    return code.text[rows[0].cells[0][0] : rows[-1].cells[-1][1]]


def _aligned(code: Code, before: set[str]) -> list[Edit]:
    """The edits of the sections that are new."""
    return [edit for rows in _sections(code) if _text(code, rows) not in before for edit in _padded(code, rows)]


def _sections(code: Code) -> Iterator[list[_Row]]:
    """Rows on lines right below one another, which hold nothing else."""
    for parent in code.nodes:
        if not any(child.kind in _ROWS for child in parent.children):
            continue
        section: list[_Row] = []
        last = -1
        for child in parent.children:
            row = _row(code, child) if child.kind in _ROWS else None
            line = code.text.count("\n", 0, child.start)
            if row is None and child.kind in code.grammar.comments and line == last:
                continue  # it is the last cell of the row
            if row is None and child.kind in {",", ";", "\n", "{", "}", "(", ")"}:
                continue
            if section and (row is None or line != last + 1 or _breaks(section, row)):
                yield section
                section = []
            if row is not None:
                section.append(row)
                last = line
        if section:
            yield section


def _breaks(section: Sequence[_Row], row: _Row) -> bool:
    """Whether gofmt begins a new section because keys differ too much in width."""
    widths = [one.width(0) for one in section]
    if widths[-1] <= _SMALL and row.width(0) <= _SMALL:
        return False
    mean = math.exp(sum(math.log(max(width, 1)) for width in widths) / len(widths))
    ratio = row.width(0) / mean
    return ratio * _RATIO <= 1 or ratio >= _RATIO


def _row(code: Code, node: Node) -> _Row | None:
    """The cells of a line that a node has to itself; None where it goes over several."""
    end = code.line_end(node.end)
    line = code.text[node.start : end].rstrip("\r\n")
    if not code.begins_line(node.start) or "\n" in code.text[node.start : node.end]:
        return None
    starts = list(_starts(node))
    stops = node.start + len(line)
    comment = next((one for one in _comments(code, node, end)), None)
    if comment is not None:
        starts.append(comment)
    cells = []
    for index, start in enumerate(starts):
        following = starts[index + 1] if index + 1 < len(starts) else stops
        cells.append((start, start + len(code.text[start:following].rstrip())))
    return _Row(node.kind, tuple(cells), comment is not None)


def _starts(node: Node) -> Iterator[int]:
    """Where the cells of a row begin."""
    yield node.start
    parts = node.parts
    if node.kind == "keyed_element":
        yield parts[-1].start
    elif node.kind == "field_declaration":
        names = [part for part in parts if part.kind == "field_identifier"]
        rest = [part for part in parts if part.kind != "field_identifier" and part.start > node.start]
        if names:
            yield from (part.start for part in rest)
        else:
            yield from (part.start for part in rest[1:])
    else:
        equals = node.child("=")
        typed = [part for part in parts if part.kind not in {"identifier", "expression_list"}]
        yield from (part.start for part in typed)
        if equals is not None:
            yield equals.start


def _comments(code: Code, node: Node, end: int) -> Iterator[int]:
    for sibling in node.parent.children if node.parent is not None else ():
        if sibling.kind in code.grammar.comments and node.end <= sibling.start < end:
            yield sibling.start


def _padded(code: Code, rows: Sequence[_Row]) -> Iterator[Edit]:
    """Pad each cell to the widest of the rows around that have one after it."""
    if not _regular(rows):
        return
    for index in range(max(len(row.cells) for row in rows) - 1):
        for block in _blocks(rows, index):
            widest = max(row.width(index) for row in block)
            for row in block:
                start, end = row.cells[index][1], row.cells[index + 1][0]
                pad = " " * (widest - row.width(index) + 1)
                if _GAP.fullmatch(code.text, start, end) and code.text[start:end] != pad:
                    yield Edit(start, end, pad)


def _regular(rows: Sequence[_Row]) -> bool:
    """Whether a cell stands in the column of its number: none before it is left out."""
    lengths = {len(row.cells) - row.commented for row in rows}
    if len(lengths) == 1:
        return True
    short = (row for row in rows if len(row.cells) - row.commented < max(lengths))
    return rows[0].kind == "field_declaration" and not any(row.commented for row in short)


def _blocks(rows: Sequence[_Row], index: int) -> Iterator[list[_Row]]:
    block: list[_Row] = []
    for row in rows:
        if len(row.cells) > index + 1:
            block.append(row)
        elif block:
            yield block
            block = []
    if block:
        yield block


REWRITER = Rewriter("aligned-go", 75, _propose, frozenset({"go"}))
