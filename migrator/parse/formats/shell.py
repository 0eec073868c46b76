"""Programs inside shell scripts: heredocs, `sh -c "…"`, and what is sent to another host."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.parse.facts import Span, Text
from migrator.parse.format import Embedding, Piece
from migrator.parse.languages import BY_EXTENSION, BY_INTERPRETER
from migrator.parse.lines import Endings, line_end
from migrator.parse.quotes import closing
from migrator.parse.spans import anchors, unescape
from migrator.regex import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from migrator.parse.format import Subject

_HEREDOC = lazy(r"(?<!<)<<-?[ \t]*(?P<quote>\\|[\"']?)(?P<word>[A-Za-z_]\w*)[\"']?(?!<)")
_TARGET = lazy(r"(?:>|\btee\b(?:[ \t]+-a)?)[ \t]*[\"']?[^\s\"'<>|;&]*\.(?P<ending>\w+)[\"']?")
_COMMAND = lazy(r"\b(?P<name>python|node|nodejs|ruby|perl|php|pwsh|bash|sh|zsh|ssh|Rscript)[\d.]*\b")
_STRING = lazy(
    r"\b(?:(?:(?P<name>python|node|ruby|perl|php)[\d.]*[ \t]+-[cer]"
    r"|(?:ba|da|k|z)?sh[ \t]+(?:-[a-z]{1,6}[ \t]+){0,3}-[a-z]{0,5}c|eval|su[ \t]+-c)[ \t]*"
    r"|ssh[ \t]+(?:[^\s\"'|;&<>]+[ \t]+){1,12}?)"
    r"(?P<quote>[\"'])"
)
_WIDE = 400
"""Characters around a heredoc's mark that are looked at to tell its language."""
_ESCAPE = lazy(r"\\[$`\"\\]|\\\r?\n")


def find(subject: Subject) -> Iterator[Piece]:
    """Heredocs, then strings outside of them; what such a piece holds in turn is found in the piece."""
    text = subject.text
    bodies = list(_heredocs(text))
    for start, end, language, word in bodies:
        yield Piece(language, text[start:end], f"heredoc {word}", ((0, start),))
    index, at = 0, 0
    while (string := _STRING.search(text, at)) is not None:
        while index < len(bodies) and bodies[index][1] <= string.start():
            index += 1
        if index < len(bodies) and bodies[index][0] <= string.start():
            at = bodies[index][1]
            continue
        piece, at = _string(text, string)
        if piece is not None:
            yield piece


def _heredocs(text: str) -> Iterator[tuple[int, int, str, str]]:
    """Span, language and word of each heredoc; of several on one line each begins where the one before ends."""
    endings = Endings(text)
    at, line_stop, body = 0, -1, 0
    while (heredoc := _HEREDOC.search(text, at)) is not None:
        start = heredoc.start()
        if line_stop < start < body:
            at = body
            continue
        at = heredoc.end()
        if start > line_stop:
            line_stop = line_end(text, at)
            body = line_stop + 1
        ending = endings.find(heredoc["word"], body)
        if ending is not None:
            near = max(start - _WIDE, 0)
            line = text[max(text.rfind("\n", near, start) + 1, near) : min(line_stop, at + _WIDE)]
            yield body, ending[0], _language(line), heredoc["word"]
            body = ending[1] + 1


def _language(line: str) -> str:
    """By the file the text is written to, else by the command that reads it; else it is guessed."""
    target = _TARGET.search(line)
    if target is not None:
        return target["ending"] if target["ending"].lower() in BY_EXTENSION else target["ending"].lower()
    command = _COMMAND.search(line)
    if command is None:
        return ""
    return "bash" if command["name"] == "ssh" else BY_INTERPRETER.get(command["name"].lower(), "")


def _string(text: str, string: re.Match[str]) -> tuple[Piece | None, int]:
    """The script in a quoted string, and where to go on."""
    start, quote = string.end(), string["quote"]
    end = closing(text, start, len(text), quote, escapes=quote == '"')
    if end <= start:
        return None, start
    language = BY_INTERPRETER.get(string["name"] or "", "bash")
    if quote == "'":
        return Piece(language, text[start:end], "quoted script", ((0, start),)), end
    value, parts = unescape(text, start, end, _ESCAPE, lambda escape: escape[1].strip())
    return Piece(language, value, "quoted script", anchors(Text(Span(start, end), value, parts))), end


EMBEDDING = Embedding(frozenset({"bash"}), find)
