"""What stands in every match of a regular expression."""

from __future__ import annotations

import sys
from importlib import import_module
from itertools import product
from typing import TYPE_CHECKING, Any

from migrator.regex import AND

if TYPE_CHECKING:
    from collections.abc import Iterable

_NEW = sys.version_info >= (3, 11)
op: Any = import_module("re._constants" if _NEW else "sre_constants")
parser: Any = import_module("re._parser" if _NEW else "sre_parse")
_MOST = 4000
"""Forms that are told apart; beyond them a part may stand for anything."""
_FEW = 4
_GAP = "\0"
"""Any text, or none."""


def holds(source: str, flags: int, words: tuple[str, ...]) -> bool:
    """Whether every match of a pattern holds one of some words, as far as its form shows."""
    return _Forms(words).of(parser.parse(source, flags)) == {words[0]}


class _Forms:
    """What a match may look like, in lower case, with gaps for what is left open.

    The first word stands for every form that holds one.
    """

    def __init__(self, words: tuple[str, ...]) -> None:
        self._words = words

    def of(self, items: Iterable[tuple[Any, Any]]) -> set[str]:
        """The forms of a row of items."""
        found = {""}
        for kind, value in items:
            following = self._item(kind, value)
            if len(found) * len(following) > _MOST:
                found = {_GAP}
            found = self._told({before + after for before, after in product(found, following)})
        return found

    def _told(self, forms: set[str]) -> set[str]:
        return {self._words[0] if self._tells(form) else form for form in forms}

    def _tells(self, form: str) -> bool:
        return any(all(part in form for part in word.split(AND)) for word in self._words)

    def _item(self, kind: object, value: Any) -> set[str]:  # noqa: ANN401
        """The forms of one item; `value` is what the parser of `re` gives for its kind."""
        found = {_GAP}
        if kind is op.LITERAL:
            found = {chr(value).lower()}
        elif kind in (op.AT, op.ASSERT, op.ASSERT_NOT):
            found = {""}
        elif kind is op.SUBPATTERN:
            found = self.of(value[3])
        elif kind is op.BRANCH:
            found = {form for branch in value[1] for form in self.of(branch)}
        elif kind in (op.MAX_REPEAT, op.MIN_REPEAT):
            least, most, inner = value
            once = self.of(inner)
            found = (once if most == 1 else {form + _GAP for form in once}) | ({""} if least == 0 else set())
        elif kind is op.IN and all(inner is op.LITERAL for inner, _ in value) and len(value) <= _FEW:
            found = {chr(code).lower() for _, code in value}
        return found
