"""A Jenkinsfile's credentials for the key: bound to a variable that nothing reads any more."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.parse.facts import Span
from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.config.readers import Readers, referred
from migrator.rewrite.config.secrets import outside
from migrator.rewrite.edits import apply
from migrator.rewrite.feed.words import flat, only_jwt
from migrator.rewrite.programs import CONFIG
from migrator.rewrite.removal import without_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from migrator.rewrite.base import Context

_ASSIGNED = re.compile(
    r"(?m)^[ \t]*(?P<name>[A-Z]\w{0,100})[ \t]*=[ \t]*credentials\([ \t]*[\"'][\w.-]{1,100}[\"'][ \t]*\)[ \t]*$"
)
_BOUND = re.compile(
    r"\b(?:file|string|certificate)\([ \t]*credentialsId:[ \t]*[\"'][\w.-]{1,100}[\"'],[ \t]*"
    r"(?:variable|keystoreVariable):[ \t]*[\"'](?P<name>\w{1,100})[\"'][ \t]*\)"
)
_BEFORE = re.compile(r",\s*$")
_AFTER = re.compile(r"\s*,\s*")
_TECHNICAL = re.compile(r"(?i)tech|account")
_LOOK = "a credential of the Jenkinsfile goes; see that no shared library reads its variable"

_UNBIND = "bind no credential to it, once you have seen that no shared library does, and delete the credential then."


def _propose(context: Context) -> Iterator[Proposal]:
    if context.stuck:
        return
    read = Readers(context)
    for document in context.documents():
        rewritten = context.migrated or context.draft.file(document.path).changed
        if document.regions[0].language != "groovy" or not rewritten:
            continue
        text = document.text
        found = {match: _edit(text, match) for match in (*_ASSIGNED.finditer(text), *_BOUND.finditer(text))}
        if not context.migrated:
            yield from _told(document.path, text, found, read)
            continue
        edits = {match: edit for match, edit in found.items() if edit is not None and _is_key(match["name"])}
        left = apply(text, edits.values())
        names = referred(left, "")
        gone = {
            match: edit
            for match, edit in edits.items()
            if flat(match["name"]) not in names and not _used(left, match["name"]) and not read.names(match["name"])
        }
        if gone:
            sources = [match.group() for match in gone]
            yield Proposal(
                "Bind no credential for the key",
                outside(document.path, sources, apply(text, gone.values())),
                edits={document.path: tuple(gone.values())},
                caution=f"{document.path}: {_LOOK}",
            )


def _told(path: str, text: str, found: Iterable[re.Match[str]], read: Readers) -> Iterator[Proposal]:
    """The bindings that the steps of the file itself have no use for any more: a reader takes them out."""
    for match in found:
        name = match["name"]
        rest = text[: match.start()] + text[match.end() :]
        if _is_key(name) and not _used(rest, name) and not read.names(name):
            yield Proposal("", f"{path}: nothing reads {name} any more: {_UNBIND}")


def _is_key(name: str) -> bool:
    return only_jwt(name) and _TECHNICAL.search(name) is None


def _used(text: str, name: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None


def _edit(text: str, match: re.Match[str]) -> Edit | None:
    """The line of an assignment, or one of several in a list of bindings with a comma beside it."""
    if match.re is _ASSIGNED:
        return without_lines(text, Span(*match.span()))
    after = _AFTER.match(text, match.end())
    if after is not None:
        return Edit(match.start(), after.end(), "")
    start = max(match.start() - 200, 0)
    before = _BEFORE.search(text[start : match.start()])
    return Edit(start + before.start(), match.end(), "") if before is not None else None


REWRITER = Rewriter("jenkins", 46, _propose, frozenset({CONFIG}))
