"""Go: what is told where to put a value: an option, `flag.StringVar(&c.Key, …)`, or the entry of a table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.feed.statements import callee, own_statement

if TYPE_CHECKING:
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_FLAG = re.compile(r"(?:^|\.)\w*VarP?$")
_POINTERS = re.compile(r"[\[\]\s{;]\*\w")


def pointing_entry(code: Code, member: Node) -> Node | None:
    """The entry of a table that says what is put into a field: `map[string]*string{"IMS_KEY": &c.Key}`."""
    pointer = member.parent
    if code.region.language != "go" or pointer is None or code.source(pointer) != f"&{code.source(member)}":
        return None
    entry = pointer
    for around in pointer.ancestors():
        if around.kind == "composite_literal":
            listed = _POINTERS.search(code.text, around.start, around.parts[-1].start) is not None
            return entry if listed and entry is not pointer else None
        if around.kind == "literal_value" and around.parent is not None and around.parent.kind == "composite_literal":
            continue
        if around.kind not in {"literal_element", "keyed_element", "literal_value"}:
            return None
        entry = around
    return None


def flag_variable(code: Code, member: Node) -> Node | None:
    """What only gives a field or variable the value of an option.

    The statement `flag.StringVar(&options.Key, "key", …)`, or the element `&cli.StringFlag{Destination: &key}`.
    """
    taken = member.parent if code.region.language == "go" else None
    if (
        taken is not None
        and taken.kind == "unary_expression"
        and (flag := element_of_flag(code, taken, "Destination")) is not None
    ):
        return flag
    listed = taken.parent if taken is not None and taken.kind == "unary_expression" else None
    call = listed.parent if listed is not None and listed.kind in code.grammar.arguments else None
    if call is None or listed is None or listed.parts[0] is not taken or _FLAG.search(callee(code, call)) is None:
        return None
    return own_statement(code, call)


def element_of_flag(code: Code, value: Node, key: str) -> Node | None:
    """The element of a list of flags that gives one of its fields a value: `&cli.StringFlag{Name: "key"}`."""
    entry = next((one for one in value.ancestors() if one.kind != "literal_element"), None)
    if entry is None or entry.kind != "keyed_element" or code.source(entry.parts[0]) != key:
        return None
    row = entry.parent.parent if entry.parent is not None else None
    if row is None or row.kind != "composite_literal" or not code.source(row.parts[0]).endswith("Flag"):
        return None
    element = next((one for one in row.ancestors() if one.kind != "unary_expression"), None)
    return element if element is not None and element.kind == "literal_element" else None
