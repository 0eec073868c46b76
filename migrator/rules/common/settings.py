"""Where a program or a configuration sets or asks for a value of some name, as against handing it on."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from migrator.parse.facts import Span
from migrator.regex import lazy
from migrator.rules.common.names import squash
from migrator.rules.common.search import line_bounds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from migrator.parse.document import Region
    from migrator.parse.facts import Entry

_COMPLAINT = lazy(
    r"\b(?:raise|throw|throws|assert|die|fail|console\.\w{1,8}|print\w{0,3}|echo|printf|log(?:ger|ging)?\b\.?\w{0,8}|warn(?:ing)?"
    r"|\w{0,40}(?:Error|Exception)|Write-\w{4,12}|puts|panic|abort|System\.out)\b\s{0,2}[.(\s\"'`]",
    needs=(
        "raise",
        "throw",
        "rror",
        "xception",
        "abort",
        "assert",
        "console.",
        "die",
        "echo",
        "fail",
        "log",
        "panic",
        "print",
        "puts",
        "warn",
        "write-",
        "system.",
    ),
)
"""A line that tells of a missing or wrong value."""
_WRITTEN = lazy(r"(?:echo|printf)\s[^\n]{0,200}?(?:(?<![0-9&>])>{1,2}\s{0,3}(?![&\s]|/dev/)|(?<!\|)\|\s{0,3}[a-z])")
"""A shell's way to write a value to a file, or to hand it to a command."""
_CHECK = lazy(
    r"\s{0,80}(?:\}?\s{0,4}else\s{0,4})?(?:if|elif|elsif|unless|while|assert|when|\[\[?)\b|\s{0,80}(?:if\s)?\[\s-[nz]"
)
_LOOKED_UP = lazy(
    r"\b(?:process\.env|os\.environ|getenv|GetEnvironmentVariable|ENV\[|secrets\.|keyring|vault)\b|\$env:|\$\{\{",
    re.IGNORECASE,
    needs=("env", "secret", "vault", "keyring", "${{"),
)
_BY_CONSTANT = lazy(
    r"[\w.]{0,60}?(?i:get|env|property|param|setting|config|lookup|read|secret|option|require)\w{0,40}\(\s{0,4}"
    r"(?:\w{1,60}\.)?[A-Z][A-Z0-9]{1,30}(?:_[A-Z0-9]{1,30}){1,6}\s{0,4}[,)]|@?[a-z]\w{0,40}\[:[a-z]\w{0,60}\]"
)
"""A lookup whose key is a constant, or a symbol: `properties.getProperty(PROP_KEY_PATH)`, `options[:private_key]`."""
_ELEMENT = lazy(r"\s{0,8}[\w.$@]{1,60}(?:\[\s{0,3}-?\d{1,4}\s{0,3}\]){1,3}\s{0,8};?\s{0,8}$")
"""A cell of a sheet, an argument of the command line: `sys.argv[1]`."""
_LITERAL_COLLECTION = lazy(
    r"\s{0,8}(?:\{\s*[\w\"'`}]|[\[(@]{1,2}\s*[\"'`]|new\s+\w{0,20}\[\]|List\.of\(|Arrays\.asList\()"
)
_ASKED = lazy(
    r"(?:[\w)\]]\[|\b\w{0,20}(?:get|env|property|param\w{0,8}|setting|config|lookup|read|secret|option|value|pop|fetch|require|find|dig|pluck|glom|dictor)\w{0,40}"
    r"\(\s{0,4}(?:\w{1,30},\s{0,4})?)[a-z@$]{0,2}$",
    re.IGNORECASE,
)
"""What stands before a key that is looked up."""
_PLACEHOLDER = lazy(r"\{[^{}]{0,400}\}")
_LONGEST_NAME = 80
_GIVES = frozenset({"mapping", "member", "keyword", "call", "builder", "form", "assignment", "field"})

Kind = Literal["config", "value", "lookup", "key"]


class Setting(NamedTuple):
    """A name at a place: an entry of a configuration, a literal given in code, a lookup, or a key that is asked for."""

    name: str
    span: Span
    kind: Kind
    entry: Entry | None = None


def settings(region: Region, wanted: Callable[[str], bool]) -> Iterator[Setting]:
    """Settings whose squashed name is wanted, at most one a line, entries first."""
    lines: set[int] = set()
    for setting in _candidates(region, wanted):
        line = line_bounds(region.text, setting.span.start)[0]
        if line not in lines:
            lines.add(line)
            yield setting


def _candidates(region: Region, wanted: Callable[[str], bool]) -> Iterator[Setting]:
    facts = region.facts
    own_names: set[int] = set()
    for entry in facts.entries:
        if not wanted(squash(entry.name[-_LONGEST_NAME:])):
            continue
        own_names.add(entry.name_span.start)
        if entry.shape == "config":
            yield Setting(entry.name, entry.name_span, "config", entry)
        elif entry.shape in _GIVES and gives_value(region, entry):
            yield Setting(entry.name, entry.name_span, "value", entry)
    for reference in facts.references:
        name = reference.name.rpartition(".")[2]
        if wanted(squash(name[-_LONGEST_NAME:])) and not complains(region.text, reference.span.start):
            own_names.add(reference.name_span.start)
            yield Setting(name, reference.name_span, "lookup")
    for text in facts.texts:
        value = text.value
        if len(value) > _LONGEST_NAME or not value or " " in value or not wanted(squash(value)):
            continue
        start = text.parts[0][1].start if text.parts else text.span.start
        if start not in own_names and text.span.start not in own_names and _is_asked_for(region.text, text.span):
            yield Setting(value, text.span, "key")


def _is_asked_for(text: str, span: Span) -> bool:
    """True for the key of a subscript or of a getter; False in lists, comparisons and complaints."""
    return _ASKED.search(text[max(0, span.start - 60) : span.start]) is not None and not complains(text, span.start)


def gives_value(region: Region, entry: Entry) -> bool:
    """True where an entry holds a literal, a lookup or a definition; False where it hands on a variable."""
    if entry.value_span is None:
        return False
    if entry.value is not None and _PLACEHOLDER.sub("", entry.value).strip() != "":
        return True
    if entry.value == "":
        return True
    source = region.text[entry.value_span.start : min(entry.value_span.end, entry.value_span.start + 200)]
    if any(way.match(source) for way in (_LITERAL_COLLECTION, _BY_CONSTANT, _ELEMENT)) or _LOOKED_UP.search(source):
        return True
    return _holds_lookup(region, entry.value_span)


def _holds_lookup(region: Region, span: Span) -> bool:
    spans = _lookups(region)
    first, last = bisect_left(spans, Span(span.start, 0)), bisect_left(spans, Span(span.end, 0))
    return any(spans[index].end <= span.end for index in range(first, last))


@lru_cache(maxsize=64)
def _lookups(region: Region) -> list[Span]:
    return sorted(reference.span for reference in region.facts.references)


def complains(text: str, offset: int) -> bool:
    """True where the line only checks for a value, or reports a problem with it.

    What comes of it afterwards, as in `open(path) or die`, does not count.
    """
    start, end = line_bounds(text, offset)
    line = text[start : min(end, start + 400)]
    told = _COMPLAINT.search(line)
    if told is not None and _WRITTEN.match(line, told.start()):
        told = None
    return (told is not None and start + told.start() <= offset) or _CHECK.match(line) is not None
