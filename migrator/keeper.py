"""What is made of a value once and kept with it: a tree, its names."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

_Self = TypeVar("_Self", bound="Keeper")
_Made = TypeVar("_Made")


class Keeper:
    """A value that never changes and keeps what is made of it, for as long as it lives itself."""

    @cached_property
    def _kept(self) -> dict[Callable[[Any], object], Any]:
        return {}

    def once(self: _Self, make: Callable[[_Self], _Made]) -> _Made:  # noqa: PYI019 - typing.Self is of Python 3.11
        """What `make` gives for this value; it is called at most once, so what it gives must not be changed either."""
        if make not in self._kept:
            self._kept[make] = make(self)
        made: _Made = self._kept[make]
        return made
