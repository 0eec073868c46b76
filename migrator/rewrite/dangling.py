"""Names that a rewritten program would use or import and that nothing gives it any more: such a rewrite is refused."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from migrator.rewrite.bound import is_bound
from migrator.rewrite.code import codes
from migrator.rewrite.feed.includes import loaded
from migrator.rewrite.feed.lost import lost, unstated
from migrator.rewrite.feed.names import Names, Role
from migrator.rewrite.feed.unfilled import unfilled
from migrator.rewrite.feed.world import TESTS
from migrator.rewrite.programs import NOT_CODE, family, family_of_language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.document import Document
    from migrator.rewrite.base import Program
    from migrator.rewrite.code import Code
    from migrator.rewrite.draft import Draft, DraftFile
    from migrator.rewrite.tree import Node

_GIVEN = frozenset(
    [
        "URI",
        "URLSearchParams",
        "process",
        "Promise",
        "String",
        "System",
        "Environment",
        "Dictionary",
        "FormUrlEncodedContent",
        "StringContent",
        "FormBody",
        "MediaType",
        "ContentType",
        "ENV",
        "getenv",
        "CURLOPT_POSTFIELDS",
        "http_build_query",
        "list",
        "open",
        "os",
        "json",
        "url",
        "strings",
        "string",
    ]
)
"""Names that rewrites bring in: of the language itself, or imported by the rewrite."""
_MODULES = frozenset({"os", "json", "url", "strings"})
"""Those of them that have to be imported."""
_INDEX = frozenset({"__init__", "index"})
_DECLARED = frozenset({Role.DEFINITION, Role.FIELD, Role.METHOD})
_DECLARING = frozenset({"java", "kotlin", "csharp"})
"""Languages in which what another file offers is a class or a member of one."""
_NAMING = frozenset({"python", "javascript"})
"""Families in which a file says what it imports of another."""


def dangling(program: Program, draft: Draft) -> str:
    """A name that a rewritten file uses and nothing gives it any more, with its place; empty when there is none."""
    if program.family in NOT_CODE:
        return ""
    for file in draft.changed():
        if family(file.current) != program.family or file.hollow:
            continue
        before = {name for code in codes(file.original) for name in _unbound(code)}
        for code in codes(file.current):
            for name, offset in _unbound(code).items():
                if (
                    name not in before
                    and (name not in _GIVEN or name in _MODULES)
                    and not _offered(program, draft, file, name)
                ):
                    line = file.current.position(code.region.offsets.to_file(offset))[0]
                    return f"{file.current.path}:{line} would use {name!r}, which nothing defines"
    demanded = (unfilled(draft) or unstated(draft)) if program.family == "ruby" else ""
    return next(_unoffered(program, draft), "") or loaded(program, draft) or lost(program, draft) or demanded


def _unoffered(program: Program, draft: Draft) -> Iterator[str]:
    """Names that a file imports from one that has lost them."""
    changed = [file for file in draft.changed() if family(file.current) == program.family]
    if not changed or program.family not in _NAMING:
        return
    paths = [path for path in draft.source.paths if family_of_language(draft.language(path)) == program.family]
    for path in dict.fromkeys([*program.paths, *paths]):
        file = draft.file(path)
        if file.hollow or TESTS.search(path):
            continue
        for one in (one for region in file.current.regions[:1] for one in region.facts.imports):
            stem = PurePosixPath(one.module.replace(".", "/") if program.family == "python" else one.module).stem
            for other in changed:
                at = PurePosixPath(other.current.path)
                if other is file or stem not in {at.stem, at.parent.name if at.stem in _INDEX else at.stem}:
                    continue
                for name in one.names:
                    word = re.compile(rf"\b{re.escape(name)}\b")
                    if word.search(other.original.text) and (other.hollow or not word.search(other.current.text)):
                        yield f"{path} would import {name!r} from {other.current.path}, which has lost it"


def _unbound(code: Code) -> dict[str, int]:
    """Names that are used where nothing binds them, with a place."""
    names = code.once(Names)
    return {
        name: one.node.start
        for name, occurrences in names.by_name.items()
        for one in occurrences
        if name and one.role in {Role.USE, Role.SHORT} and not is_bound(names, one) and not _has_default(one.node)
    }


def _has_default(node: Node) -> bool:
    """`${NAME:-value}` of a shell does without the name."""
    around = node.parent
    return around is not None and around.kind == "expansion" and any(one.kind in {":-", "-"} for one in around.children)


def _offered(program: Program, draft: Draft, file: DraftFile, name: str) -> bool:
    """Whether another file of the family, as it stands, defines a name that needs no import."""
    region = file.current.regions[0]
    if region.language in {"python", "javascript", "typescript", "tsx"}:
        return False
    word = re.compile(rf"\b{re.escape(name)}\b")
    paths = dict.fromkeys([*program.paths, *draft.source.paths])
    declared = region.language in _DECLARING
    return any(
        word.search(draft.text(path)) is not None and (not declared or _declares(draft.document(path), name))
        for path in paths
        if path != file.current.path and family_of_language(draft.language(path)) == program.family
    )


def _declares(document: Document, name: str) -> bool:
    """Whether a file declares a name, and does not only use it."""
    return any(one.role in _DECLARED for code in codes(document) for one in code.once(Names).by_name.get(name, ()))
