"""Ruby: Figaro reads a variable of the environment by its name in lower case: `Figaro.env.adobe_private_key!`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_READS = re.compile(r"\bFigaro\.env\.(?P<name>[A-Za-z_]\w*)")
_ENVIRONMENT = re.compile(r"(?:::)?Figaro\.env")


def variables(code: Code, source: str) -> set[str]:
    """The variables that a piece of source reads, as the environment names them."""
    return {match["name"].upper() for match in _READS.finditer(source)} if code.region.language == "ruby" else set()


def variable(code: Code, node: Node) -> str:
    """The variable that a method reads, as the environment names it; empty where a node is no such method."""
    around = node.parent
    if code.region.language != "ruby" or around is None or around.parts[0] is node:
        return ""
    read = _ENVIRONMENT.fullmatch(code.source(around.parts[0])) is not None
    return code.source(node).rstrip("!?").upper() if read else ""
