"""Unified diffs: exact for `git apply`, and for reading."""

from __future__ import annotations

import hashlib
import zlib
from base64 import b85encode
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from migrator.rewrite.base import Edit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from migrator.parse.document import Document

_CONTEXT = 3
_NO_NEWLINE = "\\ No newline at end of file"
_BINARY_LINE = 52
"""Bytes that one line of git's base-85 holds."""


@dataclass(frozen=True, slots=True)
class Hunk:
    """Lines `start` up to `end` of the old text (zero-based) and the lines that take their place, with context.

    `lines` are marked with `" "`, `"-"` or `"+"` and keep their line ends.
    """

    old_start: int
    old_count: int
    new_start: int
    new_count: int
    lines: tuple[str, ...]


def lines_of(text: str) -> list[str]:
    """Lines with their ends; only a line feed ends a line, as git sees it."""
    parts = text.split("\n")
    lines = [part + "\n" for part in parts[:-1]]
    return [*lines, parts[-1]] if parts[-1] else lines


def hunks(text: str, edits: Sequence[Edit], context: int = _CONTEXT) -> tuple[Hunk, ...]:
    """The hunks of a change; `edits` are those of `Patchwork.edits`: ordered, apart from each other."""
    old = lines_of(text)
    changes = _line_changes(text, old, edits)
    result: list[Hunk] = []
    shift = 0
    group: list[tuple[int, int, list[str]]] = []
    for change in changes:
        if group and change[0] - group[-1][1] > 2 * context:
            result.append(_hunk(old, group, shift, context))
            shift += sum(len(new) - (end - start) for start, end, new in group)
            group = []
        group.append(change)
    if group:
        result.append(_hunk(old, group, shift, context))
    return tuple(result)


def _line_changes(text: str, old: list[str], edits: Sequence[Edit]) -> list[tuple[int, int, list[str]]]:
    """Changed line ranges and their new lines, made as small as whole lines allow."""
    starts = [0]
    for line in old:
        starts.append(starts[-1] + len(line))
    ranges: list[tuple[int, int, list[Edit]]] = []
    for edit in edits:
        first = max(min(bisect_right(starts, edit.start) - 1, len(old) - 1), 0)
        last = min(max(bisect_left(starts, edit.end), first + 1), len(old))
        if edit.end < len(text) and edit.end == starts[last] and not edit.replacement.endswith("\n"):
            last = min(last + 1, len(old)) if edit.replacement or edit.start > starts[first] else last
        if ranges and first < ranges[-1][1]:
            ranges[-1] = (ranges[-1][0], max(last, ranges[-1][1]), [*ranges[-1][2], edit])
        else:
            ranges.append((first, last, [edit]))
    result: list[tuple[int, int, list[str]]] = []
    for first, last, own in ranges:
        for start, stop, new in _trimmed(old, first, last, _replaced(text, starts[first], starts[last], own)):
            if result and result[-1][1] == start:
                result[-1] = (result[-1][0], stop, [*result[-1][2], *new])
            else:
                result.append((start, stop, new))
    return result


def _replaced(text: str, start: int, end: int, edits: Iterable[Edit]) -> list[str]:
    result = ""
    at = start
    for edit in edits:
        result += text[at : edit.start] + edit.replacement
        at = edit.end
    return lines_of(result + text[at:end])


def _trimmed(old: list[str], first: int, last: int, new: list[str]) -> Iterable[tuple[int, int, list[str]]]:
    while first < last and new and old[first] == new[0]:
        first, new = first + 1, new[1:]
    while first < last and new and old[last - 1] == new[-1]:
        last, new = last - 1, new[:-1]
    if first < last or new:
        yield first, last, new


def _hunk(old: list[str], group: list[tuple[int, int, list[str]]], shift: int, context: int) -> Hunk:
    begin = max(group[0][0] - context, 0)
    end = min(group[-1][1] + context, len(old))
    lines: list[str] = []
    at = begin
    for start, stop, new in group:
        lines += [" " + line for line in old[at:start]]
        lines += ["-" + line for line in old[start:stop]]
        lines += ["+" + line for line in new]
        at = stop
    lines += [" " + line for line in old[at:end]]
    added = sum(len(new) - (stop - start) for start, stop, new in group)
    return Hunk(begin, end - begin, begin + shift, end - begin + added, tuple(lines))


