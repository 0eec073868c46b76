"""The token's life inside a filter that a script hands to another program: `jq '.expires_in / 1000'`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.base import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.code import Code

_DIVIDED = re.compile(r"\bexpires_in\b(?:\\?[\"'\])]|[ ]?\|[ ]?tonumber){0,4}(?P<over>\s{0,5}//?\s{0,5}1000(?![\d.]))")
"""jq, Python and the like: the field, its closing quotes and brackets, and the division."""


def filters(code: Code) -> Iterator[Edit]:
    """The divisions by a thousand in the strings and documents of a shell script."""
    if not code.grammar.commands:
        return
    for node in code.nodes:
        inner = node.parent is not None and node.parent.kind in code.grammar.strings
        if inner or (node.kind not in code.grammar.strings and node.kind != "heredoc_body"):
            continue
        for match in _DIVIDED.finditer(code.text, node.start, node.end):
            yield Edit(match.start("over"), match.end("over"), "")
