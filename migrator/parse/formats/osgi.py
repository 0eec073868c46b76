"""OSGi configuration files (`.config`, Apache Felix): `name="value"`, `name=["a", "b"]`, `name=I"5"`."""

from __future__ import annotations

import re

from migrator.parse.facts import Comment, Entry, Facts, Span, Text
from migrator.parse.format import Format
from migrator.parse.quotes import closing
from migrator.parse.spans import code_point, unescape
from migrator.regex import lazy

_ITEM = lazy(r"^[ \t]*(?:(?P<comment>\#[^\r\n]*)|(?P<name>[A-Za-z0-9_$][^\s=\"\[\]#]*)[ \t]*=[ \t]*)", re.MULTILINE)
_TYPED = lazy(r"[A-Za-z]?(?=[\"\[(])")
_ESCAPE = lazy(r"\\(?:u[0-9a-fA-F]{4}|\r?\n\s*|.)", re.DOTALL)
_SIMPLE = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}
_CLOSING = {"[": "]", "(": ")"}


def read(text: str) -> Facts:
    """The facts of an OSGi configuration; a list of one value is that value, another list has texts alone."""
    reader = _Reader(text)
    reader.run()
    return Facts(tuple(reader.texts), tuple(reader.entries), (), (), tuple(reader.comments))


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.texts: list[Text] = []
        self.entries: list[Entry] = []
        self.comments: list[Comment] = []

    def run(self) -> None:
        at, container = 0, Span(0, len(self.text))
        while (item := _ITEM.search(self.text, at)) is not None:
            if item["comment"]:
                self.comments.append(Comment(Span(*item.span("comment")), item["comment"]))
                at = item.end()
                continue
            value, at = self._value(item.end())
            span = Span(item.start("name"), at)
            name = Span(*item.span("name"))
            self.entries.append(Entry(item["name"], name, value, Span(item.end(), at), "config", span, container))

    def _value(self, start: int) -> tuple[str | None, int]:
        text = self.text
        typed = _TYPED.match(text, start)
        at = start if typed is None else typed.end()
        opening = text[at : at + 1]
        if opening == '"':
            value = self._string(at)
            return value.value, value.span.end
        if opening in _CLOSING:
            return self._list(at + 1, _CLOSING[opening])
        end = text.find("\n", start)
        end = len(text) if end == -1 else end
        end = start + len(text[start:end].rstrip())
        if end > start:
            span = Span(start, end)
            self.texts.append(Text(span, text[start:end], ((0, span),)))
        return text[start:end], end

    def _list(self, at: int, closing: str) -> tuple[str | None, int]:
        text, values = self.text, []
        while at < len(text) and text[at] != closing:
            if text[at] == '"':
                value = self._string(at)
                values.append(value.value)
                at = value.span.end
            elif text[at] in " \t\r\n,\\":
                at += 1
            else:
                break
        end = at + 1 if text.startswith(closing, at) else at
        return (values[0] if len(values) == 1 else None), end

    def _string(self, start: int) -> Text:
        """A quoted string; an unclosed one ends with the file's text."""
        text = self.text
        found = closing(text, start + 1, len(text), '"')
        end = len(text) if found == -1 else found
        value, parts = unescape(text, start + 1, end, _ESCAPE, _decoded)
        whole = Text(Span(start, min(end + 1, len(text))), value, parts)
        self.texts.append(whole)
        return whole


def _decoded(escape: str) -> str:
    if escape[1] == "u" and len(escape) == 6:  # noqa: PLR2004 - backslash, u, four digits
        return code_point(escape[2:])
    if escape[1] in "\r\n":
        return ""
    return _SIMPLE.get(escape[1], escape[1])


FORMAT = Format("osgi", "config", read, names=("*.config",))
