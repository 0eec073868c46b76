"""Text from a scanned tree, made harmless and visible before it enters a document.

A file name or a source line may hold terminal escapes, bidirectional marks that reorder what a reader sees
(CVE-2021-42574) or characters that XML forbids: each is replaced by its escape, so a reader sees that it is there and
no consumer acts on it. The lone surrogates by which Python carries undecodable bytes (PEP 383) become U+FFFD, one for
one, so that columns stay true.
"""

from __future__ import annotations

import re

from migrator.regex import lazy

_SURROGATE = lazy("[\ud800-\udfff]")
_INVISIBLE = (
    "\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0"
    "\ufff0-\ufffb\ufffe\uffff\U000e0000-\U000e0fff"
)
_UNSAFE = lazy(f"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff{_INVISIBLE}]")
_UNSAFE_ON_A_LINE = lazy(f"[\x00-\x1f\x7f-\x9f\ud800-\udfff{_INVISIBLE}]")


def encodable(text: str) -> str:
    """`text` without lone surrogates, so that it can be written as UTF-8; everything else is kept."""
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)


def visible(text: str) -> str:
    """`text` with control and invisible characters as escapes; line feeds and tabs stay."""
    return _UNSAFE.sub(_escape, text)


def one_line(text: str) -> str:
    """`text` as `visible` gives it, and on a single line: line feeds and tabs become escapes too."""
    return text if text.isascii() and text.isprintable() else _UNSAFE_ON_A_LINE.sub(_escape, text)


def shorten(text: str, limit: int) -> str:
    """The first `limit` characters, the last of them an ellipsis where something was cut."""
    return text if len(text) <= limit else text[: limit - 1] + "…"


def _escape(match: re.Match[str]) -> str:
    mark = match[0]
    return "\ufffd" if "\ud800" <= mark <= "\udfff" else mark.encode("unicode_escape").decode("ascii")


_LOG_COMMAND = lazy(r"#(?=#\w{0,40}\[)|^[ \t]*:(?=:[A-Za-z-]{1,60}[ :])", re.MULTILINE)


def inert(document: str, escape: str) -> str:
    r"""A finished document in which no text acts as a command to the CI system whose log it is printed to.

    GitHub runs `::name args::` at the start of a line and `##[name]` anywhere, Azure Pipelines `##vso[name]`, TeamCity
    `##teamcity[name]`. `escape` writes one character in the document's own syntax, from its code: `\x{:02x}`.
    """
    if "::" not in document and "##" not in document:
        return document
    return _LOG_COMMAND.sub(lambda match: match[0][:-1] + escape.format(ord(match[0][-1])), document)
