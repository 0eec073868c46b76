"""Complaints that are collected, and told together: `problems.append("no private key")`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.feed.statements import callee, expression

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_WORDS = r"(?:err|error|problem|fault|complaint|issue|violation|failure|missing|invalid|absent|warning)"
_COLLECTS = re.compile(rf"(?i){_WORDS}\w{{0,20}}(?:\.|->)(?:append|add|push|push_back|extend|concat)$")
_APPENDS = re.compile(rf"(?i)^[$@]?[\w.>$-]{{0,60}}?{_WORDS}\w*(?:\[\]\s*=|\s*\+=|\s*<<)(?!=)")
_AGAIN = re.compile(
    rf"(?i)^(?P<name>[$@]?\w{{0,20}}?{_WORDS}\w{{0,20}})\s*=\s*(?:append\(\s*|\[\s*\.\.\.|\"?(?=\$))?\$?\{{?(?P=name)\b(?!\s*[=!<>])"
)
"""`missing = append(missing, "KEY")`, `missing = [...missing, 'KEY']`, `missing="$missing KEY"`."""
_PUSHES = re.compile(rf"(?i)^array_push\(\s*\$[\w>-]{{0,40}}?{_WORDS}")


def collects(code: Code, step: Node) -> bool:
    """Whether a statement only adds to what is wrong, by the name of what it adds to."""
    call = expression(code, step)
    if call is not None and call.kind in code.grammar.calls and _COLLECTS.search(callee(code, call)) is not None:
        return True
    source = code.source(step)
    return any(form.match(source) is not None for form in (_APPENDS, _AGAIN, _PUSHES))


def still_collects(code: Code, nodes: Iterable[Node], gone: Callable[[Node], bool]) -> bool:
    """Whether one of the uses of a name is a complaint that stays: then what asks about the name has to, too."""
    return any(not gone(node) and _adds(code, node) for node in nodes)


def _adds(code: Code, node: Node) -> bool:
    """Whether a name is that of what a complaint is added to."""
    for around in node.ancestors():
        if around.start < node.start - len("self._"):
            return False
        if around.kind in code.habits.wraps or around.kind in code.habits.targets:
            return collects(code, around)
    return False
