"""Finds the formats: a file in `formats/` is one, and is imported only when it is asked for."""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from migrator.errors import UsageError
from migrator.report import formats

if TYPE_CHECKING:
    from migrator.report.base import ReportFormat


@lru_cache(maxsize=1)
def names() -> tuple[str, ...]:
    """Every format's name, sorted; nothing is imported."""
    return tuple(sorted(module.name for module in iter_modules(formats.__path__)))


def get(name: str) -> ReportFormat:
    """The format of that name. Raises UsageError with the nearest name."""
    if name not in names():
        from difflib import get_close_matches  # noqa: PLC0415 - the good name needs none

        near = get_close_matches(name, names(), 1)
        hint = f"; did you mean {near[0]}?" if near else ""
        raise UsageError(f"no report format {name!r}{hint} (known: {', '.join(names())})")
    found: ReportFormat = import_module(f"{formats.__name__}.{name}").FORMAT
    return found
