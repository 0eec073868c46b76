"""The options of a Python call: keyword arguments, pairs of a dict, and what is put into a dict afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

MOST_CALLS = 200
"""Calls of one SDK in one file that are looked at: each may be followed through the whole file."""


def name_of(code: Code, option: Node) -> str:
    """The name that an option gives: of a keyword, a pair, or an assignment to an item."""
    first = option.parts[0]
    return code.source(first.parts[-1] if first.kind == "subscript" else first).strip("\"'")


def filled(code: Code, name: str) -> Iterator[Node]:
    """What fills a dict: the pairs of its literal, and the assignments to its items."""
    for node in code.nodes:
        if node.kind != "assignment" or len(node.parts) != 2:  # noqa: PLR2004 - target and value
            continue
        target, value = node.parts
        if value.kind == "dictionary" and code.source(target) == name:
            yield from (part for part in value.parts if part.kind == "pair")
        elif target.kind == "subscript" and code.source(target.parts[0]) == name:
            yield node


def place_of(code: Code, node: Node) -> str:
    """Path and line, for a sentence."""
    line = code.document.position(code.region.offsets.to_file(node.start))[0]
    return f"{code.document.path}:{line}"
