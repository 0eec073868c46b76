"""A syntax tree light enough to walk many times: positions, kinds and links, made in one pass without recursion."""

from __future__ import annotations

from functools import cache
from time import thread_time
from typing import TYPE_CHECKING

from ast_grep_py import SgRoot

from migrator.parse import grammars
from migrator.parse.escapes import encodable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ast_grep_py import SgNode

    from migrator.parse.grammars.base import Grammar

LARGEST_TREE = 4_000_000
"""Characters above which no tree is built: a tree takes some hundred times the memory of its text."""
_LONG_LINE = 2_000
_LONG_LINES_COST = 1_500_000_000
"""A position costs the length of the line before it; the sum of the squares of the long lines bounds it."""
_PREFIX = 2_000
"""Characters that are tried first, then four times as many: a hostile file costs little before it is given up."""
_SLOWEST = 2e-6
"""Seconds per character: four times what the slowest of some 500 programs took, eight times the usual."""
_GRACE = 0.02
"""Seconds that any text may take: the first one of a language loads its tables."""
_STEEPER = 2
"""How much dearer a character may become in a text four times as long; where time is linear it does not."""
_PROGRAM = "def area(width, height):\n    return width * height\n" * 40
_PROGRAM_SECONDS = 0.0004
"""What `_PROGRAM` takes where the bounds were measured."""
_WINDOW = 512
_DENSE = 0.45
"""Share of punctuation above which a stretch is tried by itself; a program has a fifth."""
_WORDS = str.maketrans("", "", "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_ \t\r\n")

_TOKENS = frozenset(
    [
        "(", ")", "{", "}", "[", "]", ",", ";", '"', "'", "`", "if", "elif", "else", "for", "while", "do", "in", "is",
        "not", "return", "def", "class", "try", "except", "catch", "finally", "with", "as", "from", "import", "export",
        "async", "await", "public", "private", "protected", "static", "final", "const", "let", "var", "function", "fun",
        "func", "fn", "val", "end", "then", "fi", "done",
    ]
)  # fmt: skip
"""Punctuation and keywords without meaning for the facts."""
_INSIDES = frozenset(
    {"string_start", "string_end", "string_content", "string_fragment", "escape_sequence", "void_type"}
)
"""The insides of literals are read as text."""


class Node:
    """One node; `named` is false for punctuation and keywords."""

    __slots__ = ("children", "end", "kind", "named", "parent", "path", "scope", "start")

    def __init__(self, kind: str, start: int, end: int, parent: Node | None, scope: Node | None) -> None:
        self.kind = kind
        self.start = start
        self.end = end
        self.parent = parent
        self.scope = scope
        """The nearest node around that has names of its own; None for the root."""
        self.named = True
        self.path: tuple[str, ...] | None = None
        """Set by `Names`."""
        self.children: list[Node] = []

    def named_children(self) -> list[Node]:
        """The children that are not punctuation."""
        return [child for child in self.children if child.named]

    def child(self, *kinds: str) -> Node | None:
        """The first child of one of these kinds."""
        for child in self.children:
            if child.kind in kinds:
                return child
        return None

    def descendants(self) -> Iterator[Node]:
        """All nodes below, in order of appearance."""
        stack = self.children[::-1]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(reversed(node.children))


def parse(language: str, text: str) -> SgNode | None:
    """The ast-grep tree, or None where it would cost out of proportion; `language` must have a grammar."""
    if len(text) > LARGEST_TREE or _crowded(text):
        return None
    grammar = grammars.find(language)
    limits = grammar.limits.items() if grammar is not None else ()
    source = encodable(text)
    if any(source.count(mark) > most for mark, most in limits) or _is_hostile(language, source):
        return None
    return SgRoot(source, language).root()


