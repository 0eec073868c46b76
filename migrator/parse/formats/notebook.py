"""Jupyter notebooks: each cell a piece, joined from its `source` list; outputs are passed over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.parse.format import Embedding, Format, Piece
from migrator.parse.formats import jsonc
from migrator.parse.lookup import Lookup, outermost
from migrator.parse.spans import joined
from migrator.regex import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.facts import Entry, Facts
    from migrator.parse.format import Subject

_MAGIC = lazy(r"%%(?P<name>bash|sh|javascript|js|ruby|perl|powershell|html|R|sql)\b")
_KERNEL_NAMES = (
    ("metadata", "language_info", "name"),
    ("metadata", "kernelspec", "language"),
    ("metadata", "kernelspec", "name"),
)
_NOTEBOOK = lazy(r'"nbformat"\s*:')
_CELLS = lazy(r'"cells"\s*:\s*\[')


def read(text: str) -> Facts:
    """The facts of the notebook without those of outputs; what cells hold is read in their pieces."""
    return _without_outputs(jsonc.read(text))


def _read_what_stands(text: str) -> Facts:
    return _without_outputs(jsonc.read_what_stands(text))


def _without_outputs(facts: Facts) -> Facts:
    look = Lookup(facts)
    outputs = outermost(entry for entry in facts.entries if entry.name == "outputs" and entry.path[:1] != ("metadata",))
    left_out = {id(text) for output in outputs for text in look.texts(output)}
    return facts._replace(
        texts=tuple(text for text in facts.texts if id(text) not in left_out),
        entries=tuple(entry for entry in facts.entries if "outputs" not in entry.path),
    )


def find(subject: Subject) -> Iterator[Piece]:
    """The cells in order; `cell 3` is the third one, as the notebook shows it."""
    look = Lookup(subject.facts)
    kernel = next((name for path in _KERNEL_NAMES if (name := look.value(path))), "python")
    for entry in outermost(entry for entry in subject.facts.entries if _is_source(entry)):
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
    return kernel if magic is None else magic["name"]


def _is_notebook(text: str) -> bool:
    return _NOTEBOOK.search(text) is not None and _CELLS.search(text) is not None


FORMAT = Format(
    "notebook",
    "config",
    read,
    names=("*.ipynb",),
    refines=("json",),
    content=_is_notebook,
    fallback=_read_what_stands,
)
EMBEDDING = Embedding(frozenset({"notebook"}), find)
