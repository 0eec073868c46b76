"""What git knows of a folder: its tracked files, and the untracked ones it does not ignore.

The repository is hostile: its own configuration may name programs to run (`core.fsmonitor`, hooks, filters, what
fetches a missing object), so those are switched off on the command line, which outranks the repository's settings.
"""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_SAFE = (
    "git",
    "-c",
    "core.fsmonitor=false",
    "-c",
    "core.untrackedCache=false",
    "-c",
    f"core.hooksPath={os.devnull}",
    "-c",
    "core.quotePath=false",
    "-c",
    "safe.bareRepository=explicit",
)
_SECONDS = 120
_HOOK_INDEX = "GIT_INDEX_FILE"
_SUBMODULE = b"160000 "
_OWN_SCOPES = (b"system", b"global", b"command")
"""Settings that are not the repository's."""


def environment() -> dict[str, str]:
    """The environment without what would point git elsewhere, except the index a hook is run for."""
    kept = {name: value for name, value in os.environ.items() if name == _HOOK_INDEX or not name.startswith("GIT_")}
    no_fetch = {"GIT_ALLOW_PROTOCOL": "none", "GIT_NO_LAZY_FETCH": "1"}
    return kept | no_fetch | {"GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}


def command(folder: Path, arguments: Sequence[str]) -> list[str]:
    """The words of a git command that runs in `folder`, with the repository's own programs switched off."""
    return [*_SAFE, "-C", str(folder), *arguments]


def run(folder: Path, arguments: Sequence[str]) -> bytes | None:
    """Standard output of a git command run in `folder`; None when git is absent, fails, or takes too long."""
    try:
        done = subprocess.run(  # noqa: S603 - fixed program, no shell, hostile settings switched off
            command(folder, arguments),
            capture_output=True,
            check=False,
            env=environment(),
            stdin=subprocess.DEVNULL,
            timeout=_SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None


def compare(folder: Path, arguments: Sequence[str]) -> bytes | None:
    """`run` for a command that compares files of the work tree: no filter of the repository is run on them.

    Filters of the user's own configuration (git-lfs) are, as by any git command.
    """
    settings = run(folder, ["config", "--list", "--show-scope", "-z"])
    if settings is None:
        return None
    fields = settings.split(b"\0")
    options = []
    for scope, entry in zip(fields[::2], fields[1::2], strict=False):
        name = os.fsdecode(entry.partition(b"\n")[0])
        if scope not in _OWN_SCOPES and name.startswith("filter."):
            driver = name.rpartition(".")[0]
            if "=" in driver:  # cannot be named on the command line
                return None
            options += ["-c", f"{driver}.clean=", "-c", f"{driver}.process=", "-c", f"{driver}.required=false"]
    return run(folder, [*options, *arguments])


def in_work_tree(folder: Path) -> bool:
    """True when `folder` or one of its parents holds `.git` (a folder, or a file in submodules and linked trees)."""
    return any((parent / ".git").exists() for parent in (folder, *folder.parents))


def listed(folder: Path) -> list[str] | None:
    """Sorted paths below `folder`, POSIX and relative to it; None when git cannot say or ignores the folder itself.

    A submodule or a nested repository ends in `/`.
    """
    if not in_work_tree(folder) or _ignored(folder):
        return None
    tracked = run(folder, ["ls-files", "-z", "--stage", "--", "."])
    untracked = run(folder, ["ls-files", "-z", "--others", "--exclude-standard", "--", "."])
    if tracked is None or untracked is None:
        return None
    names = set(untracked.split(b"\0"))
    for record in tracked.split(b"\0"):
        status, _, name = record.partition(b"\t")
        names.add(name + b"/" if status.startswith(_SUBMODULE) else name)
    names.discard(b"")
    return sorted(os.fsdecode(name) for name in names)


def _ignored(folder: Path) -> bool:
    """True when the folder itself is ignored: who names it on the command line wants it looked at all the same."""
    if (folder / ".git").exists():
        return False
    return run(folder.parent, ["check-ignore", "-q", "--", folder.name]) is not None
