"""GitHub Actions: what a workflow or an action `uses`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.parse.facts import Span
from migrator.parse.manifest.base import Dependency, Manifest, content

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.document import Document


def _uses(document: Document) -> Iterator[Dependency]:
    """`owner/repository/folder@reference`; the folder is left out of the name."""
    for entry in document.regions[0].facts.entries:
        if entry.name != "uses" or entry.value is None or "@" not in entry.value:
            continue
        action, _, reference = entry.value.rpartition("@")
        steps = action.split("/")
        if len(steps) > 1 and steps[0] not in {"", ".", "docker:"}:
            whole = content(entry)
            place = None if whole is None else Span(whole.end - len(reference), whole.end)
            yield Dependency("gh-action", "/".join(steps[:2]), reference, entry.span, constraint_span=place)


MANIFESTS = (Manifest(("*.yml", "*.yaml"), _uses),)
