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
_NAMED = re.compile(r"\b(?:local|typeset|declare)\s+(?P<flags>-\w+\s+)?(?P<name>\w+)=\"?\$\{?1\b")
_REFERRED = r"\bread\b[^\n;]{{0,120}}[ ]{0}\b|\bprintf[ ]-v[ ]{0}\b|(?:^|[\s;]){0}=(?!\"?\$\{{?1\b)"


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


def asks_for(code: Code, node: Node, fillers: frozenset[str] = frozenset()) -> bool:
    """Shell: whether a word is the variable that `read`, or one of the functions `fillers`, gives a value."""
    command = node.parent
    if node.kind != "word" or command is None or command.kind != "command":
        return False
    name = command.child("command_name")
    before = node.before()
    if name is None or before is None or not _NAME.fullmatch(code.source(node)):
        return False
    if before is name and code.source(name) in fillers:
        return True
    if code.source(name) not in _ASKS:
        return False
    option = _TAKES.match(code.source(before))
    return option is None or code.source(before).endswith("a")


def fillers(code: Code) -> frozenset[str]:
    """The functions that give a value to the variable that their first argument names: `ask KEY_FILE "Path"`."""
    functions = (node for node in code.nodes if node.kind == "function_definition" and node.parts)
    if not code.grammar.commands:
        return frozenset()
    return frozenset(code.source(node.parts[0]) for node in functions if _fills(code.source(node)))


def _fills(source: str) -> bool:
    named = _NAMED.search(source)
    if named is not None and "n" in (named["flags"] or ""):
        return re.search(_REFERRED.format(named["name"]), source[named.end() :]) is not None
    variable = rf"(?:1|{named['name']})" if named is not None else "1"
    return re.search(_FILLS.format(rf"\"?\$\{{?{variable}\b"), source) is not None
