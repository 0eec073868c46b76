"""JSON, with the comments, trailing commas, single quotes and template marks that real JSON files have."""

from __future__ import annotations

import re

from migrator.parse.facts import Facts, Span
from migrator.parse.format import Format, FormatError
from migrator.parse.languages import UNKNOWN
from migrator.parse.lines import LineEnds
from migrator.parse.outline import Outline
from migrator.parse.quotes import closing
from migrator.parse.spans import Parts, code_point, unescape
from migrator.regex import lazy

_WORD = lazy(
    r'"[^"\\\n]*["\\\n]?'
    r"|'[^'\\\n]*['\\\n]?"
    r"|//[^\n]*|\#[^\n]*|/\*"
    r"|\{\{[^{}\n]*\}\}|\{%[^\n%]*%\}|<%[^\n%]*%>|\$\{[^{}\n]*\}"
    r"|[{}\[\]:,]"
    r"|[^\s{}\[\]:,\"']+"
)
_LITERAL = lazy(r"(?:true|false|null|[-+]?[\d.][\w.+-]*)[ \t]*(?:[\s,\]}#/]|\Z)")
_UNQUOTED = lazy(r"[^\s{}\[\],\"'<$][^\r\n{}\[\],\"']*(?=[\r\n]|\Z)")
_ESCAPE = lazy(r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.|\n)", re.DOTALL)
_SIMPLE = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "\n": ""}
_PARTNER = {"}": "{", "]": "["}
_SURROGATE_PAIR = 12


def decoded(escape: str) -> str:
    r"""What a JSON escape (`\n`, `\u00e9`, a surrogate pair) stands for."""
    if escape[1] != "u" or len(escape) == 2:  # noqa: PLR2004 - backslash and one letter
        return _SIMPLE.get(escape[1], escape[1])
    if len(escape) == _SURROGATE_PAIR:
        high, low = int(escape[2:6], 16), int(escape[8:12], 16)
        return chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
    return code_point(escape[2:])


def read(text: str) -> Facts:
    """The facts of a JSON text; raises FormatError when it holds no object and no list, or does not close them."""
    reader = _Reader(text)
    facts = reader.run()
    if not reader.opened:
        raise FormatError("no JSON object or list")
    if reader.unmatched is not None:
        raise FormatError(f"invalid JSON at line {text.count(chr(10), 0, reader.unmatched) + 1}")
    return facts


def read_what_stands(text: str) -> Facts:
    """The facts of JSON that is broken: names and values keep what is around them as far as it can be told."""
    return _Reader(text).run(complete=False)


class _Reader:
    """One pass over the words; whatever is out of place is passed over, so broken files still give what they hold."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.outline = Outline(len(text))
        self.kinds: list[str] = []
        self.opened = False
        self.unmatched: int | None = None
        """Where the first bracket stands that has no partner."""
        self._starts: list[int] = []
        self._ends = LineEnds(text)

    def run(self, *, complete: bool = True) -> Facts:
        text, at = self.text, 0
        while (match := _WORD.search(text, at)) is not None:
            word, at = match.group(), match.end()
            first = word[0]
            if first in "\"'":
                at = self._string(match.start(), at, first)
            elif len(word) == 1 and first in "{}[]:,":
                self._mark(first, match.start())
            elif first == "/" and word[:2] in {"//", "/*"}:
                at = self._comment(match.start(), at, word)
            elif first == "#":
                self.outline.comment(match.start(), at, word)
            else:
                at = self._bare(word, Span(match.start(), at))
        if self._starts and self.unmatched is None:
            self.unmatched = self._starts[-1]
        return self.outline.facts(len(text), complete=complete)

    @property
    def _expects_key(self) -> bool:
        return bool(self.kinds) and self.kinds[-1] == "{" and not self.outline.waiting

    def _mark(self, mark: str, at: int) -> None:
        if mark in "{[":
            self.outline.open(at, listing=mark == "[")
            self.kinds.append(mark)
            self._starts.append(at)
            self.opened = True
        elif mark in "}]":
            if not self.kinds or _PARTNER[mark] != self.kinds[-1]:
                self.unmatched = at if self.unmatched is None else self.unmatched
            if self.kinds:
                self.kinds.pop()
                self._starts.pop()
                self.outline.close(at + 1)
        elif mark == ",":
            self.outline.drop()

    def _string(self, start: int, end: int, quote: str) -> int:
        text = self.text
        inner_end = end - 1
        if text[end - 1] == quote and end - start > 1:
            value, parts = _value(text, start + 1, inner_end)
        else:
            inner_end = self._closing(start, quote)
            end = min(inner_end + 1, len(text)) if text.startswith(quote, inner_end) else inner_end
            value, parts = _value(text, start + 1, inner_end)
        if self._expects_key:
            self.outline.key(value, Span(start + 1, inner_end), start)
        else:
            self.outline.scalar(value, Span(start, end), parts)
        return end

    def _closing(self, start: int, quote: str) -> int:
        """The closing quote, or the end of the line; a key may have been pasted over many."""
        if self.text.startswith("-----BEGIN", start + 1):
            end = closing(self.text, start + 1, len(self.text), quote)
            if end != -1:
                return end
        limit = self._ends.after(start)
        end = closing(self.text, start + 1, limit, quote)
        return limit if end == -1 else end

    def _bare(self, word: str, span: Span) -> int:
        """A number, a truth value, a template, or what Hjson allows: a string that goes on to the end of its line."""
        literal = _LITERAL.match(self.text, span.start) is not None
        if self._expects_key:
            self.outline.key(word, span)
        elif self.outline.waiting and not literal and (line := _UNQUOTED.match(self.text, span.start)) is not None:
            span = Span(span.start, span.start + len(line.group().rstrip()))
            self.outline.scalar(line.group().rstrip(), span)
        elif self.outline.waiting or self.outline.listing:
            self.outline.scalar(None if word == "null" else word, span, text=not literal)
        return span.end

    def _comment(self, start: int, end: int, word: str) -> int:
        if word == "/*":
            closing = self.text.find("*/", end)
            end = len(self.text) if closing == -1 else closing + 2
        self.outline.comment(start, end, self.text[start:end])
        return end


def _value(text: str, start: int, end: int) -> tuple[str, Parts]:
    if text.find("\\", start, end) == -1:
        return text[start:end], ((0, Span(start, end)),)
    return unescape(text, start, end, _ESCAPE, decoded)


_TAIL = 1000
_OPENING = lazy(r"\s*(?:\{\s*(?:[\"'}]|/[/*]|[A-Za-z_$][\w.$-]*\s*:)|\[\s*(?:[\"'{\[\]]|/[/*]))")


def _looks_like_json(text: str) -> bool:
    return _OPENING.match(text) is not None and text[-_TAIL:].rstrip()[-1:] in {"}", "]"}


FORMAT = Format(
    "json",
    "config",
    read,
    names=(
        "*.json", "*.jsonc", "*.json5", "*.jsonl", "*.ndjson", "*.geojson", "*.webmanifest", "*.avsc", "*.har",
        "*.tfstate", "*.hjson", ".babelrc", ".eslintrc", ".prettierrc", "composer.lock", "pipfile.lock",
    ),
    refines=(UNKNOWN, "ini", "osgi", "yaml"),
    content=_looks_like_json,
    fallback=read_what_stands,
)  # fmt: skip
