"""Jupyter notebooks: each cell a piece, joined from its `source` list; outputs are passed over."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from migrator.parse.format import Embedding, Format, Piece
from migrator.parse.formats import jsonc
from migrator.parse.lookup import Lookup, outermost
from migrator.parse.spans import joined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.facts import Entry, Facts
    from migrator.parse.format import Subject

_MAGIC = re.compile(r"%%(?P<name>bash|sh|javascript|js|ruby|perl|powershell|html|R|sql|script)\b")
_MAGICS = {"sh": "bash", "js": "javascript", "R": "r", "script": "bash"}
_KERNELS = {
    "ir": "r",
    "python3": "python",
    "ipython": "python",
    "c#": "csharp",
    ".net-csharp": "csharp",
    "node": "javascript",
}
_NOTEBOOK = re.compile(r'"nbformat"\s*:')
_CELLS = re.compile(r'"cells"\s*:\s*\[')


def read(text: str) -> Facts:
    """The facts of the notebook beside its cells: metadata; the cells' own are in their pieces."""
    facts = jsonc.read(text)
    return replace(
        facts,
        texts=(),
        entries=tuple(entry for entry in facts.entries if "cells" not in entry.path and entry.name != "cells"),
    )


def find(subject: Subject) -> Iterator[Piece]:
    """The cells in order; `Cell 3` is the third one, as the notebook shows it."""
    facts = jsonc.read(subject.text)
    look = Lookup(facts)
    kernel = look.value(("metadata", "language_info", "name")) or look.value(("metadata", "kernelspec", "language"))
    kernel = kernel or look.value(("metadata", "kernelspec", "name")) or "python"
    for entry in outermost(entry for entry in facts.entries if _is_source(entry)):
        texts = look.texts(entry)
        if texts:
            value, found = joined(texts)
            kind = look.value((*entry.path, "cell_type")) or "code"
            yield Piece(_language(kind, value, kernel), value, f"cell {int(entry.path[-1]) + 1}", found)


def _is_source(entry: Entry) -> bool:
    """Format 4 keeps cells at the top, format 3 in worksheets; a code cell of format 3 has its source in `input`."""
    return (
        entry.name in {"source", "input"}
        and entry.path[-1:] != ()
        and entry.path[-1].isdigit()
        and entry.path[-2:-1] == ("cells",)
    )


def _language(kind: str, value: str, kernel: str) -> str:
    if kind == "markdown":
        return "markdown"
    if kind != "code":
        return "text"
    magic = _MAGIC.match(value)
    if magic is not None:
        return _MAGICS.get(magic.group("name"), magic.group("name"))
    name = kernel.lower()
    return _KERNELS.get(name, name)


def _is_notebook(text: str) -> bool:
    return _NOTEBOOK.search(text) is not None and _CELLS.search(text) is not None


FORMAT = Format("notebook", "config", read, names=("*.ipynb",), refines=("json",), content=_is_notebook)
EMBEDDING = Embedding(frozenset({"notebook"}), find)
