"""Sections of configuration files that the catalogue describes: keys renamed, added and taken out in place.

A section is the object in which a key of the old flow stands. Keys of the catalogue's `rename`, `values` and `remove`
are changed in it, below it, and in the names of the objects around it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fnmatch import fnmatchcase
from itertools import islice
from typing import TYPE_CHECKING

from migrator.catalogue.load import sdks
from migrator.catalogue.sdk import Ecosystem, Kind
from migrator.parse.identify import identify
from migrator.parse.languages import CODE
from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.programs import CONFIG
from migrator.rewrite.sdk.accounts import UNKNOWN, WHERE, known_email
from migrator.rewrite.sdk.moves import moves
from migrator.rewrite.sdk.used import changed, untried
from migrator.rewrite.sdk.without import without
from migrator.rewrite.sdk.written import BRACED, LINES, beside, listed, text, wrapped
from migrator.rewrite.spots import Spots
from migrator.rewrite.wire.scope import CONFIRM
from migrator.rules.common.entries import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from migrator.catalogue.sdk import Addition, ConfigMarks, Edits, SdkEntry
    from migrator.parse.document import Document, Region
    from migrator.parse.facts import Entry, Span
    from migrator.rewrite.base import Context

_ECOSYSTEMS = frozenset({Ecosystem.NPM, Ecosystem.MAVEN, Ecosystem.NUGET, Ecosystem.CONFIG, Ecosystem.PRODUCT})
_ELSEWHERE = frozenset({"cfg-postman", "cfg-app-builder", "py-user-sync"})
"""Entries whose files have a rewriter of their own."""
_CONTEXTS = frozenset({"js-aio-lib-ims", "cfg-aio-env"})
"""Entries whose sections aio-lib-ims reads."""
_OPEN = frozenset({"cfg-console-credential"})
"""Entries whose files any program may read, not just a library that knows both forms."""
_MOST_FILES = 4000
_LIBRARY, _CLOUD_MANAGER = "js-aio-lib-ims", "js-aio-cloudmanager"
_PLUGIN = "aio-cli-plugin-cloudmanager"
_MOST_SECTIONS = 200
"""A file with more is not somebody's configuration, and would cost out of proportion."""
_EMAIL = "{technical_account_email}"


@dataclass(frozen=True)
class _Section:
    """The object in which a key of the old flow stands, and its entries."""

    region: Region
    container: Span
    entries: tuple[Entry, ...]
    """The entries directly in it."""
    inner: tuple[Entry, ...]
    """Those and all below them."""
    around: tuple[Entry, ...]
    """The entries that hold it."""
    context: str = ""
    """The IMS context that the section is."""
    general: int = 0
    """How many levels of the marks stand for any name: the most peculiar marks speak first."""


def _propose(context: Context) -> Iterator[Proposal]:
    if context.stuck and not context.migrated:
        return
    for document in context.documents():
        region = document.regions[0]
        if region.language not in BRACED | LINES or document.generated:
            continue
        spots = Spots(context, document)
        done: set[Span] = set()
        found = list(islice((*_loaded(context, document), *_found(document)), _MOST_SECTIONS + 1))
        if len(found) > _MOST_SECTIONS:
            continue
        for entry, change, section in sorted(found, key=lambda one: one[2].general):
            if section.container in done or not spots.near(region, section.container):
                continue
            if entry.id in _OPEN and _read_by_name(context, change):
                continue
            edits = tuple(dict.fromkeys(_edits(context, section, change)))
            if edits:
                done.add(section.container)
                library = moves(context, sdks()[_LIBRARY], [document.path]) if entry.id in _CONTEXTS else {}
                yield Proposal(
                    f"Set {entry.name} up for OAuth Server-to-Server",
                    " ".join(_told(context, section, change, edits)),
                    edits={**library, document.path: edits},
                    caution=_caution(document, entry, section),
                )


def _read_by_name(context: Context, change: Edits) -> bool:
    """Whether code of the tree reads a key by a name that would be gone, or all of them in small letters."""
    paths = [path for path in context.draft.source.paths if identify(path, "") in CODE]
    texts = [context.draft.text(path) for path in paths[:_MOST_FILES]]
    return any(
        any(_reads(text, old) for old, _ in change.rename)
        or all(_quoted_in(text, old.lower()) for old, _ in change.rename)
        for text in texts
    )


