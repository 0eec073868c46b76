"""Who runs a script with an option that it takes no more: the option goes from the command line, or it is said.

A script of its own, a line of a crontab, a recipe: `sync.py --org X --key /etc/x.pem` ends in an error once the
script knows no `--key`.
"""

from __future__ import annotations

import re
from itertools import chain
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.programs import family

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.document import Document
    from migrator.rewrite.base import Context

_OPTION = re.compile(r"[\"'`](?P<first>--?[A-Za-z][\w-]{0,60})(?P<more>[^\"'`\n]{0,120})[\"'`]")
"""How a language other than a shell's names the options that it takes: `"--key"`, `'-k, --key <file>'`."""
_MORE = re.compile(r"(?<![\w-])--?[A-Za-z][\w-]{0,60}")
_FLAG = re.compile(r"store_(?:true|false|const)|is_flag|boolean|[\"']count[\"']", re.IGNORECASE)
_SAME_CALL = 160
"""How far behind an option it is said that it takes no value."""
_PLACEHOLDER = re.compile(r"[ =]\[?[<A-Z]")
_END = re.compile(r"(?<!\\)\n|&&|[;|]|(?<=\s)#")
_VALUE = (
    r"\"[^\"\n]{0,300}\"|'[^'\n]{0,300}'|\$\([\w./-]{1,100}\)|\$\(cat[ \t]+[\w./\"$\{}-]{1,200}\)"
    r"|[^\s\"'`;|&()\\-][^\s\"'`;|&()\\]{0,300}"
)
_GAP = r"(?:[ \t]|\\\n){1,60}"
_AFTER = r"(?![^\s;|&)\"'])"
_LARGEST = 200_000
_MOST_FILES = 4000
_PROSE = (".md", ".rst", ".txt", ".adoc", ".html")


def _propose(context: Context) -> Iterator[Proposal]:
    paths = [path for path in context.draft.source.paths if not path.lower().endswith(_PROSE)]
    for path in context.program.paths if len(paths) <= _MOST_FILES else ():
        file = context.draft.file(path)
        if not file.changed or file.hollow or family(file.current) != context.program.family:
            continue
        gone = _gone(file.original, file.current)
        for other in paths if gone else ():
            yield from _without(context, path, other, gone)


def _gone(before: Document, after: Document) -> dict[str, bool]:
    """The options that a file named and names no more; whether each takes a value."""
    if before.regions[0].language == "bash":
        return {}
    left = dict(_options(after.text))
    return {word: valued for word, valued in _options(before.text) if word not in left}


def _options(text: str) -> Iterator[tuple[str, bool]]:
    for match in _OPTION.finditer(text):
        behind = text[match.end() : match.end() + _SAME_CALL].partition("\n")[0]
        optparse = _PLACEHOLDER.search(match["more"]) is None and ".on(" in text
        beside = _PLACEHOLDER.search(behind.partition("{")[0].partition(" do")[0].replace(", ", ",")) is not None
        valued = _FLAG.search(behind) is None and not (optparse and not beside)
        for word in chain([match["first"]], _MORE.findall(match["more"])):
            yield word, valued


def _without(context: Context, path: str, other: str, gone: dict[str, bool]) -> Iterator[Proposal]:
    """The edits of one file that runs a script; what it still passes to it is said."""
    try:
        text = context.draft.text(other)
    except OSError:
        return
    name = PurePosixPath(path)
    named = re.compile(rf"(?<![\w.-])(?:{re.escape(name.name)}|-m[ \t]+[\w.]*\b{re.escape(name.stem)})(?![\w.-])")
    edits: list[Edit] = []
    runs = list(named.finditer(text)) if len(text) <= _LARGEST else []
    for match in runs:
        end = _END.search(text, match.end())
        until = end.start() if end is not None else len(text)
        for word, valued in gone.items():
            edits += (
                Edit(one.start(), one.end(), "") for one in _passed(word, valued).finditer(text, match.end(), until)
            )
    if edits:
        yield Proposal("Pass no option that is taken no more", edits={other: tuple(dict.fromkeys(edits))})
    if other == path or not runs:
        return
    found = {match.group() for match in _MORE.finditer(_blanked(text, edits)) if match.group() in gone}
    if named_still := sorted(word for word in found if word.startswith("--")):
        yield Proposal("", f"{other} runs {path}, which takes {', '.join(named_still)} no more: pass it no longer.")


def _passed(word: str, valued: bool) -> re.Pattern[str]:  # noqa: FBT001 - the two things known of an option
    """An option as it is passed, with its value."""
    value = rf"(?:=(?:{_VALUE})|{_GAP}(?:{_VALUE}))" if valued else ""
    return re.compile(rf"{_GAP}{re.escape(word)}{value}{_AFTER}")


def _blanked(text: str, edits: list[Edit]) -> str:
    """A text without what goes."""
    for edit in sorted(edits, key=lambda one: -one.start):
        text = text[: edit.start] + text[edit.end :]
    return text


REWRITER = Rewriter("passed-options", 63, _propose)
