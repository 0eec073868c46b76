"""What one file shows of another: an import, a shared name of a key or variable, a file name."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Literal, NamedTuple

from migrator.link.tree import folder, nearest, project_root, upward
from migrator.regex import lazy
from migrator.rules.common.family import family

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from migrator.link.summary import FileSummary, Named

_MOST_SHARERS = 64
"""Files that share a name; more than that and the name says nothing about where it comes from."""

_MOST_USERS = 6
"""Files of a folder that use a name; more, and it is everybody's."""
_MEANINGLESS = frozenset({"secret"})
KEY_FILE = lazy(
    r"^(?:private\.key|(?!(?:ca|cert|certificate|key|localhost|private|public|server|ssl|tls)\.).*\.(?:key|pem|pfx|p12|der|jks))$"
)
"""The file of a key that has a name of its own, or the Console's: who names it shares it, though it is not there."""
_KEY_SUFFIX = lazy(r"\.(?:key|pem|pfx|p12|der|jks)$")
"""A key of any name, which two files mean that spell the same folders."""
_INDEX = frozenset({"__init__", "index", "mod", "main"})


class Tie(NamedTuple):
    """One file shows another. `what` is the module, name or file name as it stands at `line` of `holder`."""

    holder: str
    target: str
    kind: Literal["file", "import", "key", "name"]
    line: int
    what: str

    def other(self, path: str) -> str:
        """The file at the other end."""
        return self.target if path == self.holder else self.holder

    def reason(self, target_is_subject: bool) -> str:  # noqa: FBT001 - both readings are of equal right
        """The tie in words, seen from the target or from the holder."""
        if self.kind == "import":
            return f"{self.holder} imports {self.target}" if target_is_subject else f"imports {self.target}"
        if self.kind == "name":
            return (
                f"{self.holder} uses {self.what} of {self.target}"
                if target_is_subject
                else f"uses {self.what} of {self.target}"
            )
        if self.kind == "file":
            return f"{self.holder} names the file {self.what}" if target_is_subject else f"names the file {self.what}"
        return f"{self.what} stands in {self.holder} and in {self.target}"


def ties(summaries: Mapping[str, FileSummary]) -> tuple[Tie, ...]:
    """All ties between the summarised files, sorted; linear in names and files but for names shared by few."""
    found = {*_file_ties(summaries), *_import_ties(summaries), *_key_ties(summaries), *_name_ties(summaries)}
    return tuple(sorted(found))


def _file_ties(summaries: Mapping[str, FileSummary]) -> Iterator[Tie]:
    finder = _Finder(summaries, lambda path: path)
    absent: defaultdict[str, dict[str, Named]] = defaultdict(dict)
    for path, summary in summaries.items():
        for mention in summary.mentions:
            steps = [step for step in mention.value.split("/") if step not in {"", ".", ".."}]
            found = finder.by_folders(path, steps) or finder.by_name(path, steps)
            found = found or (finder.by_end(path, steps) if steps else [])
            for target in found:
                yield Tie(path, target, "file", mention.line, mention.written)
            if steps and not found and KEY_FILE.search(steps[-1]):
                absent[steps[-1]].setdefault(path, mention)
            elif steps[2:] and not found and _KEY_SUFFIX.search(steps[-1]):
                absent["/".join(steps)].setdefault(path, mention)
    for users in absent.values():
        if 1 < len(users) <= _MOST_SHARERS:
            yield from _common_name(users, {})


def _import_ties(summaries: Mapping[str, FileSummary]) -> Iterator[Tie]:
    finder = _Finder(summaries, _stem_path)
    for path, summary in summaries.items():
        for module in summary.imports:
            for target in _imported(finder, path, module):
                yield Tie(path, target, "import", 0, module)
            for target in finder.in_namespace(path, module) if path.endswith(".cs") else ():
                if not set(summaries[target].declares).isdisjoint(summary.uses):
                    yield Tie(path, target, "import", 0, module)


def _name_ties(summaries: Mapping[str, FileSummary]) -> Iterator[Tie]:
    """Files that use what one file of their own folder declares.

    A name that several declare, or that many use, says nothing.
    """
    declared: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for path, summary in summaries.items():
        for name in summary.declares:
            declared[folder(path), name].append(path)
    used: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for path, summary in summaries.items() if declared else ():
        for name in summary.uses:
            if (folder(path), name) in declared:
                used[folder(path), name].append(path)
    for place, users in used.items():
        targets = declared[place]
        if len(targets) == 1 and len(users) <= _MOST_USERS:
            yield from (Tie(path, targets[0], "name", 0, place[1]) for path in users if path != targets[0])


