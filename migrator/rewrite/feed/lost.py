"""Nothing uses a class or function that has gone: where a file needs no import for it, its own names do not tell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.code import codes
from migrator.rewrite.feed.names import Names, Role
from migrator.rewrite.feed.stated_ruby import name_in, stated
from migrator.rewrite.feed.world import TESTS
from migrator.rewrite.programs import family, family_of_language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.document import Document
    from migrator.rewrite.base import Program
    from migrator.rewrite.draft import Draft

_FAMILIES = frozenset({"jvm", "dotnet", "php", "go", "ruby"})
_USES = frozenset({Role.USE, Role.IMPORT})
_METHODS = frozenset({Role.METHOD, Role.DEFINITION})


def lost(program: Program, draft: Draft) -> str:
    """That a file would use what another one declared before the rewrite and nobody does now; empty when none does."""
    if program.family not in _FAMILIES:
        return ""
    changed = [file for file in draft.changed() if family(file.current) == program.family]
    gone = {name for file in changed for name in _declared(file.original)}
    gone -= {name for file in changed if not file.hollow for name in _declared(file.current)}
    if not gone:
        return ""
    word = re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, gone)))})\b")
    paths = [path for path in draft.source.paths if family_of_language(draft.language(path)) == program.family]
    for path in dict.fromkeys([*program.paths, *paths]):
        file = draft.file(path)
        if file.hollow or TESTS.search(path) or not word.search(file.current.text):
            continue
        for name, offset in _used(file.current):
            if name in gone and not _declared_in(draft, paths, name):
                line = file.current.position(offset)[0]
                return f"{path}:{line} would use {name!r}, which nothing declares any more"
    return ""


def unstated(draft: Draft) -> str:
    """Ruby: that a class names a method, `private :sign`, `send(:sign)`, that was there before the rewrite alone."""
    changed = [file for file in draft.changed() if file.current.regions[0].language == "ruby"]
    gone = {name for file in changed for name in _declared(file.original, _METHODS)}
    gone -= {name for file in changed if not file.hollow for name in _declared(file.current, _METHODS)}
    if not gone:
        return ""
    paths = [path for path in draft.source.paths if family_of_language(draft.language(path)) == "ruby"]
    for path in dict.fromkeys([*(file.current.path for file in changed), *paths]):
        file = draft.file(path)
        if file.hollow or TESTS.search(path) or not any(name in file.current.text for name in gone):
            continue
        for code in codes(file.current):
            for node in stated(code):
                name = name_in(code, node)
                if name in gone and not _declared_in(draft, paths, name):
                    line = file.current.position(code.region.offsets.to_file(node.start))[0]
                    return f"{path}:{line} would name {name!r}, which nothing defines any more"
    return ""


def _declared(document: Document, roles: frozenset[Role] = frozenset({Role.DEFINITION})) -> Iterator[str]:
    for code in codes(document):
        for name, occurrences in code.once(Names).by_name.items():
            if any(one.role in roles for one in occurrences):
                yield name


def _declared_in(draft: Draft, paths: list[str], name: str) -> bool:
    """Whether any file declares a name, as a class, a function, or a method: it may be one of the same name."""
    kinds = {Role.DEFINITION, Role.METHOD, Role.FIELD}
    return any(
        one.role in kinds
        for path in paths
        if name in draft.text(path)
        for code in codes(draft.document(path))
        for one in code.once(Names).by_name.get(name, ())
    )


def _used(document: Document) -> Iterator[tuple[str, int]]:
    for code in codes(document):
        names = code.once(Names)
        for name, occurrences in names.by_name.items():
            free = not any(one.role in {Role.BIND, Role.PARAMETER} for one in occurrences)
            for one in occurrences if free else ():
                if one.role in _USES:
                    yield name, code.region.offsets.to_file(one.node.start)
