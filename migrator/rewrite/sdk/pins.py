"""Versions in manifests: the first one of an SDK that signs in with OAuth and keeps the rest of its API."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from migrator.catalogue.load import sdks
from migrator.catalogue.sdk import Ecosystem, Role
from migrator.catalogue.versions import in_range
from migrator.parse.manifest.find import dependencies
from migrator.parse.manifest.python import normalised, requirement
from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.sdk.moves import install
from migrator.rewrite.sdk.used import changed, still_jwt, untried
from migrator.rewrite.spots import Spots

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from migrator.catalogue.sdk import Package, SdkEntry
    from migrator.parse.document import Document
    from migrator.parse.manifest.base import Dependency
    from migrator.rewrite.base import Context

_ECOSYSTEMS = frozenset({Ecosystem.PYPI, Ecosystem.CRAN, Ecosystem.GEM, Ecosystem.GO})
_FOLDERS = frozenset({"requirements", "requirements.d", "deps"})
"""Folders of manifests beside a program."""
_SAME = re.compile(
    r"\A(?P<open>\(?\s*)(?:(?P<operator>===?|~=|~>|\^|~|=)(?P<blank>[ \t]*))?(?P<version>v?\d[\w.*+!-]*)\s*\)?"
)
"""One version, exact or with the span that its operator gives it."""
_CAP = re.compile(r"<[^=,|]*")
_EXTRAS = re.compile(r"[ \t]*\[[^\]\n]{0,200}\]")


def package_of(entry: SdkEntry) -> Package | None:
    """The package that an entry stays with, or moves to, where a version of it signs in with OAuth."""
    packages = [one for one in (entry.replacement.packages if entry.replacement is not None else ()) if one.smallest]
    names = _names(entry)
    return next((one for one in packages if one.name.lower() in names), packages[0] if packages else None)


def _names(entry: SdkEntry) -> frozenset[str]:
    return frozenset(name.lower() for marks in entry.manifest for name in marks.names)


def pins(context: Context, entry: SdkEntry, beside: tuple[str, ...]) -> dict[str, tuple[Edit, ...]]:
    """Edits of the manifests that stand above or beside some files, by path."""
    package = package_of(entry)
    if package is None or package.ecosystem not in _ECOSYSTEMS:
        return {}
    folders = {folder.as_posix() for path in beside for folder in PurePosixPath(path).parents}
    found: dict[str, tuple[Edit, ...]] = {}
    for path in context.draft.source.paths:
        folder = PurePosixPath(path).parent
        near = folder.as_posix() in folders or (folder.name in _FOLDERS and folder.parent.as_posix() in folders)
        if near and path not in beside and _is_named(context.draft.text(path), entry):
            document = context.draft.document(path)
            edits = tuple(edit for one in dependencies(document) for edit in _pinned(one, entry, package, document))
            if edits:
                found[path] = edits
    return found


def _is_named(text: str, entry: SdkEntry) -> bool:
    """Whether a text can be a manifest that names the package: most files above a program are none."""
    spelled = normalised(text)
    return any(normalised(name.rpartition(":")[2]) in spelled for name in _names(entry))


def stale(context: Context, paths: Iterable[str]) -> Iterator[str]:
    """A caution for each changed manifest that also holds the hash of the old package."""
    for path in paths:
        document = context.draft.document(path)
        if dependencies(document) and "--hash=" in document.text:
            yield f"{path} holds the hashes of packages: compile it anew, or pip refuses the new version"


def _pinned(one: Dependency, entry: SdkEntry, package: Package, document: Document) -> Iterator[Edit]:
    """The edits of one dependency on a package; none where it is another one, or wide enough."""
    if one.lock or one.ecosystem != package.ecosystem.value or one.name.lower() not in _names(entry):
        return
    cap = _CAP.search(package.version)
    wanted = f">={package.smallest}" + (f",{cap.group()}" if cap is not None else "")
    moves = one.name.lower() != package.name.lower()
    if moves:
        yield from _named_anew(one, package, document)
    elif one.constraint and in_range(one.ecosystem, one.constraint, wanted) == "inside":
        return
    if one.constraint_span is None:
        if cap is not None and one.ecosystem == "pypi" and not one.constraint:
            extras = _EXTRAS.match(document.text, one.span.end)
            at = extras.end() if extras is not None else one.span.end
            yield Edit(at, at, wanted)
        return
    old = document.text[one.constraint_span.start : one.constraint_span.end]
    new = _constraint(old, package, wanted)
    if new != old:
        yield Edit(one.constraint_span.start, one.constraint_span.end, new)


def _named_anew(one: Dependency, package: Package, document: Document) -> Iterator[Edit]:
    """The name of the package that takes the old one's place."""
    spelled = "[-_.]".join(map(re.escape, one.name.split("-")))
    found = re.compile(spelled, re.IGNORECASE).search(document.text, one.span.start, one.span.end)
    if found is not None:
        yield Edit(found.start(), found.end(), package.name)


