"""An SDK's own source in the tree, as its repository or a vendored copy has it.

What its users write is not written there: the import of a module that lies beside would lead nowhere under a new name,
and options that go are still read. The request itself is rewritten as in any other program.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from migrator.catalogue.load import sdks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.catalogue.sdk import SdkEntry
    from migrator.parse.document import Document
    from migrator.rewrite.base import Context

_BY_FOLDER = {"python": (".py",), "java": (".java", ".kt", ".scala", ".groovy")}
"""Languages in which a package is the folder of its name."""


def abroad(context: Context) -> Iterator[Document]:
    """The program's files that are not part of an SDK themselves."""
    known = frozenset(context.draft.source.paths)
    for document in context.documents():
        if not is_inside(document.path, known):
            yield document


def own_copy(context: Context, entry: SdkEntry) -> str:
    """A caution where the tree holds the Python package of an entry, so that it is not installed anew; else empty."""
    names = {name for marks in entry.code if "python" in marks.languages for name in marks.imports}
    heads = tuple(f"/{name.replace('.', '/')}/__init__.py" for name in sorted(names))
    found = next((path for path in context.draft.source.paths if heads and f"/{path}".endswith(heads)), "")
    folder = found.rpartition("/")[0]
    return f"{folder} is a copy of {entry.name}: bring it to the new version, too" if found else ""


def is_inside(path: str, known: frozenset[str]) -> bool:
    """Whether a file is part of an SDK itself; `known` are the paths of the tree."""
    for folder, ends in _packages():
        at = f"/{path}".find(f"/{folder}/")
        if at >= 0 and path.endswith(ends):
            package = path[: at + len(folder)]
            if ".py" not in ends or f"{package}/__init__.py" in known:
                return True
    return False


@lru_cache(maxsize=1)
def _packages() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The folders that are the packages of the catalogue, and how their files end."""
    return tuple(
        (name.replace(".", "/"), _BY_FOLDER[language])
        for entry in sdks().values()
        if entry.manifest
        for marks in entry.code
        for language in _BY_FOLDER
        if language in marks.languages
        for name in marks.imports
    )
