"""A method that an interface or an abstract class of the program declares: its parameters go along with the method's.

Only one class may have the method then: what a parameter is for in another one is not known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from migrator.rewrite.code import Code
    from migrator.rewrite.feed.dead import Dead
    from migrator.rewrite.feed.world import Module
    from migrator.rewrite.tree import Node

_SIGNATURES = frozenset({"method_signature", "abstract_method_signature", "method_elem", "method_spec"})
"""TypeScript and Go: methods of an interface."""
_METHODS = frozenset({"method_declaration"})
_BODIES = frozenset({"block", "compound_statement", "arrow_expression_clause"})
_NAMES = frozenset({"identifier", "property_identifier", "field_identifier", "name"})


class Declared(NamedTuple):
    """The parameter list of a method that an interface declares, and the code that it stands in."""

    code: Code
    listed: Node


def only_declares(node: Node | None) -> bool:
    """Whether a node declares a method and has no body."""
    if node is None or node.kind not in _METHODS:
        return node is not None and node.kind in _SIGNATURES
    return not any(part.kind in _BODIES for part in node.parts)


def declarations(modules: Iterable[Module], dead: Dead, name: str, count: int) -> Iterator[Declared]:
    """The declarations of a method of so many parameters, in whichever file."""
    for module in modules:
        for one in module.names.by_name.get(name, ()):
            method = one.node.parent
            if method is None or not only_declares(method) or dead.covers(method) or one.node.kind not in _NAMES:
                continue
            listed = next((part for part in method.parts if part.kind in module.code.habits.parameters), None)
            if listed is not None and one.node.end <= listed.start and _count(module.code, listed) == count:
                yield Declared(module.code, listed)


def made_by_lambda(modules: Iterable[Module], found: Iterable[Declared], count: int) -> bool:
    """Java: whether a lambda of so many parameters may stand for an interface whose one method is declared so."""
    if not any(_is_functional(one) for one in found):
        return False
    return any(
        node.parts and _taken(node.parts[0]) == count
        for module in modules
        if module.code.region.language == "java"
        for node in module.code.of_kind("lambda_expression")
    )


def _is_functional(declared: Declared) -> bool:
    body = declared.listed.parent.parent if declared.listed.parent is not None else None
    if body is None or body.kind != "interface_body":
        return False
    return sum(part.kind in _METHODS and only_declares(part) for part in body.parts) == 1


def _taken(parameters: Node) -> int:
    return len(parameters.parts) if parameters.kind.endswith("_parameters") else 1


def _count(code: Code, listed: Node) -> int:
    """How many parameters a list has; of Go each name of `a, b string` is one."""
    found = 0
    for part in listed.parts:
        if part.kind not in code.grammar.comments:
            names = (
                [one for one in part.parts if one.kind == "identifier"] if part.kind == "parameter_declaration" else []
            )
            found += max(1, len(names)) if code.region.language == "go" else 1
    return found
