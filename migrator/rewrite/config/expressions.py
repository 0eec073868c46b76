"""Expressions of GitHub in scripts of a workflow: `${{ steps.sign.outputs.jwt }}` is filled in before a shell reads it.

For the time of the rewrite a variable of the same length stands for each, so that the script is one.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_EXPRESSION = re.compile(r"\$\{\{(?P<inner>[^{}\n]{1,200})\}\}")
_OUTPUT = re.compile(r"\s*(?:steps|needs)\.[\w-]+\.outputs\.(?P<name>[A-Za-z_]\w*)\s*")
_VARIABLE = re.compile(r"\s*env\.(?P<name>[A-Za-z_]\w*)\s*")


class Masked(NamedTuple):
    """A script without expressions, and what stands for which of them."""

    text: str
    expressions: dict[str, str]

    def restored(self, text: str) -> str:
        """The expressions in place of what stood for them."""
        for mask, expression in self.expressions.items():
            text = text.replace(mask, expression)
        return text


def masked(text: str) -> Masked:
    """A variable of the same length for each expression: of the output's name, or of the whole expression's words."""
    found: dict[str, str] = {}

    def mask(match: re.Match[str]) -> str:
        one = _mask(match["inner"])
        if found.setdefault(one, match.group()) != match.group():
            return match.group()  # two expressions would look the same: this one stays
        return one

    return Masked(_EXPRESSION.sub(mask, text), found)


def _mask(inner: str) -> str:
    """`${{`, the expression and `}}` are as long as `${` and `}` with two characters more."""
    named = _OUTPUT.fullmatch(inner) or _VARIABLE.fullmatch(inner)
    length = len(inner) + 2
    if named is not None:
        return "${" + named["name"] + ":-" + "_" * (length - len(named["name"]) - 2) + "}"
    return "${" + re.sub(r"\W", "_", inner).rjust(length, "_") + "}"
