"""What gives a variable a value without an assignment: `read` of a shell, a step of a pipeline, PHP's OpenSSL."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

TELLING = frozenset({"redirected_statement", "command"})
"""Kinds of what tells the next steps a value."""
_TELLS = re.compile(
    r"^echo\s+[\"']?(?:export\s+)?(?P<name>[A-Za-z_]\w*)=[\s\S]*>>\s*\"?\$\{?(?:GITHUB_(?:ENV|OUTPUT)|BASH_ENV)\b"
)
_SAYS = re.compile(
    r"^echo\s+[\"']?(?:##vso\[task\.setvariable\s+variable=(?P<azure>\w+)[^\]\n]{0,200}\]"
    r"|::set-output name=(?P<github>[\w-]+)::)"
)
_FILLED = frozenset({"openssl_pkey_export", "openssl_sign", "openssl_pkcs12_read", "openssl_private_encrypt"})
"""Functions of PHP that give their second argument a value."""
_ASKS = frozenset({"read", "readarray", "mapfile"})
_NAME = re.compile(r"[A-Za-z_]\w*")
_TAKES = re.compile(r"-[A-Za-z]*[adinNptu]$")
"""Options of `read` after which their own value comes; `-a` names the variable."""
_FILLS = r"\bread\b[^\n;]{{0,120}}[ ]{0}|\bprintf[ ]-v[ ]{0}|\b(?:eval|export|declare|typeset)\b[^\n;]{{0,20}}{0}\}}?="


def told(code: Code, statement: Node) -> tuple[Node, str] | None:
    """The value that a step of a pipeline hands to the next ones, and the name for it."""
    command = statement if statement.kind == "command" else statement.child("command")
    if command is None or len(command.parts) != 2 or code.source(command.parts[0]) != "echo":  # noqa: PLR2004
        return None
    match = (_SAYS if command is statement else _TELLS).match(code.source(statement))
    return (command.parts[1], next(filter(None, match.groups()))) if match is not None else None


def is_filled(code: Code, node: Node) -> bool:
    """PHP: whether a variable is what a function of OpenSSL puts its result into."""
    argument = node.parent
    listed = argument.parent if argument is not None and argument.kind == "argument" else None
    call = listed.parent if listed is not None and listed.kind == "arguments" else None
    if listed is None or call is None or node.kind != "variable_name" or not call.parts:
        return False
    second = listed.parts[1] if len(listed.parts) > 1 else None
    return second is argument and code.source(call.parts[0]).lstrip("\\") in _FILLED


def asks_for(code: Code, node: Node) -> bool:
    """Shell: whether a word is the variable that `read` fills."""
    command = node.parent
    if node.kind != "word" or command is None or command.kind != "command":
        return False
    name = command.child("command_name")
    before = node.before()
    if name is not None and before is name and code.source(name) in code.once(_fillers):
        return _NAME.fullmatch(code.source(node)) is not None
    if name is None or before is None or code.source(name) not in _ASKS or not _NAME.fullmatch(code.source(node)):
        return False
    option = _TAKES.match(code.source(before))
    return option is None or code.source(before).endswith("a")


def _fillers(code: Code) -> frozenset[str]:
    """The functions that give a value to the variable that their first argument names: `ask KEY_FILE "Path"`."""
    return frozenset(
        code.source(node.parts[0])
        for node in code.nodes
        if node.kind == "function_definition" and node.parts and _fills(code.source(node))
    )


def _fills(source: str) -> bool:
    named = re.search(r"\b(?:local|typeset|declare)\s+(\w+)=\"?\$\{?1\b", source)
    variable = rf"(?:1|{named[1]})" if named is not None else "1"
    return re.search(_FILLS.format(rf"\"?\$\{{?{variable}\b"), source) is not None
