"""Puts findings together that belong to one Adobe credential, and records why.

From the surest to the mere neighbourhood: the same client ID, technical account, file; a named file, a peculiar name
of a variable or key, an import; the organisation within a project; the folder; the project; code without a credential
and a credential without code. What is left over joins the only integration that it can belong to. Two client IDs never
meet.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from migrator.link.atoms import Atoms, name_words
from migrator.link.tree import folder, project_root
from migrator.link.union import Cluster, Union
from migrator.model import Evidence
from migrator.rules.common.family import family
from migrator.rules.common.names import squash

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from migrator.link.summary import FileSummary
    from migrator.link.ties import Tie
    from migrator.model import Finding

_MOST_REASONS = 24


class Group(NamedTuple):
    """Findings of one credential, by index, and the reasons for it."""

    members: tuple[int, ...]
    clients: tuple[str, ...]
    accounts: tuple[str, ...]
    orgs: tuple[str, ...]
    families: tuple[str, ...]
    reasons: tuple[Evidence, ...]
    paths: tuple[str, ...]
    """Files of the members, and files without findings that name the client."""
    homes: tuple[str, ...]
    """Those of them that name the credential."""
    exempt: bool


def group(findings: Sequence[Finding], summaries: Mapping[str, FileSummary], known: Sequence[Tie]) -> tuple[Group, ...]:
    """All groups, in order of their first finding; `findings` must be sorted."""
    grouping = _Grouping(Atoms(findings, summaries))
    grouping.by_identity()
    grouping.by_file()
    grouping.by_tie(known)
    grouping.by_neighbourhood()
    grouping.by_lack()
    return grouping.groups()


class _Grouping:
    def __init__(self, atoms: Atoms) -> None:
        self.atoms = atoms
        self.paths = [atom.path for atom in atoms.all]
        self.union = Union([atom.cluster for atom in atoms.all])
        self.reasons: list[tuple[int, Evidence]] = []
        self.homes = frozenset(atom.path for atom in atoms.all if atom.cluster.known)

    def by_identity(self) -> None:
        """The same client ID, then the same technical account."""
        for kind, said in (("clients", "client ID"), ("accounts", "technical account")):
            first: dict[str, int] = {}
            for at, atom in enumerate(self.atoms.all):
                for value in sorted(getattr(atom.cluster, kind)):
                    home = first.setdefault(value, at)
                    self._merge(home, at, f"holds the {said} {value}, as does {self.paths[home]}")

    def by_file(self) -> None:
        """One file, where it holds one credential."""
        for atoms in self.atoms.by_path.values():
            for at in atoms[1:]:
                if self.atoms.all[at].scope == self.atoms.all[atoms[0]].scope:
                    self._merge(atoms[0], at, "one file")

    def by_tie(self, known: Sequence[Tie]) -> None:
        """Named files, then peculiar names, then imports and common names."""
        for weak, tie in sorted((_weakness(tie), tie) for tie in known):
            for one in self.atoms.of_tie(tie.holder, tie):
                for two in self.atoms.of_tie(tie.target, tie):
                    if weak > 1 and self._separate(one, two):
                        continue
                    if self.union.merge(one, two):
                        reason = tie.reason(target_is_subject=True)
                        self.reasons.append((one, Evidence(reason, tie.holder, tie.line)))

    def _separate(self, one: int, two: int) -> bool:
        """Two projects of a monorepo that each have a credential may share code without sharing the credential."""
        own, its = self.union.cluster(one).projects, self.union.cluster(two).projects
        return bool(own) and bool(its) and own.isdisjoint(its)

    def by_neighbourhood(self) -> None:
        """Organisation within a project, folder, project."""
        orgs: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        for at, path in enumerate(self.paths):
            for org in sorted(self.atoms.all[at].cluster.orgs):
                orgs[project_root(path), org].append(at)
        for (_, org), members in sorted(orgs.items()):
            self._gather(members, f"names the organisation {org}, as do other files of the project")
        for bucket, said in ((folder, "lies in the folder of the integration"), (project_root, "lies in its project")):
            places: defaultdict[str, list[int]] = defaultdict(list)
            for at, path in enumerate(self.paths):
                places[bucket(path)].append(at)
            for place, members in sorted(places.items()):
                self._gather(members, f"{said}, {place or 'the root of the repository'}")

    def _gather(self, members: list[int], reason: str) -> None:
        """Merge neighbours; those that could go to several credentials go to the one that their names resemble."""
        distinct = list(dict.fromkeys(self.union.find(at) for at in members))
        named = [at for at in distinct if self.union.cluster(at).known]
        first = self.union.cluster(named[0]) if named else Cluster()
        if not any(first.differs(self.union.cluster(at)) for at in named[1:]):
            for at in distinct[1:]:
                self._merge(distinct[0], at, reason, neighbours=True)
            return
        for at in named[1:]:
            self._merge(named[0], at, reason, neighbours=True)
        for at in distinct:
            if not self.union.cluster(at).known:
                alike = self._most_alike(at, named)
                if alike is not None:
                    self._merge(alike, at, f"{reason}, under a similar name", neighbours=True)

    def _most_alike(self, at: int, others: Iterable[int]) -> int | None:
        own = name_words(self.paths[at])
        scored = [(len(own & (name_words(self.paths[one]) | self.union.cluster(one).families)), one) for one in others]
        best = max((score for score, _ in scored), default=0)
        alike = [one for score, one in scored if score == best]
        return alike[0] if best and len(alike) == 1 else None

    def by_lack(self) -> None:
        """Parts that complete each other: the same metascope; code and credential; what is left over."""
        self._by_metascope()
        self._by_code()
        self._leftovers()

    def _by_metascope(self) -> None:
        """Code that names no credential joins the only credential without code that asks for the same metascopes."""
        homes: defaultdict[frozenset[str], list[int]] = defaultdict(list)
        roots = self.union.roots()
        for at in roots:
            own = self.union.cluster(at)
            if own.known and own.metascopes and not own.code:
                homes[frozenset(own.metascopes)].append(at)
        for at in roots:
            own = self.union.cluster(at)
            same = homes.get(frozenset(own.metascopes), [])
            if not own.known and own.code and len(same) == 1:
                self._merge(same[0], at, f"asks for {', '.join(sorted(own.metascopes))}, as does {self.paths[same[0]]}")

    def _by_code(self) -> None:
        """Code without any credential belongs to the credentials without code; it stands with the first of them."""
        roots = self.union.roots()
        bare = [at for at in roots if self.union.cluster(at).known and not self.union.cluster(at).code]
        bare = [at for at in bare if not self.union.cluster(at).exempt and self.union.cluster(at).members]
        lone = [at for at in roots if self.union.cluster(at).code and not self._has_credential(at)]
        if not bare or len(lone) != 1:
            return
        path = self.paths[lone[0]]
        for at in bare:
            self.reasons.append((at, Evidence(f"has no code of its own, {path} signs in for it", self.paths[at])))
        self._merge(bare[0], lone[0], "is the only code without a credential")

    def _has_credential(self, at: int) -> bool:
        cluster = self.union.cluster(at)
        return cluster.known or bool(cluster.metascopes) or cluster.exempt

    def _leftovers(self) -> None:
        """What has no credential of its own joins the only integration that it can belong to."""
        projects: defaultdict[int, set[str]] = defaultdict(set)
        for at, path in enumerate(self.paths):
            projects[self.union.find(at)].add(project_root(path))
        roots = self.union.roots()
        anchored = [at for at in roots if self.union.cluster(at).known or self.union.cluster(at).code]
        atlas = sorted((f"{project}/", at) for at in anchored for project in projects[at])
        only = {at: self._only_home(at, projects[at], atlas) for at in roots if not self.union.cluster(at).known}
        for at, home in only.items():
            # Two pieces of code, neither with a credential, must be each other's only choice: a script at the root
            # would else draw together all projects below it.
            one_sided = self.union.cluster(at).code and home in only and only[home] != at
            if home is not None and not one_sided:
                self._merge(home, at, "belongs to no other integration", neighbours=True)

    def _only_home(self, at: int, projects: Iterable[str], atlas: Sequence[tuple[str, int]]) -> int | None:
        homes = list(islice(self._homes(at, projects, atlas), 2))
        return homes[0] if len(homes) == 1 else None

    def _homes(self, at: int, projects: Iterable[str], atlas: Sequence[tuple[str, int]]) -> Iterator[int]:
        """The integrations in, above or below the projects of a group that it does not contradict, each once."""
        own = self.union.cluster(at)
        seen = {at}
        for project in sorted(projects):
            for other in _around(project, atlas):
                if other not in seen and not own.differs(self.union.cluster(other)):
                    yield other
                seen.add(other)

    def _merge(self, one: int, two: int, reason: str, *, neighbours: bool = False) -> None:
        if self.union.merge(one, two, neighbours=neighbours):
            self.reasons.append((two, Evidence(reason, self.paths[two])))

    def groups(self) -> tuple[Group, ...]:
        """The groups that hold findings."""
        reasons: defaultdict[int, list[Evidence]] = defaultdict(list)
        paths: defaultdict[int, set[str]] = defaultdict(set)
        for at, evidence in self.reasons:
            reasons[self.union.find(at)].append(evidence)
        for at, path in enumerate(self.paths):
            paths[self.union.find(at)].add(path)
        made = [self._made(root, reasons[root], paths[root]) for root in self.union.roots()]
        return tuple(sorted((one for one in made if one.members), key=lambda one: one.members))

    def _made(self, root: int, reasons: list[Evidence], paths: set[str]) -> Group:
        cluster = self.union.cluster(root)
        return Group(
            members=tuple(sorted(cluster.members)),
            clients=tuple(sorted(cluster.clients)),
            accounts=tuple(sorted(cluster.accounts)),
            orgs=tuple(sorted(cluster.orgs)),
            families=tuple(sorted(cluster.families)),
            reasons=tuple(dict.fromkeys(reasons))[:_MOST_REASONS],
            paths=tuple(sorted(paths)),
            homes=tuple(sorted(paths & self.homes)),
            exempt=cluster.exempt,
        )


def _weakness(tie: Tie) -> int:
    """Lower is surer."""
    if tie.kind == "key":
        return 1 if family(squash(tie.what)) else 3
    return 0 if tie.kind == "file" else 2


def _around(project: str, atlas: Sequence[tuple[str, int]]) -> Iterator[int]:
    """What a sorted list of (folder with its slash, item) holds above a folder, in it and below it."""
    if not project:
        yield from (item for _, item in atlas)
        return
    steps = project.split("/")
    above = ["/", *("/".join(steps[:depth]) + "/" for depth in range(1, len(steps)))]
    for name in above:
        yield from _starting(name, atlas, exactly=True)
    yield from _starting(f"{project}/", atlas, exactly=False)


def _starting(name: str, atlas: Sequence[tuple[str, int]], *, exactly: bool) -> Iterator[int]:
    for at in range(bisect_left(atlas, (name, -1)), len(atlas)):
        folder_name, item = atlas[at]
        if not (folder_name == name if exactly else folder_name.startswith(name)):
            return
        yield item
