"""A syntax tree of a language without a grammar, made of its tokens.

Brackets nest, separators divide, a name before a bracket calls, an operator joins or binds: enough for strings, names
and calls to be read by the same eyes as a real tree. Linear in the text, and without recursion over it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from migrator.parse import lexicons
from migrator.parse.commands import is_sender
from migrator.parse.facts import Import, Reference, Span
from migrator.parse.grammars.base import Binding, Grammar, delimited
from migrator.parse.lexer import tokens
from migrator.parse.syntax import Node

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from migrator.parse.facts import Facts
    from migrator.parse.grammars.base import Inside
    from migrator.parse.lexer import Token
    from migrator.parse.lexicons import Lexicon, Quote

_CALLABLE = frozenset({"name", "member", "call", "subscript"})
_LITERAL = ("string", "address", "word")
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
_AMONG = "also"
"""A comma that lists."""
_STATEMENT_TAGS = frozenset({"cfset", "cfreturn", "cfif", "cfelseif"})
_PLAIN_HOLE = re.compile(r"(?:\$\{?|#\{|#|\{|%)\s*([A-Za-z_]\w*)\s*[}#%]?")
_TYPES = frozenset({"class", "object", "interface", "struct", "enum", "trait", "record"})
_CMDLET = re.compile(r"[A-Za-z]+-[A-Za-z]+")


def tree(language: str, text: str) -> tuple[Grammar, list[Node], bool]:
    """The grammar of the tree, its nodes in order of appearance, and whether all brackets closed."""
    lexicon = lexicons.find(language) or lexicons.DEFAULT
    root, closed = _Builder(text, lexicon).build()
    return _grammar(language, lexicon), _listed(root), closed


@cache
def _grammar(language: str, lexicon: Lexicon) -> Grammar:
    """What the nodes of a lexical tree mean."""
    marks = tuple(sorted(lexicon.assigns))
    return Grammar(
        language=language,
        comments=frozenset({"comment"}),
        strings={
            "address": delimited(0, 0, "raw"),
            "word": delimited(0, 0, "raw"),
            **{f"string{index}": _inside(quote) for index, quote in enumerate(lexicon.quotes)},
        },
        interpolations=frozenset({"hole"}),
        adjacent=frozenset({"sum"}),
        binary=frozenset({"operation"}),
        concat=frozenset(),
        otherwise=lexicon.otherwise,
        formats=lexicon.formats,
        names=frozenset({"name"}),
        keys=frozenset({"option"}),
        members=frozenset({"member"}),
        subscripts=frozenset({"subscript"}),
        bindings={"assignment": Binding("assignment", marks, last=True)},
        pairs={"pair": marks},
        keywords={"keyword": marks, "parameter": ()},
        functions=frozenset({"body"}),
        classes=frozenset({"type"}),
        lists=frozenset({"list", "map"}),
        tuples=frozenset({"list", "map", "group"}),
        wrappers=frozenset({"group"}),
        calls=frozenset({"call", "command"}),
        arguments=frozenset({"arguments"}),
        commands=frozenset({"command"}),
    )


def _inside(quote: Quote) -> Callable[[str, Node], Inside | None]:
    opening = re.compile(quote.opening)
    length = len(quote.closing.replace("\\", ""))

    def inside(text: str, node: Node) -> Inside | None:
        match = opening.match(text, node.start)
        return delimited(match.end() - node.start, length, quote.style)(text, node) if match is not None else None

    return inside


def _listed(root: Node) -> list[Node]:
    """The nodes in order of appearance, linked to what is around them."""
    nodes = []
    stack = [root]
    while stack:
        node = stack.pop()
        nodes.append(node)
        scope = node if node.kind in {"body", "type"} or node is root else node.scope
        for child in node.children:
            child.parent = node
            child.scope = scope
        stack.extend(reversed(node.children))
    return nodes


class _Frame:
    """An open bracket and what stands in it so far."""

    __slots__ = ("items", "mark", "start")

    def __init__(self, mark: str, start: int) -> None:
        self.mark = mark
        self.start = start
        self.items: list[Node] = []


class _Builder:
    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self._text = text
        self._lexicon = lexicon
        self._frames = [_Frame("", 0)]
        self._open = {"(": 0, "[": 0, "{": 0, "<": 0}
        self._holes = [re.compile(quote.holes) if quote.holes else None for quote in lexicon.quotes]

    def build(self) -> tuple[Node, bool]:
        """The root, and whether every bracket closed."""
        takes: dict[str, Callable[[Token], None]] = {
            "open": self._opened, "close": self._closed, "tag": self._tag, "line": self._line, "name": self._name,
            "separator": self._separator, "operator": self._operator, "option": self._option, "escape": _passed,
        }  # fmt: skip
        for token in tokens(self._text, self._lexicon):
            take = takes.get(token.kind)
            if take is not None:
                take(token)
            elif token.kind.startswith("string"):
                self._string(token)
            else:
                self._push(Node(token.kind, token.start, token.end, None, None))
        closed = len(self._frames) == 1
        while len(self._frames) > 1:
            self._close(len(self._text))
        root = _node("unit", self._segments(self._frames[0].items, "unit"))
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
        self._mark(_AMONG if listing else ",", token.start, token.end)

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
        if self._text[token.start : token.end] in self._lexicon.formats and items and _is_literal(items[-1]):
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
            node = _node("member", [drive, node])
        self._push(self._member(node))

    def _member(self, node: Node) -> Node:
        items = self._items
        if len(items) > 1 and items[-1].kind in self._lexicon.dots and not items[-1].named and items[-2].named:
            dot, holder = items.pop(), items.pop()
            return _node("member", [holder, dot, node])
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
        group.children = self._segments(frame.items, kind)
        if kind == "type" and (name := self._type_name()) is not None:
            group.children.insert(0, Node("name", name.start, name.end, None, None))
        if callee is None:
            self._push(group)
        elif kind == "arguments":
            fresh = [self._items.pop()] if self._items and self._source(self._items[-1]).lower() == "new" else []
            self._push(_node("call", [*fresh, callee, group]))
        else:
            held = group.children or [group]
            if frame.mark == "{" and len(held) == 1 and held[0].kind == "name" and self._source(held[0])[0].isalpha():
                held[0].kind = "word"  # a bare key
            subscript = _node("subscript", [callee, *held])
            subscript.end = end
            self._push(subscript)

    def _meaning(self, frame: _Frame) -> tuple[str, Node | None]:
        """What a bracket is, and the node before it that it belongs to, which is taken."""
        items = self._items
        arrow = self._lexicon.braces_select and frame.mark in "{[" and items and items[-1].kind == "->"
        if arrow:
            items.pop()
        last = items[-1] if items else None
        near = last is not None and last.kind in _CALLABLE and self._source(last).lower() not in _CONTROL
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
            return _node("expression", self._segments(rest, "unit") or [name])
        listed = Node("arguments", name.end, end, None, None)
        for index in range(1, len(rest) - 1):
            if rest[index].kind == "=" and rest[index + 1].named:
                listed.children.append(_node("keyword", rest[index - 1 : index + 2]))
        return _node("call", [name, listed])

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
        return _node("call", [_node("member", [receiver, selector]), listed])

    def _labelled(self, label: Node | None, run: list[Node]) -> list[Node]:
        value = self._expression(run)
        return [_node("parameter", [label, *value[:1]])] if label is not None and value else value

    def _source(self, node: Node) -> str:
        return self._text[node.start : min(node.end, node.start + 20)]

    # -- statements

    def _segments(self, items: Sequence[Node], container: str) -> list[Node]:
        segments: list[Node] = []
        run: list[Node] = []
        for item in items:
            if item.kind != "comment" and (item.named or item.kind != ","):
                run.append(item)
                continue
            if item.kind == "comment":
                segments.append(item)
                continue
            segments += self._statement(run, container)
            run = []
        return segments + self._statement(run, container)

    def _statement(self, nodes: list[Node], container: str) -> list[Node]:
        at = self._binding_at(nodes, container)
        if at is None or is_sender(self._source(nodes[0])):
            return self._expression(nodes)
        value = self._expression(nodes[at + 1 :])
        if not value:
            return nodes[:at]
        target, others = self._target(nodes[:at])
        mark = nodes[at].kind
        if container == "arguments" and mark != "=>":
            kind = "keyword"
        else:
            kind = "pair" if container in {"list", "map", "group", "arguments"} or mark in {"=>", ":"} else "assignment"
        node = _node(kind, [*others, target, nodes[at], *value])
        node.start = nodes[0].start
        return [node]

    def _binding_at(self, nodes: Sequence[Node], container: str) -> int | None:
        """The operator that binds: an equals sign rather than a colon, which may only tell the type."""
        colon: int | None = None
        for index, node in enumerate(nodes):
            if node.named:
                continue
            if node.kind == "?":
                return None
            if node.kind not in self._lexicon.assigns or index == 0 or not _is_target(nodes[index - 1]):
                continue
            if node.kind != ":":
                return index
            if container in {"map", "list", "arguments"}:
                return index
            colon = index if colon is None else colon
        return colon

    def _target(self, left: Sequence[Node]) -> tuple[Node, list[Node]]:
        for index, node in enumerate(left):
            if index and (node.kind == ":" or (node.kind == "name" and self._source(node) in {"As", "as"})):
                return left[index - 1], [*left[: index - 1], *left[index:]]
        return left[-1], list(left[:-1])

    def _expression(self, nodes: list[Node]) -> list[Node]:
        """One node for a sum, a choice or a command; otherwise the nodes as they are, gathered."""
        if len(nodes) < 2:  # noqa: PLR2004 - nothing to join
            return [node for node in nodes if node.named]
        called = self._command(nodes)
        if called is not None:
            return [called]
        if all(_is_literal(node) for node in nodes):
            return [_node("sum", nodes)]
        if any(node.kind == _AMONG for node in nodes):
            return [_node("group", [node for node in nodes if node.named])]
        for operators, join in (
            (self._lexicon.otherwise | self._lexicon.formats, _chosen),
            (self._lexicon.concat, _summed),
        ):
            parts, marks = _split(nodes, operators)
            if marks:
                operands = [operand for part in parts if (operand := self._operand(part, operators)) is not None]
                return [join(operands, marks)] if len(operands) == len(marks) + 1 else [_node("expression", nodes)]
        if self._lexicon.applies and nodes[0].kind in _CALLABLE and all(node.named for node in nodes):
            return [_node("call", [nodes[0], _node("arguments", nodes[1:])])]
        return [_node("expression", nodes)]

    def _operand(self, nodes: list[Node], above: frozenset[str]) -> Node | None:
        if len(nodes) == 1:
            return nodes[0] if nodes[0].named else None
        if any(node.kind == _AMONG for node in nodes):
            return _node("list", [node for node in nodes if node.named])
        parts, marks = _split(nodes, self._lexicon.concat - above)
        if marks and all(part for part in parts):
            return _summed([part[0] if len(part) == 1 else _node("expression", part) for part in parts], marks)
        return _node("expression", nodes) if nodes else None

    # -- commands

    def _command(self, nodes: list[Node]) -> Node | None:
        """`curl -F name=value`, `Verb-Noun -Name value`."""
        first, second = nodes[0], nodes[1]
        if first.kind != "name" or (not second.named and second.kind != "-"):
            return None
        name = self._source(first)
        options = second.kind == "option"
        if is_sender(name.lower()) and not (self._lexicon.cmdlets and options and second.end - second.start > 1):
            return _node("command", [_renamed(first, "command_name"), *self._words(nodes[1:])])
        if not self._lexicon.cmdlets or not (options or _CMDLET.fullmatch(name)):
            return None
        listed = _node("arguments", list(self._parameters(nodes[1:])))
        return _node("call", [first, listed])

    def _parameters(self, nodes: list[Node]) -> Iterator[Node]:
        option: Node | None = None
        run: list[Node] = []
        for node in [*nodes, None]:
            if node is not None and node.kind != "option":
                run.append(node)
                continue
            value = self._expression(run)
            if option is None or not value:
                yield from value if option is None else [option]
            else:
                yield _node("parameter", [option, *value[:1]])
                yield from value[1:]
            option, run = node, []

    def _words(self, nodes: Sequence[Node]) -> Iterator[Node]:
        """What blanks divide: a literal, a bare word, or both joined."""
        run: list[Node] = []
        for node in nodes:
            if run and run[-1].end != node.start - (node.kind == "option"):
                yield _word(run)
                run = []
            run.append(node)
        if run:
            yield _word(run)


def _is_message(items: Sequence[Node]) -> bool:
    """Whether a bracket holds a receiver, a selector and a colon."""
    return len(items) > 3 and items[0].named and items[1].kind == "name" and items[2].kind == ":"  # noqa: PLR2004 - a value


def _passed(_token: Token) -> None:
    """An escape outside of literals means nothing here."""


def _node(kind: str, children: list[Node]) -> Node:
    node = Node(kind, children[0].start if children else 0, children[-1].end if children else 0, None, None)
    node.children = children
    return node


def _renamed(node: Node, kind: str) -> Node:
    node.kind = kind
    return node


def _is_literal(node: Node) -> bool:
    return node.kind.startswith(_LITERAL)


def _is_target(node: Node) -> bool:
    return node.kind in _CALLABLE or _is_literal(node) or node.kind in {"map", "group", "list", "body"}


def _split(nodes: Sequence[Node], operators: frozenset[str]) -> tuple[list[list[Node]], list[Node]]:
    parts: list[list[Node]] = [[]]
    marks: list[Node] = []
    for node in nodes:
        if not node.named and node.kind in operators and parts[-1]:
            marks.append(node)
            parts.append([])
        else:
            parts[-1].append(node)
    return parts, marks


def _summed(operands: list[Node], _marks: list[Node]) -> Node:
    return _node("sum", operands)


def _chosen(operands: list[Node], marks: list[Node]) -> Node:
    node = operands[-1]
    for operand, mark in zip(operands[-2::-1], marks[::-1], strict=True):
        node = _node("operation", [operand, mark, node])
    return node


def _word(run: list[Node]) -> Node:
    """Contiguous nodes as one word; what is no literal is taken as written."""
    if len(run) == 1 and _is_literal(run[0]):
        return run[0]
    parts: list[Node] = []
    for node in run:
        start = node.start - (node.kind == "option")
        if _is_literal(node):
            parts.append(node)
        elif parts and parts[-1].kind == "word" and not parts[-1].children and parts[-1].end == start:
            parts[-1].end = node.end
        else:
            parts.append(Node("word", start, node.end, None, None))
    return parts[0] if len(parts) == 1 else _node("sum", parts)


def extras(language: str, text: str, facts: Facts) -> Facts:
    """The facts with the imports and lookups that a language writes in a way of its own."""
    lexicon = lexicons.find(language)
    if lexicon is None or not (lexicon.imports or lexicon.lookups):
        return facts
    hidden = [comment.span for comment in facts.comments]
    imports = [
        Import(match["module"].strip("\"'"), Span(*match.span())) for match in _found(lexicon.imports, text, hidden)
    ]
    known = {reference.name_span for reference in facts.references}
    references = [
        Reference(match["name"], "env", Span(*match.span()), Span(*match.span("name")))
        for match in _found(lexicon.lookups, text, hidden)
        if Span(*match.span("name")) not in known
    ]
    return replace(
        facts,
        imports=(*facts.imports, *imports),
        references=tuple(sorted((*facts.references, *references), key=lambda reference: reference.span)),
    )


def _found(pattern: str, text: str, hidden: Sequence[Span]) -> Iterator[re.Match[str]]:
    """The matches outside of comments."""
    starts = [span.start for span in hidden]
    for match in re.finditer(f"^{pattern}" if "module" in pattern else pattern, text, re.MULTILINE) if pattern else ():
        index = bisect_right(starts, match.start()) - 1
        if index < 0 or match.start() >= hidden[index].end:
            yield match
