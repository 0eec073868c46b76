"""Files of environment variables: `.env` in all its variants, and what the Adobe I/O tools make of the names."""

from __future__ import annotations

import re

from migrator.parse.facts import Comment, Entry, Facts, Span, Text
from migrator.parse.format import Format
from migrator.parse.lines import line_end
from migrator.parse.quotes import closing
from migrator.parse.spans import unescape
from migrator.regex import lazy

_LINE = lazy(
    r"^[ \t]*(?:(?:export|set|setx|ENV)[ \t]+|\$env:)?([A-Za-z_][\w.-]*)[ \t]*(?:=|:(?=[ \t]))[ \t]*", re.MULTILINE
)
_COMMENT = lazy(r"[ \t]*(#[^\n]*)")
_BLANK = lazy(r"[ \t\r]*(?:[#\n]|\Z)")
_ESCAPE = lazy(r"\\.", re.DOTALL)
_NESTING = lazy(r"(?<!_)_(?!_)")
_SIMPLE = {"n": "\n", "r": "\r", "t": "\t", '"': '"', "\\": "\\", "$": "$"}
_DEEPEST_PATH = 64
_UPPER = lazy(r"(?:export[ \t]+)?[A-Z_][A-Z0-9_]*=")
_HEAD = 4096
_AIO = "aio_"


def aio_path(name: str) -> tuple[str, ...]:
    """The whole path an `AIO_…` variable sets, in lower case: `_` nests, `__` is a literal underscore.

    As adobe/aio-lib-core-config reads it (src/Config.js).
    """
    lowered = name.lower()
    if not lowered.startswith(_AIO):
        return ()
    return tuple(step.replace("__", "_") for step in _NESTING.split(lowered[len(_AIO) :]) if step)


def read(text: str) -> Facts:
    """The facts of a dotenv file; every line that is no assignment is passed over."""
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
        text, at = self.text, 0
        while at < len(text):
            comment = _COMMENT.match(text, at)
            line = None if comment else _LINE.match(text, at)
            if comment is not None:
                self._comment(comment.start(1), comment.end(1))
                at = comment.end()
            elif line is not None:
                at = self._assignment(line)
            at = line_end(text, at) + 1

    def _comment(self, start: int, end: int) -> None:
        """A comment, and the assignment that was commented out in it stays a comment."""
        self.comments.append(Comment(Span(start, end), self.text[start:end]))

    def _assignment(self, line: re.Match[str]) -> int:
        value = self._value(line.end())
        name = line.group(1)
        span = Span(line.start(1), value.span.end)
        path = aio_path(name)[:_DEEPEST_PATH]
        container = Span(0, len(self.text))
        name_span = Span(*line.span(1))
        entry = Entry(name, name_span, value.value, value.span, "config", span, container, path)
        self.texts.append(value)
        self.entries.append(entry)
        return value.span.end

    def _value(self, start: int) -> Text:
        text = self.text
        if start < len(text) and text[start] in "\"'`":
            end = self._closing(start)
            if end != -1:
                return self._quoted(start, end)
        end = line_end(text, start)
        hash_at = text.find(" #", start, end)
        if hash_at != -1:
            self._comment(hash_at + 1, end)
            end = hash_at
        while end > start and text[end - 1] in " \t\r":
            end -= 1
        span = Span(start, end)
        return Text(span, text[start:end], ((0, span),))

    def _quoted(self, start: int, end: int) -> Text:
        span = Span(start, end + 1)
        if self.text[start] == '"' and "\\" in self.text[start:end]:
            value, parts = unescape(self.text, start + 1, end, _ESCAPE, _decoded)
            return Text(span, value, parts)
        return Text(span, self.text[start + 1 : end], ((0, Span(start + 1, end)),))

    def _closing(self, start: int) -> int:
        """The closing quote, -1 when there is none; a value that runs over lines must end at the end of one."""
        text, quote = self.text, self.text[start]
        at = closing(text, start + 1, len(text), quote, escapes=quote == '"')
        if at == -1:
            return -1
        one_line = text.find("\n", start, at) == -1
        return at if one_line or _BLANK.match(text, at + 1) else -1


def _decoded(escape: str) -> str:
    return _SIMPLE.get(escape[1], escape)


def _looks_like_dotenv(text: str) -> bool:
    """Assignments of upper-case names alone, two of them at least."""
    lines = [line for line in text[:_HEAD].split("\n") if line.strip() and not line.lstrip().startswith("#")]
    return len(lines) > 1 and all(_UPPER.match(line) for line in lines[:-1])


FORMAT = Format(
    "dotenv",
    "config",
    read,
    content=_looks_like_dotenv,
    names=("*.env", ".envrc", ".flaskenv", ".renviron", "env", "dotenv", ".env*", "env.*", "*.env-*"),
)
