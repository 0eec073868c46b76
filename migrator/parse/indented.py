"""YAML-like text by its lines: for Helm and Jinja templates, and for YAML that is broken."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.parse.facts import Span
from migrator.parse.lines import line_end
from migrator.parse.outline import Outline
from migrator.regex import lazy

if TYPE_CHECKING:
    from migrator.parse.facts import Facts

_LINE = lazy(
    r"(?P<dashes>(?:-[ \t]+){0,20})"
    r"(?P<quote>[\"']?)(?P<name>(?:\{\{[^{}\n]*\}\}|[^\s:#\"'{}\[\],&*!|>%@`-]|(?<=[^\s])[-#&*!|>%@`\[\]])"
    r"(?:\{\{[^{}\n]*\}\}|[^:\"'{}\n]|:(?=\S)){0,300}?)(?P=quote)[ \t]{0,8}:(?:[ \t]+|\r?$)",
    re.MULTILINE,
)
_ITEM = lazy(r"-[ \t]+")
_BLOCK = lazy(r"[|>][+-]?\d?[+-]?[ \t]*(?:#[^\n]*)?\r?$", re.MULTILINE)
_SKIPPED = lazy(r"#[^\r\n]*|(?:\{\{|\{%|\{#|<%)[^\r\n]*|---[^\r\n]*|\.\.\.[^\r\n]*")
_DEEPEST = 200


def read_lines(text: str) -> Facts:
    """The facts that lines and their indentation give; `complete` is False."""
    reader = _Lines(text)
    reader.run()
    return reader.outline.facts(reader.last, complete=False)


class _Lines:
    def __init__(self, text: str) -> None:
        self.text = text
        self.outline = Outline(len(text))
        self.last = 0
        self._indents: list[int] = []

    def run(self) -> None:
        text, at = self.text, 0
        while at < len(text):
            end = line_end(text, at)
            stop = end - 1 if text[end - 1 : end] == "\r" else end
            start = at
            while start < stop and text[start] in " \t":
                start += 1
            if start < stop:
                end = self._line(start - at, start, stop, end)
            at = end + 1

    def _line(self, indent: int, start: int, stop: int, end: int) -> int:
        skipped = _SKIPPED.match(self.text, start, stop)
        line = None if skipped and self.text[start] == "#" else _LINE.match(self.text, start, stop)
        if line is not None:
            return self._entry(indent, line, stop, end)
        if skipped is not None:
            if self.text[start] == "#":
                self.outline.comment(start, stop, self.text[start:stop])
            else:
                self._text(start, stop)
            return end
        item = _ITEM.match(self.text, start, stop)
        self._text(item.end() if item else start, stop)
        return end

    def _entry(self, indent: int, line: re.Match[str], stop: int, end: int) -> int:
        indent += len(line.group("dashes"))
        self._settle(indent, line.start("name"), new_item=bool(line.group("dashes")))
        self.outline.key(line.group("name"), Span(*line.span("name")), line.start("name") - len(line.group("quote")))
        start = min(line.end(), stop)
        if _BLOCK.match(self.text, start, stop):
            return self._block(indent, start, end)
        start, stop = self._value_span(start, stop)
        if start < stop:
            self._text(start, stop)
        return end

    def _settle(self, indent: int, start: int, *, new_item: bool) -> None:
        """Close what is indented deeper, open what begins here."""
        while self._indents and (self._indents[-1] > indent or (new_item and self._indents[-1] == indent)):
            self._indents.pop()
            self.outline.close(self.last)
        if (not self._indents or self._indents[-1] < indent) and len(self._indents) < _DEEPEST:
            self.outline.open(start, listing=False)
            self._indents.append(indent)

    def _value_span(self, start: int, stop: int) -> tuple[int, int]:
        comment = self.text.find(" #", start, stop)
        if comment != -1 and self.text[start] not in "\"'":
            self.outline.comment(comment + 1, stop, self.text[comment + 1 : stop])
            stop = comment
        while stop > start and self.text[stop - 1] in " \t":
            stop -= 1
        return start, stop

    def _text(self, start: int, stop: int) -> None:
        text = self.text
        inner = Span(start, stop)
        if stop - start > 1 and text[start] in "\"'" and text[stop - 1] == text[start]:
            inner = Span(start + 1, stop - 1)
        self.outline.scalar(text[inner.start : inner.end], Span(start, stop), ((0, inner),))
        self.last = stop

    def _block(self, indent: int, start: int, end: int) -> int:
        """A block scalar: the lines after `end` that are blank or indented deeper than its key."""
        text = self.text
        lines: list[tuple[int, int]] = []
        at, width = end + 1, -1
        while at < len(text):
            end_of_line = line_end(text, at)
            stop = end_of_line - 1 if text[end_of_line - 1] == "\r" and end_of_line > at else end_of_line
            first = at
            while first < stop and text[first] in " \t":
                first += 1
            if first < stop:
                if first - at <= indent:
                    break
                width = first - at if width < 0 else width
            lines.append((min(at + max(width, 0), first, stop), stop))
            end = end_of_line
            at = end_of_line + 1
        while lines and lines[-1][0] == lines[-1][1]:
            lines.pop()
        value, parts = [], []
        length = 0
        for first, stop in lines:
            parts.append((length, Span(first, stop)))
            value.append(text[first:stop] + "\n")
            length += stop - first + 1
        self.last = lines[-1][1] if lines else end
        self.outline.scalar("".join(value), Span(start, max(self.last, start)), tuple(parts) or None)
        return end
