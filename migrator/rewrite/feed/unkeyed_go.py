"""Go: what a literal without names gives a field of a struct by its place: `credentials{id, secret, key}`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.statements import callee

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from migrator.rewrite.code import Code
    from migrator.rewrite.feed.world import Module
    from migrator.rewrite.tree import Node

_TYPES = frozenset({"type_identifier", "qualified_type", "pointer_type"})
_READS = re.compile(
    r"(?:^|\.)(?:Getenv|LookupEnv|Get\w*|MustGet\w*|ReadFile|String|Sprintf|Join|Trim\w*|string|byte)$|^\[\]byte$"
)
_OF_MANY = frozenset({"slice_type", "array_type", "map_type", "implicit_length_array_type"})


def given_unkeyed(modules: Iterable[Module], code: Code, field: Node) -> list[Removal] | None:
    """The elements that stand for a field in the literals of its struct; None where one of them cannot be taken out.

    It is of another length, does more than read, or its type is not plain to see. Nothing for what is no field of a
    struct that has a name.
    """
    spec = next((one for one in field.ancestors() if one.kind in {"type_spec", "function_declaration"}), None)
    struct = spec.child("struct_type") if spec is not None and spec.kind == "type_spec" else None
    if spec is None or struct is None or not field.inside(struct):
        return []
    names = [code.source(one) for declaration in struct.parts[-1].parts for one in _names(code, declaration)]
    if code.source(field) not in names:
        return []
    at, title = names.index(code.source(field)), code.source(spec.parts[0])
    removals: list[Removal] = []
    for module in modules:
        if _renamed(module.code, title):
            return None
        for literal in _literals(module.code, title):
            elements = [part for part in literal.parts if part.kind not in module.code.grammar.comments]
            if not elements or elements[0].kind == "keyed_element":
                continue
            if len(elements) != len(names) or _acts(module.code, elements[at]):
                return None
            removals.append(Removal(module.code, elements[at]))
    return removals


def _names(code: Code, declaration: Node) -> list[Node]:
    """The fields that a line declares; the type of one that has no name."""
    if declaration.kind in code.grammar.comments:
        return []
    return [part for part in declaration.parts if part.kind == "field_identifier"] or declaration.parts[-1:]


def _literals(code: Code, title: str) -> Iterator[Node]:
    """The values of the literals of a struct, also where a list of many leaves the type of each out."""
    for node in code.of_kind("composite_literal") if title in code.text else ():
        yield from _within(code, node.parts[0], node.parts[-1], title)


def _within(code: Code, kind: Node, value: Node, title: str) -> Iterator[Node]:
    if kind.kind in _TYPES and _is(code, kind, title):
        yield value
    for element in value.parts if kind.kind in _OF_MANY else ():
        last = element.parts[-1] if element.parts else element
        inner = last.parts[-1] if last.kind == "literal_element" and last.parts else last
        if inner.kind == "literal_value":
            yield from _within(code, kind.parts[-1], inner, title)


def _renamed(code: Code, title: str) -> bool:
    """Whether a list of many of a struct has a name of its own, whose literals are not followed."""
    return title in code.text and any(
        node.parts[-1].kind in _OF_MANY and title in code.source(node.parts[-1]) for node in code.of_kind("type_spec")
    )


def _acts(code: Code, element: Node) -> bool:
    """Whether what is given does more than read."""
    calls = [one for one in (element, *element.descendants()) if one.kind in code.grammar.calls]
    return any(_READS.search(callee(code, one)) is None for one in calls)


def _is(code: Code, kind: Node, title: str) -> bool:
    return code.source(kind).lstrip("*").rpartition(".")[2] == title