def unified(
    path: str, found: Iterable[Hunk], redact: Callable[[str], str] | None = None, *, deletes: bool = False
) -> str:
    """A unified diff with `a/` and `b/` paths; empty without hunks. `redact` treats texts and keeps line breaks."""
    body: list[str] = []
    for hunk in found:
        body.append(f"@@ -{_range(hunk.old_start, hunk.old_count)} +{_range(hunk.new_start, hunk.new_count)} @@\n")
        for line, shown in zip(hunk.lines, _shown(hunk, redact), strict=True):
            body.append(f"{line[0]}{shown}\n")
            if not line.endswith("\n"):
                body.append(_NO_NEWLINE + "\n")
    if not body:
        return ""
    new = "/dev/null" if deletes else quoted("b/" + path)
    return f"--- {quoted('a/' + path)}\n+++ {new}\n" + "".join(body)


def _shown(hunk: Hunk, redact: Callable[[str], str] | None) -> list[str]:
    """The content of each line, redacted as part of the old text and of the new: the lines of a key belong together."""
    shown = [line[1:].removesuffix("\n") for line in hunk.lines]
    if redact is None:
        return shown
    for side in "-+":
        numbers = [number for number, line in enumerate(hunk.lines) if line[0] in {" ", side}]
        lines = redact("\n".join(shown[number] for number in numbers)).split("\n") if numbers else []
        for number, content in zip(numbers, lines, strict=True):
            shown[number] = content
    return shown


def _range(start: int, count: int) -> str:
    """Git's form: one-based, the line before where nothing is taken."""
    return f"{start + 1 if count else start},{count}"


def quoted(path: str) -> str:
    """A path as git writes it in a patch: C-quoted where it holds anything unusual, with a tab after a blank."""
    if all(" " <= char <= "~" and char not in '"\\' for char in path):
        return path + "\t" if " " in path else path
    escapes = {0x22: '\\"', 0x5C: "\\\\", 0x09: "\\t", 0x0A: "\\n", 0x0D: "\\r"}
    body = "".join(
        escapes.get(byte) or (chr(byte) if 0x20 <= byte < 0x7F else f"\\{byte:03o}")  # noqa: PLR2004 - printable ASCII
        for byte in path.encode("utf-8", "surrogateescape")
    )
    return f'"{body}"'


def git_patch(
    document: Document, edits: Sequence[Edit], before: bytes, after: bytes, *, deletes: bool = False
) -> bytes:
    """One file's part of a patch that `git apply` takes exactly.

    A file that git holds for binary (UTF-16 and the like) becomes a binary patch, so that nothing is lost.
    """
    old, new = quoted("a/" + document.path).rstrip("\t"), quoted("b/" + document.path).rstrip("\t")
    header = f"diff --git {old} {new}\n".encode() + (b"deleted file mode 100644\n" if deletes else b"")
    if b"\0" in before or b"\0" in after:
        return header + _binary(before, after)
    mark = document.bom.decode(document.encoding)
    if deletes:
        edits = [Edit(-len(mark), len(document.text), "")]
    shifted = [Edit(edit.start + len(mark), edit.end + len(mark), edit.replacement) for edit in edits]
    names, _, body = unified(document.path, hunks(mark + document.text, shifted), deletes=deletes).partition("\n@@")
    if not body:
        return b""
    return header + names.encode() + b"\n@@" + body.encode(document.encoding, "surrogateescape")


def _binary(before: bytes, after: bytes) -> bytes:
    identity = f"index {_blob(before)}..{_blob(after)} 100644\n".encode()
    return identity + b"GIT binary patch\n" + _literal(after) + _literal(before)


def _blob(data: bytes) -> str:
    return hashlib.sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()


def _literal(data: bytes) -> bytes:
    packed = zlib.compress(data)
    lines = [f"literal {len(data)}\n".encode()]
    for at in range(0, len(packed), _BINARY_LINE):
        part = packed[at : at + _BINARY_LINE]
        size = len(part)
        letter = chr(ord("A") + size - 1) if size <= 26 else chr(ord("a") + size - 27)  # noqa: PLR2004 - git's letters
        padded = part + b"\0" * (-size % 4)
        lines.append(letter.encode() + b85encode(padded) + b"\n")
    return b"".join(lines) + b"\n"
