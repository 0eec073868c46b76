"""PHP, Ruby and shells: nothing loads a file of which nothing is left, since it goes as a whole."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.programs import family_of_language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.base import Context, Program
    from migrator.rewrite.draft import Draft

_LINES = {
    "php": r"[ \t]*(?:require|include)(?:_once)?[ \t(]+(?:[\w:\\]+(?:\([^()\n]{{0,60}}\))?[ \t]*\.[ \t]*)?"
    r"['\"](?:[^'\"\n]{{0,200}}/)?{name}['\"][ \t)]*;[ \t]*(?://[^\n]*)?\r?\n",
    "ruby": r"[ \t]*(?:require|require_relative|load|autoload[ (]+:\w+,)[ \t(]+"
    r"['\"](?:[^'\"\n]{{0,200}}/)?{stem}(?:\.rb)?['\"][ \t)]*(?:#[^\n]*)?\r?\n",
    "shell": r"[ \t]*(?:source|\.)[ \t]+[^\n;&|]{{0,200}}?(?<![\w.-]){name}[\"']?[ \t]*(?:#[^\n]*)?\r?\n",
}
"""A line that does nothing but load a file."""
_NAMES = {
    "php": r"(?<![\w.-]){name}['\"]",
    "ruby": r"\b(?:require|require_relative|load|autoload)\b[^\n]{{0,200}}[/'\"]{stem}(?:\.rb)?['\"]",
    "shell": r"(?<![\w.-]){name}(?![\w-])",
}
"""Any other way in which code may load it."""


def _propose(context: Context) -> Iterator[Proposal]:
    family = context.program.family
    for path, gone in _beside(context.program, context.draft):
        text = context.draft.text(path)
        edits = [
            Edit(*match.span(), "")
            for name in gone
            for match in re.finditer("(?m)^" + _filled(_LINES[family], name), text)
        ]
        if edits:
            yield Proposal("Load no file that has gone", edits={path: tuple(dict.fromkeys(edits))})


def loaded(program: Program, draft: Draft) -> str:
    """That a file would load another one that goes; empty where none does."""
    for path, gone in _beside(program, draft):
        text = draft.text(path)
        for name in gone:
            if re.search(_filled(_NAMES[program.family], name), text):
                return f"{path} would load {name}, which goes as a whole"
    return ""


def _beside(program: Program, draft: Draft) -> Iterator[tuple[str, list[str]]]:
    """The files of the family, each with the paths of those that go."""
    if program.family not in _LINES:
        return
    hollow = [file.original.path for file in draft.changed() if file.hollow]
    paths = draft.source.paths if hollow else ()
    for path in paths:
        if path not in hollow and family_of_language(draft.language(path)) == program.family:
            yield path, hollow


def _filled(pattern: str, path: str) -> str:
    at = PurePosixPath(path)
    return pattern.format(name=re.escape(at.name), stem=re.escape(at.stem))


REWRITER = Rewriter("includes", 67, _propose, frozenset(_LINES))