def _is_hostile(language: str, source: str) -> bool:
    """Whether the grammar takes far longer than on programs: its recovery from errors can be quadratic, or worse.

    Nothing stops a grammar once it runs, so stretches that look like no program, and ever longer beginnings, are
    tried first. Processor time is measured, not the clock.
    """
    spent = 0.0
    for start in range(0, len(source), _WINDOW):
        window = source[start : start + _WINDOW]
        if len(window.translate(_WORDS)) > _DENSE * _WINDOW:
            spent += _takes(language, window)
            if _exceeds(spent, _GRACE + _SLOWEST * start):
                return True
    size, before = _PREFIX, _SLOWEST
    while size < len(source):
        seconds = _takes(language, source[:size])
        if _exceeds(seconds, _GRACE + min(_SLOWEST, _STEEPER * before) * size):
            return True
        size, before = size * 4, max(seconds / size, _SLOWEST / 4)
    return False


def _exceeds(seconds: float, most: float) -> bool:
    """Whether that is too long here: a slow machine takes longer for every program, and finds the same in it."""
    return seconds > most and seconds > most * _slowness()


@cache
def _slowness() -> float:
    """How many times longer than where the bounds were measured this machine takes for a program."""
    return min(_takes("python", _PROGRAM) for _ in range(3)) / _PROGRAM_SECONDS


def _takes(language: str, source: str) -> float:
    """Seconds of processor time."""
    begun = thread_time()
    SgRoot(source, language)
    return thread_time() - begun


def light(root: SgNode, grammar: Grammar) -> list[Node]:
    """All nodes that can matter, in order of appearance, the root first."""
    scopes = grammar.functions | grammar.classes
    tokens = _TOKENS - grammar.audible
    silent = _INSIDES | grammar.silent
    opaque, transparent = grammar.opaque, grammar.transparent
    top = Node(root.kind(), 0, root.range().end.index, None, None)
    nodes = [top]
    stack: list[tuple[SgNode, Node]] = [(child, top) for child in reversed(root.children())]
    pop, push, keep = stack.pop, stack.append, nodes.append
    while stack:
        source, parent = pop()
        kind = source.kind()
        if kind in silent or (kind in tokens and not source.is_named()):
            continue
        if kind in transparent:
            for child in reversed(source.children()):
                push((child, parent))
            continue
        place = source.range()
        scope = parent if parent.kind in scopes else parent.scope or parent
        node = Node(kind, place.start.index, place.end.index, parent, scope)
        parent.children.append(node)
        keep(node)
        if kind in opaque:
            continue
        children = source.children()
        if children:
            children.reverse()
            for child in children:
                push((child, node))
        elif not source.is_named():
            node.named = False
    _straighten(nodes, grammar)
    return nodes


def _straighten(nodes: list[Node], grammar: Grammar) -> None:
    """Puts right what the tree has elsewhere than the language: loose operators, the bodies of heredocs."""
    if grammar.loose:
        for node in reversed(nodes):
            _tighten(node, grammar)
    opening, body = grammar.heredocs
    if opening:
        openings = [node for node in nodes if node.kind == opening]
        bodies = [node for node in nodes if node.kind == body]
        for node, held in zip(openings, bodies, strict=False):
            node.children.append(held)


def _tighten(node: Node, grammar: Grammar) -> None:
    """`(a + b).c`, read where `a + b.c` is written, becomes `a + (b.c)`."""
    first = node.children[0] if node.kind in grammar.loose and node.children else None
    if first is None or first.kind not in grammar.binary:
        return
    last = first.children[-1]
    after = node.children[1:]
    node.kind, first.kind = first.kind, node.kind
    node.children = [*first.children[:-1], first]
    first.start, first.end = last.start, node.end
    first.children = [last, *after]
    for child in node.children:
        child.parent = node
    for child in first.children:
        child.parent = first


def _crowded(text: str) -> bool:
    if len(text) <= _LONG_LINE:
        return False
    cost = 0
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end == -1 else end
        if end - start > _LONG_LINE:
            cost += (end - start) ** 2
        start = end + 1
    return cost > _LONG_LINES_COST
