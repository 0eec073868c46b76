"""Java properties."""

from __future__ import annotations

import re

from migrator.parse.facts import Comment, Entry, Facts, Span, Text
from migrator.parse.format import Format
from migrator.parse.lines import line_end
from migrator.parse.spans import code_point, unescape
from migrator.regex import lazy

_KEY = lazy(r"(?:[^\s=:\\]|\\.)+")
_SEPARATOR = lazy(r"[ \t\f]*[=:]?[ \t\f]*")
_ESCAPE = lazy(r"\\(?:u[0-9a-fA-F]{4}|\r?\n[ \t\f]*|.)", re.DOTALL)
_SIMPLE = {"n": "\n", "t": "\t", "r": "\r", "f": "\f"}


def read(text: str) -> Facts:
    """The facts of a properties file; a name without a value is empty."""
    texts: list[Text] = []
    entries: list[Entry] = []
    comments: list[Comment] = []
    container = Span(0, len(text))
    at = 0
    while at < len(text):
        start = at
        while start < len(text) and text[start] in " \t\f\r":
            start += 1
        if text[start : start + 1] in {"#", "!"}:
            end = line_end(text, start)
            stop = end - 1 if text[end - 1] == "\r" else end
            comments.append(Comment(Span(start, stop), text[start:stop]))
        else:
            end = _logical_end(text, start)
            key = _KEY.match(text, start, end)
            if key is not None:
                entry, value = _entry(text, key, end, container)
                entries.append(entry)
                texts.append(value)
        at = end + 1
    return Facts(tuple(texts), tuple(entries), (), (), tuple(comments))


def _entry(text: str, key: re.Match[str], end: int, container: Span) -> tuple[Entry, Text]:
    name, _ = unescape(text, key.start(), key.end(), _ESCAPE, _decoded)
    separator = _SEPARATOR.match(text, key.end(), end)
    start = separator.end() if separator is not None else key.end()
    if text[end - 1 : end] == "\r" and end > start:
        end -= 1
    value, parts = unescape(text, start, end, _ESCAPE, _decoded)
    span = Span(start, end)
    entry = Entry(name, Span(*key.span()), value, span, "config", Span(key.start(), end), container)
    return entry, Text(span, value, parts)


def _decoded(escape: str) -> str:
    if escape[1] == "u" and len(escape) == 6:  # noqa: PLR2004 - backslash, u, four digits
        return code_point(escape[2:])
    if escape[1] in "\r\n":
        return ""
    return _SIMPLE.get(escape[1], escape[1])


def _logical_end(text: str, at: int) -> int:
    """End of a logical line: an odd number of backslashes at its end carries it on."""
    while True:
        end = line_end(text, at)
        stop = end - 1 if text[end - 1 : end] == "\r" else end
        before = stop
        while before > at and text[before - 1] == "\\":
            before -= 1
        if (stop - before) % 2 == 0 or end == len(text):
            return end
        at = end + 1


FORMAT = Format("properties", "config", read, names=("*.properties", "*.prefs"))
