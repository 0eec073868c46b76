"""Whether a text still parses, measured the same way before and after an edit."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from migrator.parse import grammars, lexical
from migrator.rewrite.config.expressions import masked

if TYPE_CHECKING:
    from ast_grep_py import SgNode

    from migrator.parse.document import Document


def faults(document: Document) -> int:
    """How many places of a file its parsers stumble over; an edit must not add one."""
    count = len(document.problems)
    for region in document.regions:
        if grammars.find(region.language) is not None and region.kind == "code":
            shell = region.language == "bash" and region is not document.regions[0]
            count += _errors(region.language, masked(region.text).text if shell else region.text)
        elif region.language == "powershell" and region.kind == "code":
            count += not lexical.tree("powershell", region.text)[2]
    if document.regions[0].language == "json":
        count += not _is_json(document.text)
    return count


def _errors(language: str, text: str) -> int:
    from migrator.parse.syntax import parse  # noqa: PLC0415 - grammars are heavy, and configuration needs none

    root = parse(language, text)
    if root is None:
        return 0
    count = 0
    stack: list[SgNode] = [root]
    while stack:
        node = stack.pop()
        place = node.range()
        empty = place.start.index == place.end.index and node.is_named_leaf()
        count += node.kind() == "ERROR" or (empty and node.kind() in _NEVER_EMPTY)
        count += language == "bash" and _is_bare(node)
        stack.extend(node.children())
    return count


def _is_bare(node: SgNode) -> bool:
    """Shell: a block without a command, which its grammar takes and no shell does."""
    kind = node.kind()
    children = [child for child in node.children() if child.kind() not in {"comment", ";", "\n"}]
    if kind in {"compound_statement", "do_group"}:
        return len(children) == len("{}")
    if kind not in {"if_statement", "elif_clause", "else_clause"}:
        return False
    at = next((index for index, child in enumerate(children) if child.kind() in {"then", "else"}), None)
    following = children[at + 1 :] if at is not None else []
    return at is not None and (not following or following[0].kind() in {"fi", "else_clause", "elif_clause"})


_NEVER_EMPTY = frozenset(
    {"identifier", "name", "variable_name", "property_identifier", "type_identifier", "string_content"}
)


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True
