"""Statements, functions and classes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.powershell.expressions import Expressions
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


class Statements(Expressions):
    """Turns what was read into statements."""

    def unit(self, read: Read) -> Node:
        """A whole text."""
        return self._node("program", read.start, read.end, self.statements(read.children))

    def statements(self, reads: Sequence[Read]) -> list[Node]:
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
        children = self._members(read.children) if kind == "declaration_list" else self.statements(read.children)
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
