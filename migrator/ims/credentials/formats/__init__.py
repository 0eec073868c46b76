"""One file per carrier of credentials, each with its `FORMAT`; this package finds them: adding one is adding a file."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from migrator.ims.credentials.model import Draft
    from migrator.ims.credentials.reading import Carrier


@dataclass(frozen=True, slots=True)
class Format:
    """A carrier. `read` gives None where the file is not of this format, else the credentials in it, maybe none.

    Formats are asked in ascending `order`; a general one comes after the special ones.
    """

    name: str
    order: int
    read: Callable[[Carrier], tuple[Draft, ...] | None]


@cache
def formats() -> tuple[Format, ...]:
    """Every format, in the order in which they are asked."""
    found = (import_module(f"{__name__}.{module.name}").FORMAT for module in iter_modules(__path__))
    return tuple(sorted(found, key=lambda form: (form.order, form.name)))
