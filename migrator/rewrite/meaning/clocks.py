"""In which unit the terms of a sum or comparison count: milliseconds, seconds, or nobody can tell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

MILLISECONDS = re.compile(
    r"(?:Date\.now\(\)|new Date\(\)\.getTime\(\)|new Date\(\)\.valueOf\(\)|\+\s*new Date\(?\)?|currentTimeMillis\(\)"
    r"|toEpochMilli\(\)|\.toMillis\(|TotalMilliseconds\b|TickCount\b"
    r"|UnixNano\(\)\s*/\s*(?:int64\((?:time\.Millisecond|1e6)\)|1e6|1_?000_?000)"
    r"|ToUnixTimeMilliseconds\(\)|UnixMilli\(\)|time\(\)\s*\*\s*1_?000|microtime\(true\)\s*\*\s*1_?000|getTime\(\)"
    r"|(?i:now|time|clock|epoch)\w{0,30}(?:_ms|Ms|MS|[mM]illis(?:econds)?)\(\)"
    r"|round\(time\.time\(\)\s*\*\s*1000\)|int\(time\.time\(\)\s*\*\s*1000\))"
)
_SECONDS = re.compile(
    r"ToUnixTimeSeconds\(\)|\.Unix\(\)|getEpochSecond\(\)|currentTimeMillis\(\)\s*/\s*1_?000|toEpochSecond\(|TotalSeconds\b"
    r"|\.toSeconds\(|time\.Second\b"
)

_LONGEST_SUM = 200


def unit_of(code: Code, total: Node) -> str:
    """`milliseconds`, `seconds` or nothing: by a clock among the terms, or in the value that one of them was given."""
    top = total
    while top.parent is not None and top.parent.kind in {total.kind, *code.habits.transparent}:
        top = top.parent
    texts = [code.source(top), *_values(code, top)]
    for name, pattern in (("seconds", _SECONDS), ("milliseconds", MILLISECONDS)):
        if any(pattern.search(text) for text in texts):
            return name
    return ""


def _values(code: Code, expression: Node) -> Iterator[str]:
    """The sources of the values that the names in an expression are given anywhere in the file."""
    names = {
        code.source(node)
        for node in (expression, *expression.descendants())
        if node.kind in code.habits.lexical and not node.parts
    }
    for node in code.nodes:
        if node.kind not in code.habits.targets or len(node.parts) < 2:  # noqa: PLR2004 - target and value
            continue
        target = node.parts[0]
        name = code.source(target.parts[-1] if target.parts else target)
        if name in names and not expression.inside(node):
            yield code.source(node.parts[-1])


def moments(known: Iterable[Code]) -> frozenset[str]:
    """The names that are given a time of a clock in milliseconds somewhere: to divide them keeps its meaning."""
    found: set[str] = set()
    for code in known:
        kinds = {*code.habits.targets, *code.grammar.pairs, *code.grammar.keywords}
        for node in code.nodes:
            if node.kind not in kinds or len(node.parts) < 2:  # noqa: PLR2004 - name and value
                continue
            value = node.parts[-1]
            if value.end - value.start <= _LONGEST_SUM and MILLISECONDS.search(code.source(value)):
                found.add(last_name(code, node.parts[0]))
    return frozenset(found)


def last_name(code: Code, node: Node) -> str:
    """The last word of a name: `until` of `self.until`, `token["until"]` and `"until"`."""
    found: list[str] = re.findall(r"\w+", code.source(node)[-100:])
    return found[-1] if found else ""
