"""What one file shows of another: an import, a shared name of a key or variable, a file name."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from migrator.link.tree import folder, nearest, project_root
from migrator.rules.common.family import family

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from migrator.link.summary import FileSummary, Named

_MOST_SHARERS = 64
"""Files that share a name; more than that and the name says nothing about where it comes from."""

_MEANINGLESS = frozenset({"secret"})
_INDEX = frozenset({"__init__", "index", "mod", "main"})


@dataclass(frozen=True, slots=True, order=True)
class Tie:
    """One file shows another. `what` is the module, name or file name as it stands at `line` of `holder`."""

    holder: str
    target: str
    kind: Literal["file", "import", "key"]
    line: int
    what: str

    def other(self, path: str) -> str:
        """The file at the other end."""
        return self.target if path == self.holder else self.holder

    def reason(self, target_is_subject: bool) -> str:  # noqa: FBT001 - both readings are of equal right
        """The tie in words, seen from the target or from the holder."""
        if self.kind == "import":
            return f"{self.holder} imports {self.target}" if target_is_subject else f"imports {self.target}"
        if self.kind == "file":
            return f"{self.holder} names the file {self.what}" if target_is_subject else f"names the file {self.what}"
        return f"{self.what} stands in {self.holder} and in {self.target}"


def ties(summaries: Mapping[str, FileSummary]) -> tuple[Tie, ...]:
    """All ties between the summarised files, sorted; linear in names and files but for names shared by few."""
    found = {*_file_ties(summaries), *_import_ties(summaries), *_key_ties(summaries)}
    return tuple(sorted(found))


def _file_ties(summaries: Mapping[str, FileSummary]) -> Iterator[Tie]:
    by_name: defaultdict[str, list[str]] = defaultdict(list)
    for path in summaries:
        by_name[path.rpartition("/")[2]].append(path)
    for path, summary in summaries.items():
        for mention in summary.mentions:
            same = by_name.get(mention.value.rpartition("/")[2], ())
            for target in _meant(path, mention.value, same):
                yield Tie(path, target, "file", mention.line, mention.written)


def _meant(path: str, written: str, candidates: Iterable[str]) -> list[str]:
    """The files that a path written in another file means: by its folders if they fit, else the nearest namesake."""
    steps = [step for step in written.split("/") if step not in {"", ".", ".."}]
    suffix = "/" + "/".join(steps)
    fitting = [other for other in candidates if ("/" + other).endswith(suffix)]
    if len(steps) > 1 and fitting:
        return nearest(path, fitting)
    return nearest(path, [other for other in candidates if _same_project(path, other)])


def _same_project(path: str, other: str) -> bool:
    own, its = project_root(path), project_root(other)
    return own == its or "" in {own, its}


def _import_ties(summaries: Mapping[str, FileSummary]) -> Iterator[Tie]:
    by_stem: defaultdict[str, list[str]] = defaultdict(list)
    for path in summaries:
        by_stem[_stem_path(path).rpartition("/")[2]].append(path)
    for path, summary in summaries.items():
        for module in summary.imports:
            for target in _imported(path, module, by_stem):
                yield Tie(path, target, "import", 0, module)


def _stem_path(path: str) -> str:
    """A path as modules name it: without its suffix, a package's own file standing for its folder."""
    parent, _, name = path.rpartition("/")
    stem = name.partition(".")[0] or name
    if stem in _INDEX and parent:
        return parent
    return f"{parent}/{stem}" if parent else stem


_SEPARATOR = re.compile(r"[/\\.]|::")
_SUFFIXES = frozenset({"cjs", "js", "json", "mjs", "php", "py", "rb", "sh", "ts", "yaml", "yml"})


def _imported(path: str, module: str, by_stem: Mapping[str, list[str]]) -> list[str]:
    """The files that a module name means, by its segments from the end; its last one may be a name in the module."""
    steps = [step for step in _SEPARATOR.split(module) if step not in {"", "@", "~"}]
    if len(steps) > 1 and steps[-1] in _SUFFIXES:
        steps.pop()
    for length in (len(steps), len(steps) - 1):
        if length < 1:
            break
        suffix = "/" + "/".join(steps[:length])
        fitting = [other for other in by_stem.get(steps[length - 1], ()) if ("/" + _stem_path(other)).endswith(suffix)]
        if length == 1:
            fitting = [other for other in fitting if _near_enough(path, other, relative=module.startswith("."))]
        if fitting:
            return nearest(path, fitting)
    return []


def _near_enough(path: str, other: str, *, relative: bool) -> bool:
    """A module of one segment lies beside the file or in a folder above it, a relative one anywhere in the project."""
    above = folder(other)
    return _same_project(path, other) if relative else not above or (folder(path) + "/").startswith(above + "/")


def _key_ties(summaries: Mapping[str, FileSummary]) -> Iterator[Tie]:
    defined: defaultdict[str, dict[str, Named]] = defaultdict(dict)
    used: defaultdict[str, dict[str, Named]] = defaultdict(dict)
    for path, summary in summaries.items():
        for name in summary.references:
            used[name.value].setdefault(path, name)
    for path, summary in summaries.items():
        for name in summary.defines:
            # A key with the sections around it means something only where code looks it up.
            if "." not in name.written or name.value in used:
                defined[name.value].setdefault(path, name)
    for value in sorted({*used, *defined} - _MEANINGLESS):
        users, definers = used[value], defined[value]
        if 1 < len({**users, **definers}) <= _MOST_SHARERS:
            yield from _peculiar_name(users, definers) if family(value) else _common_name(users, definers)


def _peculiar_name(users: Mapping[str, Named], definers: Mapping[str, Named]) -> Iterator[Tie]:
    """A name that only one integration has ties all its files, each to the first that defines it."""
    hub = min(definers or users)
    for path, name in {**definers, **users}.items():
        if path != hub:
            yield Tie(path, hub, "key", name.line, name.written)


def _common_name(users: Mapping[str, Named], definers: Mapping[str, Named]) -> Iterator[Tie]:
    """A name that any integration may have comes from the own project, else from the root of the repository."""
    by_root: defaultdict[str, list[str]] = defaultdict(list)
    for path in definers or users:
        by_root[project_root(path)].append(path)
    alone = len({project_root(path) for path in (*users, *definers)} - {""}) == 1
    for path, name in users.items():
        own = project_root(path)
        reachable = by_root.get(own) or (by_root.get("", []) if definers else [])
        if alone and not reachable:
            reachable = list(definers or users)
        for target in nearest(path, reachable):
            yield Tie(path, target, "key", name.line, name.written)
