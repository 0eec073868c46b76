"""A Dockerfile without the key: the variables that led to it, the line that copies it, the command that guards it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from migrator.parse.facts import Span
from migrator.parse.formats.dockerfile import instructions
from migrator.parse.languages import CODE
from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.config.readers import Readers
from migrator.rewrite.edits import apply
from migrator.rewrite.feed.words import only_jwt
from migrator.rewrite.programs import CONFIG
from migrator.rewrite.removal import without_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from migrator.parse.document import Document
    from migrator.rewrite.base import Context

_STAYS = re.compile(r"(?i)tech|account|token|endpoint|exchange|url|host|issuer|expir")
_KEY_FILE = re.compile(r"(?i)(?<![\w.-])[\w.-]*\.(?:key|pem|der|p12|pfx|jks|pk8)")
_WORD = re.compile(r"(?!\\\r?\n)(?:[^\s\\]|\\(?!\r?\n))+")
_LISTED = re.compile(r"\"([^\"\n]*)\"")
_COMMAND = re.compile(r"(?:&&|;)?(?P<words>(?:(?!&&|;)[^\\]|\\.)+)", re.DOTALL)
_GUARDS = frozenset({"chmod", "chown", "chgrp", "rm", "test", "ls", "stat"})
"""Commands that only look after a file; the first two words of most are themselves and a mode or an owner."""
_BLANK = re.compile(r"[ \t]*\r?\n")
_MOST_FILES = 4000


class _Stuck(Exception):  # noqa: N818 - no error: it ends in words for the reader
    """A command that does more with the key."""


def _propose(context: Context) -> Iterator[Proposal]:
    if not context.migrated:
        return
    for document in context.documents():
        if document.regions[0].language != "dockerfile":
            continue
        keys, variables = _keys(context, document), _variables(context, document)
        if not keys and not variables:
            continue
        try:
            edits = tuple(_edits(document.text, keys, variables))
        except _Stuck as stuck:
            line = document.position(stuck.args[0])[0]
            yield Proposal("", f"{document.path}:{line} still handles the private key: take it out by hand.")
            continue
        left = apply(document.text, edits)
        lost = [name for name in variables if re.search(rf"\$\{{?{re.escape(name)}\b", left)]
        if edits and not lost:
            yield Proposal("Build the image without the key", edits={document.path: edits})


def _keys(context: Context, document: Document) -> frozenset[str]:
    """The names of key files in a Dockerfile that no code of the tree names any more."""
    found = {name for name in _KEY_FILE.findall(document.text) if only_jwt(name)}
    sources = context.draft.source.paths if found else ()
    for path in [path for path in sources if context.draft.language(path) in CODE][:_MOST_FILES]:
        text = context.draft.text(path)
        found = {name for name in found if name not in text}
    return frozenset(found)


def _variables(context: Context, document: Document) -> frozenset[str]:
    """Variables of the old flow that no code reads any more."""
    read = Readers(context)
    return frozenset(
        entry.name
        for entry in document.regions[0].facts.entries
        if only_jwt(entry.name) and _STAYS.search(entry.name) is None and not read.names(entry.name)
    )


class _Item(NamedTuple):
    """One of several things that an instruction lists."""

    span: Span
    goes: bool


def _edits(text: str, keys: frozenset[str], variables: frozenset[str]) -> Iterator[Edit]:
    for name, start, end in instructions(text):
        if name in {"ENV", "ARG"}:
            yield from _without(text, Span(start, end), _assigned(text, start, end, variables))
        elif name in {"COPY", "ADD"}:
            yield from _without(text, Span(start, end), _copied(text, start, end, keys), kept=1)
        elif name == "RUN" and _handles(text[start:end], keys, variables):
            yield from _run(text, Span(start, end), keys, variables)


def _assigned(text: str, start: int, end: int, variables: frozenset[str]) -> list[_Item]:
    words = list(_WORD.finditer(text, start, end))
    if words and "=" not in words[0].group():
        return [_Item(Span(start, end), words[0].group() in variables)]
    starts = [word.start() for word in words if re.match(r"\w+=", word.group())]
    ends = [max(word.end() for word in words if word.start() < following) for following in [*starts[1:], end + 1]]
    return [
        _Item(Span(at, until), text[at:until].partition("=")[0] in variables)
        for at, until in zip(starts, ends, strict=True)
    ]


def _copied(text: str, start: int, end: int, keys: frozenset[str]) -> list[_Item]:
    listed = text[start:end].lstrip().startswith("[")
    pattern = _LISTED if listed else _WORD
    words = [word for word in pattern.finditer(text, start, end) if not word.group().startswith("--")]
    return [_Item(Span(*word.span()), _file(word.group()) in keys) for word in words]


def _file(word: str) -> str:
    return word.strip("\"'").rpartition("/")[2]


def _handles(source: str, keys: frozenset[str], variables: frozenset[str]) -> bool:
    return any(name in source for name in (*keys, *(f"${name}" for name in variables), *(f"${{{v}" for v in variables)))


def _run(text: str, whole: Span, keys: frozenset[str], variables: frozenset[str]) -> Iterator[Edit]:
    """The commands of a RUN: those that only guard the key go, or their word for it."""
    commands: list[_Item] = []
    for match in _COMMAND.finditer(text, whole.start, whole.end):
        words = list(_WORD.finditer(text, match.start("words"), match.end()))
        if not words:
            continue
        span = Span(words[0].start(), words[-1].end())
        own = [word for word in words if _handles(word.group(), keys, variables)]
        if not own:
            commands.append(_Item(span, goes=False))
            continue
        plain = [word for word in words[1:] if not word.group().startswith("-")]
        operands = plain[1:] if words[0].group() in {"chmod", "chown", "chgrp"} else plain
        if words[0].group() not in _GUARDS or any(word not in operands for word in own):
            raise _Stuck(match.start())
        commands.append(_Item(span, goes=len(own) == len(operands)))
        if len(own) < len(operands):
            yield from (Edit(_before(text, word.start()), word.end(), "") for word in own)
    yield from _without(text, whole, commands)


def _before(text: str, start: int) -> int:
    return len(text[:start].rstrip(" \t"))


def _without(text: str, whole: Span, items: Sequence[_Item], kept: int = 0) -> Iterator[Edit]:
    """An instruction without some of what it lists; the lines of all of it where no more than `kept` would be left."""
    left = [item for item in items if not item.goes]
    if len(left) == len(items):
        return
    if len(left) <= kept:
        yield _lines(text, whole)
        return
    for index, item in enumerate(items):
        if not item.goes:
            continue
        if item.span.start > left[-1].span.start:
            yield Edit(items[index - 1].span.end, item.span.end, "")
        else:
            yield Edit(item.span.start, items[index + 1].span.start, "")


def _lines(text: str, whole: Span) -> Edit:
    """The lines of an instruction, with the blank line below that parted it from the next."""
    edit = without_lines(text, whole)
    blank = _BLANK.match(text, edit.end)
    return edit if blank is None or _alone(text, edit.start) else Edit(edit.start, blank.end(), "")


def _alone(text: str, start: int) -> bool:
    """Whether a line ends a paragraph of several."""
    return bool(text[:start].rpartition("\n")[0].rpartition("\n")[2].strip())


REWRITER = Rewriter("dockerfile", 51, _propose, frozenset({CONFIG}))
