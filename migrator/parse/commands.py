"""What the options of curl and its kin send."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from migrator.parse import forms

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from migrator.parse.facts import Entry, Span, Text

_FIELD_OPTIONS = frozenset({"-F", "--form", "--form-string"})
_BODY_OPTIONS = frozenset({"-d", "--data", "--data-raw", "--data-binary", "--data-ascii", "--post-data", "--body-data"})
_CODED_OPTIONS = frozenset({"--data-urlencode", "--url-query"})
_SENDERS = frozenset({"curl", "curl.exe", "wget", "http", "https", "httpie"})
_FIELD = re.compile(r"([A-Za-z_][\w.\-\[\]]{0,99})(=|==|:=|@)(.*)", re.DOTALL)


def is_sender(name: str) -> bool:
    """Whether a command sends HTTP requests."""
    return name in _SENDERS


def sent(name: str, words: Sequence[Text], container: Span, path: tuple[str, ...] = ()) -> Iterator[Entry]:
    """The entries that the words of a command send as form fields; `container` is the command."""
    for entry in _fields(name, words, path):
        yield replace(entry, container=container)


def _fields(name: str, words: Sequence[Text], path: tuple[str, ...]) -> Iterator[Entry]:
    option = ""
    for word in words:
        value = word.value
        if option:
            yield from _option(option, word, 0, path)
            option = ""
        elif value in _FIELD_OPTIONS or value in _BODY_OPTIONS or value in _CODED_OPTIONS:
            option = value
        elif value.startswith("--") and "=" in value:
            flag, _, _ = value.partition("=")
            yield from _option(flag, word, len(flag) + 1, path)
        elif value[:2] in {"-F", "-d"} and name.startswith("curl"):
            yield from _option(value[:2], word, 2, path)
        elif name.startswith("http") and not value.startswith("-") and "://" not in value:
            yield from _field(word, 0, path)


def _option(option: str, word: Text, start: int, path: tuple[str, ...]) -> Iterator[Entry]:
    if option in _FIELD_OPTIONS or option in _CODED_OPTIONS:
        yield from _field(word, start, path)
    elif option in _BODY_OPTIONS:
        yield from forms.pairs(word, path, start)


def _field(word: Text, start: int, path: tuple[str, ...]) -> Iterator[Entry]:
    match = _FIELD.fullmatch(word.value, start)
    if match is not None:
        yield forms.pair(word, match.start(1), match.end(1), match.start(3), match.end(3), path)
