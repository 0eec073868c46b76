"""Ruby: a named argument that a method still demands, and that no call gives it any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.rewrite.code import codes
from migrator.rewrite.programs import family_of_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from migrator.parse.document import Document
    from migrator.rewrite.code import Code
    from migrator.rewrite.draft import Draft
    from migrator.rewrite.tree import Node

_FAMILY = "ruby"


def unfilled(draft: Draft) -> str:
    """The first such argument with its place; empty where there is none."""
    changed = [file for file in draft.changed() if family_of_language(file.current.regions[0].language) == _FAMILY]
    before = _given(file.original for file in changed)
    lost = before - _given(file.current for file in changed if not file.hollow)
    if not lost:
        return ""
    paths = [path for path in draft.source.paths if family_of_language(draft.language(path)) == _FAMILY]
    known = dict.fromkeys([*(file.current.path for file in changed), *paths])
    documents = [draft.document(path) for path in known if any(name in draft.text(path) for name in lost)]
    lost -= _given(documents)
    for document in documents if lost else ():
        for code in codes(document):
            for name, offset in _demanded(code):
                if name in lost:
                    line = document.position(code.region.offsets.to_file(offset))[0]
                    return f"{document.path}:{line} would demand {name}, which no call gives it any more"
    return ""


def _given(documents: Iterable[Document]) -> set[str]:
    """The names of arguments and entries."""
    return {
        code.source(node).lstrip(":")
        for document in documents
        for code in codes(document)
        for node in code.nodes
        if node.kind == "hash_key_symbol" or _is_written(node)
    }


def _is_written(node: Node) -> bool:
    """`settings[:name] = …`."""
    entry = node.parent
    binder = entry.parent if entry is not None and entry.kind == "element_reference" else None
    return (
        node.kind == "simple_symbol" and binder is not None and binder.kind == "assignment" and binder.parts[0] is entry
    )


def _demanded(code: Code) -> Iterator[tuple[str, int]]:
    """The parameters of that kind without a default."""
    for node in code.nodes:
        if node.kind == "keyword_parameter" and len(node.parts) == 1:
            yield code.source(node.parts[0]), node.start
