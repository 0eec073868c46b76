"""Pipelines: the step that only writes the key to a file goes, and so does a download of it.

GitHub, GitLab, Azure, CircleCI and their kin; a Jenkinsfile's credentials are lines of `jenkins.py`. What a pipeline
does cannot be run before it is pushed, so a reader has to look.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.parse.facts import Span
from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.config.secrets import outside
from migrator.rewrite.edits import apply
from migrator.rewrite.feed.words import only_jwt
from migrator.rewrite.programs import CONFIG
from migrator.rewrite.removal import without_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.document import Document, Region
    from migrator.parse.facts import Entry
    from migrator.rewrite.base import Context

_VARIABLE = re.compile(r"\$\{\{\s*(?:secrets|env)\.(\w{1,100})|\$\(([A-Za-z]\w{0,100})\)|\$\{?([A-Za-z]\w{0,100})")
_WRITES = re.compile(
    r"\s*(?:echo|printf|cat|base64)\b[^\n|;&<>]{0,999}(?:\|\s*(?:base64|openssl base64|tr|sed)\b[^\n|;&<>]{0,99}){0,3}"
    r">\s*[\"']?(?P<file>[\w./~${}-]{1,200})[\"']?\s*"
)
_PREPARES = re.compile(r"\s*(?:(?:mkdir|chmod|umask|set|touch|cd)\b[^\n>|;]{0,300}\s*|#[^\n]*\s*)?")
_KEY_FILE = re.compile(r"(?i)(?:private[_.-]?key|\.key|\.pem|\.p12|\.pfx|secret\.key)[\"']?$")
_SCRIPTS = frozenset({"run", "script", "bash", "command", "before_script", "pwsh", "sh"})


def _propose(context: Context) -> Iterator[Proposal]:
    if not context.migrated or context.stuck:
        return
    for document in context.documents():
        if document.regions[0].language != "yaml":
            continue
        for edit, what, values in [*_written(document), *_downloaded(document)]:
            cleaned = list(_cleaned(document, what))
            left = apply(document.text, [edit, *cleaned])
            if what.rpartition("/")[2] in left:
                yield Proposal("", f"{document.path}: {what} is still named there; take it out by hand, with its step.")
                continue
            yield Proposal(
                "Take out the step that writes the key",
                outside(document.path, values, left),
                edits={document.path: (edit, *cleaned)},
                caution=f"{document.path}: the step that wrote {what} goes; see that no later step reads that file",
            )


def _written(document: Document) -> Iterator[tuple[Edit, str, tuple[str, ...]]]:
    """Scripts of which every line prepares or writes the key's file: the edit, the file, where the key came from."""
    outer = document.regions[0]
    for region in document.regions[1:]:
        if not region.label.startswith("run:"):
            continue
        lines = [line for line in region.text.splitlines() if line.strip()]
        writing = [match for line in lines if (match := _WRITES.fullmatch(line)) is not None and _about_key(line)]
        others = [line for line in lines if _WRITES.fullmatch(line) is None]
        if writing and all(_PREPARES.fullmatch(line) for line in others) and len(writing) + len(others) == len(lines):
            edit = _step(document, outer, region)
            if edit is not None:
                yield edit, writing[0]["file"].strip("\"'"), tuple(match.group() for match in writing)


def _cleaned(document: Document, what: str) -> Iterator[Edit]:
    """The steps that do nothing but take the key's file away."""
    name = re.escape(what.rpartition("/")[2])
    cleans = re.compile(
        rf"\s*(?:sudo\s+)?(?:rm|shred)(?:\s+-\w+)*\s+[\"']?(?:[\w.~${{}}-]*/)*{name}[\"']?\s*(?:\|\|\s*true\s*)?"
    )
    for region in document.regions[1:]:
        lines = [line for line in region.text.splitlines() if line.strip()]
        if region.label.startswith("run:") and lines and all(cleans.fullmatch(line) for line in lines):
            edit = _step(document, document.regions[0], region)
            if edit is not None:
                yield edit


def _about_key(line: str) -> bool:
    names = [next(filter(None, match.groups()), "") for match in _VARIABLE.finditer(line)]
    return any(only_jwt(name) for name in names)


def _step(document: Document, outer: Region, region: Region) -> Edit | None:
    """The list item that a script stands in: the step with its name, or the line of a list of commands."""
    at = region.offsets.to_file(0)
    entries = [entry for entry in outer.facts.entries if entry.value_span is not None]
    around = [one for one in entries if one.value_span is not None and one.value_span.start <= at < one.value_span.end]
    script = next((one for one in reversed(around) if one.name in _SCRIPTS), None)
    if script is None:
        return None
    text = document.text
    if script.value is None:
        line = without_lines(text, Span(at, region.offsets.to_file(len(region.text))))
        alone = text[line.start : at].strip().strip("\"'") == "-"
        several = sum(one.label == region.label for one in document.regions[1:]) > 1
        return line if alone and several else None
    item = _item(entries, script)
    return _whole(text, item) if item is not None else None


def _item(entries: list[Entry], entry: Entry) -> Span | None:
    """The mapping of the nearest list item around an entry."""
    while entry.path and not entry.path[-1].isdigit():
        found = next(
            (one for one in entries if (*one.path, one.name) == entry.path and one.span.start <= entry.span.start), None
        )
        if found is None:
            return None
        entry = found
    return entry.container if entry.path else None


def _whole(text: str, item: Span) -> Edit | None:
    """The lines of a list item; None where another one would not be left beside it."""
    start = text.rfind("\n", 0, item.start) + 1
    if text[start : item.start].strip() != "-":
        return None
    end = item.end
    while end > item.start and text[end - 1] in " \t\r\n":
        end -= 1
    line = text.find("\n", end)
    edit = Edit(start, len(text) if line == -1 else line + 1, "")
    mark = text[start : item.start].rstrip() + " "
    return edit if text.startswith(mark, edit.end) or f"\n{mark}" in text[:start] else None


def _downloaded(document: Document) -> Iterator[tuple[Edit, str, tuple[str, ...]]]:
    """`DownloadSecureFile` of a key, which Azure keeps in its library."""
    entries = list(document.regions[0].facts.entries)
    for entry in entries:
        if entry.name == "secureFile" and entry.value is not None and _KEY_FILE.search(entry.value):
            item = _item(entries, entry)
            edit = _whole(document.text, item) if item is not None else None
            if edit is not None:
                yield edit, entry.value, (f"secureFile: {entry.value}",)


REWRITER = Rewriter("pipelines", 45, _propose, frozenset({CONFIG}))
