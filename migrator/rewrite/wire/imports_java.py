"""Java: imports for what a rewrite brings in, each beside those it sorts with."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from migrator.rewrite.base import Edit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node


def imported(code: Code, names: Iterable[str]) -> Iterator[Edit]:
    """Edits that import types, by their full names, also where a whole package is: so each says where it is from."""
    known = {one.module for one in code.facts.imports if "*" not in one.names}
    places: dict[int, list[str]] = defaultdict(list)
    for name in sorted(names):
        if name not in known:
            places[_place(code, name)].append(f"import {name};{code.newline}")
    for at, lines in places.items():
        yield Edit(at, at, "".join(lines))


def _place(code: Code, name: str) -> int:
    """Where the import of a name belongs: among those of its package, else of the nearest one, else after all."""
    listed = [node for node in code.nodes if node.kind == "import_declaration" and "static" not in code.source(node)]
    if not listed:
        package = next((node for node in code.nodes if node.kind == "package_declaration"), None)
        return code.line_end(package.end) if package is not None else 0
    most = max(_shared(_name(code, node), name) for node in listed)
    near = [node for node in listed if _shared(_name(code, node), name) == most]
    after = [node for node in near if _name(code, node) > name]
    if after:
        return code.line_start(after[0].start)
    return code.line_end(near[-1].end)


def _name(code: Code, node: Node) -> str:
    return code.source(node).removeprefix("import").strip(" ;")


def _shared(one: str, other: str) -> int:
    """How many parts two names begin with alike."""
    count = 0
    for left, right in zip(one.split("."), other.split("."), strict=False):
        if left != right:
            break
        count += 1
    return count
