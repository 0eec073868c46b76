"""Where code reads `expires_in` of the token response, and what of its surroundings still is that value."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.base import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

FIELD = re.compile(r"(?i)expires?_?-?in(?:_?(?:ms|millis(?:econds)?|secs?|seconds))?\b[\"'`]?(?:\(\))?\)?[\])]?\)?$")
NAME = re.compile(r"(?i)expires?_?-?in")
_WITH_DEFAULT = re.compile(
    r"(?i)(?:get\w*|opt\w*|fetch|pop|value)(?:<\w+>)?\(\s*[\"']expires_?in[\"']\s*,\s*(?P<value>[\w.]+)\s*\)$"
)
CONVERTERS = re.compile(
    r"(?:^|[.\s])(?:int|float|Number|parseInt|parseFloat|Integer|Long\.parseLong|intval|Float|str|Int64|int64|to_i|longValue|find|first|extract|field|ToInt\d+|ToDouble|ToDecimal|Parse|Duration)$"
)
_CONVERSIONS = re.compile(
    r"\.?(?:(?:get)?[aA]s(?:Long|Int|Double|Number)|(?:long|int|double)Value|valueOf|(?:ToObject|Value)<\w+\??>|Get(?:U?Int\d+|Double)"
    r"|orElseThrow|getOrThrow|Int64|Int|Float64)\((?:-?[01]L?)?\)$"
)
"""Methods that give the value they are called on, as a number."""
_LONG = 100_000
"""A life in seconds is never longer, one in milliseconds always: 27 hours, or 100 seconds."""
_PRODUCT = re.compile(r"(?P<head>[\d_]+(?:\s*\*\s*[\d_]+)*?)\s*\*\s*1_?000(?P<suffix>[LlfFdDmM]?)$")
_BINARY = frozenset({"binary_expression", "binary_operator", "boolean_operator", "binary"})


def is_field(code: Code, node: Node) -> bool:
    """An outermost read of the field: `body["expires_in"]`, `token.expires_in`, `getExpiresIn()`, `expires_in`."""
    if node.end - node.start > 200 or not node.named:  # noqa: PLR2004 - a read is short
        return False
    kinds = (
        code.grammar.members
        | code.grammar.subscripts
        | code.habits.lexical
        | code.grammar.calls
        | {"simple_expansion", "expansion"}
    )
    if node.kind not in kinds or not (FIELD.search(code.source(node)) or _with_default(code, node)):
        return False
    parent = node.parent
    if node.kind in code.grammar.calls and not re.search(r"(?i)(?:get|\.)\w*[(\"']{0,2}\w*expires", code.source(node)):
        return False
    outer = parent is not None and parent.kind in kinds
    return not (outer and parent is not None and (FIELD.search(code.source(parent)) or _with_default(code, parent)))


def _with_default(code: Code, node: Node) -> re.Match[str] | None:
    return _WITH_DEFAULT.search(code.source(node)) if node.kind in code.grammar.calls else None


def steps(code: Code, field: Node) -> Iterator[tuple[Node, Node]]:
    """From the field to what its value still is: each node around with the one it takes, conversions included."""
    current = field
    while current.parent is not None:
        around = _converting(code, current)
        parent = around or current.parent
        if around is None and not (_passes(code, parent, current) or _converts(code, parent, current)):
            return
        yield parent, current
        current = parent


def _passes(code: Code, parent: Node, current: Node) -> bool:
    """Whether a node means the same as the one in it: a list of arguments, parentheses, a cast, a default."""
    if parent.kind in code.grammar.arguments | {"argument"} | code.habits.transparent | code.grammar.casts:
        return True
    return _is_default(code, parent, current)


def _is_default(code: Code, parent: Node, current: Node) -> bool:
    operators = {child.kind for child in parent.children if not child.named}
    return parent.kind in _BINARY and parent.parts[0] is current and bool(operators & code.grammar.otherwise)


def _converts(code: Code, call: Node, current: Node) -> bool:
    """A conversion around the value: `int(value)`."""
    head = code.text[call.start : current.start].strip().rstrip("(")
    return call.kind in code.grammar.calls and CONVERTERS.search(head) is not None and current is call.parts[-1]


def _converting(code: Code, current: Node) -> Node | None:
    """The call of a conversion on the value: `value.asLong()`."""
    call = current.parent
    if call is not None and call.kind in code.grammar.members and call.parts[0] is current:
        call = call.parent
    taken = call is not None and call.kind in code.grammar.calls and call.start == current.start
    return call if taken and call is not None and _CONVERSIONS.fullmatch(code.text, current.end, call.end) else None


def climbed(code: Code, field: Node) -> Node:
    """The field with the conversions and parentheses around it, and the list of arguments that it stands in."""
    current = field
    for parent, _ in steps(code, field):
        current = parent
    return current


def value_of(code: Code, field: Node) -> Node:
    """The same, without the list of arguments that it may stand in."""
    lists = code.grammar.arguments | {"argument"}
    current = field
    for parent, _ in steps(code, field):
        if parent.kind not in lists:
            current = parent
    return current


def defaults(code: Code, field: Node) -> Iterator[Edit]:
    """What stands for a field that is missing, in seconds too."""
    match = _with_default(code, field)
    if match is not None:
        yield from _in_seconds(match["value"], field.start + match.start("value"))
    for parent, current in steps(code, field):
        if _is_default(code, parent, current):
            yield from _in_seconds(code.source(parent.parts[-1]), parent.parts[-1].start)


def _in_seconds(source: str, at: int) -> Iterator[Edit]:
    product = _PRODUCT.fullmatch(source)
    number = source.rstrip("Ll").replace("_", "")
    if product is not None and _times(product["head"]) * 1000 >= _LONG:
        yield Edit(at, at + len(source), product["head"] + product["suffix"])
    elif number.isdecimal() and len(number) < 15 and int(number) >= _LONG:  # noqa: PLR2004 - no life is longer
        suffix = source[len(source.rstrip("Ll")) :]
        yield Edit(at, at + len(source), f"{int(number) // 1000}{suffix}")


def _times(product: str) -> int:
    total = 1
    for factor in re.findall(r"[\d_]+", product)[:8]:
        total *= int(factor.replace("_", "")[:9] or 0)
    return total


_TAGS = re.compile(
    r"""json:"expires_in[,"]|(?:JsonProperty(?:Name)?|SerializedName|JsonAlias|Json|XmlElement)\s*\(\s*(?:(?:value|name)\s*=\s*)?"expires_in\""""
    r"""|Name\s*=\s*"expires_in"|alias\s*=\s*["']expires_in["']|name:\s*['"]expires_in['"]"""
)
_DECLARATIONS = frozenset(
    {
        "field_declaration",
        "property_declaration",
        "formal_parameter",
        "parameter",
        "public_field_definition",
        "assignment",
    }
)


def tagged(code: Code) -> Iterator[Node]:
    """Fields that a tag or annotation fills from the response under a name of their own."""
    for node in code.nodes:
        if node.kind not in _DECLARATIONS or node.end - node.start > 400:  # noqa: PLR2004 - a declaration is short
            continue
        if _TAGS.search(code.source(node)) is None:
            continue
        declarator = next((one for one in node.descendants() if one.kind == "variable_declarator"), node)
        names = [part for part in declarator.parts if part.kind in code.habits.lexical]
        last = node.kind in {"property_declaration", "parameter", "formal_parameter"}
        if names:
            yield names[-1 if last else 0]
