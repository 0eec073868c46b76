"""Request files of REST clients (JetBrains, VS Code): requests as they go over the wire, with variables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.parse.format import Format
from migrator.parse.formats import text as plain

if TYPE_CHECKING:
    from migrator.parse.facts import Facts


def read(text: str) -> Facts:
    """The facts of plain text: there is no more structure than lines."""
    return plain.read(text)._replace(complete=True)


FORMAT = Format("http", "config", read, names=("*.http", "*.rest"))
