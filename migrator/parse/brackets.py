"""Brackets of a language without a grammar: tokens in, a tree out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.parse.lexer import tokens
from migrator.parse.statements import AMONG, CALLABLE, Statements, is_literal, make
from migrator.parse.syntax import Node
from migrator.regex import lazy

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from migrator.parse.lexer import Token
    from migrator.parse.lexicons import Lexicon

_CLOSERS = {")": "(", "]": "[", "}": "{"}
_CONTROL = frozenset(
    [
        "if", "elif", "elseif", "elsif", "else", "unless", "while", "until", "for", "foreach", "switch", "catch",
        "return", "and", "or", "not", "in", "function", "sub", "def", "let", "case", "when", "print", "echo", "param",
    ]
)  # fmt: skip
"""Names before a bracket that do not call."""
_LONGEST_HEAD = 12
"""Tokens between `class` and its body that are looked through."""
_STATEMENT_TAGS = frozenset({"cfset", "cfreturn", "cfif", "cfelseif"})
_PLAIN_HOLE = lazy(r"(?:\$\{?|#\{|#|\{|%)\s*([A-Za-z_]\w*)\s*[}#%]?")
_TYPES = frozenset({"class", "object", "interface", "struct", "enum", "trait", "record"})


DEEPEST = 500
"""Open brackets, above which a text is no program."""


class TooDeepError(Exception):
    """The brackets nest deeper than in any program."""


class _Frame:
    """An open bracket and what stands in it so far."""

    __slots__ = ("items", "mark", "start")

    def __init__(self, mark: str, start: int) -> None:
        self.mark = mark
        self.start = start
        self.items: list[Node] = []


class Brackets:
    """Nests tokens by their brackets; each is looked at once.

    Not `nested`, brackets are passed over: strings, names and comments stand side by side.
    """

    def __init__(self, text: str, lexicon: Lexicon, *, nested: bool = True) -> None:
        self._text = text
        self._lexicon = lexicon
        self._frames = [_Frame("", 0)]
        self._nested = nested
        self._open = {"(": 0, "[": 0, "{": 0, "<": 0}
        self._statements = Statements(text, lexicon)
        self._holes = [re.compile(quote.holes) if quote.holes else None for quote in lexicon.quotes]

    def build(self) -> tuple[Node, bool]:
        """The root, and whether every bracket closed.

        Raises:
            TooDeepError: they nest out of proportion; read the text without them then.
        """
        takes: dict[str, Callable[[Token], None]] = {
            "open": self._opened, "close": self._closed, "tag": self._tag, "line": self._line, "name": self._name,
            "separator": self._separator, "operator": self._operator, "option": self._option, "escape": _passed,
        }  # fmt: skip
        if not self._nested:
            takes |= {"open": _passed, "close": _passed, "tag": _passed}
        for token in tokens(self._text, self._lexicon):
            take = takes.get(token.kind)
            if take is not None:
                take(token)
            elif token.kind.startswith("string"):
                self._string(token)
            else:
                self._push(Node(token.kind, token.start, token.end, None, None))
        closed = self._nested and len(self._frames) == 1
        while len(self._frames) > 1:
            self._close(len(self._text))
        root = make("unit", self._statements.segments(self._frames[0].items, "unit"))
        root.start, root.end = 0, len(self._text)
        return root, closed

    # -- tokens

    @property
    def _items(self) -> list[Node]:
        return self._frames[-1].items

    def _push(self, node: Node) -> None:
        self._items.append(node)

    def _mark(self, kind: str, start: int, end: int) -> None:
        node = Node(kind, start, end, None, None)
        node.named = False
        self._items.append(node)

    def _opened(self, token: Token) -> None:
        if len(self._frames) > DEEPEST:
            raise TooDeepError
        mark = self._text[token.end - 1]
        self._frames.append(_Frame(mark, token.start))
        self._open[mark] += 1

    def _closed(self, token: Token) -> None:
        mark = _CLOSERS[self._text[token.start]]
        if self._open[mark] == 0:
            return
        while self._frames[-1].mark != mark:
            self._close(token.start)
        self._close(token.end)

    def _tag(self, token: Token) -> None:
        if len(self._frames) > DEEPEST:
            raise TooDeepError
        self._frames.append(_Frame("<", token.start))
        self._open["<"] += 1
        self._push(Node("name", token.start + 1, token.end, None, None))

    def _line(self, token: Token) -> None:
        """A line break divides statements, unless an operator is waiting for more."""
        frame = self._frames[-1]
        divided = frame.mark in {"", "{"} or (self._lexicon.rows and frame.mark == "[")
        if self._lexicon.lines_end and divided and frame.items and frame.items[-1].named:
            self._mark(",", token.start, token.end)

    def _separator(self, token: Token) -> None:
        """A comma makes a list between statements where commands have no brackets, and a pair inside of rows."""
        mark = self._frames[-1].mark
        listing = self._text[token.start] == "," and (
            (self._lexicon.cmdlets and mark in {"", "{"}) or (self._lexicon.rows and mark == "[")
        )
        self._mark(AMONG if listing else ",", token.start, token.end)

    def _operator(self, token: Token) -> None:
        kind = self._text[token.start : token.end]
        if kind == ">" and self._frames[-1].mark == "<":
            self._close(token.end)
            return
        items = self._items
        if items and items[-1].kind == "," and self._text[items[-1].start] in "\r\n" and self._goes_on(kind):
            items.pop()
        if kind == "|" and self._lexicon.cmdlets:
            kind = ","
        self._mark(kind, token.start, token.end)

    def _goes_on(self, operator: str) -> bool:
        lexicon = self._lexicon
        return operator in lexicon.dots or operator in lexicon.concat or operator in lexicon.otherwise

    def _option(self, token: Token) -> None:
        items = self._items
        if self._text[token.start : token.end] in self._lexicon.formats and items and is_literal(items[-1]):
            self._mark(self._text[token.start : token.end], token.start, token.end)
        else:
            self._push(Node("option", token.start + 1, token.end, None, None))

    def _name(self, token: Token) -> None:
        node = Node("name", token.start, token.end, None, None)
        if self._source(node) in self._lexicon.starters and self._frames[-1].mark in {"", "{"}:
            self._mark(",", token.start, token.start)
        colon = self._text.find(":", token.start, token.end)
        if colon != -1:  # a name with its drive: `$env:NAME`
            drive = Node("name", token.start, colon, None, None)
            node.start = colon + 1
            node = make("member", [drive, node])
        self._push(self._member(node))

    def _member(self, node: Node) -> Node:
        items = self._items
        if len(items) > 1 and items[-1].kind in self._lexicon.dots and not items[-1].named and items[-2].named:
            dot, holder = items.pop(), items.pop()
            return make("member", [holder, dot, node])
        return node

    def _string(self, token: Token) -> None:
        node = Node(token.kind, token.start, token.end, None, None)
        holes = self._holes[int(token.kind[6:])]
        for match in holes.finditer(self._text, token.start + 1, token.end - 1) if holes is not None else ():
            hole = Node("hole", match.start(), match.end(), None, None)
            plain = _PLAIN_HOLE.fullmatch(match.group())
            if plain is not None:
                start = match.start()
                hole.children.append(Node("name", start + plain.start(1), start + plain.end(1), None, None))
            node.children.append(hole)
        self._push(node)

    # -- brackets

    def _close(self, end: int) -> None:
        frame = self._frames.pop()
        self._open[frame.mark] -= 1
        if frame.mark == "<":
            self._push(self._tagged(frame, end))
            return
        if frame.mark == "[" and self._lexicon.messages and _is_message(frame.items):
            self._push(self._message(frame, end))
            return
        kind, callee = self._meaning(frame)
        group = Node(kind, frame.start, end, None, None)
        group.children = self._statements.segments(frame.items, kind)
        if kind == "type" and (name := self._type_name()) is not None:
            group.children.insert(0, Node("name", name.start, name.end, None, None))
        if callee is None:
            self._push(group)
        elif kind == "arguments":
            fresh = [self._items.pop()] if self._items and self._source(self._items[-1]).lower() == "new" else []
            self._push(make("call", [*fresh, callee, group]))
        else:
            held = group.children or [group]
            if frame.mark == "{" and len(held) == 1 and held[0].kind == "name" and self._source(held[0])[0].isalpha():
                held[0].kind = "word"  # a bare key
            subscript = make("subscript", [callee, *held])
            subscript.end = end
            self._push(subscript)

    def _meaning(self, frame: _Frame) -> tuple[str, Node | None]:
        """What a bracket is, and the node before it that it belongs to, which is taken."""
        items = self._items
        arrow = self._lexicon.braces_select and frame.mark in "{[" and items and items[-1].kind == "->"
        if arrow:
            items.pop()
        last = items[-1] if items else None
        near = last is not None and last.kind in CALLABLE and self._source(last).lower() not in _CONTROL
        adjacent = near and last is not None and (arrow or last.end == frame.start)
        if frame.mark == "(":
            if adjacent or (near and self._lexicon.loose_calls):
                return "arguments", items.pop()
            return "group", None
        if frame.mark == "[":
            return ("list", items.pop()) if adjacent else ("list", None)
        if adjacent and self._lexicon.braces_select:
            return "list", items.pop()
        if self._expects_value(frame):
            return "map", None
        return ("type" if self._type_name() is not None else "body"), None

    def _type_name(self) -> Node | None:
        """The name of the class whose body begins here."""
        recent = self._items[-_LONGEST_HEAD:]
        for index in range(len(recent) - 2, -1, -1):
            if recent[index].kind == "," and self._text[recent[index].start] == ";":
                return None
            if recent[index + 1].kind == "name" and self._source(recent[index]) in _TYPES:
                return recent[index + 1]
        return None

    def _expects_value(self, frame: _Frame) -> bool:
        """Whether a brace opens a mapping: after an operator, a separator or nothing, not after a head."""
        if self._text[frame.start] in "@%#$" or not self._lexicon.blocks:
            return True
        for item in reversed(self._items):
            if item.kind != "," or self._text[item.start] not in "\r\n":
                return not item.named
        return True

    def _tagged(self, frame: _Frame, end: int) -> Node:
        """`<cfname attribute="value">`."""
        name, *rest = frame.items
        if self._source(name).lower() in _STATEMENT_TAGS:
            return make("expression", self._statements.segments(rest, "unit") or [name])
        listed = Node("arguments", name.end, end, None, None)
        for index in range(1, len(rest) - 1):
            if rest[index].kind == "=" and rest[index + 1].named:
                listed.children.append(make("keyword", rest[index - 1 : index + 2]))
        return make("call", [name, listed])

    def _message(self, frame: _Frame, end: int) -> Node:
        """`[object selector:value other:value]`."""
        receiver, selector, _, *rest = frame.items
        listed = Node("arguments", selector.end, end, None, None)
        label: Node | None = None
        run: list[Node] = []
        for index, item in enumerate(rest):
            following = rest[index + 1] if index + 1 < len(rest) else None
            if item.kind == ":" or (item.kind == "," and not item.named) or (following and following.kind == ":"):
                listed.children += self._labelled(label, run)
                run = []
                label = item if item.kind == "name" else label if item.kind == ":" else None
            else:
                run.append(item)
        listed.children += self._labelled(label, run)
        called = make("call", [make("member", [receiver, selector]), listed])
        called.start = frame.start
        return called

    def _labelled(self, label: Node | None, run: list[Node]) -> list[Node]:
        value = self._statements.expression(run)
        return [make("parameter", [label, *value[:1]])] if label is not None and value else value

    def _source(self, node: Node) -> str:
        return self._text[node.start : min(node.end, node.start + 20)]


def _is_message(items: Sequence[Node]) -> bool:
    """Whether a bracket holds a receiver, a selector and a colon."""
    return len(items) > 3 and items[0].named and items[1].kind == "name" and items[2].kind == ":"  # noqa: PLR2004 - a value


def _passed(_token: Token) -> None:
    """An escape outside of literals means nothing here."""
