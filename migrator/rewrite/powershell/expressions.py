"""Expressions and commands."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from itertools import pairwise
from typing import TYPE_CHECKING

from migrator.parse.lexical import tree as lexical_tree
from migrator.rewrite.powershell.nodes import Nodes
from migrator.rewrite.tree import Node

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from migrator.parse.syntax import Node as Read

_DEEPEST = 6
"""Expansions inside expansions that are followed: each is read anew."""
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
_GIVEN = re.compile(
    r"(?i)\$\{?(?:null|true|false|_|this|args|input|error|host|home|pid|pwd|matches|lastexitcode|psitem|psscriptroot"
    r"|psboundparameters|pscmdlet|myinvocation|\w+preference|env:\w+)\}?$"
)
"""Variables that PowerShell itself gives."""
_EXPANDS = re.compile(r"`[\s\S]|(?P<opens>\$\()|(?P<name>\$\{[^}\n]{1,100}\}|\$(?:\w+:)?\w+|\$_)")
"""What a string in double quotes expands, and what the backtick keeps from it."""
_ARITHMETIC = frozenset("+-*/%")
_WORD = re.compile(r"[A-Za-z_][\w:.-]*")


def _closing(source: str, at: int) -> int:
    """The offset after the bracket that closes one which opened before `at`."""
    depth = 1
    while at < len(source) and depth:
        depth += (source[at] == "(") - (source[at] == ")")
        at += 1
    return at


class Expressions(Nodes, ABC):
    """Turns what was read into expressions."""

    @abstractmethod
    def statements(self, reads: Sequence[Read]) -> list[Node]:
        """Statements of a block."""

    @abstractmethod
    def _block(self, read: Read, kind: str = "block") -> Node:
        """A block in braces."""

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
        if self._depth >= _DEEPEST:
            return self._plain("sub_expression", start, end)
        _, read, _ = lexical_tree("powershell", inner)
        built = type(self)(inner, self._shift + start + 2, self._depth + 1)
        return self._node("sub_expression", start, end, built.statements(read[0].children))

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
        inner = self.statements(read.children)
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