def _reads(text: str, name: str) -> bool:
    """Whether code names a key: as a text, as a member, or to jq: `.CLIENT_SECRET`; not as `process.env` has it."""
    member = f".{name}" in text and re.search(rf"(?<!\benv)\.{re.escape(name)}(?!\w)", text) is not None
    return member or _quoted_in(text, name)


def _quoted_in(text: str, name: str) -> bool:
    return f'"{name}"' in text or f"'{name}'" in text


def _found(document: Document) -> Iterator[tuple[SdkEntry, Edits, _Section]]:
    region = document.regions[0]
    name = document.path.rpartition("/")[2]
    for entry in catalogue().all:
        if entry.ecosystem not in _ECOSYSTEMS or entry.id in _ELSEWHERE or entry.exempt or entry.kind is Kind.PATTERN:
            continue
        parts = entry.replacement.edits if entry.replacement is not None else ()
        change = next((one for one in parts if one.carrier == "config"), None)
        for marks in entry.config if change is not None else ():
            if marks.files and not any(fnmatchcase(name, pattern) for pattern in marks.files):
                continue
            for section in _sections(region, marks):
                if change is not None:
                    yield entry, change, section


def _loaded(context: Context, document: Document) -> Iterator[tuple[SdkEntry, Edits, _Section]]:
    """A file that is a context as a whole, because a command of the tree loads it as one."""
    region = document.regions[0]
    entries = tuple(entry for entry in region.facts.entries if entry.shape == "config")
    root = tuple(entry for entry in entries if not entry.path)
    names = {entry.name for entry in root}
    if region.language not in BRACED or "client_id" not in names or names.isdisjoint({"meta_scopes", "private_key"}):
        return
    file = re.escape(document.path.rpartition("/")[2])
    loads = re.compile(rf"ims\.contexts\.(?P<name>[\w-]{{1,100}})[ \t]{{1,9}}(?:[^\s]{{0,200}}/)?{file}(?![\w.-])")
    for path in context.draft.source.paths[:_MOST_FILES]:
        loaded = loads.search(context.draft.text(path)) if path != document.path else None
        if loaded is not None:
            entry = sdks()[_CLOUD_MANAGER if loaded["name"] == _PLUGIN else _LIBRARY]
            change = changed(entry, "config")
            if change is not None:
                yield entry, change, _Section(region, root[0].container, root, entries, (), loaded["name"])
            return


def _sections(region: Region, marks: ConfigMarks) -> Iterator[_Section]:
    """Every object that holds a key, or a value, of the old flow, where the whole shape stands."""
    entries = [entry for entry in region.facts.entries if entry.shape == "config"]
    paths = {_path(entry): entry for entry in entries}
    if not all(any(_ends(path, shape) for path in paths) for shape in marks.shape):
        return
    seen: set[Span] = set()
    wanted = [(key, None) for key in marks.jwt_keys] + [(key, value) for key, value in marks.jwt_values]
    for path, entry in paths.items():
        if any(_ends(path, key) and value in {None, entry.value} for key, value in wanted):
            if entry.container in seen:
                continue
            seen.add(entry.container)
            own = tuple(one for one in entries if one.container == entry.container)
            start, end = entry.container.start, entry.container.end
            inner = tuple(one for one in entries if start <= one.span.start and one.span.end <= end)
            around = tuple(one for one in entries if one.span.start < start and end <= one.span.end)
            general = sum(key.count("*") for key in marks.shape)
            context = entry.path[-1] if entry.path else ""
            yield _Section(region, entry.container, own, inner, around, context, general)


def _path(entry: Entry) -> tuple[str, ...]:
    return tuple(".".join((*entry.path, entry.name)).split("."))


def _ends(path: tuple[str, ...], key: str) -> bool:
    """Whether a path ends with a dotted key, whose `*` stands for one level."""
    wanted = key.split(".")
    return len(path) >= len(wanted) and all(
        pattern in {"*", name} for name, pattern in zip(path[-len(wanted) :], wanted, strict=True)
    )


