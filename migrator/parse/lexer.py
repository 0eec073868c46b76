"""Tokens of a language that has no grammar, in one linear pass."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.lexicons import Lexicon, Quote

_OPERATORS = (
    "<<-", "->>", ":::", "||=", "//=", "===", "!==", "?->", "=>", "->", "::", ":=", "??", "||", "&&", "==", "!=", "<=",
    ">=", "<-", "+=", ".=", "?.", "..", "&.", "?:", "++", "<>", "?=", "!.", "|>",
)  # fmt: skip
_ADDRESS = r"[a-zA-Z][a-zA-Z0-9+.-]{1,30}://[^\s\"'<>`|\\^,;)\]]+"


_GENERIC = r"<[A-Z][\w.]{0,60}(?:\[\])?(?:,[ ]?[A-Z][\w.]{0,60}(?:\[\])?|<[\w., ]{0,80}>){0,6}>"
"""Type arguments, which would read as comparisons."""


class Token(NamedTuple):
    """A stretch of source; `kind` is the group of the pattern that matched."""

    kind: str
    start: int
    end: int


def tokens(text: str, lexicon: Lexicon) -> Iterator[Token]:
    """All tokens but blanks, in order; text that is none is passed over."""
    for match in pattern(lexicon).finditer(text):
        kind = match.lastgroup
        if kind is not None and kind != "blank":
            yield Token(kind, match.start(), match.end())


@cache
def pattern(lexicon: Lexicon) -> re.Pattern[str]:
    """One alternation per kind, in order of precedence; every alternative is linear."""
    comments = [rf"{opening}[\s\S]*?(?:{closing}|\Z)" for opening, closing in lexicon.block_comments]
    comments += [rf"(?:{opening})[^\n]*" for opening in lexicon.line_comments]
    escape = r"`(?:\r\n|[\s\S])" if lexicon.cmdlets else r"\\(?:\r\n|[\s\S])"
    kinds = [
        ("blank", rf"[^\S\n]+|{lexicon.continuation}[ \t]*\r?\n|{_GENERIC}"),
        ("address", _ADDRESS),
        ("comment", "|".join(comments)),
        *((f"string{index}", _literal(quote)) for index, quote in enumerate(lexicon.quotes)),
        ("tag", r"<cf\w{1,60}" if lexicon.tags else r"(?!)"),
        ("option", r"(?<![\w)\]\"'])-[A-Za-z][\w-]*" if lexicon.cmdlets else r"(?!)"),
        ("name", lexicon.name),
        ("number", r"\d[\w.]{0,60}"),
        ("escape", escape),
        ("open", lexicon.openings + r"|[(\[{]"),
        ("close", r"[)\]}]"),
        ("separator", r"[,;]"),
        ("line", r"\n"),
        ("operator", "|".join(re.escape(operator) for operator in _OPERATORS) + r"|[^\s\w]"),
    ]
    return re.compile(
        "|".join(f"(?P<{kind}>{alternative})" for kind, alternative in kinds if alternative), re.MULTILINE
    )


def _literal(quote: Quote) -> str:
    """A literal with its quotes, unrolled so that no input makes it backtrack."""
    closing = quote.closing
    if quote.indented:
        return rf"{quote.opening}[ \t]*\r?\n[\s\S]*?^{closing}"
    if len(closing) > 2:  # noqa: PLR2004 - triple quotes
        body = (
            r"[\s\S]*?"
            if quote.style == "raw"
            else rf"[^\\{closing[0]}]*(?:(?:\\[\s\S]|{closing[0]}(?!{closing[1:]}))[^\\{closing[0]}]*)*"
        )
        return f"{quote.opening}{body}{closing}"
    stop = closing[-1]
    breaks = "" if quote.lines else r"\n"
    if quote.style == "doubled":
        return rf"{quote.opening}[^{stop}{breaks}]*(?:{closing}{closing}[^{stop}{breaks}]*)*{closing}"
    if quote.style == "raw":
        return rf"{quote.opening}[^{stop}{breaks}]*{closing}"
    mark = "`" if quote.style == "backtick" else r"\\"
    again = rf"|{closing}{closing}" if quote.style == "backtick" else ""
    return rf"{quote.opening}[^{stop}{mark}{breaks}]*(?:(?:{mark}[\s\S]{again})[^{stop}{mark}{breaks}]*)*{closing}"
