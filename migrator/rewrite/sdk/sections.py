"""Configuration of SDKs and tools: keys that go, come, or get another name or value, as the catalogue says."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from migrator.catalogue.load import sdks
from migrator.catalogue.sdk import Ecosystem, Role
from migrator.parse.languages import CODE
from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.programs import CONFIG
from migrator.rewrite.sdk.moves import install
from migrator.rewrite.sdk.used import changed, still_jwt, untried
from migrator.rewrite.sdk.without import without
from migrator.rewrite.wire.scope import CONFIRM
from migrator.rules.common.sections import at, bases, by_path, has_value, same

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.catalogue.sdk import Addition, ConfigMarks, Edits, SdkEntry
    from migrator.parse.document import Document, Region
    from migrator.parse.facts import Entry
    from migrator.rewrite.base import Context
    from migrator.rules.common.sections import Path

_FORMATS = frozenset({"json", "jsonc", "yaml"})
_WITHOUT_PACKAGE = frozenset({"py-user-sync"})
_SHARES = "umapi_client"
"""The package that takes its credentials out of the same file as the User Sync Tool."""
_MOST_FILES = 4000
_DELETE = "Delete the key from the secret store and from every deployment, and treat it as leaked."


def _propose(context: Context) -> Iterator[Proposal]:
    for document in context.documents():
        region = document.regions[0]
        if region.language not in _FORMATS or document.generated:
            continue
        found = [
            (entry, edits)
            for entry, marks in _entries(document)
            if (edits := _rewritten(context, region, entry, marks)) and not _is_read(context, entry, marks)
        ]
        reader = next((one for entry, _ in found if (one := _shared(context, entry))), "")
        if reader:
            told = f"{reader} reads {document.path} by names that {found[0][0].name} takes no more"
            yield Proposal("", caution=f"{told}: where the tool reads it as well, give it a file of its own")
        elif found:
            entry, edits = found[0] if len(found) == 1 else min(found, key=lambda one: _unused(context, one[0]))
            yield Proposal(
                f"Configure {entry.name} for OAuth Server-to-Server",
                " ".join(part for part in (_confirm(entry), install(entry), _DELETE) if part),
                edits={document.path: tuple(edits)},
                caution="; ".join(one for one in (_behind(context, entry), untried(entry)) if one),
            )


def _behind(context: Context, entry: SdkEntry) -> str:
    path = still_jwt(context, entry)
    return f"{path} still asks for the JWT sign-in" if path else ""


def _confirm(entry: SdkEntry) -> str:
    change = changed(entry, "config")
    return CONFIRM if change is not None and change.add else ""


def _entries(document: Document) -> Iterator[tuple[SdkEntry, ConfigMarks]]:
    """The entries whose file this may be."""
    name = document.path.rpartition("/")[2]
    for entry in sdks().values():
        if entry.role is Role.AFFECTED and (entry.ecosystem is Ecosystem.PYPI or entry.id in _WITHOUT_PACKAGE):
            for marks in entry.config:
                if not marks.files or any(fnmatchcase(name, pattern) for pattern in marks.files):
                    yield entry, marks


def _unused(context: Context, entry: SdkEntry) -> bool:
    """Whether no code of the tree names the SDK: several have files of one form."""
    modules = [name for marks in entry.code for name in marks.imports]
    word = re.compile("|".join(rf"\b{re.escape(name)}\b" for name in modules)) if modules else None
    paths = [path for path in context.draft.source.paths if path.endswith((".py", ".ipynb"))]
    return word is None or not any(word.search(context.draft.text(path)) for path in paths[:_MOST_FILES])


def _is_read(context: Context, entry: SdkEntry, marks: ConfigMarks) -> bool:
    """Whether the file of a tool has the keys of one that is none of it: code of the tree reads them by name."""
    if entry.id not in _WITHOUT_PACKAGE:
        return False
    names = sorted({key.rpartition(".")[2] for key in marks.jwt_keys})
    word = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, names))})(?![\w-])")
    draft = context.draft
    before = {file.original.path: file.original.text for file in draft.changed()}
    paths = [path for path in draft.source.paths if draft.language(path) in CODE][:_MOST_FILES]
    return any(word.search(before.get(path) or draft.text(path)) for path in paths)


def _shared(context: Context, entry: SdkEntry) -> str:
    """The program that goes on reading the file of a tool by names that the tool gives up; empty where none does."""
    change = changed(entry, "config")
    if entry.id not in _WITHOUT_PACKAGE or change is None or not change.rename:
        return ""
    word = re.compile(rf"[\"'](?:{'|'.join(re.escape(old) for old, _ in change.rename)})[\"']")
    texts = ((path, context.draft.text(path)) for path in context.draft.source.paths if path.endswith(".py"))
    return next((path for path, text in texts if _SHARES in text and word.search(text)), "")


def _rewritten(context: Context, region: Region, entry: SdkEntry, marks: ConfigMarks) -> list[Edit]:
    change = changed(entry, "config")
    paths = by_path(region)
    if change is None or not paths:
        return []
    shape = [tuple(path.split(".")) for path in marks.shape]
    sections = [_Section(region, paths, base, marks, change) for base in bases(paths, shape)]
    return [edit for section in sections for edit in section.edits(context.program.scopes)]


@dataclass(frozen=True)
class _Section:
    """One section of a file that an entry's marks fit, below the prefix `base`."""

    region: Region
    paths: dict[Path, Entry]
    base: Path
    marks: ConfigMarks
    change: Edits

    def edits(self, scopes: str) -> list[Edit]:
        """What turns it into the OAuth form; nothing where it has that already."""
        gone, renamed = self._gone(), list(self._renamed())
        if not gone and not renamed and not self._chosen():
            return []
        added = [one for one in self.change.add if at(self.paths, self.base, one.name) is None]
        places = gone[: len(added)]
        replaced = [self._replaced(entry, one, scopes) for entry, one in zip(places, added, strict=False)]
        return [*renamed, *self._valued(), *replaced, *without(self.region, gone[len(places) :])]

    def _chosen(self) -> bool:
        """Whether a value, or the lack of one, asks for JWT."""
        default = self.marks.default_jwt
        missing = bool(default) and at(self.paths, self.base, default) is None
        return missing or has_value(self.paths, self.base, self.marks.jwt_values)

    def _gone(self) -> list[Entry]:
        """What only the assertion needed, in order of appearance."""
        keys = {tuple(key.split(".")) for key in self.marks.jwt_keys}
        keys |= {
            tuple(key.split("."))
            for key, value in self.marks.jwt_values
            if (one := at(self.paths, self.base, key)) is not None and same(one.value, value)
        }
        keys |= {(*home, name) for home in self._homes() for name in self.change.remove if name not in _GUARDED}
        found = [self.paths.get((*self.base, *key)) for key in keys if key[-1] in self.change.remove]
        return sorted((one for one in found if one is not None), key=lambda one: one.span)

    def _homes(self) -> set[Path]:
        """The sections that hold the credential."""
        return {tuple(path.split("."))[:-1] for path in self.marks.shape}

    def _renamed(self) -> Iterator[Edit]:
        for old, new in self.change.rename:
            for home in self._homes():
                entry = self.paths.get((*self.base, *home, old))
                if entry is None or (*self.base, *home, new) in self.paths:
                    continue
                yield Edit(entry.name_span.start, entry.name_span.end, new)
                if new in self.change.to_list and entry.value_span is not None:
                    source = self.region.text[entry.value_span.start : entry.value_span.end]
                    yield Edit(entry.value_span.start, entry.value_span.end, f"[{source}]")

    def _valued(self) -> Iterator[Edit]:
        """Values that the OAuth form needs; written at the top of the section where they are missing."""
        for name, value in self.change.values:
            entry = at(self.paths, self.base, name)
            if entry is None:
                start = _before(self.region.text, min(one.span.start for one in self.paths.values()))
                apart = "\n" if self.region.text.startswith("#", start) else ""
                yield Edit(start, start, f"{name}: {value}\n{apart}")
            elif entry.value_span is not None and not same(entry.value, value):
                yield Edit(entry.value_span.start, entry.value_span.end, value)

    def _replaced(self, entry: Entry, addition: Addition, scopes: str) -> Edit:
        """A new entry in the place of an old one, written the same way."""
        text = self.region.text
        given = _given(addition, scopes)
        until = entry.value_span.start if entry.value_span is not None else entry.span.end
        source = text[entry.span.start : entry.name_span.start] + addition.name + text[entry.name_span.end : until]
        return Edit(entry.span.start, entry.span.end, source + given)


def _given(addition: Addition, scopes: str) -> str:
    value = addition.value.replace("{scopes}", scopes)
    return json.dumps(value.split(",") if addition.shape == "list" else value)


_GUARDED = frozenset({"auth_endpoint", "ims_endpoint_jwt", "scope"})
"""Names that go only where their value, or the marks, say that they belong to the old flow."""


def _before(text: str, offset: int) -> int:
    """The start of a line, or of the comment above it; a comment at the head of the file stays there."""
    start = text.rfind("\n", 0, offset) + 1
    above = start
    while above > 0:
        line = text[text.rfind("\n", 0, above - 1) + 1 : above]
        if not line.lstrip().startswith("#"):
            return above
        above -= len(line)
    return start


REWRITER = Rewriter("sdk-sections", 11, _propose, frozenset({CONFIG}))
