"""By what names a script is run: its file, the module or package that it is, the command that is installed for it."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.base import Context

_SETUPS = ("setup.cfg", "setup.py", "pyproject.toml")
_ENTRY = re.compile(r"(?P<command>\b[\w-]{1,60})[\"']?[ \t]{0,20}=[ \t]{0,20}[\"']?(?P<module>[\w.]{1,200}):\w")
"""A script of setuptools or poetry: `group-sync = "groups.sync:main"`."""
_BIN = re.compile(r"\"(?P<command>[\w-]{1,60})\"\s{0,20}:\s{0,20}\"(?:\./)?(?P<file>[\w./-]{1,200}\.[cm]?js)\"")
_PATH = re.compile(r"[\w./${}@-]{1,300}$")
_LONGEST = 300
_LARGEST = 200_000


def run_as(context: Context, path: str) -> re.Pattern[str]:
    """What stands where a file is run."""
    name = PurePosixPath(path)
    module = name.parent.name if name.stem == "__main__" else name.stem
    words = [re.escape(name.name), rf"-m[ \t]+[\w.]*\b{re.escape(module or name.stem)}"]
    words += [rf"(?<![./-]){re.escape(command)}(?!\.)" for command in dict.fromkeys(_commands(context, path))]
    return re.compile(rf"(?<![\w.-])(?:{'|'.join(words)})(?![\w.-])")


def _commands(context: Context, path: str) -> Iterator[str]:
    dotted = f".{path.rpartition('.')[0].replace('/', '.')}"
    for other in context.draft.source.paths:
        name = PurePosixPath(other)
        if name.name in _SETUPS:
            for match in _ENTRY.finditer(_text(context, other)):
                if dotted.endswith(f".{match['module']}"):
                    yield match["command"]
        elif name.name == "package.json":
            for match in _BIN.finditer(_text(context, other)):
                if str(name.parent / match["file"]) == path:
                    yield match["command"]


def _text(context: Context, path: str) -> str:
    try:
        return context.draft.text(path)[:_LARGEST]
    except OSError:
        return ""


def runs(context: Context, path: str, other: str, text: str, pattern: re.Pattern[str]) -> list[int]:
    """Where a text runs a file, by the end of its name; not where another file of that name may be meant."""
    name = PurePosixPath(path)
    twins = any(PurePosixPath(one).name == name.name and one != path for one in context.draft.source.paths)
    found = list(pattern.finditer(text))
    return [one.end() for one in found if not twins or _is_meant(name, other, text, one)]


def _is_meant(name: PurePosixPath, other: str, text: str, match: re.Match[str]) -> bool:
    """Whether the folder before a name that several files have is that of this one."""
    if match.group() != name.name:
        return True
    before = _PATH.search(text[max(0, match.start() - _LONGEST) : match.start()])
    folder = PurePosixPath(before.group()).name if before is not None and "/" in before.group() else ""
    return folder == name.parent.name if folder else PurePosixPath(other).parent == name.parent
