"""PHP: `compact('id', 'key')`, an array of variables by their names: each text is a key, and a use of the variable."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node


def compacted(code: Code, call: Node) -> list[Node]:
    """The texts that a call of `compact` is given; none for any other node."""
    if call.kind != "function_call_expression" or code.region.language != "php":
        return []
    listed = call.child("arguments")
    if listed is None or code.text[call.start : listed.start].strip().lower().lstrip("\\") != "compact":
        return []
    given = [part.parts[0] for part in listed.parts if part.kind == "argument" and len(part.parts) == 1]
    return [text for text in given if text.kind in code.grammar.strings]


def compacting(code: Code, text: Node) -> Node | None:
    """The call of `compact` that a text is given to."""
    call = next((one for one in text.ancestors() if one.kind == "function_call_expression"), None)
    return call if call is not None and text in compacted(code, call) else None
