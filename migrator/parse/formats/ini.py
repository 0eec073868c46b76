"""INI files and their kin: `.cfg`, `.conf`, `.npmrc`, `.pypirc`, `setup.cfg`; the section stands in the path."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.parse.facts import Comment, Entry, Facts, Span, Text
from migrator.parse.format import Format
from migrator.parse.lines import line_end
from migrator.regex import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

_SECTION = lazy(r"[ \t]*\[+(?!\[)([^\]\r\n]*)\]")
_COMMENT = lazy(r"[ \t]*([#;][^\r\n]*)")
_ITEM = lazy(r"[ \t]*([^\s=:\[#;][^=:\r\n]*)[=:][ \t]*([^\r\n]*)")
_MORE = lazy(r"[ \t]+([^\s#;][^\r\n]*)")
_HEADING = lazy(r"\[[A-Za-z][^\[\]\"{}]*\]\s*\Z")
_HEAD = 4096
_QUOTES = "\"'"


def read(text: str) -> Facts:
    """The facts of an INI file; an indented line goes on with the value before it."""
    reader = _Reader(text)
    reader.run()
    values = [item.whole(text) for item in reader.items]
    return Facts(tuple(values), tuple(reader.entries(values)), comments=tuple(reader.comments))


class _Item:
    def __init__(self, name: str, span: Span, value: Text, section: int) -> None:
        self.name = name
        self.span = span
        self.value = value
        self.section = section
        self.more: list[Span] = []

    def whole(self, text: str) -> Text:
        """The value with the lines that go on with it."""
        if not self.more:
            return self.value
        spans = [*(span for _, span in self.value.parts if self.value.value), *self.more]
        parts: list[tuple[int, Span]] = []
        length = 0
        for span in spans:
            parts.append((length, span))
            length += span.end - span.start + 1
        value = "\n".join(text[span.start : span.end] for span in spans)
        return Text(Span(self.value.span.start, spans[-1].end), value, tuple(parts))


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.comments: list[Comment] = []
        self.items: list[_Item] = []
        self._sections: list[tuple[tuple[str, ...], int]] = [((), 0)]

    def run(self) -> None:
        text, at, indent = self.text, 0, 0
        while at < len(text):
            end = line_end(text, at)
            width = _indent(text, at)
            if (comment := _COMMENT.match(text, at, end)) is not None:
                self.comments.append(Comment(Span(*comment.span(1)), comment.group(1)))
            elif (section := _SECTION.match(text, at, end)) is not None:
                self._sections.append((_path(section.group(1)), section.start()))
            elif width > indent and self.items and (more := _MORE.match(text, at, end)) is not None:
                self._carry_on(more)
            elif (item := _ITEM.match(text, at, end)) is not None:
                indent = width
                name = Span(*_trimmed(text, *item.span(1)))
                value = _value(text, *item.span(2))
                self.items.append(_Item(text[name.start : name.end], name, value, len(self._sections) - 1))
            at = end + 1

    def _carry_on(self, more: re.Match[str]) -> None:
        self.items[-1].more.append(Span(*_trimmed(self.text, *more.span(1))))

    def entries(self, values: list[Text]) -> Iterator[Entry]:
        """The entries; a section reaches to the next one."""
        ends = [start for _, start in self._sections[1:]] + [len(self.text)]
        containers = [Span(start, end) for (_, start), end in zip(self._sections, ends, strict=True)]
        for item, value in zip(self.items, values, strict=True):
            span = Span(item.span.start, max(item.span.end, value.span.end))
            path, _ = self._sections[item.section]
            container = containers[item.section]
            yield Entry(item.name, item.span, value.value, value.span, "config", span, container, path)


def _indent(text: str, at: int) -> int:
    start = at
    while at < len(text) and text[at] in " \t":
        at += 1
    return at - start


def _path(section: str) -> tuple[str, ...]:
    """`[remote "origin"]` and `[remote.origin]` alike stand for one section."""
    name = section.strip()
    return (name,) if name else ()


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while end > start and text[end - 1] in " \t":
        end -= 1
    return start, end


def _value(text: str, start: int, end: int) -> Text:
    start, end = _trimmed(text, start, end)
    span = Span(start, end)
    if end - start > 1 and text[start] in _QUOTES and text[end - 1] == text[start]:
        return Text(span, text[start + 1 : end - 1], ((0, Span(start + 1, end - 1)),))
    return Text(span, text[start:end], ((0, span),))


def _looks_like_ini(text: str) -> bool:
    """A section by itself on the first line that is no comment, and a name with a value on the next."""
    lines = [line for line in text[:_HEAD].split("\n") if line.strip() and not _COMMENT.match(line)]
    return len(lines) > 1 and _HEADING.match(lines[0]) is not None and _ITEM.match(lines[1]) is not None


FORMAT = Format(
    "ini",
    "config",
    read,
    names=(
        "*.ini", "*.cfg", "*.conf", "*.cnf", "*.inf", "*.desktop", "*.service", ".npmrc", ".yarnrc", ".pypirc",
        ".netrc", ".gitconfig", ".editorconfig", ".flake8", ".coveragerc", ".pylintrc",
    ),
    content=_looks_like_ini,
)  # fmt: skip
