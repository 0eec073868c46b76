"""Scripts inside configuration: the steps of a pipeline, the recipes of a Makefile, the commands of an image.

The scripts of one job are one program. What changes is written back piece by piece; an item that only made the
assertion goes as a whole.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.config.expressions import masked
from migrator.rewrite.edits import apply
from migrator.rewrite.embedded import rewritten
from migrator.rewrite.programs import CONFIG

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from migrator.parse.document import Document, Region
    from migrator.rewrite.base import Context
    from migrator.rewrite.embedded import Rewritten

_LANGUAGES = ("bash", "powershell")
_SENDS = "jwt_token"
_ITEM = re.compile(r"[ \t]*- ")
_KEY = re.compile(r"[ \t]*(?:- )?[\w.-]+:[ \t]*\r?\n?$")
_MAPPING = re.compile(r"- [\w.-]+:(?:[ \t]|$)")
_MARK = re.compile(r"[ \t]*(?:- )?")
_STEP = re.compile(r"^(?P<indent>[ ]*)- ", re.MULTILINE)
_ELSEWHERE = "address of the exchange was not found"
_EXCHANGE = re.compile(r"exchange/(?:v\d+/)?jwt")
_INDENTED = re.compile(r"\n[ \t]+")
_JOINED = re.compile(r"\\\r?\n")
"""Groovy joins the lines of a text there."""
_IDLE = re.compile(r"(?:[ \t]*(?:set [-+][\w -]{0,40}|#[^\n]*)?\r?(?:\n|\Z))*")
"""A script that does nothing."""
_GAP = re.compile(r"[ ]{4,}")
_BY_HAND = "the script's rewrite cannot be written back into this file: send grant_type=client_credentials and scope"


class _Piece(NamedTuple):
    """One script, and where it begins in the program that those of a job make together."""

    region: Region
    start: int


class _Stuck(Exception):  # noqa: N818 - no error: it ends in words for the reader
    """A change that has no place in the file."""


def _propose(context: Context) -> Iterator[Proposal]:
    for document in context.documents():
        for language, pieces in _jobs(document):
            script = masked("\n".join(piece.region.text for piece in pieces))
            if _SENDS in script.text:
                found = rewritten(context, language, script.text, document.path)
                edits = tuple(replace(edit, replacement=script.restored(edit.replacement)) for edit in found.edits)
                yield _rewritten(document, pieces, found._replace(edits=edits))


def _jobs(document: Document) -> Iterator[tuple[str, list[_Piece]]]:
    """The scripts of a file by language and job, in order."""
    groups: dict[tuple[str, str], list[Region]] = defaultdict(list)
    end = 0
    for region in document.regions[1:]:
        start = region.offsets.to_file(0)
        if region.kind == "code" and region.language in _LANGUAGES and start >= end:
            end = region.offsets.to_file(len(region.text))
            head, mark, _ = region.label.partition(" > ")
            groups[region.language, head if mark else ""].append(region)
    for (language, _), regions in groups.items():
        pieces, at = [], 0
        for region in regions:
            pieces.append(_Piece(region, at))
            at += len(region.text) + 1
        yield language, pieces


def _rewritten(document: Document, pieces: Sequence[_Piece], found: Rewritten) -> Proposal:
    if not found.edits:
        return Proposal("", f"{document.path}: {found.reason}" if found.reason else "")
    try:
        edits = tuple(_written(document, pieces, found.edits))
    except _Stuck:
        return Proposal("", f"{document.path}: {_BY_HAND} to /ims/token/v3 by hand.")
    cautions = [one for one in found.cautions if _ELSEWHERE not in one or not _EXCHANGE.search(document.text)]
    return Proposal(
        "Rewrite the scripts",
        " ".join(found.instructions),
        edits={document.path: edits},
        caution="; ".join(f"{document.path}: {one}" for one in cautions),
    )


def _written(document: Document, pieces: Sequence[_Piece], edits: Iterable[Edit]) -> Iterator[Edit]:
    gone: list[Region] = []
    changed: list[Edit] = []
    for region, start in pieces:
        own = list(_clipped(edits, start, start + len(region.text)))
        if not own:
            continue
        if region.text.strip() and _IDLE.fullmatch(apply(region.text, own)) is not None:
            gone.append(region)
        else:
            changed += (_in_file(document, region, edit) for edit in own)
    yield from changed
    yield from _with_keys(document.text, [_whole(document, region, changed) for region in gone])


def _clipped(edits: Iterable[Edit], start: int, end: int) -> Iterator[Edit]:
    """The part of each edit that lies in a piece, in its coordinates."""
    for edit in edits:
        low, high = max(edit.start, start), min(edit.end, end)
        if low > high or (low == high and edit.start < edit.end):
            continue
        begins_here = start <= edit.start <= end
        yield Edit(low - start, high - start, edit.replacement if begins_here else "")


def _in_file(document: Document, region: Region, edit: Edit) -> Edit:
    """An edit of a script as one of its file, with the file's indentation."""
    start, end = region.offsets.to_file(edit.start), region.offsets.to_file(edit.end)
    if edit.end == len(region.text):
        end = region.offsets.to_file(max(edit.end - 1, edit.start)) + (edit.end > edit.start)
        if not edit.replacement and region.text[edit.start - 1 : edit.start] == "\n":
            start = document.text.rfind("\n", 0, start) + 1  # the last lines of a block go with their indentation
            return Edit(start, end, "")
    indent = _indentation(document.text, start).removesuffix(_indentation(region.text, edit.start))
    old = region.text[edit.start : edit.end]
    language = document.regions[0].language
    dollars = language == "makefile"
    there = document.text[start:end].replace("$$", "$") if dollars else document.text[start:end]
    there = _JOINED.sub("", there) if language == "groovy" else there
    there = there.replace("\\<<", "<<") if language == "yaml" else there
    goes = language == "groovy" and not edit.replacement
    if not goes and _INDENTED.sub("\n", there) != _INDENTED.sub("\n", old):
        raise _Stuck
    if (dollars and "$" in edit.replacement) or (language == "yaml" and "<<" in edit.replacement):
        raise _Stuck
    new = edit.replacement.replace("\n", f"\n{indent}")
    return Edit(
        start, end, _GAP.sub(f" \\\\\n{_indentation(document.text, start)}", new) if language == "groovy" else new
    )


