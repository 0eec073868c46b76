"""Where the configuration lies: `migrator.toml`, or `[tool.migrator]` in `pyproject.toml`."""

from __future__ import annotations

import stat
import sys
from typing import TYPE_CHECKING, Any, NamedTuple

from migrator.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

NAME = "migrator.toml"
PYPROJECT = "pyproject.toml"
MAX_BYTES = 1024 * 1024

_NEAR_MISSES = frozenset(
    f"{dot}migrator{end}"
    for dot in ("", ".")
    for end in (".yaml", ".yml", ".json", ".jsonc", ".cfg", ".ini", ".conf", ".tml", ".tom", "rc", ".config.toml")
) | {".migrator.toml", "Migrator.toml", "migrator.TOML"}


class Found(NamedTuple):
    """A configuration file and its table."""

    path: Path
    name: str
    """How messages call it: `migrator.toml`, `pyproject.toml [tool.migrator]`."""
    table: Mapping[str, Any]


def discover(start: Path) -> Found | None:
    """The nearest configuration from a folder up to the root of its repository; outside of one, in the folder alone.

    `.git` may be a folder or, in a submodule or work tree, a file. Raises UsageError for a file that cannot be read,
    for two configurations in one folder, and for a name that looks like one but is not read.
    """
    folders = (start, *start.parents)
    depth = next((depth for depth, folder in enumerate(folders) if (folder / ".git").exists()), 0)
    return next(filter(None, map(_in_folder, folders[: depth + 1])), None)


def read(path: Path) -> Found:
    """The configuration in a file that was named. Raises UsageError when it cannot be read or holds none."""
    if path.name != PYPROJECT:
        return Found(path, path.name, _toml(path))
    found = _shared(path)
    if found is None:
        raise UsageError(f"{path}: holds no [tool.migrator]")
    return found


def _in_folder(folder: Path) -> Found | None:
    try:
        names = {
            item.name
            for item in folder.iterdir()
            if item.name.lower().lstrip(".").startswith(("migrator", "pyproject"))
        }
    except OSError:
        return None
    miss = sorted(names & _NEAR_MISSES)
    if miss:
        raise UsageError(f"{folder / miss[0]}: not read: the configuration is called {NAME}")
    own = Found(folder / NAME, NAME, _toml(folder / NAME)) if NAME in names else None
    shared = _pyproject(folder / PYPROJECT) if PYPROJECT in names else None
    if own and shared:
        raise UsageError(f"{folder}: both {NAME} and [tool.migrator] in {PYPROJECT}: keep one")
    return own or shared


def _pyproject(path: Path) -> Found | None:
    """None where it is not about migrator: a broken file of other tools is no reason to stop."""
    try:
        _check_size(path)
        if b"migrator" not in path.read_bytes():
            return None
    except (OSError, UsageError):
        return None
    return _shared(path)


def _shared(path: Path) -> Found | None:
    tool = _toml(path).get("tool")
    table = tool.get("migrator") if isinstance(tool, dict) else None
    return None if table is None else Found(path, f"{PYPROJECT} [tool.migrator]", table)


def _toml(path: Path) -> dict[str, Any]:
    if sys.version_info >= (3, 11):  # loaded here: most trees have no configuration
        import tomllib  # noqa: PLC0415
    else:
        import tomli as tomllib  # noqa: PLC0415
    try:
        _check_size(path)
        return tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as fault:
        raise UsageError(f"{path}: cannot be read: {fault.strerror or fault}") from None
    except UnicodeDecodeError:
        raise UsageError(f"{path}: not UTF-8") from None
    except RecursionError:
        raise UsageError(f"{path}: nested too deeply") from None
    except tomllib.TOMLDecodeError as fault:
        raise UsageError(f"{path}: not TOML: {fault}") from None


def _check_size(path: Path) -> None:
    info = path.stat()
    if not stat.S_ISREG(info.st_mode) or info.st_size > MAX_BYTES:
        raise UsageError(f"{path}: not a file of at most {MAX_BYTES // 1024} KB, so not a configuration")
