"""The SDKs that a stretch of code imports, with what the catalogue says of their calls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.catalogue.load import sdks
from migrator.catalogue.sdk import Role
from migrator.parse.identify import identify

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.catalogue.sdk import Carrier, CodeMarks, Edits, SdkEntry
    from migrator.parse.document import Document
    from migrator.parse.facts import Import
    from migrator.rewrite.base import Context
    from migrator.rewrite.code import Code

_MOST_FILES = 4000


def used(code: Code) -> Iterator[tuple[SdkEntry, CodeMarks, tuple[Import, ...]]]:
    """Each affected entry whose package the code imports, and the imports of it."""
    for entry in sdks().values():
        if entry.role is not Role.AFFECTED:
            continue
        for marks in entry.code:
            found = tuple(one for one in code.facts.imports if belongs(one, marks))
            if code.region.language in marks.languages and found:
                yield entry, marks, found


def belongs(one: Import, marks: CodeMarks) -> bool:
    """Whether an import takes the package, or a module of it."""
    names = (*marks.imports, *marks.jwt_imports)
    return any(one.module == name or one.module.startswith((f"{name}.", f"{name}/", f"{name}::")) for name in names)


def changed(entry: SdkEntry, carrier: Carrier) -> Edits | None:
    """What the catalogue changes on a carrier."""
    edits = entry.replacement.edits if entry.replacement is not None else ()
    return next((one for one in edits if one.carrier == carrier), None)


def untried(entry: SdkEntry) -> str:
    """A caution where no test ever ran the rewrite; empty where one does."""
    if entry.replacement is not None and entry.replacement.tried:
        return ""
    return f"the rewrite for {entry.name} was never run against it: sign in once before it is rolled out"


def still_jwt(context: Context, entry: SdkEntry) -> str:
    """A file of the tree, as it stands, whose code uses the SDK in its old form; empty when there is none."""
    for marks in entry.code:
        words = {
            *marks.jwt_options,
            *marks.jwt_calls,
            *(f"={quote}{value}{quote}" for _, value in marks.jwt_values for quote in "\"'"),
        }
        paths = [path for path in context.draft.source.paths if identify(path, "") in marks.languages]
        for path in paths[:_MOST_FILES]:
            document = context.draft.document(path)
            if any(word in document.text for word in words) and _imports(document, marks):
                code = _without_comments(document)
                if any(word in code for word in words):
                    return path
    return ""


def _without_comments(document: Document) -> str:
    """The text of a file that is code as a whole, but for what stands in comments."""
    outer = document.regions[0]
    pieces, at = [], 0
    for comment in sorted(outer.facts.comments, key=lambda one: one.span.start):
        pieces.append(outer.text[at : max(at, comment.span.start)])
        at = max(at, comment.span.end)
    return "".join((*pieces, outer.text[at:]))


def _imports(document: Document, marks: CodeMarks) -> bool:
    return any(belongs(one, marks) for region in document.regions for one in region.facts.imports)
