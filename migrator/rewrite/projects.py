"""The projects of a tree: the folders that a manifest stands in."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from migrator.rewrite.source import Source

_MANIFESTS = re.compile(
    r"package\.json|pyproject\.toml|setup\.(?:py|cfg)|requirements[\w.-]*\.txt|pipfile|pkg-info|pom\.xml|build\.gradle(?:\.kts)?"
    r"|build\.sbt|go\.mod|composer\.json|gemfile|cargo\.toml|package\.swift|[\w.-]+\.(?:csproj|fsproj|vbproj|sln|gemspec|psd1)"
)
"""In lower case: each makes its folder a project of its own."""


def projects(source: Source) -> frozenset[str]:
    """The folders with a manifest, empty for the top of the tree; asked for through `source.once`."""
    split = (path.rpartition("/") for path in source.paths)
    return frozenset(folder for folder, _, name in split if _MANIFESTS.fullmatch(name.lower()))


def innermost(folder: str, among: Iterable[str]) -> str | None:
    """The nearest of some folders that is a folder or lies above it; None where none is."""
    place = PurePosixPath(folder)
    above = ("" if one == PurePosixPath() else str(one) for one in (place, *place.parents))
    return next((one for one in above if one in among), None)
