"""How calls put strings together: format, join, path and URL joining, concatenation, and what hands one through."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from migrator.parse.templates import braces, cut, percent
from migrator.regex import lazy

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from migrator.parse.callsites import CallSites, Given, Site
    from migrator.parse.escapes import Piece
    from migrator.parse.grammars.base import Grammar
    from migrator.parse.names import Names
    from migrator.parse.syntax import Node

    Pieces = Sequence[Piece]

_ORIGIN = lazy(r"[A-Za-z][\w+.-]*://[^/?#]*|\{[^{}]*\}")


class Question(NamedTuple):
    """A call that may compose a string, with what is needed to tell."""

    site: Site
    grammar: Grammar
    sites: CallSites
    names: Names
    text: str

    @property
    def given(self) -> list[Node]:
        """The values of the arguments."""
        return [argument.value for argument in self.site.arguments]

    @property
    def owner(self) -> str:
        """The end of the receiver's source, in lower case."""
        receiver = self.site.receiver
        return self.text[max(receiver.start, receiver.end - 40) : receiver.end].lower() if receiver is not None else ""


class Plan(NamedTuple):
    """The operands of a composition and how they combine; None: the first that is known is handed on."""

    parts: list[Node]
    combine: Callable[[list[Pieces]], list[Piece] | None] | None


def plan(question: Question) -> Plan | None:
    """How the call composes a string; None when it does not."""
    way = _WAYS.get(question.site.name)
    return way(question) if way is not None else None


# -- templates


def _format(question: Question) -> Plan | None:
    """`"…".format(a)`, `"…".formatted(a)`, `String.format("…", a)`, `format("…", a)`."""
    site = question.site
    if site.receiver is not None and question.owner.rpartition(".")[2].rpartition(":")[2] not in _FORMATTERS:
        percent_only = site.name == "formatted" or question.grammar.language in {"kotlin", "scala", "lua"}
        return _template(site.receiver, list(site.arguments), percent_only=percent_only)
    return _first_template(question, percent_only=False)


def _sprintf(question: Question) -> Plan | None:
    return _first_template(question, percent_only=True)


def _first_template(question: Question, *, percent_only: bool) -> Plan | None:
    """The first string is the template: a locale, a buffer or its size may stand before it."""
    given = list(question.site.arguments)
    for index, argument in enumerate(given[:3]):
        if question.names.labels.is_string(argument.value) or argument.value.kind in question.grammar.binary:
            return _template(argument.value, given[index + 1 :], percent_only=percent_only)
    return _template(given[0].value, given[1:], percent_only=percent_only) if len(given) > 1 else None


def _template(template: Node, given: list[Given], *, percent_only: bool) -> Plan:
    labels = [argument.label.name if argument.label is not None else None for argument in given]

    def combine(values: list[Pieces]) -> list[Piece]:
        first, rest = values[0], values[1:]
        shown = "".join([piece[0] for piece in first if piece[3]])
        positional = [value for value, label in zip(rest, labels, strict=True) if label is None]
        named = {label: value for value, label in zip(rest, labels, strict=True) if label is not None}
        if percent_only or "{" not in shown:
            return percent(first, positional)
        return braces(first, positional, named)

    return Plan([template, *(argument.value for argument in given)], combine)


# -- joining


def _join(question: Question) -> Plan | None:
    """`"/".join([a, b])`, `[a, b].join("/")`, `String.join("/", a, b)`, `os.path.join(a, b)`."""
    given, receiver, owner = question.given, question.site.receiver, question.owner
    if owner.endswith(_PATHS):
        listed = question.sites.elements(given[0]) if len(given) == 1 else None
        return Plan(listed or given, slashed) if given else None
    if owner == "uri":
        return Plan(given, _resolved) if len(given) > 1 else None
    around = [receiver, *given] if receiver is not None else given
    for node in around:
        parts = question.sites.elements(node)
        if parts:
            separators = [other for other in around if other is not node and question.names.labels.is_string(other)]
            return _separated(separators[0], parts) if separators else None
    if question.grammar.language == "rust" and len(given) == 1:
        return _segments(question)
    least = 1 if owner.endswith("string") else 2 if receiver is None else len(given)
    if len(given) > least:
        return _separated(given[0], given[1:])
    return None


def _pasted(question: Question) -> Plan | None:
    """R's `paste(a, b, sep = "/")`."""
    given = question.site.arguments
    separators = [argument.value for argument in given if argument.label is not None and argument.label.name == "sep"]
    parts = [argument.value for argument in given if argument.label is None]
    return _separated(separators[0], parts) if separators and parts else None


def _separated(separator: Node, parts: list[Node]) -> Plan:
    def combine(values: list[Pieces]) -> list[Piece]:
        joined = list(values[1]) if len(values) > 1 else []
        for value in values[2:]:
            joined += values[0]
            joined += value
        return joined

    return Plan([separator, *parts], combine)


def _paths(question: Question) -> Plan | None:
    """Paths joined by a slash; R's `file.path`, .NET's `Path.Combine`, Go's `url.JoinPath`."""
    if question.site.name == "path" and question.site.callee != "file.path":
        receiver = question.site.receiver
        return _segments(question) if receiver is not None and receiver.kind in question.grammar.calls else None
    if not question.given:
        return None
    return Plan(question.given, slashed)


def _segments(question: Question) -> Plan | None:
    """Segments put behind an address: `url.addPathSegment("c")`, `target.path("c")`, `uri.withPath(path)`."""
    receiver = question.site.receiver
    if receiver is None or not question.given:
        return None
    return Plan([receiver, *question.given], slashed)


