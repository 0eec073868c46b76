"""The part of a large tree that a program may have to do with.

A tree of many repositories, or one with thousands of files, is not parsed as a whole for every program: looked at are
the files of its own project, the nearest of them first, and those elsewhere that name it.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from migrator.parse.identify import identify
from migrator.rewrite.programs import family_of_language
from migrator.rewrite.projects import innermost, projects

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from migrator.rewrite.base import Program
    from migrator.rewrite.draft import Draft
    from migrator.rewrite.source import Source

_SMALL = 1000
"""Files up to which all of a tree is near."""
_NEAREST = 400
"""Files of the program's languages in its project that are looked at whatever they hold."""
_BESIDE = 2000
"""Other files of its project: configuration, pipelines, documentation."""
_SEARCHED = 2000
"""Further files of its languages that are searched for its names."""
_NAMING = 200
"""How many of those that name it are looked at."""
_MOST_WORDS = 200
_DEFINED = re.compile(
    r"\b(?:class|interface|trait|module|struct|enum|object|def|function|func|fn|sub)\s+(?:self\.)?([A-Za-z_]\w{3,80})"
)
_UNNAMED = frozenset({"__init__", "index", "mod", "main"})
_SHORTEST = 4


def neighbourhood(program: Program, draft: Draft, whole: Source) -> Sequence[str]:
    """The paths of a tree that are near a program, in the order of the tree; all of a small one."""
    if len(whole.paths) <= _SMALL:
        return whole.paths
    own = (*program.paths, *program.neighbours)
    families, homes = whole.once(_families), whole.once(_homes)
    mine = {homes.get(path, "") for path in own}
    nearest = _by_nearness(whole.paths, own)
    home = [path for path in nearest if any(_holds(homes[path], one) or _holds(one, homes[path]) for one in mine)]
    kin = [path for path in home if families[path] == program.family]
    beside = [path for path in home if families[path] != program.family]
    inside = frozenset(home)
    further = [*kin[_NEAREST:], *(one for one in nearest if one not in inside and families[one] == program.family)]
    kept = {*own, *kin[:_NEAREST], *beside[:_BESIDE], *_naming(program, draft, further[:_SEARCHED])}
    return [path for path in whole.paths if path in kept]


def _naming(program: Program, draft: Draft, paths: Iterable[str]) -> Iterator[str]:
    """The first of some files that name a module of the program, or what it defines."""
    words: dict[str, None] = {}
    for path in program.paths:
        place = PurePosixPath(path)
        words[place.parent.name if place.stem in _UNNAMED else place.stem] = None
        words.update(dict.fromkeys(_DEFINED.findall(_text(draft, path))))
    listed = [re.escape(word) for word in words if len(word) >= _SHORTEST][:_MOST_WORDS]
    if not listed:
        return
    named = re.compile(rf"(?<!\w)(?:{'|'.join(listed)})(?!\w)")
    found = 0
    for path in paths:
        if named.search(_text(draft, path)):
            yield path
            found += 1
            if found == _NAMING:
                return


def _text(draft: Draft, path: str) -> str:
    try:
        return draft.text(path)
    except OSError:
        return ""


def _by_nearness(paths: Sequence[str], own: Iterable[str]) -> list[str]:
    """The paths by how deep a folder they share with the program's files, the deepest first."""
    depths = {folder: len(folder.parts) for path in own for folder in PurePosixPath(path).parents}
    near: dict[str, int] = {}
    for path in paths:
        folder = path.rpartition("/")[0]
        if folder not in near:
            place = PurePosixPath(folder)
            near[folder] = next((depths[one] for one in (place, *place.parents) if one in depths), 0)
    return sorted(paths, key=lambda path: -near[path.rpartition("/")[0]])


def _families(source: Source) -> Mapping[str, str]:
    return {path: family_of_language(identify(path, "")) for path in source.paths}


def _homes(source: Source) -> Mapping[str, str]:
    """The project that each file lies in, the innermost; empty for the tree itself.

    Where not even the tree is one, it may be a folder of repositories: then the outermost folder is the project.
    """
    known = source.once(projects)
    found: dict[str, str] = {}
    for path in source.paths:
        folder = path.rpartition("/")[0]
        if folder not in found:
            own = innermost(folder, known)
            found[folder] = folder.partition("/")[0] if own is None else own
    return {path: found[path.rpartition("/")[0]] for path in source.paths}


def _holds(outer: str, inner: str) -> bool:
    return not outer or inner == outer or inner.startswith(f"{outer}/")
