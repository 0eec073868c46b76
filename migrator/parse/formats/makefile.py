"""Makefiles: variables are entries, recipes are scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.parse.facts import Comment, Entry, Facts, Span, Text
from migrator.parse.format import Embedding, Format, Piece
from migrator.parse.lines import line_end
from migrator.parse.spans import anchors, plain, unescape
from migrator.regex import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.format import Subject

_VARIABLE = lazy(r"[ ]*(?:(?:export|override|define)[ \t]+)*([A-Za-z_][\w.-]*)[ \t]*(?:\?=|\+=|::?=|!=|=)[ \t]*")
_PREFIX = lazy(r"[\t @+-]*")
_DOLLARS = lazy(r"\$\$")
_ESCAPE = lazy(r"\\\r?\n[ \t]*")


def _logical(text: str) -> Iterator[tuple[int, int]]:
    """Logical lines: one that ends in a backslash goes on."""
    at = 0
    while at < len(text):
        start = at
        end = line_end(text, at)
        while end < len(text) and text.endswith(("\\", "\\\r"), at, end):
            at, end = end + 1, line_end(text, end + 1)
        yield start, end
        at = end + 1


def read(text: str) -> Facts:
    """The facts beside the recipes."""
    texts: list[Text] = []
    entries: list[Entry] = []
    comments: list[Comment] = []
    container = Span(0, len(text))
    for start, end in _logical(text):
        stop = end - 1 if text[end - 1 : end] == "\r" else end
        if text.startswith("\t", start) or start == stop:
            continue
        if text[start:stop].lstrip().startswith("#"):
            comments.append(Comment(Span(start, stop), text[start:stop]))
        elif (variable := _VARIABLE.match(text, start, stop)) is not None:
            span = Span(variable.end(), stop)
            value = Text(span, *unescape(text, span.start, span.end, _ESCAPE, lambda _: " "))
            texts.append(value)
            name = Span(*variable.span(1))
            entries.append(Entry(variable[1], name, value.value, span, "config", Span(name.start, stop), container))
        else:
            texts.append(plain(text, start, stop))
    return Facts(tuple(texts), tuple(entries), comments=tuple(comments))


def find(subject: Subject) -> Iterator[Piece]:
    """Each line of a recipe as the shell gets it: `$$` is one dollar sign, `@` and `-` are for make."""
    text = subject.text
    target = ""
    for start, end in _logical(text):
        if not text.startswith("\t", start):
            name, colon, _ = text[start : min(end, start + 200)].partition(":")
            target = name.strip() if colon else target
            continue
        begin = _PREFIX.match(text, start, end)
        first = start if begin is None else begin.end()
        if first < end:
            value, parts = unescape(text, first, end, _DOLLARS, lambda _: "$")
            yield Piece("bash", value, f"recipe {target}", anchors(Text(Span(first, end), value, parts)))


FORMAT = Format("makefile", "config", read, names=("makefile", "gnumakefile", "*.mk", "*.mak", "makefile*"))
EMBEDDING = Embedding(frozenset({"makefile"}), find)