def _appended(question: Question) -> Plan | None:
    """Swift's `url.appending(path: "c")`, and `text.appending("c")`, which puts no slash between."""
    named = any(argument.label is not None for argument in question.site.arguments)
    return _segments(question) if named else _concat(question)


def slashed(values: list[Pieces]) -> list[Piece]:
    """Parts of a path, one slash between each two."""
    joined: list[Piece] = []
    for value in values:
        following = list(value)
        if joined and following:
            while following and following[0][3] and following[0][0].startswith("/"):
                following[:1] = cut(following[0], 1, len(following[0][0]), exact=_exact(following[0]))
            if not joined[-1][0].endswith("/"):
                end = joined[-1][2]
                joined.append(("/", end, end, True, joined[-1][4]))
        joined += following
    return joined


def _resolve(question: Question) -> Plan | None:
    """A reference against a base, in the order that the language has; one argument alone is handed through."""
    given = question.given
    if question.site.name == "resolve" and question.site.receiver is not None and len(given) == 1:
        return Plan([question.site.receiver, given[0]], _resolved)
    if len(given) > 2 and question.site.name in _URL_JOINS:  # noqa: PLR2004 - a base and a reference
        return Plan(given, slashed)
    if len(given) != 2:  # noqa: PLR2004
        return _through(question)
    reference_first = question.site.name == "URL" and question.grammar.language in _WEB
    return Plan(given[::-1] if reference_first else given, _resolved)


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
    return slashed([base, reference])


def _first(pieces: list[Piece], length: int) -> list[Piece]:
    kept: list[Piece] = []
    for piece in pieces:
        if length <= 0:
            break
        kept += cut(piece, 0, min(length, len(piece[0])), exact=_exact(piece))
        length -= len(piece[0])
    return kept


def _exact(piece: Piece) -> bool:
    return len(piece[0]) == piece[2] - piece[1]


# -- concatenation and handing through


def _concat(question: Question) -> Plan | None:
    """`a.concat(b)`, `builder.append(b)`, `concat(a, b)`."""
    given, receiver = question.given, question.site.receiver
    if question.owner == "table":
        return _join(question)
    if receiver is not None:
        if question.site.name == "append" and receiver.kind not in question.grammar.calls:
            return None
        given = [receiver, *given]
    return Plan(given, _chained) if given else None


def _chained(values: list[Pieces]) -> list[Piece]:
    return [piece for value in values for piece in value]


def _through(question: Question) -> Plan | None:
    given = question.site.arguments
    if given and given[0].label is not None and given[0].label.name == "format":
        return _template(given[0].value, list(given[1:]), percent_only=True)
    return Plan(question.given, None) if len(given) == 1 else None


def _same(question: Question) -> Plan | None:
    receiver = question.site.receiver
    if receiver is not None and not (question.site.arguments and question.site.name not in _CODERS):
        return Plan([receiver], None)
    return None


def _fallback(question: Question) -> Plan | None:
    """`lookup.unwrap_or("default")`."""
    receiver, given = question.site.receiver, question.given
    return Plan([receiver, *given], None) if receiver is not None and len(given) == 1 else None


_FORMATTERS = frozenset({"string", "str", "fmt", "util", "kernel", "locale", "messageformat", "nsstring"})
_PATHS = ("path", "posix", "file", "posixpath", "filepath", "url", "ntpath", "win32", "paths")
_URL_JOINS = frozenset({"urljoin", "url_join", "urlJoin"})
_CODERS = frozenset({"encode", "decode", "toString", "getBytes"})
_WEB = frozenset({"javascript", "typescript", "tsx"})
_WAYS: dict[str, Callable[[Question], Plan | None]] = {
    **dict.fromkeys(("format", "Format", "formatted", "format!"), _format),
    **dict.fromkeys(("sprintf", "Sprintf", "vsprintf", "snprintf", "asprintf", "stringWithFormat"), _sprintf),
    **dict.fromkeys(("join", "Join", "joinToString", "implode", "joined", "mkString"), _join),
    **dict.fromkeys(("Combine", "JoinPath", "catfile", "path"), _paths),
    "paste": _pasted,
    "appending": _appended,
    **dict.fromkeys(
        (
            "addPathSegment", "addPathSegments", "addEncodedPathSegments", "appendPathSegment", "appendPathSegments",
            "AppendPathSegment", "AppendPathSegments", "appendPath", "appendEncodedPath", "appendingPathComponent",
            "pathSegment", "segment", "joinpath", "withPath",
        ),
        _segments,
    ),
    **dict.fromkeys(("resolve", "URL", "Uri", "URI", *_URL_JOINS), _resolve),
    **dict.fromkeys(
        (
            "str", "String", "string", "StringBuilder", "StringBuffer", "valueOf", "create", "parse", "parseUrl",
            "fromString", "from", "URLWithString",
        ),
        _through,
    ),
    **dict.fromkeys(
        ("concat", "append", "plus", "paste0", "strcat", "concatenate", "concat!", "stringByAppendingString"), _concat
    ),
    **dict.fromkeys(("unwrap_or", "orElse", "getOrElse", "or_else", "unwrap_or_else", "orElseGet"), _fallback),
    **dict.fromkeys(
        (
            "toString", "trim", "strip", "encode", "to_string", "to_owned", "into", "as_str", "freeze", "decode",
            "toURI", "toUri", "toURL", "trimIndent", "trimMargin", "intern", "to_s", "getBytes", "stripMargin", "clone",
        ),
        _same,
    ),
}  # fmt: skip
