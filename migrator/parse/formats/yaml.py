"""YAML from the C parser's events (no document is ever constructed); templated or broken files by their lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Protocol, cast

from migrator.parse.facts import Facts, Span
from migrator.parse.format import Format, FormatError
from migrator.parse.indented import read_lines
from migrator.parse.outline import Outline
from migrator.parse.spans import Parts, code_point, unescape
from migrator.regex import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

_DEEPEST = 200
_KEY_OR_ITEM = lazy(r"\s*(?:- |---|(?:- )?[\"']?[A-Za-z_][\w./-]{0,80}[\"']?:(?:\s|$))")
_HEAD = 4096
_NEAR = 64
"""How far on in a folded value the words of the next line are looked for."""
_MOST_DIRECTIVES = 100
_DIRECTIVE = lazy(r"^%[A-Z]", re.MULTILINE)
_TEMPLATE = lazy(r"\{\{|\{%|<%|\$\{\{ (?:if|each|else)")
_COMMENT = lazy(r"(?:(?<=[ \t\n])|\A)#[^\r\n]*")
_PROPERTIES = lazy(r"(?:[&!]\S*\s+)+")
_FOLD = r"(?<![ \t])[ \t]*(?:\r?\n[ \t]*)+"
_PLAIN = lazy(_FOLD)
_SINGLE = lazy(rf"''|{_FOLD}")
_DOUBLE = lazy(rf"\\(?:x[0-9a-fA-F]{{2}}|u[0-9a-fA-F]{{4}}|U[0-9a-fA-F]{{8}}|\r?\n[ \t]*|[^\r\n])|{_FOLD}")
_NAMED = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b",
    "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip


def read(text: str) -> Facts:
    """The facts of a YAML stream; raises FormatError with the line where it stops being YAML."""
    try:
        return _parsed(text)
    except FormatError:
        if _TEMPLATE.search(text) is None:
            raise
        return read_lines(text)


def _parsed(text: str) -> Facts:
    import yaml  # noqa: PLC0415 - heavy, and only YAML files need it

    if len(_DIRECTIVE.findall(text)) > _MOST_DIRECTIVES:
        raise FormatError(f"YAML with more than {_MOST_DIRECTIVES} directives")
    loader: Any = getattr(yaml, "CLoader", yaml.SafeLoader)
    reader = _Reader(text)
    try:
        for event in yaml.parse(text, Loader=loader):
            reader.take(type(event).__name__, cast("_Event", event))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = f" at line {mark.line + 1}" if mark is not None else ""
        raise FormatError(f"invalid YAML{where}") from None
    except (yaml.YAMLError, UnicodeError):
        raise FormatError("invalid YAML: it holds a character that YAML forbids") from None
    return reader.facts()


class _Mark(Protocol):
    index: int
    line: int


class _Event(Protocol):
    """What the events of PyYAML offer, each kind some of it."""

    start_mark: _Mark
    end_mark: _Mark
    anchor: str | None
    tag: str | None
    value: str
    style: str | None
    flow_style: bool | None


class _Reader:
    """Turns parser events into facts."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.outline = Outline(len(text))
        self._awaits_key: list[bool] = []
        self._flow: list[bool] = []
        self._anchors: dict[str, str] = {}
        self._last = 0

    def take(self, kind: str, event: _Event) -> None:
        if kind == "ScalarEvent":
            self._scalar(event)
        elif kind in {"MappingStartEvent", "SequenceStartEvent"}:
            self._start(event, listing=kind == "SequenceStartEvent")
        elif kind in {"MappingEndEvent", "SequenceEndEvent"}:
            self._end(event)
        elif kind == "AliasEvent":
            span = Span(event.start_mark.index, event.end_mark.index)
            if self._is_key():
                self.outline.key(self._anchors.get(event.anchor or "", ""), span)
            else:
                self.outline.scalar(self._anchors.get(event.anchor or ""), span, text=False)
            self._gap(span.start, span.end)

    def facts(self) -> Facts:
        self._gap(len(self.text), len(self.text))
        return self.outline.facts(self._last)

    def _start(self, event: _Event, *, listing: bool) -> None:
        start = event.start_mark.index
        if event.flow_style and self.text.startswith("{{", start):
            raise FormatError(f"a template at line {event.start_mark.line + 1}")
        if self.outline.depth >= _DEEPEST:
            raise FormatError(f"YAML nested deeper than {_DEEPEST} levels at line {event.start_mark.line + 1}")
        self._is_key()
        self.outline.open(start, listing=listing)
        self._awaits_key.append(not listing)
        self._flow.append(bool(event.flow_style))

    def _end(self, event: _Event) -> None:
        if self._flow.pop():
            self._gap(event.start_mark.index, event.end_mark.index)
        self._awaits_key.pop()
        self.outline.close(self._last)

    def _is_key(self) -> bool:
        """Whether the node that begins is a key; the next one then is its value, and the other way round."""
        if not self._awaits_key or self.outline.listing:
            return False
        awaited = self._awaits_key[-1]
        self._awaits_key[-1] = not awaited
        return awaited

    def _scalar(self, event: _Event) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        if (event.anchor or event.tag) and (properties := _PROPERTIES.match(self.text, start, end)) is not None:
            start = properties.end()
        block = event.style in {"|", ">"}
        if block:
            end = self._block_end(start, end)
        parts = self._parts(start, end, event.value, event.style)
        if event.anchor:
            self._anchors[event.anchor] = event.value
        if self._is_key():
            inner = parts[0][1] if len(parts) == 1 else Span(start, end)
            self.outline.key(event.value, inner, start)
        else:
            empty = start == end and not event.style
            self.outline.scalar(None if empty else event.value, Span(start, end), parts)
        self._gap(start, end)

    def _block_end(self, start: int, end: int) -> int:
        """The end of the last line of a block scalar that is not blank; what trails on it is content."""
        last = end
        while last > start and self.text[last - 1] in " \t\r\n":
            last -= 1
        stop = self.text.find("\n", last, end)
        stop = end if stop == -1 else stop
        return stop - 1 if stop > last and self.text[stop - 1] == "\r" else stop

    def _gap(self, start: int, end: int) -> None:
        """Between two nodes there is nothing but marks and comments."""
        if self.text.find("#", self._last, start) != -1:
            for comment in _COMMENT.finditer(self.text, self._last, start):
                self.outline.comment(comment.start(), comment.end(), comment.group())
        self._last = max(end, self._last)

    def _parts(self, start: int, end: int, value: str, style: str | None) -> Parts:
        text = self.text
        if style in {"|", ">"}:
            parts = tuple(_block_parts(text, start, end, value, literal=style == "|"))
            return parts if _is_exact(text, value, parts) else ((0, Span(start, end)),)
        if style in {"'", '"'}:
            start, end = start + 1, max(end - 1, start + 1)
        if text[start:end] == value:
            return ((0, Span(start, end)),)
        escape = {"'": _SINGLE, '"': _DOUBLE}.get(style or "", _PLAIN)
        found, parts = unescape(text, start, end, escape, _decoded)
        return parts if found == value else ((0, Span(start, end)),)


