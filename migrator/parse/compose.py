"""How calls put strings together: format, join, path and URL joining, concatenation, and what hands one through."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from migrator.parse.escapes import Piece

if TYPE_CHECKING:
    from collections.abc import Callable

    from migrator.parse.callsites import Given, Site
    from migrator.parse.grammars.base import Grammar
    from migrator.parse.syntax import Node

Pieces = Sequence[Piece]
_BRACE = re.compile(r"\{(?:(\d{1,3})|([A-Za-z_][\w.]{0,60}))?(?:![rsa])?(?::[^{}]{0,40})?\}")
_PERCENT = re.compile(r"%(?:(\d{1,2})\$|\(([\w.]{1,60})\))?[-+ #0]*(?:\d{1,3})?(?:\.\d{1,3})?[a-zA-Z@%]")
_ORIGIN = re.compile(r"[A-Za-z][\w+.-]*://[^/?#]*|\{[^{}]*\}")


class Question(NamedTuple):
    """A call that may compose a string, with what is needed to tell."""

    site: Site
    grammar: Grammar
    text: str

    @property
    def given(self) -> list[Node]:
        """The values of the arguments."""
        return [argument.value for argument in self.site.arguments]


class Plan(NamedTuple):
    """The operands of a composition and how they combine; `through` hands the first operand on unchanged."""

    parts: list[Node]
    combine: Callable[[list[Pieces]], list[Piece] | None]
    through: bool = False


def plan(site: Site, grammar: Grammar, text: str) -> Plan | None:
    """How the call composes a string; None when it does not."""
    way = _WAYS.get(site.name)
    return way(Question(site, grammar, text)) if way is not None else None


# -- templates


def percent(template: Pieces, values: Sequence[Pieces]) -> list[Piece]:
    """`%s` and its kin, by order, position or name."""
    given = iter(values)

    def fill(match: re.Match[str]) -> Pieces | None:
        if match.group().endswith("%"):
            return ()
        if match.group(1):
            index = int(match.group(1)) - 1
            return values[index] if 0 <= index < len(values) else None
        return None if match.group(2) else next(given, None)

    return _filled(template, _PERCENT, fill)


def _braces(template: Pieces, values: Sequence[Pieces], named: dict[str, Pieces]) -> list[Piece]:
    given = iter(values)

    def fill(match: re.Match[str]) -> Pieces | None:
        if match.group(1):
            index = int(match.group(1))
            return values[index] if index < len(values) else None
        if match.group(2):
            return named.get(match.group(2))
        return next(given, None)

    return _filled(template, _BRACE, fill)


def _filled(template: Pieces, pattern: re.Pattern[str], fill: Callable[[re.Match[str]], Pieces | None]) -> list[Piece]:
    filled: list[Piece] = []
    for piece in template:
        value, start, end, known = piece
        if not known:
            filled.append(piece)
            continue
        exact = len(value) == end - start
        at = 0
        for match in pattern.finditer(value):
            pieces = fill(match)
            if pieces is None:
                continue
            filled += _cut(piece, at, match.start(), exact=exact)
            filled += pieces
            at = match.end()
        filled += _cut(piece, at, len(value), exact=exact) if at else [piece]
    return filled


def _cut(piece: Piece, start: int, end: int, *, exact: bool) -> list[Piece]:
    if start >= end:
        return []
    value, at, until, known = piece
    return [(value[start:end], at + start, at + end, known) if exact else (value[start:end], at, until, known)]


def _format_method(question: Question) -> Plan | None:
    """`"…".format(a)`, `"…".formatted(a)`, `String.format("…", a)`, `format("…", a)`."""
    site, grammar, text = question
    given = list(site.arguments)
    receiver = site.receiver
    if receiver is not None and text[receiver.start : receiver.end].rpartition(".")[2].lower() not in _FORMATTERS:
        return _template(
            receiver, given, percent_only=site.name == "formatted" or grammar.language in {"kotlin", "scala"}
        )
    while given and given[0].value.kind not in grammar.strings and not _joins(given[0].value, grammar):
        if len(given) == 1:
            return None
        del given[0]  # a locale, a buffer, a stream
        break
    return _template(given[0].value, given[1:], percent_only=False) if given else None


def _sprintf(question: Question) -> Plan | None:
    given = list(question.site.arguments)
    return _template(given[0].value, given[1:], percent_only=True) if given else None


def _template(template: Node, given: list[Given], *, percent_only: bool) -> Plan:
    labels = [argument.label.name if argument.label is not None else None for argument in given]

    def combine(values: list[Pieces]) -> list[Piece]:
        first, rest = values[0], values[1:]
        shown = "".join([piece[0] for piece in first if piece[3]])
        positional = [value for value, label in zip(rest, labels, strict=True) if label is None]
        named = {label: value for value, label in zip(rest, labels, strict=True) if label is not None}
        if percent_only or "{" not in shown:
            return percent(first, positional)
        return _braces(first, positional, named)

    return Plan([template, *(argument.value for argument in given)], combine)


def _joins(node: Node, grammar: Grammar) -> bool:
    return node.kind in grammar.binary or node.kind in grammar.adjacent or node.kind in grammar.names


# -- joining


def _join(question: Question) -> Plan | None:
    """`"/".join([a, b])`, `[a, b].join("/")`, `String.join("/", a, b)`, `os.path.join(a, b)`."""
    site, grammar, text = question
    given = question.given
    receiver = site.receiver
    owner = text[receiver.start : receiver.end][-40:].lower() if receiver is not None else ""
    if owner.endswith(_PATHS):
        return Plan(given, _slashed) if given else None
    if owner == "uri":
        return Plan(given, _resolved) if len(given) > 1 else None
    listing = [value for value in ([receiver] if receiver is not None else []) + given if value.kind in grammar.lists]
    if len(listing) == 1:
        others = [value for value in ([receiver] if receiver is not None else []) + given if value is not listing[0]]
        separator = [value for value in others if value.kind in grammar.strings]
        parts = listing[0].named_children()
        return _separated(separator[0], parts) if len(separator) == 1 and parts else None
    if owner.endswith("string") and len(given) > 1:
        return _separated(given[0], given[1:])
    return None


def _separated(separator: Node, parts: list[Node]) -> Plan:
    def combine(values: list[Pieces]) -> list[Piece]:
        joined = list(values[1]) if len(values) > 1 else []
        for value in values[2:]:
            joined += values[0]
            joined += value
        return joined

    return Plan([separator, *parts], combine)


def _paths(question: Question) -> Plan | None:
    given = question.given
    return Plan(given, _slashed) if given else None


def _slashed(values: list[Pieces]) -> list[Piece]:
    joined: list[Piece] = []
    for value in values:
        following = list(value)
        if joined and following:
            while following and following[0][3] and following[0][0].startswith("/"):
                following[:1] = _cut(following[0], 1, len(following[0][0]), exact=_exact(following[0]))
            if not joined[-1][0].endswith("/"):
                _, _, end, _ = joined[-1]
                joined.append(("/", end, end, True))
        joined += following
    return joined


def _resolve(question: Question) -> Plan | None:
    given = question.given
    if len(given) < 2:  # noqa: PLR2004 - a base and a reference
        return _through(question)
    return Plan(given[:2], _resolved)


def _resolve_backwards(question: Question) -> Plan | None:
    given = question.given
    if len(given) < 2:  # noqa: PLR2004 - a reference and a base
        return _through(question)
    return Plan([given[1], given[0]], _resolved)


def _resolved(values: list[Pieces]) -> list[Piece] | None:
    """A reference against a base (RFC 3986, without dot segments)."""
    base, reference = list(values[0]), list(values[1])
    shown = "".join([piece[0] for piece in reference])
    if "://" in shown:
        return reference
    whole = "".join([piece[0] for piece in base])
    origin = _ORIGIN.match(whole)
    if shown.startswith("/") and origin is not None:
        return _first(base, origin.end()) + reference
    if "/" in whole[origin.end() :] if origin is not None else "/" in whole:
        return _first(base, whole.rindex("/") + 1) + reference
    return _slashed([base, reference])


def _first(pieces: list[Piece], length: int) -> list[Piece]:
    kept: list[Piece] = []
    for piece in pieces:
        if length <= 0:
            break
        kept += _cut(piece, 0, min(length, len(piece[0])), exact=_exact(piece))
        length -= len(piece[0])
    return kept


def _exact(piece: Piece) -> bool:
    return len(piece[0]) == piece[2] - piece[1]


# -- concatenation and handing through


def _concat(question: Question) -> Plan | None:
    """`a.concat(b)`, `builder.append(b)`, `concat(a, b)`."""
    site, grammar, _ = question
    given = question.given
    if site.receiver is not None:
        if site.name == "append" and site.receiver.kind not in grammar.calls:
            return None
        given = [site.receiver, *given]
    return Plan(given, _chained) if given else None


def _chained(values: list[Pieces]) -> list[Piece]:
    return [piece for value in values for piece in value]


def _through(question: Question) -> Plan | None:
    return Plan(question.given, _chained, through=True) if len(question.given) == 1 else None


def _same(question: Question) -> Plan | None:
    site = question.site
    if site.receiver is not None and not site.arguments:
        return Plan([site.receiver], _chained, through=True)
    return _through(question) if site.name in _CASTS else None


_FORMATTERS = frozenset({"string", "str", "fmt", "util", "kernel", "locale", "messageformat"})
_PATHS = ("path", "posix", "file", "posixpath", "filepath", "url", "ntpath", "path.win32")
_CASTS = frozenset({"encode", "decode", "toString"})
_WAYS: dict[str, Callable[[Question], Plan | None]] = {
    **dict.fromkeys(("format", "Format", "formatted"), _format_method),
    **dict.fromkeys(("sprintf", "Sprintf", "vsprintf"), _sprintf),
    **dict.fromkeys(("join", "Join", "joinToString", "implode", "joined", "mkString"), _join),
    **dict.fromkeys(("Combine", "JoinPath", "catfile"), _paths),
    **dict.fromkeys(("urljoin", "url_join", "resolve"), _resolve),
    **dict.fromkeys(("URL", "Uri", "URI", "create", "parse", "parseUrl", "fromString", "valueOf", "from"), _resolve),
    **dict.fromkeys(("concat", "append", "plus", "paste0", "strcat", "concatenate"), _concat),
    **dict.fromkeys(("str", "String", "text", "StringBuilder", "StringBuffer"), _through),
    **dict.fromkeys(
        (
            "toString", "trim", "strip", "encode", "to_string", "to_owned", "into", "as_str", "freeze",
            "decode", "toURI", "toUri", "toURL", "trimIndent", "trimMargin", "intern", "to_s",
        ),
        _same,
    ),
}  # fmt: skip
