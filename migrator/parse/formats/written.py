"""Configuration that a program writes out or reads back: dotenv or YAML in a string over several lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.parse.format import Embedding, Piece
from migrator.parse.languages import CODE
from migrator.parse.spans import anchors
from migrator.regex import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.facts import Text
    from migrator.parse.format import Subject

_FEWEST = 3
"""Lines that say something, under which a string is no file."""
_LONGEST = 1 << 16
_SAID = lazy(r"^[ \t]*(?![#\s]).+$", re.MULTILINE)
_MARKS = {
    "dotenv": lazy(r"^[ \t]*(?:export )?[A-Z][A-Z0-9_]*=", re.MULTILINE),
    "yaml": lazy(r"^[ \t]*(?:- )?[A-Za-z_][\w.-]{0,60}:(?:[ \t]|\r?$)", re.MULTILINE),
}
_BETWEEN = 100
"""Characters before a string that tell whether it stands for itself."""


def find(subject: Subject) -> Iterator[Piece]:
    """Each string whose every line sets a name; a string that stands for itself is documentation."""
    for text in subject.facts.texts:
        if "\n" not in text.value or len(text.value) > _LONGEST or _is_documentation(subject.text, text):
            continue
        said = len(_SAID.findall(text.value))
        for language, marks in _MARKS.items() if said >= _FEWEST else ():
            if len(marks.findall(text.value)) == said:
                yield Piece(language, text.value, f"{language} in a string", anchors(text))
                break


def _is_documentation(source: str, text: Text) -> bool:
    """True where nothing stands before the string on its line: Python's docstrings."""
    before = source[max(0, text.span.start - _BETWEEN) : text.span.start]
    return before.rpartition("\n")[2].strip() == ""


EMBEDDING = Embedding(CODE, find)
