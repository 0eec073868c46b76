"""A group, a declaration or a type goes with the last of its elements: alone it would be no code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.rewrite.base import Edit

if TYPE_CHECKING:
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_DECLARED = frozenset({"variable_declarator", "property_element", "const_element"})
_WRAPS = frozenset({"local_declaration_statement", "field_declaration", "export_statement"})


def emptied_groups(by_parent: dict[int, list[Node]], parents: dict[int, Node]) -> None:
    """Go: where all of `var (` and `)` goes, or all names of one field, the declaration goes."""
    for key in [key for key, parent in parents.items() if parent.kind in {"var_spec_list", "field_declaration"}]:
        group = parents[key]
        names = [part for part in group.parts if group.kind == "var_spec_list" or part.kind == "field_identifier"]
        declaration = group.parent if group.kind == "var_spec_list" else group
        gone = {id(node) for node in by_parent[key]}
        stays = not names or any(id(name) not in gone for name in names)
        if declaration is None or declaration.parent is None or stays:
            continue
        del by_parent[key]
        by_parent[id(declaration.parent)].append(declaration)
        parents[id(declaration.parent)] = declaration.parent


def emptied_declarations(code: Code, by_parent: dict[int, list[Node]], parents: dict[int, Node]) -> None:
    """`var fs = …, path = …;` without any of them is no statement: it goes with the last, and what only wraps it."""
    for key, gone in list(by_parent.items()):
        own = parents[key]
        declared = [part for part in own.parts if part.kind in _DECLARED]
        identities = {id(node) for node in gone}
        if not declared or any(id(part) not in identities for part in declared):
            continue
        declaration = own
        while declaration.parent is not None and declaration.parent.kind in _WRAPS:
            declaration = declaration.parent
        block = declaration.parent
        if block is not None and block.kind in code.habits.blocks:
            del by_parent[key]
            by_parent[id(block)].append(declaration)
            parents[id(block)] = block


def emptied_types(by_parent: dict[int, list[Node]], parents: dict[int, Node]) -> list[Edit]:
    """TypeScript: `Options & { key: string }` without the key is `Options`."""
    edits: list[Edit] = []
    for key in [key for key, parent in parents.items() if parent.kind == "object_type"]:
        own = parents[key]
        outer = own.parent
        gone = {id(node) for node in by_parent[key]}
        if outer is None or outer.kind != "intersection_type" or any(id(part) not in gone for part in own.parts):
            continue
        other = next(part for part in outer.parts if part is not own)
        del by_parent[key]
        edits += [Edit(outer.start, other.start, ""), Edit(other.end, outer.end, "")]
    return [edit for edit in edits if edit.start < edit.end]
