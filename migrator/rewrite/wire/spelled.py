"""How a string is put together, in Python and JavaScript: its literals and the expressions between them.

Concatenation, adjacent literals, template strings and f-strings, `format` and `%`; a name that is bound once in the
function stands for what it is bound to where that holds several parameters of a query.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from migrator.rewrite.base import Edit
from migrator.rewrite.wire.requests import mentions, region_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_SUMS = frozenset({"binary_operator", "binary_expression"})
_HOLES = frozenset({"interpolation", "template_substitution"})
_GROUPS = frozenset({"concatenated_string", "parenthesized_expression"})
_CONTENT = frozenset({"string_content", "string_fragment"})
_PLACEHOLDER = {"%": re.compile(r"%s"), "format": re.compile(r"\{\d*\}")}
_DEEPEST = 20


class Piece(NamedTuple):
    """A stretch of source: the text of a literal, or an expression where `text` is None."""

    start: int
    end: int
    text: str | None
    node: Node
    """The literal around the text, or the expression."""


class Split(NamedTuple):
    """An address before its query, and the parameters of the query: name and source of the value.

    Where one expression makes the whole query there are no parameters, and `made` is that expression.
    """

    address: tuple[Edit, ...]
    parameters: tuple[tuple[str, str], ...]
    made: Node | None = None


def spelled(code: Code, literal: Node) -> Node:
    """The outermost string expression around a literal."""
    node = literal
    while node.parent is not None and (_joins(code, node.parent) or _formats(code, node.parent, node)):
        node = node.parent
    if node.parent is not None and node.parent.kind in code.grammar.members and node.parent.parent is not None:
        call = node.parent.parent
        if _way(code, call) == "format":
            return spelled(code, call)
    return node


def split(code: Code, whole: Node) -> Split | None:
    """Cuts a string expression at the question mark; None where a parameter is not plain to see."""
    pieces = _pieces(code, whole, 0)
    at = next((index for index, one in enumerate(pieces) if one.text is not None and "?" in one.text), None)
    if at is None:
        return None
    first = pieces[at]
    mark = first.start + (first.text or "").index("?")
    rest = [first._replace(start=mark + 1, text=code.text[mark + 1 : first.end]), *pieces[at + 1 :]]
    address = tuple(_address(code, whole, pieces[:at], first, mark))
    only = [one for one in rest if one.text != ""]
    if address and len(only) == 1 and only[0].text is None and not _spells(code, only[0].node):
        return Split(address, (), only[0].node)
    parameters = _parameters(code, rest)
    return Split(address, tuple(parameters)) if parameters and address else None


def _joins(code: Code, node: Node) -> bool:
    """`a + b`, `"a" "b"`, and brackets around."""
    if node.kind in _SUMS:
        return any(child.kind == "+" for child in node.children)
    return node.kind in _GROUPS | _HOLES or node.kind in code.grammar.strings


def _formats(code: Code, node: Node, inner: Node) -> bool:
    return _way(code, node) == "%" and node.parts[0] is inner


def _way(code: Code, node: Node) -> str:
    """`%` or `format`, where an expression fills a literal."""
    if code.region.language != "python" or not node.parts:
        return ""
    head = node.parts[0]
    if node.kind == "binary_operator" and any(child.kind == "%" for child in node.children):
        return "%" if head.kind in _GROUPS or head.kind in code.grammar.strings else ""
    filled = head.kind == "attribute" and code.source(head).endswith(".format")
    return "format" if node.kind == "call" and filled and not _named(node.parts[-1]) else ""


def _named(arguments: Node) -> bool:
    return any(part.kind in {"keyword_argument", "list_splat", "dictionary_splat"} for part in arguments.parts)


def _pieces(code: Code, node: Node, depth: int) -> list[Piece]:
    if depth > _DEEPEST:
        return [Piece(node.start, node.end, None, node)]
    if node.kind in code.grammar.strings:
        return list(_inside(code, node))
    way = _way(code, node)
    if way:
        holder = node.parts[0] if way == "%" else node.parts[0].parts[0]
        given = node.parts[-1]
        values = given.parts if way == "format" or given.kind == "tuple" else [given]
        filled = _filled(_pieces(code, holder, depth + 1), values, _PLACEHOLDER[way])
        return filled or [Piece(node.start, node.end, None, node)]
    if _joins(code, node):
        return [piece for part in node.parts for piece in _pieces(code, part, depth + 1)]
    return [Piece(node.start, node.end, None, node)]


def _inside(code: Code, literal: Node) -> Iterator[Piece]:
    """The text and the placeholders of one literal; one without an escape stands for itself."""
    if not any(child.kind in _CONTENT | _HOLES for child in literal.children):
        return
    for child in literal.children:
        if child.kind in _HOLES:
            inner = child.parts[0] if len(child.parts) == 1 else child
            yield Piece(child.start, child.end, None, inner)
        elif child.kind in _CONTENT:
            yield Piece(child.start, child.end, code.source(child), literal)


def _filled(pieces: list[Piece], values: list[Node], placeholder: re.Pattern[str]) -> list[Piece]:
    """Pieces with the values in the place of their placeholders; none where they do not go together."""
    found: list[Piece] = []
    left = list(values)
    for piece in pieces:
        at = piece.start
        for match in placeholder.finditer(piece.text or ""):
            digits = match.group().strip("{}%s")
            if not left or (digits and int(digits) != len(values) - len(left)):
                return []
            start, end = piece.start + match.start(), piece.start + match.end()
            found.append(Piece(at, start, (piece.text or "")[at - piece.start : match.start()], piece.node))
            found.append(Piece(start, end, None, left.pop(0)))
            at = end
        found.append(piece._replace(start=at, text=piece.text[at - piece.start :] if piece.text is not None else None))
    return found if not left else []


# -- parameters

_ENCODES = re.compile(r"(?:^|\.)(?:quote(?:_plus)?|encodeURIComponent|encodeURI|escape)$")
_PLAIN = re.compile(r"[\w.,:/@ -]*")


def _parameters(code: Code, pieces: list[Piece]) -> list[tuple[str, str]]:
    """The parameters in order; none where one is not `name=value`."""
    found: list[tuple[str, str]] = []
    current: list[Piece | str] = []
    for piece in _opened(code, pieces):
        if piece.text is None:
            current.append(piece)
            continue
        chunks = piece.text.split("&")
        for index, chunk in enumerate(chunks):
            if index:
                found.append(_parameter(code, current))
                current = []
            if chunk:
                current.append(chunk)
    if current:
        found.append(_parameter(code, current))
    named = [one for one in found if one != ("", "")]
    return named if all(name for name, _ in named) else []


def _parameter(code: Code, pieces: list[Piece | str]) -> tuple[str, str]:
    """Name and source of the value; the name is `?` of what is none, and both are empty of nothing."""
    if not pieces:
        return "", ""
    head, *rest = pieces
    name, equals, value = head.partition("=") if isinstance(head, str) else ("", "", "")
    if not equals or not re.fullmatch(r"\w+", name) or len(rest) > (0 if value else 1):
        return "", "?"
    if not rest:
        return (name, code.literal(value)) if _PLAIN.fullmatch(value) else ("", "?")
    only = rest[0]
    if isinstance(only, str) or only.node.kind in _HOLES:
        return "", "?"
    return name, _bare(code, only.node)


def _bare(code: Code, node: Node) -> str:
    """The source of a value before it was encoded for the address: a body encodes it itself."""
    if node.kind in code.grammar.calls and _ENCODES.search(code.source(node.parts[0])):
        given = node.parts[-1].parts
        if len(given) == 1:
            return code.source(given[0])
    return code.source(node)


def _opened(code: Code, pieces: list[Piece]) -> Iterator[Piece]:
    """The pieces, and for a name that stands where a parameter begins those of what it is bound to."""
    before = "&"
    for piece in pieces:
        bound = _bound(code, piece.node) if piece.text is None and before.endswith(("&", "?")) else None
        yield from _pieces(code, bound, 0) if bound is not None else [piece]
        before = "" if piece.text is None else piece.text or before


def _spells(code: Code, name: Node) -> bool:
    """Whether a name is bound to a string that is put together here."""
    bound = _bound(code, name)
    return bound is not None and any(piece.text is not None for piece in _pieces(code, bound, 0))


def _bound(code: Code, name: Node) -> Node | None:
    """What a name of the function is bound to, where it is bound once."""
    if name.kind != "identifier":
        return None
    binders = [
        node.parent
        for node in mentions(code, code.source(name), region_of(code, name))
        if node.parent is not None and node.parent.kind in code.habits.targets and node.parent.parts[0] is node
    ]
    return binders[0].parts[-1] if len(binders) == 1 and len(binders[0].parts) > 1 else None


# -- the address


def _address(code: Code, whole: Node, before: list[Piece], first: Piece, mark: int) -> Iterator[Edit]:
    """The edits that leave what stands before the question mark."""
    literal = first.node
    end = whole.end
    inner = whole
    while inner.kind == "parenthesized_expression" and len(inner.parts) == 1:
        inner = inner.parts[0]
        end = inner.end
    quote = code.text[literal.end - 1]
    kept = [piece for piece in before if piece.start >= literal.start]
    holes = [piece for piece in kept if piece.text is None]
    arguments = [piece for piece in holes if not (literal.start <= piece.node.start < literal.end)]
    if arguments:
        yield from _with_arguments(code, inner, first, mark, arguments)
    elif kept and not any(piece.text for piece in kept) and len(holes) == 1 and mark == holes[0].end:
        yield Edit(literal.start, holes[0].node.start, "")
        yield Edit(holes[0].node.end, end, "")
    elif mark == first.start and not kept and before:
        operand = before[-1].node
        yield Edit(operand.end, end, "")
    else:
        prefix = re.match(r"[fF]+(?=['\"])", code.text[literal.start : literal.end])
        if prefix is not None and not holes:
            yield Edit(literal.start, literal.start + prefix.end(), "")
        yield Edit(mark, end, quote)


def _with_arguments(code: Code, inner: Node, first: Piece, mark: int, used: list[Piece]) -> Iterator[Edit]:
    """The literal up to the question mark, and of the values that fill it those that it still needs."""
    given = inner.parts[-1]
    values = given.parts
    if len(used) == 1 and used[0].start == first.node.start + 1 and used[0].end == mark:
        yield Edit(inner.start, used[0].node.start, "")
        yield Edit(used[0].node.end, inner.end, "")
        return
    if inner.parts[0].end < first.node.end or given.kind not in code.grammar.arguments | {"tuple"}:
        return
    yield Edit(mark, first.node.end - 1, "")
    tail = "," if given.kind == "tuple" and len(used) == 1 else ""
    yield Edit(values[len(used) - 1].end, values[-1].end, tail)
