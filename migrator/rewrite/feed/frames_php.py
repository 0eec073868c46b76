"""The arguments of a PHP script: `$argv[1]`, `list(, $a) = $argv`, `$argc`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.feed.frames import Frame, Spelled, is_read

if TYPE_CHECKING:
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_LIST = re.compile(r"(?:\$argv|\$_SERVER\[['\"]argv['\"]\])")
_COUNT = re.compile(
    r"\$argc|\$_SERVER\[['\"]argc['\"]\]|(?:count|sizeof)\(\s*(?:\$argv|\$_SERVER\[['\"]argv['\"]\])\s*\)"
)
_SLICE = re.compile(rf"array_slice\(\s*{_LIST.pattern}\s*,\s*1\s*\)")


def frame(code: Code) -> Frame:
    """What a script reads of its arguments."""
    found = Frame()
    for node in code.nodes:
        source = code.source(node) if node.end - node.start < 100 else ""  # noqa: PLR2004 - longer than any of them
        if node.kind == "subscript_expression" and len(node.parts) == 2:  # noqa: PLR2004 - array and index
            _subscript(code, node, found)
        elif node.kind == "binary_expression" and _COUNT.fullmatch(code.source(node.parts[0])) is not None:
            limit = code.source(node.parts[-1])
            if limit.isdecimal():
                found.counts.append(Spelled(node.parts[-1], 1))
        elif _LIST.fullmatch(source) is not None and node.kind in {"variable_name", "subscript_expression"}:
            _whole(code, node, found)
    return found


def _subscript(code: Code, node: Node, found: Frame) -> None:
    if _LIST.fullmatch(code.source(node.parts[0])) is None:
        return
    index = code.source(node.parts[1])
    if index.isdecimal():
        found.number(int(index), node.parts[1])
    else:
        found.gathered = True


def _whole(code: Code, node: Node, found: Frame) -> None:
    """All arguments at once: known where a list takes them apart, or where they are only counted."""
    around: Node | None = node.parent
    value: Node = node
    while around is not None and around.kind in {"argument", "arguments", "function_call_expression"}:
        value = around
        around = around.parent
    if around is None or (around.kind == "subscript_expression" and around.parts[0] is node):
        return
    source = code.source(value)
    if _COUNT.fullmatch(source) is not None:
        return
    targets = around.parts[0] if around.kind == "assignment_expression" and around.parts[-1] is value else None
    first = 0 if value is node else 1 if _SLICE.fullmatch(source) is not None else None
    if targets is None or targets.kind != "list_literal" or first is None:
        found.gathered = True
        return
    at = first
    for child in targets.children:
        at += child.kind == ","
        if child.named and at > 0:
            found.slot(at, child, reads=is_read(code, child, "variable_name"))
