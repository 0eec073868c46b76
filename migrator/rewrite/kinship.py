"""Which files can hand something to each other: those of one package, or of packages that name each other."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from migrator.rewrite.projects import innermost, projects

if TYPE_CHECKING:
    from migrator.rewrite.draft import Draft

_SEPARATORS = re.compile(r"[./]")
_APART = frozenset({"python", "javascript"})
"""Families whose packages import each other by the name of a folder."""


class Kinship:
    """The packages of a tree: the projects in it. Scripts of a shell are a package each."""

    def __init__(self, draft: Draft, family: str) -> None:
        self._draft = draft
        self._family = family

    def related(self, path: str, other: str) -> bool:
        """Whether two files belong to one package, to one inside the other, or one names the other's package."""
        if path == other:
            return True
        if self._family == "shell":
            return self._names(path, other) or self._names(other, path)
        if self._family not in _APART:
            return True
        mine, theirs = self._package(path), self._package(other)
        if mine == theirs or mine in theirs.parents or theirs in mine.parents:
            return True
        return self._imports(path, theirs) or self._imports(other, mine)

    def _package(self, path: str) -> PurePosixPath:
        known = self._draft.source.once(projects)
        return PurePosixPath(innermost(path.rpartition("/")[0], known) or "")

    def _imports(self, path: str, package: PurePosixPath) -> bool:
        regions = self._draft.document(path).regions[:1]
        return any(package.name in _SEPARATORS.split(one.module) for region in regions for one in region.facts.imports)

    def _names(self, path: str, other: str) -> bool:
        return PurePosixPath(other).name in self._draft.text(path)
