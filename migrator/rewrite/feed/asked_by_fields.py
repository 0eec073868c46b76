"""Python: classes that are filled by asking for each of their fields by its name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_FIELDS = (
    r"(?:\b(?:fields|get_type_hints)\(\s*{0}\b"
    r"|(?<![\w.]){0}\.(?:_fields|__annotations__|__dataclass_fields__)\b)"
)
_ANY = _FIELDS.format(r"\w+")
_NAMES = re.compile(_ANY)
_KEYED = re.compile(
    rf"\{{\s*(?P<one>\w+)(?:\.name)?\s*:[^{{}}]{{0,300}}\bfor\s+(?P=one)\s+in\s+[^{{}}]{{0,40}}?{_ANY}"
    rf"|\bfor\s+(?P<each>\w+)\s+in\s+[^:\n]{{0,40}}?{_ANY}(?s:.{{0,600}}?)\[\s*(?P=each)(?:\.name)?\s*\]\s*=(?!=)"
    r"|\bfor\s+(?P<key>\w+)\s*,\s*\w+\s+in\s+[^{}\n]{0,80}\.items\(\)\s+if\s+(?P=key)\s+in\b"
)
"""A table that is filled for the names of the fields, or that keeps no other name."""
_REFUSES = re.compile(
    r"(?i)\b(?:unknown|unexpected|unrecogni[sz]ed|superfluous|surplus)|\bset\([^()\n]{0,80}\)\s*-|-\s*set\("
)
"""Words of a check of what is no field."""


def names_fields(text: str) -> bool:
    """Whether a piece of source names the fields of a class all together."""
    return _NAMES.search(text) is not None


def filled_by_fields(codes: Iterable[Code], code: Code, own: Node, title: str) -> bool:
    """Whether what fills a class asks for its fields by their names, so that it never meets another one."""
    asked = re.compile(_FIELDS.format(rf"(?:cls|{re.escape(title)})"))
    texts = [code.source(own), *(other.text for other in codes if re.search(rf"\b{re.escape(title)}\(", other.text))]
    found = [text for text in texts if asked.search(text) is not None]
    return bool(found) and all(_KEYED.search(text) and not _REFUSES.search(text) for text in found)
