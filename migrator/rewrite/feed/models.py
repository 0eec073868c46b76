"""Classes that configuration fills: settings models, dataclasses made of a file's keys."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.statements import callee
from migrator.rewrite.feed.words import only_jwt

if TYPE_CHECKING:
    from collections.abc import Iterable

    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_MODELS = re.compile(r"(?:Base)?(?:Settings|Model|Schema)|TypedDict|Struct")
_FORBIDS = re.compile(r"\bcls\(\s*\*\*|\bextra\s*=\s*(?:\w+\.)?[\"']?forbid")
_METASCOPE = re.compile(r"(?i)[\"'/]ent_\w{1,60}|meta_?scope")
"""In the declaration of a field that has another name."""
_KEPT = re.compile(r"(?i)tech|account")
_VALIDATORS = re.compile(r"(?:^|\.)(?:field_validator|validator|field_serializer|validates)$")


def holds(codes: Iterable[Code], code: Code, field: Node, name: str) -> bool:
    """Whether the class around a field takes its values from outside by name, so that the field has to stay.

    What belongs to the old flow alone may go; where an unknown key would be refused, the technical account stays, as
    it does in the configuration.
    """
    own = next((around for around in field.ancestors() if around.kind in code.grammar.classes), None)
    title = own_name(code, own) if own is not None else ""
    if own is None or not title or code.region.language != "python":
        return False
    lenient = any(_MODELS.fullmatch(base) for base in bases(code, own))
    made = re.compile(rf"\b{title}\(\s*\*\*|\b(?:from_dict|structure|load)\([^()]*\b{title}\b")
    strict = _FORBIDS.search(code.source(own)) is not None or (
        not lenient and any(made.search(other.text) is not None for other in codes)
    )
    old = only_jwt(name) or _METASCOPE.search(code.source(code.statement(field))) is not None
    return (lenient or strict) and (not old or (strict and _KEPT.search(name) is not None))


def without_validator(code: Code, arguments: Node, named: Node) -> Removal | None:
    """`@field_validator("a", "b")`: without one of the names; the whole method with the last."""
    call = arguments.parent
    decorator = call.parent if call is not None else None
    if call is None or decorator is None or decorator.kind != "decorator" or decorator.parent is None:
        return None
    if not _VALIDATORS.search(callee(code, call)):
        return None
    strings = [part for part in arguments.parts if part.kind in code.grammar.strings]
    return Removal(code, named if len(strings) > 1 else decorator.parent)


def reads(code: Code, title: str, name: str) -> bool:
    """Whether a member is read in a class of this title or a relative of it, or of anything but `self`."""
    if name not in code.text:
        return False
    if re.search(rf"(?<![\w.])(?!(?:self|this|cls)\b)\w+(?:\.\w+)*\.{re.escape(name)}\b(?!\s*=[^=])", code.text):
        return True
    own = re.compile(rf"(?:self|this|cls)\.{re.escape(name)}\b(?!\s*=[^=])")
    known = code.once(classes)
    family = {title, *(base for node in known if own_name(code, node) == title for base in bases(code, node))}
    return any(
        own.search(code.source(node)) is not None
        for node in known
        if own_name(code, node) in family or title in bases(code, node)
    )


def classes(code: Code) -> tuple[Node, ...]:
    """The classes of some code; asked for through `code.once`."""
    # the keyword of JavaScript has the kind of a class expression, and no parts
    return tuple(node for node in code.nodes if node.kind in code.grammar.classes and node.parts)


def bases(code: Code, node: Node) -> set[str]:
    """The words between a class's name and its body: what it extends. The bare keyword of JavaScript has no parts."""
    if not node.parts:
        return set()
    return set(re.findall(r"\w+", code.text[node.start : node.parts[-1].start])) - {own_name(code, node)}


def own_name(code: Code, own: Node) -> str:
    """What a class is called."""
    name = own.child(*code.habits.lexical)
    return code.source(name) if name is not None else ""
