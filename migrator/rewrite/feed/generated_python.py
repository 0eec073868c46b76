"""Python: classes of which the fields are all that is said, so that constructor and reading follow from them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.feed.asked_by_fields import names_fields
from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.models import bases, classes, own_name
from migrator.rewrite.feed.names import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from migrator.rewrite.code import Code
    from migrator.rewrite.feed.world import Module
    from migrator.rewrite.tree import Node

_DECORATORS = re.compile(
    r"@(?:\w+\.)*(?:dataclass|attrs|attributes|s|define|frozen|mutable)\b(?P<options>.*)", re.DOTALL
)
_BY_NAME = re.compile(r"\bkw_only\s*=\s*True")
_NO_PARAMETER = re.compile(r"\bClassVar\b|\binit\s*=\s*False")


def passed(modules: Sequence[Module], code: Code, node: Node) -> list[Removal] | None:
    """What is passed for a field by its place; None where a construction of the class cannot be told."""
    own = code.class_around(node)
    if own is None or not _generated(code, own):
        return []
    order = _positional(code, own)
    if code.source(node) not in order:
        return []
    if "NamedTuple" in bases(code, own) and unpacked(modules, len(order)):
        return None
    inherits = any(base in _titles(modules) for base in bases(code, own))
    made = constructions(modules, code, own, own_name(code, own))
    return given_at(made, order.index(code.source(node)), inherits=inherits)


def given_at(made: Iterable[tuple[Code, Node]], index: int, *, inherits: bool = False) -> list[Removal] | None:
    """The arguments at a place of every construction; None where one of them spreads what nobody can tell.

    `inherits` is whether fields of another class come before: then the place of none is known.
    """
    removals: list[Removal] = []
    for code, arguments in made:
        given = [part for part in arguments.parts if part.kind not in code.grammar.comments]
        positional = [part for part in given if part.kind not in {"keyword_argument", "dictionary_splat"}]
        if any(part.kind == "list_splat" for part in positional):
            if not names_fields(code.source(arguments)):
                return None
        elif positional and inherits:
            return None
        elif index < len(positional):
            removals.append(Removal(code, positional[index]))
    return removals


def unpacked(modules: Iterable[Module], count: int) -> bool:
    """Whether anything is taken apart into so many names: it may be a tuple that gets shorter."""
    return any(
        node.kind in {"pattern_list", "tuple_pattern"} and len(node.parts) == count
        for module in modules
        if module.code.region.language == "python"
        for node in module.code.nodes
    )


def _generated(code: Code, own: Node) -> bool:
    """Whether the constructor of a class is made of its fields, in their order."""
    if "NamedTuple" in bases(code, own):
        return True
    around = own.parent
    decorators = [part for part in around.parts if part.kind == "decorator"] if around is not None else []
    found = [_DECORATORS.match(code.source(one)) for one in decorators]
    return any(match is not None and _BY_NAME.search(match["options"]) is None for match in found)


def _positional(code: Code, own: Node) -> list[str]:
    """The names of the fields that a constructor takes by place."""
    names: list[str] = []
    for statement in own.parts[-1].parts:
        declared = statement.parts[0] if statement.kind == "expression_statement" and statement.parts else None
        if declared is None or declared.kind != "assignment" or declared.child("type") is None:
            continue
        text = code.source(declared)
        if "KW_ONLY" in text:
            break
        if _NO_PARAMETER.search(text) is None:
            names.append(code.source(declared.parts[0]))
    return names


def _titles(modules: Iterable[Module]) -> set[str]:
    return {own_name(module.code, one) for module in modules for one in module.code.once(classes)}


def _heirs(modules: Iterable[Module], title: str) -> set[str]:
    """A class and those that extend it: their constructors begin with its fields."""
    found = {
        own_name(module.code, one)
        for module in modules
        if title in module.code.text
        for one in module.code.once(classes)
        if title in bases(module.code, one)
    }
    return {title, *found}


def constructions(modules: Sequence[Module], code: Code, own: Node | None, title: str) -> Iterator[tuple[Code, Node]]:
    """The arguments of every construction of a class, by its name or, within it, by `cls`."""
    titles = _heirs(modules, title)
    for module in modules:
        named = [one for title in sorted(titles) for one in module.names.by_name.get(title, ())]
        inner = module.names.by_name.get("cls", ()) if module.code is code and own is not None else ()
        named += [one for one in inner if own is not None and one.node.inside(own)]
        for one in named:
            called = one.node
            if one.role is Role.MEMBER and called.parent is not None:
                called = called.parent
            call = called.parent
            listed = call.child(*module.code.grammar.arguments) if call is not None else None
            if call is not None and listed is not None and call.kind == "call" and call.parts[0] is called:
                yield module.code, listed
