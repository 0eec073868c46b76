"""Configuration of SDKs and tools: keys that go, come, or get another name or value, as the catalogue says."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from migrator.catalogue.load import sdks
from migrator.catalogue.sdk import Ecosystem, Kind, Role
from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.programs import CONFIG
from migrator.rewrite.sdk.pins import install
from migrator.rewrite.sdk.used import changed, still_jwt, untried
from migrator.rewrite.sdk.without import without
from migrator.rewrite.wire.scope import CONFIRM
from migrator.rules.common.sections import at, bases, by_path, same

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.catalogue.sdk import Addition, ConfigMarks, Edits, SdkEntry
    from migrator.parse.document import Document, Region
    from migrator.parse.facts import Entry
    from migrator.rewrite.base import Context
    from migrator.rules.common.sections import Path

_FORMATS = frozenset({"json", "jsonc", "yaml"})
_ECOSYSTEMS = frozenset({Ecosystem.PYPI, Ecosystem.CRAN, Ecosystem.GEM, Ecosystem.GO})
_DELETE = "Delete the key from the secret store and from every deployment, and treat it as leaked."


def _propose(context: Context) -> Iterator[Proposal]:
    for document in context.documents():
        region = document.regions[0]
        if region.language not in _FORMATS or document.generated:
            continue
        for entry, marks in _entries(context, document):
            found = _rewritten(context, region, entry, marks)
            if found:
                yield Proposal(
                    f"Configure {entry.name} for OAuth Server-to-Server",
                    " ".join(part for part in (_confirm(entry), install(entry), _DELETE) if part),
                    edits={document.path: tuple(found)},
                    caution="; ".join(one for one in (_behind(context, entry), untried(entry)) if one),
                )
                break


def _behind(context: Context, entry: SdkEntry) -> str:
    path = still_jwt(context, entry)
    return f"{path} still asks for the JWT sign-in" if path else ""


def _confirm(entry: SdkEntry) -> str:
    change = changed(entry, "config")
    return CONFIRM if change is not None and change.add else ""


def _entries(context: Context, document: Document) -> list[tuple[SdkEntry, ConfigMarks]]:
    """The entries whose file this may be; those that the tree's code uses come first.

    R packages read the Console's own download: without their code it belongs to nobody in particular.
    """
    name = document.path.rpartition("/")[2]
    found = [
        (entry, marks)
        for entry in sdks().values()
        if entry.role is Role.AFFECTED and (entry.ecosystem in _ECOSYSTEMS or _is_tool(entry))
        for marks in entry.config
        if not marks.files or any(fnmatchcase(name, pattern) for pattern in marks.files)
        if entry.ecosystem is not Ecosystem.CRAN or not _unused(context, entry)
    ]
    return sorted(found, key=lambda pair: (_unused(context, pair[0]), not pair[1].shape))


def _is_tool(entry: SdkEntry) -> bool:
    """A program of its own that comes from no registry: User Sync."""
    return entry.ecosystem is Ecosystem.PRODUCT and entry.kind is Kind.CLI


def _unused(context: Context, entry: SdkEntry) -> bool:
    modules = [name for marks in entry.code for name in marks.imports]
    word = re.compile("|".join(rf"\b{re.escape(name)}\b" for name in modules)) if modules else None
    paths = [path for path in context.draft.source.paths if path.endswith((".py", ".R", ".r", ".ipynb"))]
    return word is None or not any(word.search(context.draft.document(path).text) for path in paths[:4000])


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
        default = self.marks.default_jwt
        if not gone and not renamed and (not default or at(self.paths, self.base, default) is not None):
            return []
        added = [one for one in self.change.add if at(self.paths, self.base, one.name) is None]
        places = gone[: len(added)]
        replaced = [self._replaced(entry, one, scopes) for entry, one in zip(places, added, strict=False)]
        return [*renamed, *self._valued(), *replaced, *without(self.region, gone[len(places) :])]

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
                yield Edit(start, start, f"{name}: {value}\n")
            elif entry.value_span is not None and not same(entry.value, value):
                yield Edit(entry.value_span.start, entry.value_span.end, value)

    def _replaced(self, entry: Entry, addition: Addition, scopes: str) -> Edit:
        """A new entry in the place of an old one, written the same way."""
        text = self.region.text
        value = addition.value.replace("{scopes}", scopes)
        given = json.dumps(value.split(",") if addition.shape == "list" else value)
        until = entry.value_span.start if entry.value_span is not None else entry.span.end
        source = text[entry.span.start : entry.name_span.start] + addition.name + text[entry.name_span.end : until]
        return Edit(entry.span.start, entry.span.end, source + given)


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
