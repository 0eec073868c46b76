"""Jupyter notebooks: the code cells are one program; each changed cell is written back as a list of lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from migrator.parse.identify import named
from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.config import json_tree
from migrator.rewrite.config.json_tree import Value, between, quoted
from migrator.rewrite.edits import apply
from migrator.rewrite.embedded import rewritten
from migrator.rewrite.programs import NOTEBOOK

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from migrator.parse.document import Document
    from migrator.rewrite.base import Context

_MAGIC = re.compile(r"(?m)^(?=[ \t]*[%!])")
_MARK = "#\u2060"
"""Put before a line that only IPython understands, so that it reads as a comment."""
_TOKEN = re.compile(r"(?<![\w-])([\w-]{13,})\.(?=[\w-]{10})")
"""Two parts with a dot between; the first holds `eyJ`, the beginning of a JSON object in base64, and more."""
_SHORTEST_PART = 13
_OUTPUT = (
    "an output of this notebook shows a token; clear the outputs, and purge the history where the token still lives"
)


class _Cell(NamedTuple):
    source: Value
    start: int
    """Where its text begins in the program that the cells make together."""
    text: str


def _propose(context: Context) -> Iterator[Proposal]:
    for document in context.documents():
        tree = json_tree.read(document.text)
        cells = tree.get("cells") if tree is not None else None
        if tree is None or cells is None:
            continue
        outputs = f"{document.path}: {_OUTPUT}" if any(_shows_token(cell) for cell in cells.items) else ""
        yield from _rewritten(context, document, tree, outputs)


def _rewritten(context: Context, document: Document, tree: Value, outputs: str) -> Iterator[Proposal]:
    cells = list(_code(tree))
    text = "\n".join(cell.text for cell in cells)
    found = rewritten(context, _language(tree), text, document.path)
    if found.reason or not found.edits:
        said = f"{document.path}: {found.reason}" if found.reason else ""
        if said or outputs:
            yield Proposal("", " ".join(filter(None, (said, outputs))))
        return
    edits = [edit for cell in cells for edit in _written(document.text, cell, found.edits)]
    yield Proposal(
        "Rewrite the cells",
        " ".join(filter(None, (*found.instructions, outputs))),
        edits={document.path: tuple(edits)},
        caution="; ".join(f"{document.path}: {one}" for one in found.cautions),
    )


def _language(tree: Value) -> str:
    """The language of the kernel; Python where the notebook does not say."""
    name = tree.string("metadata", "language_info", "name") or tree.string("metadata", "kernelspec", "language")
    return named(name, "") if name else "python"


def _code(tree: Value) -> Iterator[_Cell]:
    """The code cells, without those that are written in another language."""
    cells = tree.get("cells")
    at = 0
    for cell in cells.items if cells is not None else ():
        source = cell.get("source")
        if source is None or cell.string("cell_type") != "code":
            continue
        text = source.text if source.kind == "string" else "".join(item.text for item in source.items)
        if text.startswith("%%") or _MARK in text:
            continue
        text = _MAGIC.sub(_MARK, text)
        yield _Cell(source, at, text)
        at += len(text) + 1


def _written(text: str, cell: _Cell, edits: Iterable[Edit]) -> Iterator[Edit]:
    """The cell's new source, where it changes; lines that stay keep their spelling."""
    end = cell.start + len(cell.text)
    own = []
    for edit in edits:
        start, stop = max(edit.start, cell.start), min(edit.end, end)
        if start > stop or (start == stop and edit.start < edit.end):
            continue
        begins_here = cell.start <= edit.start <= end
        own.append(Edit(start - cell.start, stop - cell.start, edit.replacement if begins_here else ""))
    new = apply(cell.text, own).replace(_MARK, "")
    if new == cell.text.replace(_MARK, ""):
        return
    if cell.source.kind == "string":
        yield Edit(cell.source.start, cell.source.end, quoted(new))
        return
    spelled = {item.text: text[item.start : item.end] for item in cell.source.items}
    lines = (new if cell.text.endswith("\n") else new.rstrip("\n")).splitlines(keepends=True)
    items = [spelled.get(line, quoted(line)) for line in lines]
    first, last = cell.source.items[0], cell.source.items[-1]
    if items:
        yield Edit(first.start, last.end, between(text, cell.source).join(items))
    else:
        yield Edit(cell.source.start + 1, cell.source.end - 1, "")


def _holds_token(text: str) -> bool:
    return any(0 <= part[1].find("eyJ") <= len(part[1]) - _SHORTEST_PART for part in _TOKEN.finditer(text))


def _shows_token(cell: Value) -> bool:
    outputs = cell.get("outputs")
    return outputs is not None and any(value.kind == "string" and _holds_token(value.text) for value in outputs.walk())


REWRITER = Rewriter("notebook", 20, _propose, frozenset({NOTEBOOK}))
