"""Plain text: every line is a text, and lines of the form `name = value` or `name: value` are entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.parse.facts import Entry, Facts, Span, Text
from migrator.parse.format import Format
from migrator.regex import lazy

if TYPE_CHECKING:
    import re

_LINE = lazy(r"[^\s][^\r\n]*")
_FORM = lazy(r"&[A-Za-z_][\w.-]{0,99}=")
"""The second pair of a form, which is no assignment."""
_ASSIGNMENT = lazy(r"[@\"']?([A-Za-z_][\w.-]{0,200})[\"']?[ \t]{0,40}(?:=>|:=|[:=])[ \t]{0,40}(?=[^\s=:/])")


def read(text: str) -> Facts:
    """The facts of any text at all; `complete` is False, because nothing was understood."""
    texts: list[Text] = []
    entries: list[Entry] = []
    container = Span(0, len(text))
    for line in _LINE.finditer(text):
        start, end = line.span()
        while text[end - 1] in " \t":
            end -= 1
        span = Span(start, end)
        texts.append(Text(span, text[start:end], ((0, span),)))
        name = _ASSIGNMENT.match(text, start, end)
        if name is not None and _FORM.search(text, name.end(), end) is None:
            entries.append(_entry(text, name, end, container))
    return Facts(tuple(texts), tuple(entries), complete=False)


def _entry(text: str, name: re.Match[str], end: int, container: Span) -> Entry:
    start = name.end()
    stop = end
    while stop > start and text[stop - 1] in ",; \t":
        stop -= 1
    value = text[start:stop]
    if len(value) > 1 and value[0] in "\"'`" and value[-1] == value[0]:
        value = value[1:-1]
    whole = Span(name.start(1), stop)
    return Entry(name.group(1), Span(*name.span(1)), value, Span(start, stop), "config", whole, container)


FORMAT = Format(
    "text",
    "prose",
    read,
    names=("*.txt", "*.log", "license", "notice", "authors", "*.csv", "*.tsv", "*.lock", "*.diff", "*.patch"),
)
