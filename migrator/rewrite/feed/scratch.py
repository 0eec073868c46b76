"""Shell: a file that only carried a part of the assertion from one command to the next is not written any more."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.statements import callee
from migrator.rewrite.feed.words import only_jwt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.code import Code
    from migrator.rewrite.feed.dead import Dead
    from migrator.rewrite.feed.world import Module, World
    from migrator.rewrite.tree import Node

_WORDS = frozenset({"word", "string", "raw_string", "concatenation", "simple_expansion", "expansion"})
_PLAIN = re.compile(r"(?=[^\s]{0,300}[./])(?:[\w.~/]|\$\w)[\w.~/$-]*")
_READ = re.compile(r"\$\{?([A-Za-z_]\w{0,80})")
_CLEANS = frozenset({"rm", "shred", "chmod"})
_PURE = frozenset(
    {
        "printf", "echo", "cat", "openssl", "base64", "tr", "sed", "awk", "cut", "head", "tail", "jq", "date", "xxd",
        "od", "expr", "fold", "grep", "hexdump", "paste", "sort", "wc",
        "env", "python", "python3", "perl", "node", "ruby", "true", ":",
    }
)  # fmt: skip
"""Commands that do nothing but give an output."""
SENDS = re.compile(r"\b(?:curl|wget|https?|nc|ssh|scp|mail|aws|git)\b(?!:)")
"""Commands that reach others, whatever becomes of their output."""


class _Mention(NamedTuple):
    node: Node
    writes: bool


def unread_files(world: World, dead: Dead, module: Module) -> list[Removal]:
    """The statements that fill files whose last reader has gone."""
    code = module.code
    if not code.grammar.commands:
        return []
    mentions = _mentions(code)
    before = world.original(module)
    read = _reads(_mentions(before)) if before is not None else Counter()
    removals: list[Removal] = []
    for path, own in mentions.items():
        alive = [one for one in own if not dead.covers(one.node)]
        writes = [one for one in alive if one.writes]
        if not writes or any(not one.writes for one in alive) or _elsewhere(world, module, path):
            continue
        statements = [code.statement(one.node) for one in writes]
        if not read[path] and not (_temporary(code, path) and all(_keeps_key(code, one) for one in statements)):
            continue
        if all(_only_writes(code, statement) for statement in statements):
            removals += [Removal(code, statement) for statement in statements]
    return [*removals, *_cleaned(code, dead, before.text if before is not None else "")]


def _cleaned(code: Code, dead: Dead, before: str) -> Iterator[Removal]:
    """The command that took a file away, or its word for it, where what named the file has gone."""
    commands = [node for node in code.nodes if node.kind == "command" and callee(code, node) in _CLEANS]
    words = [word for command in commands for word in command.parts[1:] if _PLAIN.fullmatch(_path(code, word))]
    for word in words:
        path = _path(code, word)
        named = re.compile(rf"(?<![\w./-]){re.escape(path)}(?![\w-])")
        cleans = sum(_path(code, other) == path for other in words)
        if dead.covers(word) or word.parent is None or len(named.findall(code.text)) != cleans:
            continue
        if len(named.findall(before)) > cleans and only_jwt(path):
            operands = [other for other in words if other.parent is word.parent and not dead.covers(other)]
            statement = code.statement(word)
            alone = len(operands) == 1 and statement is word.parent
            yield Removal(code, statement if alone else word)


def _mentions(code: Code) -> dict[str, list[_Mention]]:
    """The files that are written by a redirection or an option, and every place that names them."""
    written = {id(node): _path(code, node) for node in _targets(code)}
    paths = set(written.values())
    found: dict[str, list[_Mention]] = {path: [] for path in paths}
    for node in code.nodes:
        inner = node.parent is not None and node.parent.kind in _WORDS
        if inner or node.kind not in _WORDS or (path := _path(code, node)) not in paths or _cleans(code, node):
            continue
        found[path].append(_Mention(node, id(node) in written))
    return found


def _targets(code: Code) -> Iterator[Node]:
    for node in code.nodes:
        if node.kind == "file_redirect" and node.parts and code.source(node).lstrip("0123456789&").startswith(">"):
            yield node.parts[-1]
        elif node.kind == "command" and callee(code, node) == "openssl":
            words = node.parts
            yield from (following for word, following in pairwise(words) if code.source(word) == "-out")


def _path(code: Code, node: Node) -> str:
    return re.sub(r"\$\{(\w+)\}", r"$\1", code.source(node).strip("\"'"))


def _cleans(code: Code, node: Node) -> bool:
    """Whether a file is only taken away, or closed to others."""
    command = node.parent
    return command is not None and command.kind == "command" and callee(code, command) in _CLEANS


def _reads(mentions: dict[str, list[_Mention]]) -> Counter[str]:
    return Counter({path: sum(not one.writes for one in own) for path, own in mentions.items()})


def _elsewhere(world: World, module: Module, path: str) -> bool:
    """Whether another script names the same file."""
    name = path.rpartition("/")[2]
    plain = "$" not in name and len(name) > 1
    return plain and any(name in other.code.text for other in world.modules if other is not module)


def _only_writes(code: Code, statement: Node) -> bool:
    """Whether all that a statement does is to fill one file."""
    if sum(target.inside(statement) for target in _targets(code)) != 1:
        return False
    commands = [node for node in (statement, *statement.descendants()) if node.kind == "command"]
    return all(callee(code, command) in _PURE or _own(code, callee(code, command)) for command in commands)


def _temporary(code: Code, path: str) -> bool:
    """Whether a path is that of a new file, which no other program can know: `KEY=$(mktemp)`, and not exported."""
    name = path[1:]
    if not path.startswith("$") or not name.isidentifier():
        return False
    made = re.search(rf"(?m)^[ \t]*(?:local +|readonly +)?{name}=[\"']?(?:\$\(|`) *mktemp\b", code.text) is not None
    return made and re.search(rf"\b(?:export|declare -x)\b[^\n]*\b{name}\b", code.text) is None


def _keeps_key(code: Code, statement: Node) -> bool:
    """Whether what fills a file is a variable that the assertion alone needed: `echo "$PRIVATE_KEY" > "$KEY_FILE"`."""
    named = _READ.findall(code.text, statement.start, statement.end)
    return any(only_jwt(name) for name in named)


def _own(code: Code, name: str) -> bool:
    """Whether a function of the script does nothing but give an output."""
    for node in code.nodes:
        if node.kind == "function_definition" and node.parts and code.source(node.parts[0]) == name:
            return SENDS.search(code.source(node)) is None
    return False