def _constraint(old: str, package: Package, wanted: str) -> str:
    """The constraint of a package in the form of the one it had."""
    same = _SAME.fullmatch(old)
    if same is not None:
        prefix = "v" if same["version"].startswith("v") else ""
        return old[: same.start("version")] + prefix + package.smallest + old[same.end("version") :]
    if package.ecosystem is not Ecosystem.PYPI:
        return f">= {package.smallest}"  # one comparison each is all that DESCRIPTION and Gemfile hold
    capped = "<" in old and "," not in wanted
    return wanted + (f",<{_limit(package)}" if capped else "")


def _limit(package: Package) -> str:
    """The end of the releases that keep the API: the next one that may break it."""
    first, _, rest = package.smallest.partition(".")
    return f"0.{int(rest.partition('.')[0]) + 1}" if first == "0" else str(int(first) + 1)


def _propose(context: Context) -> Iterator[Proposal]:
    """Manifests and install commands whose version a rule found."""
    known = _known()
    edits: dict[str, tuple[Edit, ...]] = {}
    told: dict[str, None] = {}
    entries: dict[str, SdkEntry] = {}
    for document in context.documents():
        spots = Spots(context, document)
        own: list[Edit] = []
        for one in _named(context, document):
            entry = known.get((one.ecosystem, one.name.lower()))
            near = spots.near(document.regions[0], one.span, "sdk-dependency")
            package = package_of(entry) if entry is not None else None
            if entry is None or package is None or not near or _moves_with_code(context, entry, package):
                continue
            found = list(_pinned(one, entry, package, document))
            if found:
                own += found
                told[install(entry)] = None
                entries[entry.id] = entry
        if own:
            edits[document.path] = tuple(dict.fromkeys(own))
    if edits:
        yield Proposal(
            "Take the version that signs in with OAuth Server-to-Server",
            " ".join(told),
            edits=edits,
            caution="; ".join([*filter(None, map(untried, entries.values())), *stale(context, edits)]),
        )


def _moves_with_code(context: Context, entry: SdkEntry, package: Package) -> bool:
    """Whether the new version, or another package, breaks calls that still stand in the code."""
    if package.name.lower() not in _names(entry):
        return True
    edits = changed(entry, "code")
    return edits is not None and bool(edits.calls) and bool(still_jwt(context, entry))


def _known() -> dict[tuple[str, str], SdkEntry]:
    return {
        (marks.ecosystem.value, name.lower()): entry
        for entry in sdks().values()
        if entry.role is Role.AFFECTED
        for marks in entry.manifest
        if marks.ecosystem in _ECOSYSTEMS
        for name in marks.names
    }


def _named(context: Context, document: Document) -> Iterator[Dependency]:
    """The dependencies of a manifest, and those that an install command names."""
    yield from (one for one in dependencies(document) if not one.lock)
    file = context.draft.file(document.path)
    for finding in context.program.findings:
        place = finding.place
        if finding.rule_id != "sdk-dependency" or place.path != document.path:
            continue
        source = file.original.text[place.start : place.end]
        starts = (found.start() for found in re.finditer(re.escape(source), document.text))
        start = next((one for one in starts if file.patchwork.to_original(one) == place.start), None)
        found = requirement(source, start) if start is not None else None
        if found is not None:
            yield found


REWRITER = Rewriter("sdk-pins", 12, _propose)