def _decoded(escape: str) -> str:
    if escape == "''":
        return "'"
    if escape[0] != "\\":
        breaks = escape.count("\n")
        return " " if breaks == 1 else "\n" * (breaks - 1)
    if escape[1] in "xuU" and len(escape) > 2:  # noqa: PLR2004 - backslash and letter
        return code_point(escape[2:])
    if escape[1] in "\r\n":
        return ""
    return _NAMED.get(escape[1], escape[1])


def _is_exact(text: str, value: str, parts: Parts) -> bool:
    """Whether the parts say what the value says, to its end; line breaks other than the usual ones shift them."""
    if not parts or not all(value.startswith(text[span.start : span.end], at) for at, span in parts):
        return False
    at, span = parts[-1]
    return at + span.end - span.start >= len(value.rstrip("\n"))


def _block_parts(text: str, start: int, end: int, value: str, *, literal: bool) -> Iterator[tuple[int, Span]]:
    """One part per line of a block scalar; a literal one has the same lines as its value, a folded one their words."""
    at = text.find("\n", start, end) + 1
    offset = 0
    while 0 < at < end:
        stop = text.find("\n", at, end)
        stop = end if stop == -1 else stop
        line_end = stop - 1 if text[stop - 1 : stop] == "\r" and stop > at else stop
        if literal:
            finish = value.find("\n", offset)
            finish = len(value) if finish == -1 else finish
            yield offset, Span(max(at, line_end - (finish - offset)), line_end)
            offset = finish + 1
        else:
            words = text[at:line_end].strip(" \t")
            offset = max(value.find(words, offset, offset + len(words) + _NEAR), offset)
            if words:
                yield offset, Span(text.find(words, at), line_end)
            offset += len(words)
        at = stop + 1


def _looks_like_yaml(text: str) -> bool:
    """Names and items alone, and some of them nested: prose has other lines too."""
    lines = [
        line for line in text[:_HEAD].split("\n")[:-1] or [text] if line.strip() and not line.lstrip().startswith("#")
    ]
    nested = any(line.startswith((" ", "- ")) for line in lines)
    return nested and all(_KEY_OR_ITEM.match(line) for line in lines)


FORMAT = Format(
    "yaml",
    "config",
    read,
    names=(
        "*.yml",
        "*.yaml",
        "*.eyaml",
        "*.sls",
        "*.raml",
        ".clang-format",
        ".yamllint",
        ".aio",
        "pubspec.lock",
        "glide.lock",
    ),
    content=_looks_like_yaml,
    fallback=read_lines,
)
