"""Dockerfiles: ENV, ARG and LABEL are entries; RUN, CMD, ENTRYPOINT and HEALTHCHECK are scripts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.parse.facts import Comment, Entry, Facts, Span, Text
from migrator.parse.format import Embedding, Format, Piece
from migrator.parse.lines import Endings, line_end, lines
from migrator.parse.spans import unescape
from migrator.regex import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.format import Subject

_COMMENT = lazy(r"[ \t]*(#[^\r\n]*)")
_INSTRUCTION = lazy(r"[ \t]*(?:ONBUILD[ \t]+)?([A-Za-z]+)(?:[ \t]+|(?=\\))")
_PAIR = lazy(r"(?<!\S)([^\s=\\\"']+)=(\"(?:[^\"\\]|\\.)*\"|'[^']*'|(?:[^\s\"'\\]|\\[^\r\n])*)", re.DOTALL)
_OLD_PAIR = lazy(r"([^\s=\"']+)[ \t]+([^\r\n]*)")
_ESCAPE = lazy(r"\\(?:\r?\n|.)", re.DOTALL)
_HEREDOC = lazy(r"<<-?[ \t]*([\"']?)([A-Za-z_]\w*)\1")
_OPTIONS = lazy(r"(?:--[a-z]\S*[ \t]+)*(?:\\\r?\n[ \t]*)?")
_NAMED = frozenset({"ENV", "ARG", "LABEL"})
_SCRIPTS = frozenset({"RUN", "CMD", "ENTRYPOINT", "HEALTHCHECK", "SHELL"})


def instructions(text: str) -> Iterator[tuple[str, int, int]]:
    """Each instruction in upper case with the span of its arguments, continuation lines and heredocs included."""
    endings = Endings(text)
    at = 0
    while at < len(text):
        end = line_end(text, at)
        found = None if _COMMENT.match(text, at, end) else _INSTRUCTION.match(text, at, end)
        if found is not None:
            while _continues(text, at, end) and end < len(text):
                at, end = end + 1, line_end(text, end + 1)
            end = _past_heredocs(text, found.end(), end, endings)
            yield found[1].upper(), found.end(), end - 1 if text[end - 1 : end] == "\r" else end
        at = end + 1


def _continues(text: str, start: int, end: int) -> bool:
    """A line that ends in a backslash (or, on Windows, a backtick) goes on; comments between do too."""
    line = text[start:end].rstrip()
    return line.endswith(("\\", "`")) or line.lstrip().startswith("#")


def _past_heredocs(text: str, start: int, end: int, endings: Endings) -> int:
    for heredoc in _HEREDOC.finditer(text, start, end):
        ending = endings.find(heredoc[2], end)
        if ending is None:
            return end
        end = ending[1]
    return end


def read(text: str) -> Facts:
    """The facts of a Dockerfile; the instruction stands in the path."""
    texts: list[Text] = []
    entries: list[Entry] = []
    container = Span(0, len(text))
    for name, start, end in instructions(text):
        if name in _SCRIPTS:
            continue
        pairs = list(_PAIR.finditer(text, start, end)) if name in _NAMED else []
        if name == "ENV" and not pairs:
            pairs = [pair for pair in [_OLD_PAIR.match(text, start, end)] if pair is not None]
        for pair in pairs:
            value = _value(text, *pair.span(2))
            texts.append(value)
            span = Span(*pair.span())
            entries.append(
                Entry(pair[1], Span(*pair.span(1)), value.value, value.span, "config", span, container, (name,))
            )
        if not pairs and end > start:
            span = Span(start, end)
            texts.append(Text(span, text[start:end], ((0, span),)))
    found = (_COMMENT.match(text, start, end) for start, end in lines(text))
    comments = [Comment(Span(*comment.span(1)), comment[1]) for comment in found if comment is not None]
    return Facts(tuple(texts), tuple(entries), comments=tuple(comments))


def _value(text: str, start: int, end: int) -> Text:
    span = Span(start, end)
    if end - start > 1 and text[start] in "\"'" and text[end - 1] == text[start]:
        start, end = start + 1, end - 1
    if text.find("\\", start, end) == -1:
        return Text(span, text[start:end], ((0, Span(start, end)),))
    return Text(span, *unescape(text, start, end, _ESCAPE, _decoded))


def _decoded(escape: str) -> str:
    return "" if escape[1] in "\r\n" else escape[1]


def find(subject: Subject) -> Iterator[Piece]:
    """The scripts; a heredoc with an interpreter is in that language."""
    text = subject.text
    for name, start, end in instructions(text):
        if name not in _SCRIPTS:
            continue
        options = _OPTIONS.match(text, start, end)
        begin = start if options is None else options.end()
        heredoc = _HEREDOC.match(text, begin, end)
        if heredoc is not None:
            line = line_end(text, begin)
            stop = text.rfind("\n", line, end)
            yield Piece("", text[line + 1 : max(stop, line) + 1], name, ((0, line + 1),))
        elif begin < end:
            yield Piece("bash", text[begin:end], name, ((0, begin),))


FORMAT = Format(
    "dockerfile",
    "config",
    read,
    names=("dockerfile", "*.dockerfile", "containerfile", "dockerfile*", "*.containerfile"),
)
EMBEDDING = Embedding(frozenset({"dockerfile"}), find)
