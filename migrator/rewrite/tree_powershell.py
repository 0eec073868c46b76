"""PowerShell's tree for rewriting: the lexical tree that the rules read, with its statements and commands told apart.

No grammar is needed for it: brackets, lines and options are plain in the text, nothing can fail to parse, and findings
and edits see the same nodes.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from migrator.parse.lexical import tree as lexical_tree
from migrator.rewrite.tree import Node

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from migrator.parse.syntax import Node as Read

_KEYWORDS = {
    "if": "if_statement", "foreach": "foreach_statement", "for": "for_statement", "while": "while_statement",
    "do": "do_statement", "switch": "switch_statement", "try": "try_statement", "trap": "trap_statement",
    "return": "return_statement", "throw": "throw_statement", "exit": "exit_statement", "break": "break_statement",
    "continue": "continue_statement", "param": "param_block", "function": "function_statement",
    "filter": "function_statement", "class": "class_statement", "elseif": "elseif_clause", "else": "else_clause",
    "catch": "catch_clause", "finally": "finally_clause", "begin": "begin_block", "process": "begin_block",
    "end": "begin_block",
}  # fmt: skip
_CLAUSES = frozenset({"elseif", "else", "catch", "finally"})
_LEAVES = frozenset({"return", "throw", "exit", "break", "continue"})
_JOINS = frozenset({"and", "or", "xor"})
_NOT = frozenset({"not", "bnot"})
_OPERATORS = _JOINS | frozenset(
    f"{prefix}{word}"
    for prefix in ("", "c", "i")
    for word in (
        "eq", "ne", "gt", "ge", "lt", "le", "like", "notlike", "match", "notmatch", "contains", "notcontains", "in",
        "notin", "replace", "split", "join", "is", "isnot", "as", "band", "bor", "bxor", "shl", "shr", "f",
    )
)  # fmt: skip
_MARKS = re.compile(r"<\#[\s\S]*?\#>|\#[^\n]*|`\r?\n|@\(|\$\(|@\{|\+=|-=|[(){}\[\],;|=+*/%]|-(?=[\s(])")
_GIVEN = re.compile(
    r"(?i)\$\{?(?:null|true|false|_|this|args|input|error|host|home|pid|pwd|matches|lastexitcode|psitem|psscriptroot"
    r"|psboundparameters|pscmdlet|myinvocation|\w+preference|env:\w+)\}?$"
)
"""Variables that PowerShell itself gives."""
_EXPANDS = re.compile(r"`[\s\S]|(?P<opens>\$\()|(?P<name>\$\{[^}\n]{1,100}\}|\$(?:\w+:)?\w+|\$_)")
"""What a string in double quotes expands, and what the backtick keeps from it."""
_ARITHMETIC = frozenset("+-*/%")
_WORD = re.compile(r"[A-Za-z_][\w:.-]*")


def nodes_of(text: str) -> list[Node]:
    """All nodes in order of appearance, the root first."""
    _, read, _ = lexical_tree("powershell", text)
    root = _Builder(text, 0).unit(read[0])
    nodes: list[Node] = []
    stack = [root]
    while stack:
        node = stack.pop()
        node.index = len(nodes)
        nodes.append(node)
        stack.extend(reversed(node.children))
    return nodes


def _closing(source: str, at: int) -> int:
    """The offset after the bracket that closes one which opened before `at`."""
    depth = 1
    while at < len(source) and depth:
        depth += (source[at] == "(") - (source[at] == ")")
        at += 1
    return at


class _Builder:
    """Turns nodes as read into nodes for rewriting; `shift` is where the text begins in the file."""

    def __init__(self, text: str, shift: int) -> None:
        self._text = text
        self._shift = shift

    def unit(self, read: Read) -> Node:
        """A whole text."""
        return self._node("program", read.start, read.end, self._statements(read.children))

    def _node(self, kind: str, start: int, end: int, children: Sequence[Node] = ()) -> Node:
        """A node with the marks between its children."""
        inner: list[Node] = []
        at = start
        for child in children:
            inner += self._marks(at, child.start - self._shift)
            inner.append(child)
            at = max(at, child.end - self._shift)
        if children:
            inner += self._marks(at, end)
        return self._plain(kind, start, end, inner)

    def _plain(self, kind: str, start: int, end: int, children: Sequence[Node] = ()) -> Node:
        """A node with just these children."""
        made = Node.made(kind, start + self._shift, end + self._shift)
        made.children = list(children)
        for child in children:
            child.parent = made
        return made

    def _marks(self, start: int, end: int) -> Iterator[Node]:
        for mark in _MARKS.finditer(self._text, start, end):
            if mark[0][0] not in "#<`":
                yield Node.made(mark[0], mark.start() + self._shift, mark.end() + self._shift, named=False)

    def _source(self, read: Read) -> str:
        return self._text[read.start : read.end]

    def _statements(self, reads: Sequence[Read]) -> list[Node]:
        """Statements of a block: clauses joined to what they belong to, commands to their pipeline."""
        made: list[Node] = []
        for read in reads:
            keyword = self._keyword(read)
            before = made[-1] if made else None
            if keyword in _CLAUSES and before is not None and before.kind in {"if_statement", "try_statement"}:
                made[-1] = self._extended(before, self._clauses(read.children))
                continue
            node = self._statement(read)
            if before is not None and self._piped(before, node):
                made[-1] = self._pipeline(before, node)
            else:
                made.append(node)
        return made

    def _keyword(self, read: Read) -> str:
        first = read.children[0] if read.kind == "expression" and read.children else read
        if first.kind == "call" and first.children:
            first = first.children[0]
        return self._source(first).lower() if first.kind == "name" else ""

    def _piped(self, before: Node, node: Node) -> bool:
        gap = self._text[before.end - self._shift : node.start - self._shift]
        return re.sub(r"\#[^\n]*|`", "", gap).strip() in {"|", "||", "&&"} and bool(before.named)

    def _pipeline(self, before: Node, node: Node) -> Node:
        if before.kind == "assignment_expression":
            value = before.children[-1]
            if value.named:
                joined = self._pipeline(value, node)
                return self._rebuilt(before, [*before.parts[:-1], joined])
        parts = [*before.parts, node] if before.kind == "pipeline" else [before, node]
        return self._node("pipeline", before.start - self._shift, node.end - self._shift, parts)

    def _rebuilt(self, node: Node, parts: list[Node]) -> Node:
        return self._node(node.kind, node.start - self._shift, parts[-1].end - self._shift, parts)

    def _extended(self, node: Node, clauses: list[Node]) -> Node:
        return self._rebuilt(node, [*node.parts, *clauses])

    def _statement(self, read: Read) -> Node:
        keyword = self._keyword(read)
        make: Callable[[Read], Node] | None = {
            "function": self._function, "filter": self._function, "class": self._class, "param": self._parameters,
        }.get(keyword)  # fmt: skip
        if make is not None:
            return make(read)
        if keyword in _LEAVES:
            return self._leaf(read, keyword)
        kind = _KEYWORDS.get(keyword, "")
        blocks = sum(child.kind == "body" for child in read.children)
        if kind == "begin_block" and blocks != 1:
            kind = ""
        if kind and (read.kind == "expression" or keyword in {"try", "do", "else"}):
            return self._compound(read, kind)
        return self.expression(read, alone=True)

    def _leaf(self, read: Read, keyword: str) -> Node:
        """`return x`, which may read as a call of `return`."""
        inner = read.children if read.kind in {"expression", "call"} else []
        values = [child for one in inner[1:] for child in (one.children if one.kind == "arguments" else [one])]
        return self._node(_KEYWORDS[keyword], read.start, read.end, self._items(values))

    def _compound(self, read: Read, kind: str) -> Node:
        head: list[Node] = []
        children = list(read.children)[1:]
        for index, child in enumerate(children):
            if child.kind == "name" and self._source(child).lower() in _CLAUSES:
                clauses = self._clauses(children[index:])
                return self._node(kind, read.start, read.end, [*head, *clauses])
            if kind == "foreach_statement" and child.kind == "group":
                head += self._header(child)
            else:
                head.append(self._part(child))
        return self._node(kind, read.start, read.end, head)

    def _part(self, read: Read) -> Node:
        return self._block(read) if read.kind == "body" else self.expression(read)

    def _header(self, read: Read) -> Iterator[Node]:
        """`($x in $list)`: the `in` is a mark."""
        words = [
            word for child in read.children for word in (child.children if child.kind == "expression" else [child])
        ]
        at = next((index for index, word in enumerate(words) if self._source(word).lower() == "in"), len(words))
        yield from (self.expression(word) for word in words[:at])
        if at == len(words):
            return
        yield Node.made("in", words[at].start + self._shift, words[at].end + self._shift, named=False)
        listed = [self.expression(word, alone=True) for word in words[at + 1 :]]
        if len(listed) > 1:
            yield self._node("array", words[at + 1].start, words[-1].end, listed)
        else:
            yield from listed

    def _clauses(self, reads: Sequence[Read]) -> list[Node]:
        """`elseif (…) {…}`, `else {…}`, `catch [T] {…}`, `finally {…}` in a row."""
        made: list[Node] = []
        at = 0
        while at < len(reads):
            first = reads[at]
            until = next(
                (i for i in range(at + 1, len(reads)) if self._source(reads[i]).lower() in _CLAUSES), len(reads)
            )
            kind = _KEYWORDS.get(self._source(first).lower(), "else_clause")
            made.append(
                self._node(kind, first.start, reads[until - 1].end, [self._part(one) for one in reads[at + 1 : until]])
            )
            at = until
        return made

    def _block(self, read: Read, kind: str = "block") -> Node:
        children = self._members(read.children) if kind == "declaration_list" else self._statements(read.children)
        return self._node(kind, read.start, read.end, children)

    def _function(self, read: Read) -> Node:
        parts: list[Node] = []
        for child in read.children[1:]:
            if child.kind == "call":
                name, listed = child.children[0], child.children[-1]
                parts += [self._leafy("function_name", name), self._listed(listed)]
            elif child.kind == "name" and not parts:
                parts.append(self._leafy("function_name", child))
            else:
                parts.append(self._part(child))
        return self._node("function_statement", read.start, read.end, parts)

    def _class(self, read: Read) -> Node:
        parts: list[Node] = []
        for child in read.children[1:]:
            if child.kind == "type":
                parts.append(self._block(child, "declaration_list"))
            elif not parts:
                parts.append(self._leafy("class_name", child))
        return self._node("class_statement", read.start, read.end, parts)

    def _members(self, reads: Sequence[Read]) -> list[Node]:
        made: list[Node] = []
        for read in reads:
            call = next((child for child in read.children if child.kind == "call"), None)
            body = next((child for child in read.children if child.kind == "body"), None)
            if call is not None and body is not None:
                title = self._leafy("method_name", call.children[0])
                parts = [title, self._listed(call.children[-1]), self._block(body)]
                made.append(self._plain("method_definition", read.start, read.end, parts))
            elif read.kind in {"expression", "assignment"}:
                name = next((child for child in read.children if self._source(child).startswith("$")), None)
                parts = [self._leafy("field_name", name)] if name is not None else []
                made.append(self._plain("property_declaration", read.start, read.end, parts))
            elif read.kind == "comment":
                made.append(self._leafy("comment", read))
        return made

    def _parameters(self, read: Read) -> Node:
        group = next((child for child in read.children if child.kind in {"group", "arguments"}), None)
        inner = [self._listed(group)] if group is not None else []
        return self._node("param_block", read.start, read.end, inner)

    def _listed(self, read: Read) -> Node:
        """A list of parameters: what stands between two commas is one."""
        made: list[Node] = []
        run: list[Read] = []
        for child in [*read.children, None]:
            gap = self._text[run[-1].end : child.start] if run and child is not None else ","
            if run and (child is None or child.kind == "comment" or "," in re.sub(r"\#[^\n]*", "", gap)):
                made.append(self._parameter(run))
                run = []
            if child is not None and child.kind == "comment":
                made.append(self._leafy("comment", child))
            elif child is not None:
                run.append(child)
        return self._node("parameters", read.start, read.end, made)

    def _parameter(self, run: Sequence[Read]) -> Node:
        inner = [
            child for one in run for child in (one.children if one.kind in {"expression", "assignment"} else [one])
        ]
        name = next((one for one in inner if one.kind == "name" and self._source(one).startswith("$")), None)
        if name is None:
            return self._node("attribute", run[0].start, run[-1].end)
        values = [self.expression(one) for one in inner if one.start > name.end and one.named]
        return self._plain("parameter", run[0].start, run[-1].end, [self._leafy("variable", name), *values])

    def _leafy(self, kind: str, read: Read) -> Node:
        return self._node(kind, read.start, read.end)

    def expression(self, read: Read, *, alone: bool = False) -> Node:
        """Any node but a statement with a keyword; `alone` where it stands as a statement."""
        if read.kind == "name":
            return self._name(read, alone=alone)
        make = self._makers().get(read.kind.rstrip("0123456789"))
        if make is not None:
            return make(read)
        sum_ = self._arithmetic(read) if read.kind in {"expression", "sum", "operation"} else None
        if sum_ is not None:
            return sum_
        if read.kind == "list" and self._text[read.start] == "[":
            return self._leafy("type_literal", read)
        kinds = {"subscript": "index", "list": "array", "sum": "binary_expression", "operation": "binary_expression"}
        items = self._items(read.children)
        if read.kind == "expression" and len(items) == 1 and items[0].kind in {"logical_expression", "comparison"}:
            return items[0]
        return self._node(kinds.get(read.kind, "expression"), read.start, read.end, items)

    def _makers(self) -> dict[str, Callable[[Read], Node]]:
        return {
            "call": self._call, "member": self._member, "map": self._map, "pair": self._pair, "group": self._group,
            "assignment": self._assignment, "body": self._script_block, "string": self._string,
            "comment": lambda one: self._leafy("comment", one), "number": lambda one: self._leafy("number", one),
            "option": lambda one: self._leafy("option", one),
        }  # fmt: skip

    def _arithmetic(self, read: Read) -> Node | None:
        """Sums and products, nested as they are reckoned; None where something else stands between the operands."""
        operands: list[Read] = []
        stack = [read]
        while stack:
            one = stack.pop()
            inner = one.kind in {"sum", "operation"} or (one.kind == "expression" and self._reckons(one))
            if inner:
                stack += [child for child in reversed(one.children) if child.named]
            else:
                operands.append(one)
        gaps = [self._text[one.end : other.start].strip() for one, other in pairwise(operands)]
        if not gaps or not set(gaps) <= _ARITHMETIC:
            return None
        nodes = [self._operand(one, bare=True) for one in operands]
        for level in ("*/%", "+-"):
            at = 0
            while at < len(gaps):
                if gaps[at] in level:
                    left, right = nodes[at], nodes[at + 1]
                    whole = (left.start - self._shift, right.end - self._shift)
                    nodes[at : at + 2] = [self._node("binary_expression", *whole, [left, right])]
                    del gaps[at]
                else:
                    at += 1
        return nodes[0]

    def _reckons(self, read: Read) -> bool:
        return any(not child.named and child.kind in _ARITHMETIC for child in read.children)

    def _name(self, read: Read, *, alone: bool) -> Node:
        source = self._source(read)
        if source.startswith("@"):
            inner = Node.made("variable", read.start + 1 + self._shift, read.end + self._shift)
            return self._node("splat", read.start, read.end, [inner])
        if source.startswith("$"):
            return self._variable(read)
        if alone and _WORD.fullmatch(source):
            none = self._plain("command_elements", read.end, read.end)
            return self._plain("command", read.start, read.end, [self._leafy("command_word", read), none])
        return self._leafy("word", read)

    def _string(self, read: Read) -> Node:
        """A literal; in double quotes with the expressions that it expands."""
        source = self._source(read)
        if not source.lstrip("@").startswith('"'):
            return self._leafy("verbatim", read)
        holes: list[Node] = []
        at = 0
        while (found := _EXPANDS.search(source, at)) is not None:
            at = found.end()
            if found["opens"]:
                at = _closing(source, at)
                holes.append(self._hole(source[found.end() : at - 1], read.start + found.start(), read.start + at))
            elif found["name"]:
                kind = "given_variable" if _GIVEN.match(found[0]) else "variable"
                holes.append(self._plain(kind, read.start + found.start(), read.start + found.end()))
        return self._plain("expandable", read.start, read.end, holes)

    def _hole(self, inner: str, start: int, end: int) -> Node:
        """`$(…)` inside a string."""
        _, read, _ = lexical_tree("powershell", inner)
        built = _Builder(inner, self._shift + start + 2)
        return self._node("sub_expression", start, end, built._statements(read[0].children))

    def _variable(self, read: Read) -> Node:
        given = _GIVEN.match(self._source(read)) is not None
        return self._leafy("given_variable" if given else "variable", read)

    def _items(self, reads: Sequence[Read], *, bare: bool = True) -> list[Node]:
        """Operands with their operators; `-and` and `-or` make nodes of their own.

        `bare` where a word without quotes is a command, not a value.
        """
        flat = [part for read in reads for part in self._flat(read)]
        sides: list[list[Read]] = [[]]
        for part in flat:
            if part.kind == "option" and self._source(part).lower() in _JOINS:
                sides.append([])
            else:
                sides[-1].append(part)
        if len(sides) == 1 or not all(sides):
            return [self._operand(part, bare=bare) for part in flat if part.named]
        joined = self._side(sides[0])
        for before, side in pairwise(sides):
            join = next(part for part in flat if before[-1].end < part.end and part.start < side[0].start)
            right = self._side(side)
            word = f"-{self._source(join).lower()}"
            mark = Node.made(word, join.start + self._shift, join.end + self._shift, named=False)
            whole = (joined.start - self._shift, right.end - self._shift)
            joined = self._plain("logical_expression", *whole, [joined, mark, right])
        return [joined]

    def _side(self, parts: Sequence[Read]) -> Node:
        if len(parts) == 1:
            return self._operand(parts[0], bare=True)
        start = parts[0].start - (parts[0].kind == "option")
        return self._node("comparison", start, parts[-1].end, [self._operand(part, bare=True) for part in parts])

    def _flat(self, read: Read) -> Iterator[Read]:
        """The words of a comparison, which reads as a call of its left side, or as an option with a value."""
        if read.kind == "call" and self._compares(read):
            yield read.children[0]
            for child in read.children[-1].children:
                yield from self._flat(child)
        elif read.kind == "parameter" or (read.kind == "expression" and self._negates(read)):
            yield from read.children
        else:
            yield read

    def _negates(self, read: Read) -> bool:
        first = read.children[0] if read.children else read
        return first.kind == "option" and self._source(first).lower() in _NOT | _OPERATORS

    def _compares(self, read: Read) -> bool:
        first = read.children[0]
        if first.kind == "name" and not self._source(first).startswith("$"):
            return False
        listed = read.children[-1]
        options = [one.children[0] if one.kind == "parameter" else one for one in listed.children]
        return bool(options) and options[0].kind == "option" and self._source(options[0]).lower() in _OPERATORS

    def _operand(self, read: Read, *, bare: bool) -> Node:
        if read.kind == "option":
            return self._leafy("operator", read)
        return self.expression(read, alone=bare)

    def _call(self, read: Read) -> Node:
        if self._compares(read):
            items = self._items([read])
            return items[0] if len(items) == 1 else self._node("comparison", read.start, read.end, items)
        name, listed = read.children[0], read.children[-1]
        if listed.kind == "arguments" and self._text[listed.start] == "(" and listed.start == name.end:
            inner = self._node("argument_list", listed.start, listed.end, self._items(listed.children))
            return self._node("invocation", read.start, read.end, [self.expression(name), inner])
        word = self._leafy("command_word", name) if name.kind == "name" else self.expression(name)
        given = [one for child in listed.children for one in self._words(child)] if listed is not name else []
        elements = [self._element(child) for child in given]
        start = elements[0].start - self._shift if elements else read.end
        inner = self._node("command_elements", start, max(start, listed.end if elements else start), elements)
        return self._plain("command", read.start, read.end, [word, inner])

    def _words(self, read: Read) -> list[Read]:
        """Arguments that stand side by side read as one expression."""
        gaps = [self._text[one.end : other.start] for one, other in pairwise(read.children)]
        apart = read.kind == "expression" and all(gap and not gap.strip(" \t`\r\n") for gap in gaps)
        return list(read.children) if apart and gaps else [read]

    def _element(self, read: Read) -> Node:
        if read.kind == "option":
            return self._node("switch", read.start - 1, read.end)
        if read.kind != "parameter":
            return self.expression(read)
        name = self._leafy("parameter_name", read.children[0])
        mark = Node.made(":", name.end, name.end, named=False)
        values = self._items(read.children[1:], bare=False)
        return self._plain("command_parameter", read.start - 1, read.end, [name, mark, *values])

    def _member(self, read: Read) -> Node:
        if _GIVEN.fullmatch(self._source(read)):
            return self._leafy("given_variable", read)
        children: list[Node] = []
        for index, child in enumerate(read.children):
            if not child.named:
                children.append(Node.made(child.kind, child.start + self._shift, child.end + self._shift, named=False))
            elif index and child.kind == "name":
                children.append(self._leafy("member_name", child))
            else:
                children.append(self.expression(child))
        return self._plain("member_access", read.start, read.end, children)

    def _map(self, read: Read) -> Node:
        return self._node("hash_literal", read.start, read.end, [self.expression(child) for child in read.children])

    def _pair(self, read: Read) -> Node:
        named = [child for child in read.children if child.named]
        key = (
            self._leafy("key_name", named[0]) if named[0].kind == "name" and self._text[named[0].start] != "$" else None
        )
        first = key or self.expression(named[0])
        return self._node("hash_entry", read.start, read.end, [first, *self._items(named[1:])])

    def _group(self, read: Read) -> Node:
        kinds = {"@": "array_expression", "$": "sub_expression", "(": "parenthesized_expression"}
        kind = kinds.get(self._text[read.start], "array")
        if kind == "array":
            return self._node(kind, read.start, read.end, [self.expression(child) for child in read.children])
        inner = self._statements(read.children)
        if (
            kind == "parenthesized_expression"
            and len(read.children) > 1
            and all(one.kind != "pipeline" for one in inner)
        ):
            inner = self._items(read.children)
        return self._node(kind, read.start, read.end, inner)

    def _assignment(self, read: Read) -> Node:
        mark = next((index for index, child in enumerate(read.children) if not child.named and child.kind != ","), None)
        if mark is None or mark == 0:
            return self._node("expression", read.start, read.end, self._items(read.children))
        before, after = read.children[:mark], read.children[mark + 1 :]
        targets = [self.expression(one) for one in before if one.named and not self._is_type(one)]
        return self._node("assignment_expression", read.start, read.end, [*targets, *self._items(after)])

    def _is_type(self, read: Read) -> bool:
        return read.kind == "list" and self._text[read.start] == "["

    def _script_block(self, read: Read) -> Node:
        return self._block(read, "script_block")
