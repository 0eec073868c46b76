"""Regular expressions that are compiled when they are first used: most runs look at no file that needs them."""

from __future__ import annotations

import re
from typing import Any, AnyStr, Generic, cast


class _Lazy(Generic[AnyStr]):
    """Stands in for a compiled pattern; what is asked of it is kept, so that only the first use pays."""

    def __init__(self, source: AnyStr, flags: int) -> None:
        self.pattern: AnyStr = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever a compiled pattern has
        # re.compile itself keeps the compiled pattern for the other methods
        value = getattr(re.compile(self.pattern, self._flags), name)
        setattr(self, name, value)
        return value


def lazy(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """A pattern with the methods of a compiled one, which functions of `re` itself do not take."""
    return cast("re.Pattern[AnyStr]", _Lazy(source, flags))
