"""What the options of curl and its kin send."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from migrator.parse import forms
from migrator.regex import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from migrator.parse.facts import Entry, Span
    from migrator.parse.forms import Body

_FIELD_OPTIONS = frozenset({"-F", "--form", "--form-string"})
_BODY_OPTIONS = frozenset({"-d", "--data", "--data-raw", "--data-binary", "--data-ascii", "--post-data", "--body-data"})
_CODED_OPTIONS = frozenset({"--data-urlencode", "--url-query"})
_SENDERS = frozenset({"curl", "curl.exe", "wget", "http", "https", "httpie"})
_FIELD = lazy(r"([A-Za-z_][\w.\-\[\]]{0,99})(=|==|:=|@)(.*)", re.DOTALL)


def is_sender(name: str) -> bool:
    """Whether a command sends HTTP requests."""
    return name in _SENDERS


def sent(name: str, words: Sequence[Body], container: Span, path: tuple[str, ...] = ()) -> Iterator[Entry]:
    """The entries that the words of a command send as form fields."""
    option = ""
    for word in words:
        sending = _Sending(word, path)
        value = word.text.value
        found: Iterable[Entry] = ()
        if option:
            found = sending.by(option, 0)
            option = ""
        elif value in _FIELD_OPTIONS or value in _BODY_OPTIONS or value in _CODED_OPTIONS:
            option = value
        elif value.startswith("--") and "=" in value:
            flag, _, _ = value.partition("=")
            found = sending.by(flag, len(flag) + 1)
        elif value[:2] in {"-F", "-d"} and name.startswith("curl"):
            found = sending.by(value[:2], 2)
        elif name.startswith("http") and not value.startswith("-") and "://" not in value:
            found = sending.field(0)
        for entry in found:
            yield entry._replace(container=container)


class _Sending(NamedTuple):
    word: Body
    path: tuple[str, ...]

    def by(self, option: str, start: int) -> Iterable[Entry]:
        if option in _FIELD_OPTIONS or option in _CODED_OPTIONS:
            return self.field(start)
        return forms.pairs(self.word, self.path, start) if option in _BODY_OPTIONS else ()

    def field(self, start: int) -> Iterable[Entry]:
        match = _FIELD.fullmatch(self.word.masked, start)
        if match is not None:
            yield forms.pair(self.word, match.span(1), match.span(3), self.path)
