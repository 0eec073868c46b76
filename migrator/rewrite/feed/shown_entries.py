"""What is shown beside the assertion: `print({"token": t, "jwt": j})` and `print(t, j)` go on to show the token."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.statements import callee, expression, last_name, shows
from migrator.rewrite.feed.words import only_jwt

if TYPE_CHECKING:
    from collections.abc import Callable

    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_TOKEN = re.compile(r"(?i)^(?!token_?(?:ur[il]|endpoint|path))\w{0,40}(?:token|bearer)$")
_LOGS = re.compile(
    r"(?i)(?:^|[.>:])(?:debug|info|warn(?:ing)?|error|trace|notice)$|^\$?log(?:ger|ging)?\b|\blog(?:ger)?[.>]"
)
_FORMATS = re.compile(
    r"(?i)^(?:format|f?s?printf|sprint\w*|str|string|repr|valueOf|toString|to_s|inspect|stringify|dumps|encode|decode|join|substr\w*"
    r"|slice|(?:mb_)?str_?len|count|len|length|size|trim|escape\w*|quote\w*|print_r|var_export|json_encode|exists|is_?file)$"
)
_LISTS = re.compile(r"^(?:print|puts|console\.log)$")
"""Calls that show their arguments one after the other."""


def shows_more(code: Code, statement: Node, node: Node, needed: Callable[[Node], list[Node]]) -> bool:
    """Whether a statement also shows what stays: a log line where the name is not one of the old flow's alone.

    Of what is no log, the token stays in any case: it may be what the program is for.
    """
    call = expression(code, statement)
    listed = call.child(*code.grammar.arguments) if call is not None else None
    if _shows_token(code, statement, call, code.source(node)):
        return True
    if listed is None or code.grammar.commands or only_jwt(code.source(node)):
        return False
    return bool(needed(listed))


def _shows_token(code: Code, statement: Node, call: Node | None, own: str) -> bool:
    """Whether a statement shows a token that has another name than the assertion has."""
    if _is_log(code, call):
        return False
    named = {*code.habits.lexical, *code.grammar.strings}
    for node in statement.descendants():
        key = node.parent is not None and node.parent.kind in code.grammar.subscripts
        if node.kind not in named or (node.kind in code.grammar.strings and not key):
            continue
        word = code.source(node).strip("\"'$@:")
        if word != own.strip("$@") and _TOKEN.match(word) and not only_jwt(word):
            return True
    return False


def merely_written(code: Code, statement: Node, node: Node) -> bool:
    """Whether the name is shown itself, not handed to another call whose value is shown."""
    shown = expression(code, statement)
    for around in node.ancestors():
        if around is shown or around is statement:
            return True
        if around.kind in code.functions:
            return False
        called = around.kind in code.grammar.calls and not (_is_log(code, shown) and _asks_by(code, around, node))
        if called and not _FORMATS.search(last_name(callee(code, around))):
            return False
    return False


def _is_log(code: Code, call: Node | None) -> bool:
    return call is not None and call.kind in code.grammar.calls and _LOGS.search(callee(code, call)) is not None


def _asks_by(code: Code, call: Node, node: Node) -> bool:
    """Whether a name is the one by which a call asks an object for the value: `config.getAccount()`."""
    listed = call.child(*code.grammar.arguments)
    name = callee(code, call)
    return listed is not None and not listed.parts and name.endswith(code.source(node)) and name != code.source(node)


def shown_entry(
    code: Code, statement: Node, node: Node, needed: Callable[[Node], list[Node]], gone: Callable[[Node], bool]
) -> Removal | None:
    """The entry of a literal that a statement shows, where nothing else of the value is needed; None for the last."""
    if not only_jwt(code.source(node)) or not shows(code, statement):
        return None
    call = expression(code, statement)
    if call is not None and node.parent is call.child(*code.grammar.arguments) and _LISTS.search(callee(code, call)):
        return _argument(code, node, call, needed)
    child = node
    for around in node.ancestors():
        if around.kind in code.grammar.pairs and around.parent is not None:
            others = [part for part in around.parent.parts if part is not around and not gone(part)]
            plain = around.parts[0] is not child and not needed(around)
            return Removal(code, around) if others and plain and _is_table(code, around.parent) else None
        if around is statement or around.kind in code.functions | code.habits.blocks:
            return None
        child = around
    return None


def _argument(code: Code, node: Node, call: Node, needed: Callable[[Node], list[Node]]) -> Removal | None:
    """One of several values that a call shows one after the other, where the others are no words about it."""
    others = [part for part in call.parts[-1].parts if part is not node]
    values = others and all(part.kind not in code.grammar.strings and needed(part) for part in others)
    return Removal(code, node) if values else None


def _is_table(code: Code, node: Node) -> bool:
    return node.kind in {"dictionary", "object", "hash", *code.grammar.lists}
