"""Globs over POSIX paths, as configuration and suppressions use them: gitignore's meaning, linear time."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def matches_any(path: str, patterns: Iterable[str]) -> bool:
    """Whether any of the patterns reaches the path."""
    return any(matches(path, pattern) for pattern in patterns)


def matches(path: str, pattern: str) -> bool:
    """Whether a pattern reaches a path relative to the scan root; upper and lower case differ on every system.

    `*`, `?` and `[...]` stay within one name, `**` spans any number of folders. A pattern without an inner slash
    matches at any depth. A pattern that matches a folder reaches everything beneath it.
    """
    anchored = "/" in pattern.rstrip("/")
    wanted = [part for part in pattern.split("/") if part not in ("", ".")]
    if not wanted:
        return False
    if wanted[-1] == "**":  # everything in a folder, not the folder: at least one name more
        wanted = [*wanted[: _last_name(wanted) + 1], "*"]
    return _match(path.split("/"), wanted if anchored else ["**", *wanted])


def _last_name(wanted: Sequence[str]) -> int:
    return max((at for at, part in enumerate(wanted) if part != "**"), default=-1)


def _match(names: Sequence[str], wanted: Sequence[str]) -> bool:
    """Two-pointer wildcard match that returns to the last `**` only, so at most len(names) * len(wanted) steps."""
    name = want = 0
    star = resume = -1
    while name < len(names) and want < len(wanted):
        if wanted[want] == "**":
            star, resume = want, name
            want += 1
        elif fnmatchcase(names[name], wanted[want]):
            name, want = name + 1, want + 1
        elif star >= 0:
            resume += 1
            name, want = resume, star + 1
        else:
            return False
    return want == len(wanted)  # names left over lie beneath the folder that matched
