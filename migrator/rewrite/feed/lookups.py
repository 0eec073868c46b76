"""What a key reads: `options["key"]`, `options.get("key")`, or whether it is there at all: `"key" in options`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.feed.listings import requires
from migrator.rewrite.feed.rows import element_of
from migrator.rewrite.feed.statements import callee

if TYPE_CHECKING:
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

LOOKS_UP = re.compile(
    r"(?i)(?:[.>:]|^)(?:get|fetch|dig|pop|value|getenv|has|has_?(?:key|property|own_?property|option)|own_property|contains(?:_?key)?"
    r"|key|include|is_?set|exists|get_?(?:property|string|str|text|value|option|setting|param(?:eter)?|config\w*|section"
    r"|or_?default|or_?else|env|secret|option_?values?|string_?list|required_?property))[?!]?$"
)
"""Last name of a call that gives what is kept under a name, or says whether it is kept."""
_OF_ANOTHER = re.compile(r"(?:^|\b(?:_|lodash|fp|dotProp|objectPath|Arr::))\.?(?:get|has|result|data_get|array_get)$")
"""Calls that are given what holds the key first: `_.get(config, "jwt.endpoint")`, `data_get($config, "jwt.url")`."""
_CONSTANT = re.compile(r"[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+")
_PATH = re.compile(r"\w+(?:\.\w+)+")
_ASKS = frozenset({"in", "not in"})


def subject(code: Code, key: Node) -> Node:
    """The whole expression that reads what a key names; the key itself where it reads nothing."""
    top = key
    while top.parent is not None:
        parent = top.parent
        if parent.kind in code.grammar.members | code.grammar.subscripts or _is_index(code, parent):
            top = parent
        elif (found := _call(code, top, parent) or _question(code, top, parent)) is not None:
            top = found
        else:
            break
    return top


def looks_up_in(code: Code, key: Node, name: str) -> re.Pattern[str] | None:
    """What reads the same key of the same thing: `data["key"]`, `data.get("key")`; None where that is not known."""
    whole = subject(code, key)
    start = re.match(_RECEIVER, code.source(whole))
    if whole is key or code.region.language not in _GETTERS or start is None:
        return None
    getter = _GETTERS[code.region.language]
    return re.compile(
        rf"(?<![\w.]){re.escape(start[0])}(?:\[|{getter}\()[:'\"]{re.escape(name)}\b[^\])\n]{{0,60}}[\])]"
    )


_RECEIVER = r"@?[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*?(?=\[|\.\w+[?]?\()"
_GETTERS = {"python": r"\.(?:get|pop)", "ruby": r"\.(?:fetch|dig|key\?|has_key\?)"}
"""By language, the other ways to read what a subscript reads."""


def _is_index(code: Code, node: Node) -> bool:
    """C#: what stands around the one key between brackets."""
    listed = node.parent if node.kind == "argument" else node
    if listed is None or listed.kind != "bracketed_argument_list" or len(listed.parts) != 1:
        return False
    return listed.parent is not None and listed.parent.kind in code.grammar.subscripts


def _call(code: Code, key: Node, parent: Node) -> Node | None:
    """The call whose first argument is the key."""
    listed = parent.parent if parent.kind == "argument" else parent
    argument = parent if parent.kind == "argument" else key
    constant = code.region.language == "java" and _CONSTANT.fullmatch(code.source(key)) is not None
    if (
        not (key.kind in code.grammar.strings or constant)
        or listed is None
        or listed.kind not in code.grammar.arguments
    ):
        return None
    call = listed.parent
    place = listed.parts.index(argument)
    asks = (LOOKS_UP, _OF_ANOTHER)[place] if place < 2 else None  # noqa: PLR2004 - key, or holder and key
    known = (
        call is not None and call.kind in code.grammar.calls and asks is not None and asks.search(callee(code, call))
    )
    return call if known else None


def on_the_way(code: Code, key: Node, content: str) -> list[str]:
    """The names on the way to what a dotted key reads: `jwt` of `_.get(config, "jwt.endpoint")`."""
    parent = key.parent
    looks_up = parent is not None and _PATH.fullmatch(content) is not None and _call(code, key, parent) is not None
    return content.split(".")[:-1] if looks_up else []


def leads_on(code: Code, key: Node, name: str) -> bool:
    """Whether a dotted key reads something else that is kept under a name: `get("adobe.clientId")`, by `adobe`."""
    return name in on_the_way(code, key, code.source(key).strip("\"'`"))


def _question(code: Code, key: Node, parent: Node) -> Node | None:
    """`"key" in options`."""
    if key.kind not in code.grammar.strings or len(parent.parts) != 2 or parent.parts[0] is not key:  # noqa: PLR2004
        return None
    following = key.after()
    return parent if following is not None and following.kind in _ASKS else None


def read_by_key(code: Code, name: str) -> Node | None:
    """The first text that reads what is kept under a name: the key of a lookup, or one of what has to be there.

    A variable of the environment that has to be there may be read as a field, without its prefix.
    """
    variable = f"_{name.upper()}"
    if name not in code.text and variable not in code.text:
        return None
    for node in code.nodes:
        content = code.source(node).strip("\"'`") if node.kind in code.grammar.strings else ""
        if content == name or (content.isupper() and content.endswith(variable)):
            element = element_of(node)
            listed = element.parent
            names = listed is not None and listed.kind in code.grammar.lists and requires(code, listed)
            reads = content == name and subject(code, node) is not node
            if names or (reads and not _is_written(code, subject(code, node))):
                return node
    return None


def _is_written(code: Code, node: Node) -> bool:
    """`options["key"] = …`."""
    binder = node.parent
    return binder is not None and code.habits.targets.get(binder.kind) == "left" and binder.parts[0] is node
