"""Regular expressions that are compiled when they are first used: most runs look at no file that needs them."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any, AnyStr, Generic, cast

if TYPE_CHECKING:
    from collections.abc import Callable

AND = "…"


class Lazy(Generic[AnyStr]):
    """Stands in for a compiled pattern; what is asked of it is kept, so that only the first use pays."""

    def __init__(self, source: AnyStr, flags: int, needs: tuple[str, ...]) -> None:
        self.pattern: AnyStr = source
        self.flags = flags
        self.needs = needs

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever a compiled pattern has
        if self.needs and name in _VAIN:
            return partial(self._guarded, name)
        # re.compile itself keeps the compiled pattern for the other methods
        value = getattr(re.compile(self.pattern, self.flags), name)
        setattr(self, name, value)
        return value

    def _guarded(self, name: str, text: str, *bounds: int) -> Any:  # noqa: ANN401
        """What a method gives; it is compiled, and from then on asked directly, for the first text with a word."""
        if len(bounds) != 1:  # from somewhere to the end is how a long text is gone through place by place
            piece = text[slice(*bounds)] if bounds else text
            if piece.isascii() and not _any(self.needs, piece.lower()):
                return _VAIN[name]()
        method = getattr(re.compile(self.pattern, self.flags), name)
        setattr(self, name, method)
        return method(text, *bounds)


_VAIN: dict[str, Callable[[], object]] = {
    **dict.fromkeys(("search", "match", "fullmatch"), lambda: None),
    "findall": list,
    "finditer": partial(iter, ()),
}
"""The methods that take a text first, and what they give where nothing matches."""


def _any(words: tuple[str, ...], text: str) -> bool:
    return any(all(part in text for part in word.split(AND)) for word in words)


def lazy(source: AnyStr, flags: int = 0, *, needs: tuple[str, ...] = ()) -> re.Pattern[AnyStr]:
    """A pattern with the methods of a compiled one, which functions of `re` itself do not take.

    `needs` are words in lower case of which every match of a pattern of text holds one, in any case: while no text
    holds any, the pattern is not even compiled, which takes as long as searching many a small file. The parts of
    `+…now` stand in any order.
    """
    return cast("re.Pattern[AnyStr]", Lazy(source, flags, needs))
