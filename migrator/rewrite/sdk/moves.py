"""Manifests of npm, Maven and NuGet: the package, or the version of it, that signs in with OAuth."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from migrator.catalogue.sdk import Ecosystem
from migrator.catalogue.versions import in_range
from migrator.parse.facts import Span
from migrator.parse.manifest import dependencies
from migrator.rewrite.base import Edit
from migrator.rewrite.removal import without_elements
from migrator.rewrite.sdk.used import changed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from migrator.catalogue.sdk import ManifestMarks, Package, SdkEntry
    from migrator.parse.document import Document
    from migrator.parse.manifest import Dependency
    from migrator.rewrite.base import Context

ECOSYSTEMS = frozenset({Ecosystem.NPM, Ecosystem.MAVEN, Ecosystem.NUGET})
_CATALOGUES = frozenset({"gradle"})
"""Folders whose manifests speak for the folder around them."""
_VERSION = re.compile(r"(?P<before>[\^~v=\[]{0,2})\d[\w.+-]*(?P<after>\]?)")
_ANY = {Ecosystem.NPM: "^{}", Ecosystem.MAVEN: "{}", Ecosystem.NUGET: "{}"}


def moves(context: Context, entry: SdkEntry, beside: Iterable[str], at_least: str = "") -> dict[str, tuple[Edit, ...]]:
    """Edits by path that move an SDK in the manifests above some files; lock files are left to their tools.

    `at_least` is a version where more is wanted than the smallest that signs in.
    """
    found: dict[str, tuple[Edit, ...]] = {}
    for path in above(context, beside):
        edits = tuple(dict.fromkeys(moved(context.draft.document(path), entry, at_least)))
        if edits:
            found[path] = edits
    return found


def above(context: Context, beside: Iterable[str]) -> Iterator[str]:
    """The files of the tree in the folders above some files, where manifests stand."""
    folders = {folder for path in beside for folder in PurePosixPath(path).parents}
    for path in context.draft.source.paths:
        folder = PurePosixPath(path).parent
        if folder in folders or (folder.name in _CATALOGUES and folder.parent in folders):
            yield path


def moved(document: Document, entry: SdkEntry, at_least: str = "") -> Iterator[Edit]:
    """The edits of one manifest."""
    declared = [one for one in dependencies(document) if not one.lock]
    names = {one.name.lower() for one in declared}
    for one in declared:
        marks = _marks(entry, one)
        package = _target(entry, one)
        if marks is None or package is None:
            continue
        package = package._replace(smallest=at_least or package.smallest)
        if one.name in _removed(entry):
            yield from _dropped(document, one)
            continue
        if package.name.lower() == one.name.lower():
            yield from _version(document, one, marks, package)
        elif package.name.lower() not in names:
            yield from _named(document, one, package)
            yield from _version(document, one, None, package)
        elif one.ecosystem == "npm":
            yield from _dropped(document, one)


def install(entry: SdkEntry, at_least: str = "") -> str:
    """What to install, in a sentence; empty where nothing takes the place of the package."""
    packages = [one for one in _packages(entry) if one.smallest]
    if not packages:
        return ""
    listed = " and ".join(f"{one.name} {at_least or one.smallest}" for one in packages)
    note = next((f" ({one.note})" for one in packages if one.note), "")
    return f"Install {listed} or later{note}, and renew the lock file."


def _packages(entry: SdkEntry) -> tuple[Package, ...]:
    return entry.replacement.packages if entry.replacement is not None else ()


def _marks(entry: SdkEntry, one: Dependency) -> ManifestMarks | None:
    return next(
        (
            marks
            for marks in entry.manifest
            if marks.ecosystem.value == one.ecosystem and one.name.lower() in {name.lower() for name in marks.names}
        ),
        None,
    )


def _removed(entry: SdkEntry) -> tuple[str, ...]:
    """Packages that nothing has to name any more."""
    change = changed(entry, "manifest")
    return change.remove if change is not None else ()


def _target(entry: SdkEntry, one: Dependency) -> Package | None:
    """The package of the same name, or the first one."""
    packages = [found for found in _packages(entry) if found.smallest and found.ecosystem.value == one.ecosystem]
    same = (found for found in packages if found.name.lower() == one.name.lower())
    return next(same, packages[0] if packages else None)


def _version(document: Document, one: Dependency, marks: ManifestMarks | None, package: Package) -> Iterator[Edit]:
    """The constraint in the form of the old one; `marks` None where the package itself is another."""
    if one.constraint_span is None:
        return
    old = document.text[one.constraint_span.start : one.constraint_span.end]
    ecosystem = package.ecosystem
    if marks is not None and in_range(one.ecosystem, old, f">={package.smallest}") == "inside":
        return
    form = _VERSION.fullmatch(old)
    new = (
        f"{form['before']}{package.smallest}{form['after']}"
        if form
        else _ANY.get(ecosystem, "{}").format(package.smallest)
    )
    if new != old:
        yield Edit(one.constraint_span.start, one.constraint_span.end, new)


def _named(document: Document, one: Dependency, package: Package) -> Iterator[Edit]:
    """Another name; group and artifact stand apart in some manifests."""
    old, new = one.name.split(":"), package.name.split(":")
    together = document.text.find(one.name, one.span.start, one.span.end)
    if together != -1:
        yield Edit(together, together + len(one.name), package.name)
        return
    for before, after in zip(old, new, strict=True):
        found = re.search(rf"(?<![\w.-]){re.escape(before)}(?![\w.-])", document.text[one.span.start : one.span.end])
        if found is not None and before != after:
            yield Edit(one.span.start + found.start(), one.span.start + found.end(), after)


def _dropped(document: Document, one: Dependency) -> Iterator[Edit]:
    """A dependency of package.json whose successor is there already."""
    entries = document.regions[0].facts.entries
    container = next((entry.container for entry in entries if entry.span == one.span), None)
    siblings = [entry.span for entry in entries if entry.container == container]
    yield from without_elements(document.text, siblings, frozenset({Span(one.span.start, one.span.end)}))
