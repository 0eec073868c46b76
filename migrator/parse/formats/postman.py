"""Postman collections (v2.0, v2.1) and environments: JSON whose scripts, URLs and bodies are pieces of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.parse.format import Embedding, Format, Piece
from migrator.parse.formats import jsonc
from migrator.parse.lookup import Lookup, outermost
from migrator.parse.spans import anchors, joined
from migrator.regex import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.facts import Entry, Facts
    from migrator.parse.format import Subject

_MARKS = lazy(
    r'"_postman_id"|getpostman\.com/json/collection|"_postman_variable_scope"|"_postman_exported_using"'
    r'|"postmanId"\s*:|"postman_variable_scope"'
)
_FORMS = frozenset({"urlencoded", "formdata", "query"})
_HEAD = 1 << 20


def read(text: str) -> Facts:
    """The facts of the JSON; parts of a body or of a query are entries of a form."""
    return _with_forms(jsonc.read(text))


def _read_what_stands(text: str) -> Facts:
    return _with_forms(jsonc.read_what_stands(text))


def _with_forms(facts: Facts) -> Facts:
    entries = tuple(entry._replace(shape="form") if _is_form(entry) else entry for entry in facts.entries)
    return facts._replace(entries=entries)


def _is_form(entry: Entry) -> bool:
    """A name and value pair of a form's list, and not the `key` or the `value` it is written with."""
    return len(entry.path) > 1 and entry.path[-2] in _FORMS and entry.name_span.start > entry.span.start + 1


def find(subject: Subject) -> Iterator[Piece]:
    """Each request's scripts as JavaScript, its URL and its raw body, labelled with the folders they stand in."""
    look = Lookup(subject.facts)
    for entry in outermost(entry for entry in subject.facts.entries if entry.name in {"exec", "raw"}):
        if entry.name == "exec" and entry.path[-1:] == ("script",):
            texts = look.texts(entry)
            if texts:
                value, found = joined(texts, "\n")
                event = look.value((*entry.path[:-1], "listen")) or "script"
                yield Piece("javascript", value, f"{_label(look, entry.path)} / {event}", found)
        elif entry.name == "raw" and entry.path[-1:] == ("body",) and entry.value:
            language = look.value((*entry.path, "options", "raw", "language")) or ""
            for text in look.texts(entry)[:1]:
                yield Piece(language, text.value, f"{_label(look, entry.path)} / body", anchors(text))


def _label(look: Lookup, path: tuple[str, ...]) -> str:
    names = []
    for depth, step in enumerate(path):
        if step == "item" and depth + 1 < len(path):
            name = look.value((*path[: depth + 2], "name"))
            names.append(name or path[depth + 1])
    return "postman: " + (" > ".join(names) or "collection")


def _is_postman(text: str) -> bool:
    return _MARKS.search(text, 0, _HEAD) is not None


FORMAT = Format(
    "postman",
    "config",
    read,
    names=("*.postman_collection.json", "*.postman_environment.json", "*.postman_globals.json", "*.postman_collection",
           "*.postman_environment"),
    refines=("json",),
    content=_is_postman,
    fallback=_read_what_stands,
)  # fmt: skip
EMBEDDING = Embedding(frozenset({"postman"}), find)
