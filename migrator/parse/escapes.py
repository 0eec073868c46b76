"""What the inside of a string literal means, piece by piece, so that every character stays traceable."""

from __future__ import annotations

import re
import sys
import unicodedata
from typing import TYPE_CHECKING, Literal

from migrator.regex import lazy

if TYPE_CHECKING:
    from collections.abc import Callable

Style = Literal["raw", "c", "python", "quotes", "doubled", "shell", "word", "backtick"]
"""How a literal escapes.

`raw` not at all; `c` backslashes as in C, Java and JavaScript; `python` the same, unknown ones kept; `quotes` only a
backslash before a quote or a backslash; `doubled` a doubled quote; `shell` inside double quotes; `word` a bare shell
word; `backtick` PowerShell.
"""

Piece = tuple[str, int, int, bool, "tuple[int, int] | None"]
"""A part of a value, and where it comes from.

The text; start and end of its source; whether it is known, for `{expression}` stands for what is not; and where it is
used, when the source is the declaration of a constant.
"""

_NAMED = {
    "n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "a": "\a", "e": "\x1b", "0": "\0",
    "s": " ", "\n": "", "\r\n": "", "\r": "",
}  # fmt: skip
_C = (
    r"\\(?:u\{[0-9a-fA-F]{1,8}\}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|x\{[0-9a-fA-F]{1,8}\}|x[0-9a-fA-F]{1,2}"
    r"|[0-7]{1,3}|N\{[^}\n]{1,100}\}|\r\n|.)"
)
_PATTERNS: dict[Style, re.Pattern[str]] = {
    "c": lazy(_C, re.DOTALL, needs=("\\",)),
    "python": lazy(_C, re.DOTALL, needs=("\\",)),
    "quotes": lazy(r"\\[\\'\"/]"),
    "doubled": lazy(r"\"\"|''"),
    "shell": lazy(r"\\(?:[$`\"\\]|\r?\n)"),
    "word": lazy(r"\\(?:\r\n|.)", re.DOTALL),
    "backtick": lazy(r"`(?:u\{[0-9a-fA-F]{1,8}\}|\r\n|.)|\"\"", re.DOTALL),
}
_BRACES = lazy(r"\{\{|\}\}")
_SURROGATES = range(0xD800, 0xE000)
_REPLACEMENT = "�"


def encodable(text: str) -> str:
    """The same text, character for character, without lone surrogates, which no encoding holds."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode()
    return text


def decode(text: str, start: int, end: int, style: Style, *, braces: bool = False) -> list[Piece]:
    """The pieces of `text[start:end]`: runs as they stand, and each escape by itself.

    With `braces`, doubled braces stand for one (Python's and C#'s interpolated strings).
    """
    pieces: list[Piece] = []
    pattern = _PATTERNS.get(style)
    if pattern is None:
        _run(text, start, end, pieces, braces=braces)
        return pieces
    meaning = _MEANINGS[style]
    at = start
    for match in pattern.finditer(text, start, end):
        _run(text, at, match.start(), pieces, braces=braces)
        pieces.append((meaning(match.group()), match.start(), match.end(), True, None))
        at = match.end()
    _run(text, at, end, pieces, braces=braces)
    return pieces


def _run(text: str, start: int, end: int, pieces: list[Piece], *, braces: bool) -> None:
    if braces:
        for match in _BRACES.finditer(text, start, end):
            if match.start() > start:
                pieces.append((text[start : match.start()], start, match.start(), True, None))
            pieces.append((match.group()[0], match.start(), match.end(), True, None))
            start = match.end()
    if end > start:
        pieces.append((text[start:end], start, end, True, None))


def _c(escape: str) -> str:
    body = escape[1:]
    if body in _NAMED:
        return _NAMED[body]
    if body[0] in "uUx" and len(body) > 1:
        return _character(int(body[1:].strip("{}"), 16))
    if body[0] in "01234567":
        return _character(int(body, 8))
    if body[0] == "N" and len(body) > 1:
        return _by_name(body[2:-1])
    return body


def _python(escape: str) -> str:
    meaning = _c(escape)
    return escape if meaning == escape[1:] and meaning not in "\\'\"" else meaning


def _after_mark(escape: str) -> str:
    return "" if escape[1:] in {"\n", "\r\n"} else escape[1:]


def _backtick(escape: str) -> str:
    return '"' if escape == '""' else _c(escape)


def _character(code: int) -> str:
    return chr(code) if code <= sys.maxunicode and code not in _SURROGATES else _REPLACEMENT


def _by_name(name: str) -> str:
    try:
        return unicodedata.lookup(name)
    except KeyError:
        return _REPLACEMENT


_MEANINGS: dict[Style, Callable[[str], str]] = {
    "c": _c,
    "python": _python,
    "quotes": _after_mark,
    "doubled": _after_mark,
    "shell": _after_mark,
    "word": _after_mark,
    "backtick": _backtick,
}
