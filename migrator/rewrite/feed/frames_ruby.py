"""The arguments of a Ruby script: `ARGV[0]`, `a, b = ARGV`, `ARGV.shift`, `ARGV.size`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.feed.frames import Frame, Spelled, is_read

if TYPE_CHECKING:
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_ALL = "ARGV"
_COUNT = re.compile(r"ARGV\.(?:size|length|count)")
_FIRST = re.compile(r"ARGV\.(?:first|take)\(?\s*\d+\s*\)?")
_ASKS = re.compile(r"ARGV\.(?:size|length|count|empty\?|any\?|none\?)")


def frame(code: Code) -> Frame:
    """What a script reads of its arguments."""
    found = Frame()
    for node in code.nodes:
        if node.kind == "constant" and code.source(node) == _ALL and node.parent is not None:
            _use(code, node, node.parent, found)
    return found


def _use(code: Code, node: Node, around: Node, found: Frame) -> None:
    source = code.source(around)
    index = around.parts[-1]
    if around.kind == "element_reference" and code.source(index).isdecimal():
        found.number(int(code.source(index)) + 1, index, -1)
    elif around.kind == "call" and source.startswith("ARGV.fetch(") and index.parts:
        literal = index.parts[0]
        if code.source(literal).isdecimal():
            found.number(int(code.source(literal)) + 1, literal, -1)
        else:
            found.gathered = True
    elif _COUNT.fullmatch(source) is not None and around.parent is not None and around.parent.kind == "binary":
        limit = around.parent.parts[-1]
        if code.source(limit).isdecimal():
            found.counts.append(Spelled(limit, 0))
    elif source == "ARGV.shift" and around.parent is not None and around.parent.kind == "assignment":
        found.shifted.append(code.source(around.parent.parts[0]))
    elif _ASKS.fullmatch(source) is None:
        _apart(code, node, around, found)


def _apart(code: Code, node: Node, around: Node, found: Frame) -> None:
    """`a, b = ARGV`, also `*ARGV` and `ARGV.first(2)`."""
    value, binder = node, around
    if binder.kind == "splat_argument" or _FIRST.fullmatch(code.source(binder)) is not None:
        if binder.kind == "call" and binder.parts[-1].parts:
            found.counts.append(Spelled(binder.parts[-1].parts[0], 0))
        value, binder = binder, binder.parent or binder
    targets = binder.parts[0] if binder.kind == "assignment" and binder.parts[-1] is value else None
    if targets is None or targets.kind != "left_assignment_list":
        found.gathered = True
        return
    for at, target in enumerate(targets.parts, 1):
        found.slot(at, target, reads=is_read(code, target, "identifier"))
