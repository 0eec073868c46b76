"""Who reads a name of the configuration: code of the tree as it stands, and other configuration that refers to it."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from migrator.parse.languages import CODE
from migrator.rewrite.feed.words import IDENTIFIES, flat
from migrator.rewrite.programs import JENKINS, family_of_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from migrator.rewrite.base import Context

_MOST_FILES = 4000
_WORDS = (re.compile(r"[A-Za-z_][\w.-]*"), re.compile(r"[A-Za-z_]\w*"))
_EVERYWHERE = frozenset({"dotenv", "yaml", "hcl"})
"""Formats whose values reach a program as environment variables, whoever it is."""
_NAME = r"(?P<name>[A-Za-z_][\w.-]{0,200})"
REFERENCES = {
    "": re.compile(rf"(?:\$\{{?|\$\(|\bprocess\.env\.|\$\{{\{{\s*env\.){_NAME}"),
    "hcl": re.compile(rf"\b(?:var|local)\.{_NAME}"),
    "yaml": re.compile(rf"\.Values\.{_NAME}"),
}
"""How configuration takes a value from elsewhere: an environment variable anywhere, and what only one language has."""


class Readers:
    """The names in the code of the tree, by language family; the code is read at the first question."""

    def __init__(self, context: Context) -> None:
        self._context = context

    @cached_property
    def _texts(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        draft = self._context.draft
        paths = [path for path in draft.source.paths if draft.language(path) in CODE]
        for path in paths[:_MOST_FILES]:
            if JENKINS.match(path.rpartition("/")[2]) is None:
                found.setdefault(family_of_language(draft.language(path)), []).append(draft.text(path))
        return found

    @cached_property
    def _words(self) -> dict[str, set[str]]:
        """As written."""
        return {
            family: {word for text in texts for pattern in _WORDS for word in pattern.findall(text)}
            for family, texts in self._texts.items()
        }

    @cached_property
    def _flat(self) -> dict[str, set[str]]:
        return {family: {flat(word) for word in words} for family, words in self._words.items()}

    def families(self, path: str, language: str) -> frozenset[str]:
        """The families that may read a file: those whose code names it; all of them where none does."""
        name = path.rpartition("/")[2]
        naming = frozenset(family for family, words in self._words.items() if name in words)
        return naming if naming and language not in _EVERYWHERE else frozenset(self._words)

    def names(self, name: str, families: Iterable[str] | None = None) -> bool:
        """Whether code names an entry, in whatever spelling."""
        if " " in name:
            return any(name in text for family in families or self._words for text in self._texts.get(family, ()))
        return any(flat(name) in self._flat.get(family, ()) for family in families or self._words)

    def lost(self, name: str) -> bool:
        """Whether code named an entry before its rewrite, and none does any more; never one of an organization."""
        return IDENTIFIES.search(name) is None and flat(name) in self._before and not self.names(name)

    @cached_property
    def _before(self) -> set[str]:
        """What the code that has been rewritten named before, flat."""
        changed = (file for file in self._context.draft.changed() if file.original.regions[0].language in CODE)
        texts = [file.original.text for file in changed]
        return {flat(word) for text in texts for pattern in _WORDS for word in pattern.findall(text)}


def references(text: str, language: str) -> Iterator[re.Match[str]]:
    """The references in a text that can mean an entry of a language's file."""
    for spoken in dict.fromkeys(("", language)):
        if spoken in REFERENCES:
            yield from REFERENCES[spoken].finditer(text)


def referred(text: str, language: str) -> set[str]:
    """The names that configuration takes from elsewhere, flat: `${X}`, `$(X)`, `var.x`, `.Values.a.x`."""
    found = set()
    for match in references(text, language):
        name = match["name"].rstrip(".-")
        found |= {flat(name), flat(name.rpartition(".")[2])}
    return found
