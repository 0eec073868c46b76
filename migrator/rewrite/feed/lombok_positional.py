"""Java: what constructions give a field by its place, of a class whose constructor Lombok makes from the fields."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.feed.dead import Removal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_ALL = re.compile(r"@(?:lombok\.)?(?:AllArgsConstructor|Value)\b")
_REQUIRED = re.compile(r"@(?:lombok\.)?(?:RequiredArgsConstructor|Data)\b")
_NEEDED = re.compile(r"\bfinal\b|@(?:lombok\.)?NonNull\b")


def given_generated(codes: Iterable[Code], code: Code, field: Node) -> list[Removal] | None:
    """The arguments that stand for a field; None where one of the constructions fits no generated constructor.

    Nothing for a class without one.
    """
    declared = next((one for one in field.ancestors() if one.kind == "class_declaration"), None)
    if declared is None or field.parent is None or field.parent.kind != "variable_declarator":
        return []
    made = _constructors(code, declared)
    if not made:
        return []
    removals: list[Removal] = []
    name, own = code.source(field), declared.child("identifier")
    for other, listed in _constructions(codes, code.source(own) if own is not None else ""):
        fitting = [names for names in made if len(names) == len(listed.parts)]
        if len(fitting) != 1:
            return None
        if name in fitting[0]:
            removals.append(Removal(other, listed.parts[fitting[0].index(name)]))
    return removals


def is_known(codes: Iterable[Code], code: Code, declared: Node) -> bool:
    """Whether every construction of a class by position is of a constructor that Lombok makes."""
    made, own = _constructors(code, declared), declared.child("identifier")
    counts = [len(names) for names in made]
    given = [len(listed.parts) for _, listed in _constructions(codes, code.source(own) if own is not None else "")]
    return bool(made) and all(counts.count(one) == 1 for one in given)


def _constructors(code: Code, declared: Node) -> list[list[str]]:
    """The names of the parameters of each constructor that Lombok makes; none where a class has its own."""
    body, modifiers = declared.child("class_body"), declared.child("modifiers")
    said = code.source(modifiers) if modifiers is not None else ""
    if body is None or any(part.kind == "constructor_declaration" for part in body.parts):
        return []
    fields = [(code.source(one.parts[0]), needed) for part in body.parts for one, needed in _declared(code, part)]
    every = [name for name, _ in fields]
    required = [name for name, needed in fields if needed]
    takes_all, takes_required = _ALL.search(said) is not None, _REQUIRED.search(said) is not None
    found = [every] if takes_all else []
    return found + ([required] if takes_required and (required != every or not takes_all) else [])


def _declared(code: Code, part: Node) -> Iterator[tuple[Node, bool]]:
    """The variables of a line that a constructor fills, and whether it has to."""
    modifiers = part.child("modifiers") if part.kind == "field_declaration" else None
    said = code.source(modifiers) if modifiers is not None else ""
    if part.kind != "field_declaration" or "static" in said.split():
        return
    for one in part.parts:
        if one.kind == "variable_declarator" and not (len(one.parts) > 1 and "final" in said.split()):
            yield one, _NEEDED.search(said) is not None and len(one.parts) == 1


def _constructions(codes: Iterable[Code], title: str) -> Iterator[tuple[Code, Node]]:
    for code in codes:
        for node in code.of_kind("object_creation_expression") if title and title in code.text else ():
            listed = node.child(*code.grammar.arguments)
            kind = node.child("type_identifier", "scoped_type_identifier")
            named = kind is not None and code.source(kind).rpartition(".")[2] == title
            if named and listed is not None and listed.parts:
                yield code, listed
