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
        stack.extend(node.children())
    return count


_NEVER_EMPTY = frozenset(
    {"identifier", "name", "variable_name", "property_identifier", "type_identifier", "string_content"}
)


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True
