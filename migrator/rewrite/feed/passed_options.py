"""Who runs a script with an option that it takes no more: the option goes from the command line, or it is said.

A script of its own, a line of a crontab, a recipe: `sync.py --org X --key /etc/x.pem` ends in an error once the
script knows no `--key`.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.feed.script_names import run_as, runs
from migrator.rewrite.feed.words import only_jwt
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
_CODE = (
    ".py",
    ".js",
    ".mjs",
    ".cjs",
    ".ts",
    ".tsx",
    ".jsx",
    ".java",
    ".cs",
    ".go",
    ".php",
    ".rb",
    ".kt",
    ".scala",
    ".css",
)
"""Programs: what looks like an option there may be one that they take."""
_TOGETHER = 2
"""So many other options of a script tell that it is the one that is run."""
_PROSE = (".md", ".rst", ".txt", ".adoc", ".html")


def _propose(context: Context) -> Iterator[Proposal]:
    paths = [path for path in context.draft.source.paths if not path.lower().endswith(_PROSE)]
    for path in context.program.paths if len(paths) <= _MOST_FILES else ():
        file = context.draft.file(path)
        if not file.changed or file.hollow or family(file.current) != context.program.family:
            continue
        gone = _gone(file.original, file.current)
        if gone:
            named = run_as(context, path)
            for other in paths:
                yield from _without(context, path, other, gone, named)


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


def _without(
    context: Context, path: str, other: str, gone: dict[str, bool], named: re.Pattern[str]
) -> Iterator[Proposal]:
    """The edits of one file that runs a script; what it still passes to it is said."""
    try:
        text = context.draft.text(other)
    except OSError:
        return
    if len(text) > _LARGEST:
        return
    edits: list[Edit] = []
    found = runs(context, path, other, text, named)
    for start in found:
        end = _END.search(text, start)
        until = end.start() if end is not None else len(text)
        for word, valued in gone.items():
            edits += (Edit(one.start(), one.end(), "") for one in _passed(word, valued).finditer(text, start, until))
    if edits:
        yield Proposal("Pass no option that is taken no more", edits={other: tuple(dict.fromkeys(edits))})
    words = {match.group() for match in _MORE.finditer(_blanked(text, edits))}
    still = ", ".join(sorted(word for word in words if word in gone and word.startswith("--")))
    if other == path or not still:
        return
    if found:
        yield Proposal("", f"{other} runs {path}, which takes {still} no more: pass it no longer.")
    elif _may_run(context, path, other, words, gone):
        yield Proposal("", f"{path} takes {still} no more: where {other} runs it, pass it no longer.")


def _may_run(context: Context, path: str, other: str, words: set[str], gone: dict[str, bool]) -> bool:
    """Whether a file that does not name a script passes on what it takes: a container's arguments, a wrapper's."""
    if other.lower().endswith(_CODE):
        return False
    left = {word for word, _ in _options(context.draft.file(path).current.text) if word.startswith("--")}
    telling = any(word in gone and only_jwt(word.lstrip("-").replace("-", "_")) for word in words)
    return telling or len(words & left) >= _TOGETHER


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
