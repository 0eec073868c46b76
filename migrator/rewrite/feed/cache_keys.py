"""The key under which a cache holds a token, made of the assertion, too: `sha1($clientId . $secret . $jwt)`.

What is left of it has to say whose token it is: else two credentials would share one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.statements import callee
from migrator.rewrite.feed.words import IDENTIFIES, SELVES

if TYPE_CHECKING:
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_CACHE = re.compile(r"(?i)cache|fingerprint|memo")
_OF_CACHE = re.compile(r"(?i)cache\w{0,20}(?:\.|->|::|\?\.)\w+$")
_SPELLS = re.compile(
    r"(?i)(?:^|[.>:\\])(?:sha_?\d*(?:_hex|hex)?|md5(?:_hex|hex)?|crc32|hash|hash_?code|(?:hex)?digest|update|create_?hash|encode|bytes"
    r"|get_?bytes|(?:base64_?|b64)encode|str|to_s|to_?string|str_?to_?lower)$"
)
"""Last name of a call that only writes a text in another way."""
_SEPARATOR = re.compile(r"[\"'`][^\w\"'`]{0,4}[\"'`]")


def keyed_less(code: Code, node: Node) -> Removal | None:
    """What takes a name out of the key of a cache; None where it is no part of one, or where nothing else tells."""
    if code.grammar.commands or code.source(node) in SELVES:
        return None
    found: Removal | None = None
    child = node
    for around in node.ancestors():
        if _is_key(code, around, child):
            rest = code.text[child.start : node.start] + code.text[node.end : child.end]
            return found if IDENTIFIES.search(rest) is not None else None
        if found is None:
            found = _taken(code, around, child)
        if not _is_spelled(code, around):
            return None
        child = around
    return None


def _taken(code: Code, around: Node, child: Node) -> Removal | None:
    """What takes a part out of the texts that are joined."""
    if around.kind in code.grammar.interpolations and around.parts == [child]:
        return Removal(code, around)
    if child.kind in code.grammar.interpolations and around.kind in code.grammar.strings:
        before, after = child.before(), child.after()
        braced = before is not None and after is not None and (before.kind, after.kind) == ("{", "}")
        return Removal(code, child) if not braced else None
    if _is_join(code, around):
        left, right = around.parts
        apart = child is right and _is_join(code, left) and _SEPARATOR.fullmatch(code.source(left.parts[1])) is not None
        return Removal(code, around, right if child is left else left.parts[0] if apart else left)
    return None


def _is_join(code: Code, node: Node) -> bool:
    joins = any(child.kind in code.grammar.concat for child in node.children)
    return joins and node.kind in code.grammar.binary and len(node.parts) == 2  # noqa: PLR2004 - left, right


def _is_spelled(code: Code, around: Node) -> bool:
    """Whether what is around only writes it in another way, or joins it to others."""
    grammar = code.grammar
    if around.kind in grammar.calls:
        return _SPELLS.search(callee(code, around)) is not None
    if around.kind in grammar.members:
        return around.parent is not None and around.parent.kind in grammar.calls
    plain = (grammar.strings, grammar.interpolations, grammar.arguments, code.habits.transparent)
    return around.kind == "argument" or any(around.kind in kinds for kinds in plain) or _is_join(code, around)


def _is_key(code: Code, around: Node, child: Node) -> bool:
    """Whether a value is the key of a cache: by the name it gets, by what gives it or takes it."""
    if around.kind in code.habits.targets and around.parts and around.parts[-1] is child:
        return len(around.parts) > 1 and _CACHE.search(code.source(around.parts[0])) is not None
    if around.kind == "return_statement":
        function = code.function(around)
        names = [part for part in function.parts if part.kind in code.habits.lexical] if function is not None else []
        return any(_CACHE.search(code.source(name)) is not None for name in names)
    call = around.parent if around.kind in code.grammar.arguments else None
    if call is None or call.kind not in code.grammar.calls or around.parts[0] is not child:
        return False
    return _OF_CACHE.search(callee(code, call)) is not None
