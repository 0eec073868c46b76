"""Settings that a Ruby module declares by their names: `setting :private_key, reader: true`, `config_accessor :key`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.statements import callee, own_statement

if TYPE_CHECKING:
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_DECLARES = re.compile(
    r"^(?:self\.)?(?:setting|option|attribute|config_accessor|[mc]attr_(?:accessor|reader|writer)|attr)$"
)
_SYMBOL = "simple_symbol"


def declaration(code: Code, node: Node) -> Removal | None:
    """What declares the setting of a symbol; None where the symbol declares none."""
    listed = node.parent
    call = listed.parent if listed is not None and listed.kind == "argument_list" else None
    if node.kind != _SYMBOL or call is None or listed is None or not _DECLARES.match(callee(code, call)):
        return None
    symbols = [part for part in listed.parts if part.kind == _SYMBOL]
    if symbols[0] is not node or len(symbols) > 1:
        return Removal(code, node) if len(symbols) > 1 else None
    statement = own_statement(code, call)
    return Removal(code, statement) if statement is not None else None
