"""Java: fields whose accessors Lombok makes: `getKey()` reads one, `setKey(…)` and `.key(…)` of a builder fill it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.lombok_positional import is_known
from migrator.rewrite.feed.statements import linked, own_statement
from migrator.rewrite.feed.words import property_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from migrator.rewrite.code import Code
    from migrator.rewrite.feed.world import Module
    from migrator.rewrite.tree import Node

_MAKES = re.compile(r"@(?:lombok\.)?(?:Value|Data|Getter|Setter|Builder|SuperBuilder)\b(?!\s*\(\s*\")")
_BUILDS = re.compile(r"\.?\b(?:toB|b)uilder\(\s*\)")


def made(modules: Iterable[Module]) -> frozenset[str]:
    """The fields of the classes that Lombok gives accessors; a construction by position is to be understood."""
    known = [module.code for module in modules if module.code.region.language == "java"]
    found: set[str] = set()
    for code in known:
        if not any(one.module.startswith("lombok") for one in code.facts.imports):
            continue
        for node in code.nodes:
            if node.kind != "class_declaration" or not _annotated(code, node):
                continue
            if not _constructed(known, code, node) or is_known(known, code, node):
                found.update(_fields(code, node))
    return frozenset(found)


def filled(code: Code, node: Node, name: str) -> Removal | None:
    """What takes out a call that gives a field its value: the link of a builder's chain, or a setter's statement."""
    call = node.parent
    listed = call.child("argument_list") if call is not None else None
    if call is None or call.kind != "method_invocation" or listed is None or len(listed.parts) != 1:
        return None
    spelt = code.source(node)
    if spelt == name and _BUILDS.search(code.text[call.start : node.start]):
        link = linked(code, call)
        return Removal(code, call, link) if link is not None else None
    statement = own_statement(code, call) if property_of(spelt) == name and spelt.startswith("set") else None
    return Removal(code, statement) if statement is not None else None


_LISTS = re.compile(r"@(?:lombok\.)?(?:ToString|EqualsAndHashCode)\b")


def listed(code: Code, node: Node) -> Removal | None:
    """What takes a field out of those that an annotation names: `@ToString(exclude = {"key"})`."""
    around = node.parent
    several = around is not None and around.kind == "element_value_array_initializer"
    pair = around.parent if several and around is not None else around
    annotation = next((one for one in node.ancestors() if one.kind == "annotation"), None)
    names = annotation is not None and _LISTS.match(code.source(annotation))
    if pair is None or pair.kind != "element_value_pair" or not names:
        return None
    return Removal(code, node) if several else Removal(code, node, text="{}")


def _annotated(code: Code, declared: Node) -> bool:
    modifiers = declared.child("modifiers")
    return modifiers is not None and _MAKES.search(code.source(modifiers)) is not None


def _constructed(known: Iterable[Code], code: Code, declared: Node) -> bool:
    """Whether somebody gives a class its values by their positions."""
    own = declared.child("identifier")
    made_by = re.compile(rf"\bnew\s+{re.escape(code.source(own) if own is not None else '')}\s*\(\s*[^)\s]")
    return any(made_by.search(other.text) for other in known)


def _fields(code: Code, declared: Node) -> Iterator[str]:
    body = declared.child("class_body")
    for part in body.parts if body is not None else ():
        if part.kind == "field_declaration" and "static" not in code.source(part).split("=")[0].split():
            yield from (code.source(one.parts[0]) for one in part.parts if one.kind == "variable_declarator")