def _edits(context: Context, section: _Section, change: Edits) -> Iterator[Edit]:
    region, rename = section.region, dict(change.rename)
    names = {entry.name for entry in section.inner}
    gone = [
        entry
        for entry in section.inner
        if _named(entry, change.remove) or (entry.name in rename and rename[entry.name] in names)
    ]
    outer = [entry for entry in gone if not any(_holds(other.span, entry.span) for other in gone)]
    yield from without(region, outer)
    kept = [entry for entry in section.inner if not any(_inside(entry.span, one.span) for one in outer)]
    for entry in (*kept, *section.around):
        if entry.name in rename and rename[entry.name] not in names:
            yield Edit(entry.name_span.start, entry.name_span.end, rename[entry.name])
        yield from _value(context, section, entry, rename.get(entry.name, entry.name), change)
    direct = [entry for entry in kept if entry in section.entries]
    yield from _added(context, section, change, direct, names)


def _value(context: Context, section: _Section, entry: Entry, name: str, change: Edits) -> Iterator[Edit]:
    """The value that goes with a new name: scopes, a list of one, or what the catalogue says."""
    region, span = section.region, entry.value_span
    if span is None:
        return
    source = region.text[span.start : span.end]
    values = dict(change.values)
    if entry.name != name and "scope" in name.lower():
        many = entry.value is None or name in change.to_list or source.lstrip("'\"").startswith("[")
        scopes = ",".join(CLOUD_MANAGER) if section.context == _PLUGIN else context.program.scopes
        new = listed(region, entry, scopes.split(",")) if many else text(region, scopes, source)
        yield Edit(span.start, span.end, new)
    elif name in change.to_list and entry.value is not None:
        yield Edit(span.start, span.end, wrapped(region, source))
    elif name in values and entry.value not in {None, values[name]}:
        yield Edit(span.start, span.end, text(region, values[name], source))


CLOUD_MANAGER = (
    "openid",
    "AdobeID",
    "read_organizations",
    "additional_info.projectedProductContext",
    "read_pc.dma_aem_ams",
)
"""What aio-cli-plugin-cloudmanager @4bde760 src/hooks/prerun/check-ims-context-config.js asks for."""


def _added(
    context: Context, section: _Section, change: Edits, kept: Sequence[Entry], names: set[str]
) -> Iterator[Edit]:
    sample = next((one for one in kept if "technical_account" in one.name.lower()), kept[-1] if kept else None)
    if sample is None:
        return
    flags = [(name, value) for name, value in change.values if name not in names and "." not in name]
    if section.context == _PLUGIN:
        for name, value in flags:
            yield beside(section.region, sample, name, value)
    for addition in change.add:
        if addition.name not in names and "*" not in addition.name:
            yield beside(section.region, sample, addition.name, _filled(context, section.region, sample, addition))


def _filled(context: Context, region: Region, sample: Entry, addition: Addition) -> str:
    if addition.value == _EMAIL:
        return text(region, known_email(context) or UNKNOWN)
    if "{scopes}" in addition.value:
        scopes = context.program.scopes
        return listed(region, sample, scopes.split(",")) if addition.shape == "list" else text(region, scopes)
    return text(region, addition.value)


def _told(context: Context, section: _Section, change: Edits, edits: Sequence[Edit]) -> Iterator[str]:
    """What the reader has to confirm, supply and delete."""
    if any(scope in edit.replacement for edit in edits for scope in (context.program.scopes.split(",")[0],)):
        yield CONFIRM
    if any(UNKNOWN in edit.replacement for edit in edits):
        yield WHERE
    if any("key" in entry.name.lower() for entry in section.inner if _named(entry, change.remove)):
        yield "Delete the private key that it named, wherever it is kept, and revoke its certificate."


def _caution(document: Document, entry: SdkEntry, section: _Section) -> str:
    """Nothing where the published package was seen to sign in with such a section."""
    if not untried(entry) and section.context != _PLUGIN:
        return ""
    said = entry.replacement.text if entry.replacement is not None else entry.status
    return f"{document.path}: {' '.join((said, *entry.caveats)).rstrip('.')}"


def _named(entry: Entry, names: Sequence[str]) -> bool:
    return any(_ends(_path(entry), name) for name in names)


def _holds(outer: Span, inner: Span) -> bool:
    return outer != inner and _inside(inner, outer)


def _inside(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


REWRITER = Rewriter("sdk-configured", 25, _propose, frozenset({CONFIG}))
