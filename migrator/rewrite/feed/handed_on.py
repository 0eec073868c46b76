"""Ruby: a method that hands on the named arguments it is given: `def client(**options) = Client.new(**options)`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.rewrite.feed.statements import called

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node


def method_around(code: Code, arguments: Node) -> Node | None:
    """The method whose named arguments a call takes as they are; None where the call has others, or not just these."""
    splat = next((part for part in arguments.parts if part.kind == "hash_splat_argument"), None)
    function = code.function(arguments) if splat is not None else None
    return function if splat is not None and function is not None and _is_own(code, function, splat) else None


def targets(codes: Iterable[Code], name: str) -> frozenset[str]:
    """The names of what methods of a name hand their named arguments on to: of classes for `new`."""
    return frozenset(_targets(codes, name))


def _targets(codes: Iterable[Code], name: str) -> Iterator[str]:
    for code in (one for one in codes if one.region.language == "ruby" and "**" in one.text):
        for splat in (node for node in code.nodes if node.kind == "hash_splat_argument"):
            function, call = code.function(splat), splat.parent.parent if splat.parent is not None else None
            if function is None or call is None or _named(code, function) != name or not _is_own(code, function, splat):
                continue
            yield called(code, call)


def _named(code: Code, function: Node) -> str:
    own = [part for part in function.parts if part.kind in {"identifier", "constant"}]
    return code.source(own[0]) if own else ""


def _is_own(code: Code, function: Node, splat: Node) -> bool:
    """Whether what is handed on is the method's own `**options`, which it uses for nothing else."""
    listed = function.child("method_parameters")
    own = listed.child("hash_splat_parameter") if listed is not None else None
    if own is None or not own.parts or not splat.parts:
        return False
    name = code.source(own.parts[0])
    uses = [node for node in function.descendants() if node.kind == "identifier" and code.source(node) == name]
    return code.source(splat.parts[0]) == name and len(uses) == 2  # noqa: PLR2004 - where it is taken and handed on
