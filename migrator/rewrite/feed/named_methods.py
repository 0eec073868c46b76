"""Where a method or function is named and not called: it stays as long as that does.

Ruby's `send(:sign)`, PHP's `[$this, 'sign']` and `array_map('sign', …)`, Java's `this::sign`. In other languages a
method is a value like any other, or the name alone is a use of it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.feed.stated_ruby import calls_by_symbol
from migrator.rewrite.feed.statements import callee

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_PAIR = 2
_OBJECT = re.compile(r"\$\w+(?:->\w+)*|new .{1,80}|[\\\w]+::class|__CLASS__|['\"][\\\w]*[A-Z]\w*['\"]")
"""PHP: what may stand before the name of a method: an object, or a class."""

_TAKES = re.compile(
    r"\\?(?:array_(?:map|filter|walk(?:_recursive)?|reduce|udiff|uintersect|diff_ukey)|u[ak]?sort|call_user_func(?:_array)?"
    r"|preg_replace_callback|iterator_apply|is_callable|ob_start|add_(?:action|filter|shortcode)|register_\w{1,40}"
    r"|set_\w{1,20}_handler|spl_autoload_register|add_\w{1,20}_page|header_register_callback)"
)
"""PHP: functions that take the name of a function to call, WordPress's among them."""


def called_by_name(code: Code, name: str) -> Iterator[Node]:
    """The places of some code that name a method or function."""
    if name not in code.text:
        return
    if code.region.language == "ruby":
        yield from calls_by_symbol(code, name)
    elif code.region.language == "php":
        yield from _callables(code, name)
    elif code.region.language == "java":
        yield from (node for node in code.of_kind("method_reference") if code.source(node.parts[-1]) == name)


def _callables(code: Code, name: str) -> Iterator[Node]:
    """PHP, where the names of methods know no case: `[$this, 'sign']`, `array(Signer::class, 'sign')`."""
    for node in code.of_kind("array_creation_expression"):
        parts = node.parts
        if len(parts) != _PAIR or any(len(part.parts) != 1 for part in parts):
            continue
        said = code.source(parts[-1]).strip("'\"").rpartition("::")[2]
        if said.lower() == name.lower() and _OBJECT.fullmatch(code.source(parts[0])) is not None:
            yield node
    for node in (*code.of_kind("string"), *code.of_kind("encapsed_string")):
        said = code.source(node).strip("'\"").rpartition("::")[2]
        if said.lower() == name.lower() and _is_taken(code, node):
            yield node


def _is_taken(code: Code, text: Node) -> bool:
    argument = text.parent
    listed = argument.parent if argument is not None and argument.kind == "argument" else None
    call = listed.parent if listed is not None else None
    return call is not None and _TAKES.fullmatch(callee(code, call)) is not None
