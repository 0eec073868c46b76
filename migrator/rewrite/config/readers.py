"""Who reads a name of the configuration: code of the tree as it stands, and other configuration that refers to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.parse.identify import identify
from migrator.parse.languages import CODE
from migrator.rewrite.feed.words import flat
from migrator.rewrite.programs import NOT_CODE
from migrator.rewrite.programs import family as family_of

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
    """The names in the code of the tree, by language family."""

    def __init__(self, context: Context) -> None:
        self._words: dict[str, set[str]] = {}
        self._texts: dict[str, list[str]] = {}
        paths = [path for path in context.draft.source.paths if identify(path, "") in CODE]
        for path in paths[:_MOST_FILES]:
            document = context.draft.document(path)
            text, family = document.text, family_of(document)
            if family in NOT_CODE:
                continue
            words = self._words.setdefault(family, set())
            words.update(flat(word) for pattern in _WORDS for word in pattern.findall(text))
            self._texts.setdefault(family, []).append(text)

    def families(self, path: str, language: str) -> frozenset[str]:
        """The families that may read a file: those whose code names it; all of them where none does."""
        name = path.rpartition("/")[2]
        naming = frozenset(family for family, texts in self._texts.items() if any(name in text for text in texts))
        return naming if naming and language not in _EVERYWHERE else frozenset(self._words)

    def names(self, name: str, families: Iterable[str] | None = None) -> bool:
        """Whether code names an entry, in whatever spelling."""
        return any(flat(name) in self._words.get(family, ()) for family in families or self._words)


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
