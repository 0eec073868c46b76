"""The arguments of a Python call by the names of the parameters that take them, by place or by keyword."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from migrator.rewrite.base import Edit
from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.render import edits_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_SPREADS = frozenset({"list_splat", "dictionary_splat"})
_PLAIN = frozenset({"identifier", "attribute", "subscript", "string", "integer", "true", "false", "none", "call"})
_IMPURE = frozenset({"await", "yield", "named_expression", "lambda", "conditional_expression"})
_READS = frozenset({"get", "strip", "lower", "upper"})
"""Methods of a dict or a text that may be asked twice."""


class Arguments(NamedTuple):
    """`whole` has the nodes as they stand between the commas, `values` what they give."""

    whole: dict[str, Node]
    values: dict[str, Node]
    listed: Node


def arguments(code: Code, call: Node, order: tuple[str, ...], *, spreads: bool = False) -> Arguments | None:
    """None where the call unpacks something, or gives more by place than `order` names.

    `spreads`: what it unpacks by name (`**options`) is left out.
    """
    listed = call.child("argument_list")
    if listed is None:
        return None
    parts = [part for part in listed.parts if part.kind not in code.grammar.comments]
    parts = [part for part in parts if not (spreads and part.kind == "dictionary_splat")]
    placed = [part for part in parts if part.kind != "keyword_argument"]
    if any(part.kind in _SPREADS for part in parts) or len(placed) > len(order):
        return None
    whole = dict(zip(order, placed, strict=False))
    values = dict(whole)
    for part in parts:
        if part.kind == "keyword_argument":
            name = code.source(part.parts[0])
            whole[name], values[name] = part, part.parts[-1]
    return Arguments(whole, values, listed)


def without_some(code: Code, given: Arguments, names: Collection[str]) -> list[Edit]:
    """The edits that take arguments out, of which at least one stays; the next one takes the place of the first."""
    parts = sorted(given.whole.items(), key=lambda item: item[1].start)
    gone = [part for name, part in parts if name in names]
    edits: list[Edit] = []
    before: Node | None = None
    for (name, part), (_, after) in zip(parts, [*parts[1:], ("", None)], strict=True):
        if name not in names:
            before = part
        elif before is not None:
            edits.append(Edit(before.end, part.end, ""))
            before = part
        elif after is not None:
            edits.append(Edit(part.start, after.start, ""))
    commented = any("#" in code.text[edit.start : edit.end] for edit in edits)
    return edits_of(code, [Removal(code, part) for part in gone]) if commented else edits


def last(code: Code, callee: Node) -> str:
    """The last name of what is called."""
    return code.source(callee.parts[-1] if callee.kind == "attribute" else callee)


def wrapped(code: Code, value: Node) -> str:
    """An expression as an operand."""
    return code.source(value) if value.kind in _PLAIN else f"({code.source(value)})"


def text_of(code: Code, value: Node) -> str | None:
    """What a plain literal says; None for anything else."""
    source = code.source(value)
    interpolated = value.child("interpolation") is not None
    if value.kind != "string" or interpolated or "\\" in source or source[:1] not in {"'", '"'}:
        return None
    return source.strip(source[0])


def is_pure(code: Code, value: Node) -> bool:
    """Whether an expression may be written twice: it only looks something up."""
    return all(
        node.kind not in _IMPURE and (node.kind != "call" or last(code, node.parts[0]) in _READS)
        for node in _with(value)
    )


def stays(code: Code, value: Node, start: int, end: int) -> bool:
    """Whether an expression still gives at `end` what it gave at `start`: none of its names is bound between."""
    names = {code.source(node) for node in _with(value) if node.kind == "identifier"}
    return is_pure(code, value) and not any(
        start < target.start < end and code.source(target) in names for target in targets(code)
    )


def targets(code: Code) -> Iterator[Node]:
    """The names that assignments, loops and `with` bind."""
    for node in code.nodes:
        if node.kind in {"assignment", "for_statement", "augmented_assignment", "named_expression"} and node.parts:
            yield from (one for one in _with(node.parts[0]) if one.kind == "identifier" and not _belongs(one))
        elif node.kind == "as_pattern_target":
            yield from (one for one in _with(node) if one.kind == "identifier")


def _belongs(name: Node) -> bool:
    """Whether a name is part of something longer, as in `a.b = …` and `a["b"] = …`."""
    return name.parent is not None and name.parent.kind in {"attribute", "subscript"}


def _with(node: Node) -> Iterator[Node]:
    yield node
    yield from node.descendants()