def _stem_path(path: str) -> str:
    """A path as modules name it: without its suffix, a package's own file standing for its folder."""
    parent, _, name = path.rpartition("/")
    stem = name.partition(".")[0] or name
    if stem in _INDEX and parent:
        return parent
    return f"{parent}/{stem}" if parent else stem


_SEPARATOR = lazy(r"[/\\.]|::")
_SUFFIXES = frozenset({"cjs", "js", "json", "mjs", "php", "py", "rb", "sh", "ts", "yaml", "yml"})


def _imported(finder: _Finder, path: str, module: str) -> list[str]:
    """The files that a module name means, by its segments from the end; its last one may be a name in the module."""
    steps = [step for step in _SEPARATOR.split(module) if step not in {"", "@", "~"}]
    if len(steps) > 1 and steps[-1] in _SUFFIXES:
        steps.pop()
    found = finder.by_folders(path, steps) or finder.by_folders(path, steps[:-1] if steps[2:] else ())
    return found or (finder.in_package(module) if path.endswith(".go") else [])


def _is_below(namespace: str, place: str) -> bool:
    """Whether a folder, from its end upward, spells a namespace, or the end of one that names its project first."""
    named, found = namespace.split("."), place.replace("/", ".").split(".")
    shared = min(len(named), len(found))
    return named[-shared:] == found[-shared:]


class _Finder:
    """Finds the files that a path or module written in another file means; looks at few candidates each time."""

    def __init__(self, paths: Iterable[str], name_of: Callable[[str], str]) -> None:
        self._whole: defaultdict[str, list[str]] = defaultdict(list)
        self._last: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        self._last_in: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        self._packages: defaultdict[str, list[str]] = defaultdict(list)
        self._namespaces: defaultdict[str, dict[str, list[str]]] = defaultdict(dict)
        for path in paths:
            if path.endswith(".go") and not path.endswith("_test.go"):
                self._packages[folder(path)].append(path)
            elif path.endswith(".cs"):
                place = folder(path)
                self._namespaces[place.replace("/", ".").rpartition(".")[2]].setdefault(place, []).append(path)
            name = name_of(path)
            last = name.rpartition("/")[2]
            self._whole[name].append(path)
            self._last[last].append((f"/{name}", path))
            self._last_in[project_root(path), last].append(path)

    def by_folders(self, path: str, steps: Sequence[str]) -> list[str]:
        """From the folders of the file upward; where there are several steps, also by them anywhere in the tree."""
        tail = "/".join(steps)
        for above in upward(folder(path)) if steps else ():
            found = [one for one in self._whole.get(f"{above}/{tail}" if above else tail, ()) if one != path]
            if found:
                return found[:1]
        candidates = self._last.get(steps[-1], []) if steps[1:] else []
        if len(candidates) > _MOST_SHARERS:
            return []
        return nearest(path, [one for name, one in candidates if name.endswith(f"/{tail}")])

    def by_end(self, path: str, steps: Sequence[str]) -> list[str]:
        """By the end of a key's path on another machine, as far as the tree has it: `C:/…/app/keys/private.key`."""
        if not _KEY_SUFFIX.search(steps[-1]) or steps[-1] not in self._last:
            return []
        tails = (steps[start:] for start in range(1, len(steps) - 1))
        return next((found for tail in tails if (found := self.by_folders(path, tail))), [])

    def in_package(self, module: str) -> list[str]:
        """The files of a Go package: its folder ends the name by which it is imported."""
        steps = module.split("/")
        tails = ("/".join(steps[start:]) for start in range(1, len(steps)))
        return next((self._packages[tail] for tail in tails if tail in self._packages), [])

    def in_namespace(self, path: str, module: str) -> list[str]:
        """The files of a C# namespace: the folder of its name, where a few lie; more, and it is everybody's."""
        own, places = folder(path), self._namespaces.get(module.rpartition(".")[2], {})
        if len(places) > _MOST_SHARERS:
            return []
        fits = [place for place in places if place != own and _is_below(module, place)]
        found = places[fits[0]] if len(fits) == 1 else []
        return found if len(found) <= _MOST_USERS else []

    def by_name(self, path: str, steps: Sequence[str]) -> list[str]:
        """By the last step alone, in the own project and at the root of the repository; from the root anywhere."""
        if not steps:
            return []
        own = project_root(path)
        if own:
            found = [one for root in (own, "") for one in self._last_in.get((root, steps[-1]), ())]
        else:
            found = [one for _, one in self._last.get(steps[-1], ())]
        return nearest(path, found) if len(found) <= _MOST_SHARERS else []


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
        if alone and not (reachable if definers else set(reachable) - {path}):
            reachable = list(definers or users)
        for target in nearest(path, reachable):
            yield Tie(path, target, "key", name.line, name.written)
