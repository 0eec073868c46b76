"""The words of what an edit took out: which names and keys were read there, and which are still needed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.parse.facts import Span
from migrator.rewrite.feed.asked import PARSED
from migrator.rewrite.feed.lookups import subject
from migrator.rewrite.feed.names import LEXICAL, Names, Role, spelled
from migrator.rewrite.feed.readings import gets_entry
from migrator.rewrite.feed.words import PHRASE, only_jwt

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from migrator.rewrite.base import Edit
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_WORD = re.compile(r"\w+")
_CHOICE = re.compile(r" or | else ")
_KEY = re.compile(r"[\w.-]{1,200}(?::[\w.-]{1,60}){0,8}")
_SEPARATORS = re.compile(r"[.:]")
_UNBOUND = frozenset({"index_signature"})
"""What holds a name that means nothing anywhere: `{ [name: string]: unknown }`."""


def only_given(code: Code) -> frozenset[int]:
    """The places where a variable is only given a value, or an entry: one that goes says nothing of those that stay."""
    found = code.once(Names).by_name.values()
    return frozenset(
        one.node.start
        for occurrences in found
        for one in occurrences
        if one.role is Role.BIND or (one.role is Role.USE and gets_entry(code, one.node))
    )


def _local(code: Code) -> dict[int, Node]:
    """The function that declares a name, by the place of the name: outside of it the same word means something else."""
    names = code.once(Names)
    found: dict[int, Node] = {}
    for occurrences in names.by_name.values():
        for one in occurrences:
            scope = names.scope(one) if one.role in LEXICAL else None
            if scope is not None and scope.kind in code.functions:
                found[one.node.start] = scope
    return found


def names_in(code: Code, span: Span, bound: frozenset[int]) -> Iterator[tuple[str, bool]]:
    """The names and keys that are read in a stretch of code, and whether they are local to a function.

    The words of its messages are none.
    """
    local = code.once(_local)
    for node in code.nodes:
        if node.end <= span.start or node.start >= span.end or node.start in bound:
            continue
        scope = local.get(node.start) if node.kind in code.habits.lexical else None
        if scope is not None and span.start <= scope.start and scope.end <= span.end:
            continue
        if node.parent is not None and node.parent.kind in code.habits.lexical | _UNBOUND:
            continue
        if node.kind == "attribute" and PARSED.fullmatch(code.source(node.parts[0])):
            yield code.source(node), False
        if node.kind in code.habits.lexical:
            yield spelled(code, node), scope is not None
        elif node.kind in code.grammar.strings or "symbol" in node.kind:
            yield from ((name, False) for name in _keys_of(code, node))


def _keys_of(code: Code, node: Node) -> Iterator[str]:
    """The keys that a text may be; of one in sections its last part, too, where only an assertion needs that."""
    content = code.source(node).strip("\"'`:")
    named = content.lower() if code.habits.ignores_case else content
    if _KEY.fullmatch(content):
        yield named
        last = _SEPARATORS.split(named)[-1]
        if last != named and only_jwt(last):
            yield last
    elif is_key(code, node, content):
        yield named


def is_key(code: Code, node: Node, content: str) -> bool:
    """Whether a text of several words is a key that something is kept under: `settings["Key Path"]`."""
    return PHRASE.fullmatch(content) is not None and subject(code, node) is not node


def chosen_from(code: Code, edits: Sequence[Edit]) -> dict[Edit, set[str]]:
    """By edit, the words of a choice that edits of the same arguments write: `user=name or mail`.

    What is chosen from is needed as before, however it was given; elsewhere an alternative may go with what fed it.
    """
    words: dict[int, set[str]] = {}
    for edit in edits:
        if _CHOICE.search(edit.replacement) and (around := _arguments_around(code, edit)):
            words.setdefault(around, set()).update(_WORD.findall(edit.replacement))
    return {edit: words.get(_arguments_around(code, edit), set()) for edit in edits} if words else {}


def _arguments_around(code: Code, edit: Edit) -> int:
    """The argument list that an edit lies in, as the offset after its bracket; 0 where it lies in none."""
    around: Node | None = code.smallest(Span(edit.start, edit.end))
    while around is not None and not (around.kind == "argument_list" and around.start < edit.start):
        around = around.parent
    return around.start + 1 if around is not None and edit.end < around.end else 0
