"""JavaScript: which file of the tree an import by a relative path means."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from migrator.rewrite.code import Code

_ENDINGS = re.compile(r"(?:(?:^|/)index)?\.[cm]?[jt]sx?$|(?:^|/)index$")


def module_of(path: str) -> str:
    """What imports of a file come to, whether they name `index` and the ending or not."""
    return _ENDINGS.sub("", path)


def imported_module(code: Code, specifier: str) -> str:
    """What an import of some code comes to; empty where it names a package."""
    if not specifier.startswith("."):
        return ""
    parts: list[str] = []
    for part in (PurePosixPath(code.document.path).parent / specifier).as_posix().split("/"):
        if part == ".." and parts:
            parts.pop()
        elif part not in {".", "..", ""}:
            parts.append(part)
    return module_of("/".join(parts)) or "."


def imports_file(code: Code, specifier: str, path: str) -> bool:
    """Whether an import of some code means a file."""
    return imported_module(code, specifier) == (module_of(path) or ".")
