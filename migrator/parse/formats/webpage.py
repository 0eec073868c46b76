"""HTML and its single-file relatives (Vue, Svelte, JSP): prose, attributes, and the scripts inside."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.parse.format import Embedding, Format, Piece
from migrator.parse.formats import markup
from migrator.parse.languages import UNKNOWN
from migrator.regex import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.facts import Facts
    from migrator.parse.format import Subject

_SCRIPT = lazy(r"<script\b([^<>]*)>", re.IGNORECASE)
_END = lazy(r"</script", re.IGNORECASE)
_LANGUAGE = lazy(r"(?:lang|type)\s*=\s*[\"']?(?:text/|application/)?([\w.+-]+)", re.IGNORECASE)
_TYPES = {"module": "javascript", "babel": "javascript", "ld+json": "json", "importmap": "json", "x-template": "html"}


def read(text: str) -> Facts:
    """The facts of the page, without what its scripts hold."""
    return markup.read_what_stands(text, html=True)


def find(subject: Subject) -> Iterator[Piece]:
    """The scripts of the page, in order."""
    text, at, number = subject.text, 0, 0
    while (script := _SCRIPT.search(text, at)) is not None:
        end = _END.search(text, script.end())
        at = len(text) if end is None else end.start()
        number += 1
        named = _LANGUAGE.search(script[1])
        language = "javascript" if named is None else named[1].lower()
        yield Piece(_TYPES.get(language, language), text[script.end() : at], f"script {number}", ((0, script.end()),))


def _looks_like_html(text: str) -> bool:
    return re.match(r"\s*(?:<!doctype html|<html\b)", text, re.IGNORECASE) is not None


FORMAT = Format(
    "html",
    "prose",
    read,
    names=(
        "*.html",
        "*.htm",
        "*.xhtml",
        "*.vue",
        "*.svelte",
        "*.jsp",
        "*.jspx",
        "*.aspx",
        "*.cshtml",
        "*.ejs",
        "*.hbs",
    ),
    refines=(UNKNOWN, "xml"),
    content=_looks_like_html,
)
EMBEDDING = Embedding(frozenset({"html"}), find)
