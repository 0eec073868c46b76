"""TOML: tables in the path, dotted keys, every kind of string, arrays and inline tables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.parse.facts import Span
from migrator.parse.format import Format
from migrator.parse.lines import LineEnds
from migrator.parse.outline import Outline
from migrator.parse.quotes import closing
from migrator.parse.spans import code_point, unescape
from migrator.regex import lazy

if TYPE_CHECKING:
    from migrator.parse.facts import Facts

_HEADER = lazy(r"[ \t]*(\[\[?)([^\]\r\n]*)(\]\]?)[ \t]*(?=[#\r\n]|\Z)")
_KEY = lazy(r"[ \t]*(\"[^\"\r\n]*\"|'[^'\r\n]*'|[^\s=\"'#\[\]{},.]+)[ \t]*([.=])")
_NAME = lazy(r"\"([^\"]*)\"|'([^']*)'|([^\s.\"']+)")
_BARE = lazy(r"[^\s,\[\]{}#\"']+(?: \d[^\s,\]}#]*)?")
_ESCAPE = lazy(r"\\(?:u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[ \t]*\r?\n\s*|.)", re.DOTALL)
_SIMPLE = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "e": "\x1b"}


def read(text: str) -> Facts:
    """The facts of a TOML file; what is out of place is passed over."""
    reader = _Reader(text)
    reader.run()
    return reader.outline.facts(reader.last)


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.outline = Outline(len(text))
        self.last = 0
        self._ends = LineEnds(text)
        self._tables = 0
        self._dotted: list[int] = []

    def run(self) -> None:
        text, at = self.text, 0
        while at < len(text):
            character = text[at]
            if character in " \t\r\n,":
                at += 1
            elif character == "#":
                at = self._comment(at)
            elif self._at_top() and (header := _HEADER.match(text, at)) is not None:
                at = self._header(header)
            elif self._wants_key() and (key := _KEY.match(text, at)) is not None:
                at = self._key(key)
            else:
                at = self._value(at)

    def _at_top(self) -> bool:
        return self.outline.depth == self._tables and not self.outline.waiting

    def _wants_key(self) -> bool:
        return not self.outline.waiting and not self.outline.listing

    def _header(self, header: re.Match[str]) -> int:
        for _ in range(self._tables):
            self.outline.close(self.last)
        names = list(_NAME.finditer(self.text, header.start(2), header.end(2)))
        for name in names:
            self.outline.enter(name[1] or name[2] or name[3] or "", header.start())
        self._tables = len(names)
        self.last = header.end()
        return header.end()

    def _key(self, key: re.Match[str]) -> int:
        """A key; a dotted one opens a table for each name but its last."""
        start, end = key.span(1)
        quoted = self.text[start] in "\"'"
        name = Span(start + 1, end - 1) if quoted else Span(start, end)
        if key[2] == ".":
            self.outline.enter(self.text[name.start : name.end], start)
            self._dotted.append(self.outline.depth)
        else:
            self.outline.key(self.text[name.start : name.end], name, start)
        return key.end()

    def _value(self, at: int) -> int:
        text, character = self.text, self.text[at]
        if character in "\"'":
            end = self._string(at)
        elif character in "[{":
            self.outline.open(at, listing=character == "[")
            return at + 1
        elif character in "]}":
            if self.outline.depth > self._tables:
                self.outline.close(at + 1)
            end = at + 1
        else:
            bare = _BARE.match(text, at)
            end = at + 1 if bare is None else bare.end()
            if bare is not None and (self.outline.waiting or self.outline.listing):
                self.outline.scalar(bare.group(), Span(at, end), text=False)
        self.last = end
        while self._dotted and self._dotted[-1] == self.outline.depth and not self.outline.waiting:
            self._dotted.pop()
            self.outline.close(end)
        return end

    def _string(self, start: int) -> int:
        """A string of one of the four kinds; an unclosed one ends with its line."""
        text, quote = self.text, self.text[start]
        long = text.startswith(quote * 3, start)
        width = 3 if long else 1
        limit = len(text) if long else self._ends.after(start)
        found = closing(text, start + width, limit, quote * width, escapes=quote == '"')
        stop = limit if found == -1 else found
        inner = start + width
        if long and text.startswith(("\n", "\r\n"), inner):
            inner += 1 if text[inner] == "\n" else 2
        inner = min(inner, stop)
        end = min(stop + width, len(text)) if text.startswith(quote, stop) else stop
        if quote == '"' and text.find("\\", inner, stop) != -1:
            value, parts = unescape(text, inner, stop, _ESCAPE, _decoded)
        else:
            value, parts = text[inner:stop], ((0, Span(inner, stop)),)
        self.outline.scalar(value, Span(start, end), parts)
        return max(end, start + 1)

    def _comment(self, start: int) -> int:
        end = self._ends.after(start)
        stop = end - 1 if self.text[end - 1] == "\r" else end
        self.outline.comment(start, stop, self.text[start:stop])
        return end


def _decoded(escape: str) -> str:
    kind = escape[1]
    if kind in "uU" and len(escape) > 2:  # noqa: PLR2004 - backslash and letter
        return code_point(escape[2:])
    if kind.isspace():
        return ""
    return _SIMPLE.get(kind, kind)


FORMAT = Format(
    "toml",
    "config",
    read,
    names=("*.toml", "pipfile", "cargo.lock", "poetry.lock", "uv.lock", "pdm.lock", "gopkg.lock"),
)
