"""A question about a file asks for the name that makes its path: the folder beside it is no more than where to look.

`[ -r "$HERE/$KEY_FILE" ]`, `os.path.isfile(os.path.join(base, key_file))`, `(base / key_file).exists()`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.feed.statements import callee

if TYPE_CHECKING:
    from collections.abc import Callable

    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_FILE = re.compile(
    r"(?i)(?:^|[.:>])(?:file_?exists|exists?(?:_?sync)?|is_?file|is_?readable|is_?regular_?file|can_?read|readable|file"
    r"|l?stat(?:_?sync)?|access(?:_?sync)?)\??$"
)
"""Last name of a call that says whether there is a file."""
_SHELL_TESTS = frozenset({"test", "["})
_OPERATOR = re.compile(r"-[a-z]")


def locates(code: Code, variable: Node, same: Callable[[Node], bool]) -> bool:
    """Whether a variable only says where a file lies whose name is the one that `same` tells."""
    for around in variable.ancestors():
        if around.kind in code.habits.blocks or around.kind in code.functions:
            return False
        if _asks(code, around):
            return any(same(node) for node in around.descendants())
    return False


def _asks(code: Code, node: Node) -> bool:
    """Whether a node is a question about one file."""
    if not code.grammar.commands:
        return node.kind in code.grammar.calls and _FILE.search(callee(code, node)) is not None
    words = [code.source(part) for part in node.parts]
    if node.kind == "command":  # `test -s "$HERE/$KEY_FILE"`
        return len(words) == 3 and words[0] in _SHELL_TESTS and _OPERATOR.fullmatch(words[1]) is not None  # noqa: PLR2004
    return node.kind == "unary_expression" and bool(words) and _OPERATOR.fullmatch(words[0]) is not None
