"""How code that used `@adobe/jwt-auth` tells the errors of IMS apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.base import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.code import Code


def told_apart(code: Code) -> Iterator[Edit]:
    """`error.code === "invalid_scope"`: the new errors carry the code in their message."""
    for node in code.nodes:
        if node.kind != "binary_expression" or len(node.parts) != 2:  # noqa: PLR2004 - left and right
            continue
        left, right = node.parts
        if not re.fullmatch(r"(?:e|err|error|ex|reason)\.code", code.source(left)) or right.kind != "string":
            continue
        operator = next((child.kind for child in node.children if not child.named), "")
        if operator in {"===", "==", "!==", "!="}:
            name = code.source(left).removesuffix(".code")
            negation = "!" if operator.startswith("!") else ""
            yield Edit(node.start, node.end, f"{negation}String({name}.message).includes({code.source(right)})")