def _indentation(text: str, offset: int) -> str:
    start = text.rfind("\n", 0, offset) + 1
    line = text[start:offset] if text[start:offset].strip() else text[start:]
    return line[: len(line) - len(line.lstrip(" \t"))]


def _whole(document: Document, region: Region, changed: Sequence[Edit]) -> Edit:
    """The lines of a recipe or of a list's item; `changed` is what changes in the other scripts."""
    text = document.text
    start = text.rfind("\n", 0, region.offsets.to_file(0)) + 1
    end = text.find("\n", region.offsets.to_file(max(len(region.text) - 1, 0)))
    end = len(text) if end == -1 else end + 1
    if document.regions[0].language == "makefile":
        return Edit(start, end, "")
    for _ in range(3):
        if _ITEM.match(text, start):
            rest = text[start : text.find("\n", start)].strip()
            if rest.startswith("- ") and not _MAPPING.match(rest):
                return Edit(start, end, "")
            break
        start = text.rfind("\n", 0, max(start - 1, 0)) + 1
    return _step(text, region.offsets.to_file(0), changed)


def _step(text: str, offset: int, changed: Sequence[Edit]) -> Edit:
    """The step of a workflow around its script, unless another step speaks of it."""
    starts = [found for found in _STEP.finditer(text, 0, offset) if len(found["indent"]) < _depth(text, offset)]
    if not starts:
        raise _Stuck
    begin = starts[-1]
    following = re.compile(rf"^[ ]{{0,{len(begin['indent'])}}}\S", re.MULTILINE).search(text, offset)
    end = following.start() if following is not None else len(text)
    if following is not None and len(following.group()) <= len(begin["indent"]):
        end -= len(text[:end]) - len(text[:end].rstrip("\r\n")) - 1  # blank lines belong to what follows
    named = re.search(r"^[ ]*(?:- )?id:[ ]*(?P<id>[\w-]+)", text[begin.start() : end], re.MULTILINE)
    left = apply(text, [*changed, Edit(begin.start(), end, "")])
    if named is not None and re.search(rf"steps\.{re.escape(named['id'])}\b", left):
        raise _Stuck
    return Edit(begin.start(), end, "")


def _depth(text: str, offset: int) -> int:
    """The column of the key that holds a script, in the same line or the one above."""
    line = text.rfind("\n", 0, offset) + 1
    if not text[line:offset].strip():
        line = text.rfind("\n", 0, max(line - 1, 0)) + 1
    key = _MARK.match(text, line)
    return len(key.group()) if key is not None else 0


def _with_keys(text: str, gone: Sequence[Edit]) -> Iterator[Edit]:
    """The items, and the key of a list of which none is left."""
    merged: list[Edit] = []
    for edit in sorted(gone, key=lambda one: one.start):
        if merged and merged[-1].end == edit.start:
            merged[-1] = Edit(merged[-1].start, edit.end, "")
        else:
            merged.append(edit)
    for edit in merged:
        above = text.rfind("\n", 0, max(edit.start - 1, 0)) + 1
        head, item = text[above : edit.start], re.match(r"[ \t]*- ", text[edit.start :])
        alone = item is not None and not text.startswith(item[0], edit.end)
        yield Edit(above if alone and _KEY.match(head) else edit.start, edit.end, "")


REWRITER = Rewriter("scripts", 20, _propose, frozenset({CONFIG}))
