"""Manifests of npm, Maven and NuGet whose SDK no code of the tree uses in the old form: the version alone moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.catalogue.load import sdks
from migrator.catalogue.sdk import Role
from migrator.parse.identify import identify
from migrator.parse.languages import CODE
from migrator.parse.manifest import dependencies
from migrator.rewrite.base import Proposal, Rewriter
from migrator.rewrite.programs import CONFIG
from migrator.rewrite.sdk.moves import ECOSYSTEMS, install, moved
from migrator.rewrite.sdk.used import still_jwt, untried
from migrator.rewrite.spots import Spots

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.catalogue.sdk import SdkEntry
    from migrator.parse.document import Document
    from migrator.rewrite.base import Context

_MOST_FILES = 4000


def _propose(context: Context) -> Iterator[Proposal]:
    for document in context.documents():
        for entry in _found(context, document):
            edits = tuple(dict.fromkeys(moved(document, entry)))
            if edits and not _holds_back(context, entry):
                yield Proposal(
                    f"Take the version of {entry.name} that signs in with OAuth Server-to-Server",
                    install(entry),
                    edits={document.path: edits},
                    caution=untried(entry),
                )


def _found(context: Context, document: Document) -> Iterator[SdkEntry]:
    """The SDKs of a manifest that a finding names."""
    spots = Spots(context, document)
    named = {
        (one.ecosystem, one.name.lower())
        for one in dependencies(document)
        if not one.lock and spots.near(document.regions[0], one.span, "sdk-dependency")
    }
    for entry in sdks().values():
        if entry.role is Role.AFFECTED and any(
            (marks.ecosystem.value, name.lower()) in named
            for marks in entry.manifest
            if marks.ecosystem in ECOSYSTEMS
            for name in marks.names
        ):
            yield entry


def _holds_back(context: Context, entry: SdkEntry) -> bool:
    """Whether code or a command of the tree, as it stands, would no longer work with the new version."""
    packages = {name for marks in entry.manifest for name in marks.names}
    same = entry.replacement is not None and any(one.name in packages for one in entry.replacement.packages)
    if still_jwt(context, entry):
        return True
    paths = [path for path in context.draft.source.paths if identify(path, "") in CODE | {"yaml", "json", "makefile"}]
    for path in paths[:_MOST_FILES]:
        text = context.draft.text(path)
        if any(
            marks.command.split()[-1] in text and any(option in text for option in marks.jwt_options)
            for marks in entry.commands
        ):
            return True
        if not same and identify(path, "") in CODE and any(name in text for name in packages):
            return True
    return False


REWRITER = Rewriter("sdk-dependencies", 40, _propose, frozenset({CONFIG}))
