"""Methods that somebody outside the program asks for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.feed.names import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from migrator.rewrite.code import Code
    from migrator.rewrite.feed.places import Place
    from migrator.rewrite.feed.world import Module
    from migrator.rewrite.tree import Node

_GO_INTERFACES = frozenset(
    {
        "Close", "Error", "Flush", "Len", "Less", "MarshalJSON", "MarshalText", "Read", "RoundTrip", "ServeHTTP",
        "String", "Swap", "Token", "UnmarshalJSON", "UnmarshalText", "UnmarshalYAML", "Unwrap", "Valid", "Write",
    }
)  # fmt: skip
"""Methods that a type has for the sake of an interface of the library; with the type they go."""


def demanded(modules: Sequence[Module], places: Sequence[Place], place: Place, name: str) -> bool:
    """Whether an interface or base class from outside the program asks for a method."""
    code, function = place.module.code, place.function
    if function.kind == "annotation_type_element_declaration":
        return not _is_configured(code, function)
    if code.region.language == "go":
        return name in _GO_INTERFACES
    modifiers = [code.source(part) for part in function.parts if part.kind in {"modifiers", "modifier"}]
    if any(re.search(r"@Override\b|\boverride\b", text) for text in modifiers):
        return not _inherited(places, place)
    outside = any(not _defined(modules, base) for base in _bases(code, function))
    return outside and any("public" in text for text in modifiers) and not _inherited(places, place)


def _is_configured(code: Code, element: Node) -> bool:
    """Java: whether an annotation is none that code writes, but the configuration of a service of OSGi."""
    around = next((node for node in element.ancestors() if node.kind == "annotation_type_declaration"), None)
    modifiers = around.child("modifiers") if around is not None else None
    return modifiers is not None and "@ObjectClassDefinition" in code.source(modifiers)


def _inherited(places: Sequence[Place], place: Place) -> bool:
    """Whether another type of the program declares a method, too: an interface, or a base class."""
    return any(other.role is Role.METHOD and _class_of(other) is not _class_of(place) for other in places)


def _defined(modules: Sequence[Module], name: str) -> bool:
    return any(one.role is Role.DEFINITION for module in modules for one in module.names.by_name.get(name, ()))


def _class_of(place: Place) -> Node | None:
    classes = place.module.code.grammar.classes
    return next((around for around in place.node.ancestors() if around.kind in classes), None)


def _bases(code: Code, function: Node) -> Iterator[str]:
    """The names of what the class around a method extends and implements."""
    around = code.class_around(function)
    for part in around.parts if around is not None else ():
        if part.kind in {"superclass", "super_interfaces", "base_list"}:
            named = [node for node in part.descendants() if node.kind in code.habits.lexical]
            yield from (code.source(node) for node in named if not _is_argument(node))


def _is_argument(node: Node) -> bool:
    return any(around.kind in {"type_arguments", "type_argument_list"} for around in node.ancestors())
