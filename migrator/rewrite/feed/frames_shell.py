"""The arguments of a shell script and of its functions: `$1`, `${2:-x}`, `$#`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.rewrite.feed.frames import Frame, Spelled
from migrator.rewrite.feed.statements import callee

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_GATHERS = frozenset({"shift", "set", "getopts", "getopt"})
_TESTS = frozenset({"binary_expression", "compound_statement", "test_command"})


def frame(code: Code) -> Frame:
    """The script's own: outside of functions, or in the one that is called with just what the script gets."""
    inner = _main(code)
    if inner is None:
        return _frame(code, _outside(code))
    found = _frame(code, inner.descendants())
    outer = [node for node in _outside(code) if not _hands_on(code, node)]
    found.counts += _frame(code, outer).counts
    found.gathered |= any(node.kind == "variable_name" and code.source(node).isdecimal() for node in outer)
    return found


def functions(code: Code) -> dict[str, Node]:
    """The functions by name, those left out that are defined twice or that stand for the script itself."""
    found: dict[str, Node] = {}
    twice: set[str] = set()
    for node in code.nodes:
        if node.kind == "function_definition" and (word := node.child("word")) is not None:
            twice |= {code.source(word)} & set(found)
            found[code.source(word)] = node
    inner = _main(code)
    return {name: node for name, node in found.items() if name not in twice and node is not inner}


def frame_of(code: Code, function: Node) -> Frame:
    """The arguments of a function."""
    return _frame(code, function.descendants())


def _outside(code: Code) -> list[Node]:
    return [node for node in code.nodes if node.kind != "function_definition" and code.function(node) is None]


def _main(code: Code) -> Node | None:
    """The one function that gets all arguments of the script, and is called nowhere else."""
    handed = [node for node in code.nodes if _hands_on(code, node) and node.kind == "command"]
    if len(handed) != 1 or code.function(handed[0]) is not None:
        return None
    name = callee(code, handed[0])
    defined = [
        node
        for node in code.nodes
        if node.kind == "function_definition" and (word := node.child("word")) is not None and code.source(word) == name
    ]
    calls = [node for node in code.nodes if node.kind == "command" and callee(code, node) == name]
    return defined[0] if len(defined) == 1 and len(calls) == 1 else None


def _hands_on(code: Code, node: Node) -> bool:
    """Whether a node is, or lies in, a call `name "$@"`."""
    for around in (node, *node.ancestors()):
        if around.kind == "command":
            return len(around.parts) == 2 and code.source(around.parts[1]) == '"$@"'  # noqa: PLR2004 - name and word
    return False


def _frame(code: Code, nodes: Iterator[Node] | list[Node]) -> Frame:
    found = Frame()
    for node in nodes:
        if node.kind == "variable_name" and code.source(node).isdecimal():
            found.number(int(code.source(node)), node)
        elif node.kind == "command" and callee(code, node) in _GATHERS:
            found.gathered = True
        elif node.kind == "special_variable_name":
            _special(code, node, found)
    return found


def _special(code: Code, node: Node, found: Frame) -> None:
    name = code.source(node)
    found.gathered |= name in {"@", "*"}
    test = node.parent.parent if node.parent is not None else None
    while test is not None and test.kind == "string" and len(test.parts) == 1:
        test = test.parent
    if name != "#" or test is None or test.kind == "string":
        return
    limit = test.parts[-1] if test.kind in _TESTS else None
    if limit is not None and code.source(limit).isdecimal():
        found.counts.append(Spelled(limit, 0))
    else:
        found.gathered = True
