"""Classes that have no constructor of their own: a call of them is one of the constructor that they inherit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.rewrite.feed.models import bases, classes, own_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

CONSTRUCTORS = frozenset({"__init__", "constructor", "__construct", "initialize"})
_INHERIT = frozenset({"python", "javascript", "typescript", "tsx", "ruby", "php"})
"""Languages in which a class inherits its constructor."""
_MOST = 50
"""Classes that are looked at for one constructor."""


def heirs(codes: Iterable[Code], name: str) -> list[str]:
    """The names of the classes that are made by the constructor of a class, its own left out."""
    known = [(code, own) for code in codes if code.region.language in _INHERIT for own in code.once(classes)]
    found: list[str] = [name]
    for parent in found:
        if len(found) > _MOST:
            return []
        found += [
            title
            for code, own in known
            if parent in bases(code, own) and not any(_constructors(code, own))
            if (title := own_name(code, own)) and title not in found
        ]
    return found[1:]


def maker(codes: Iterable[Code], name: str) -> str:
    """The class whose constructor makes an object of a class: itself, or what it inherits the constructor from."""
    known = {own_name(code, own): (code, own) for code in codes if name in code.text for own in code.once(classes)}
    for _ in range(_MOST):
        code, own = known.get(name, (None, None))
        if code is None or own is None or code.region.language not in _INHERIT or any(_constructors(code, own)):
            break
        parent = next((one for one in bases(code, own) if one in known), "")
        if not parent:
            break
        name = parent
    return name


def _constructors(code: Code, own: Node) -> Iterator[Node]:
    """The constructors of a class, those of classes within it left out."""
    for node in own.descendants():
        if node.kind in code.functions:
            title = node.child(*code.habits.lexical)
            around = code.class_around(node)
            if title is not None and code.source(title) in CONSTRUCTORS and around is own:
                yield node
