"""Puts findings together that belong to one Adobe credential, and records why.

From the surest to the mere neighbourhood: the same client ID, technical account, file; an import, a peculiar name of
a variable or key, a named file; the organisation within a project; the folder; the project; what is left over joins
the only integration that it can belong to. Two client IDs never meet.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from migrator.link.ties import families, is_generic
from migrator.link.tree import folder, in_container, project_root
from migrator.link.union import Cluster, Union, is_placeholder
from migrator.model import Category, Evidence
from migrator.rules.common.names import squash, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from migrator.link.summary import FileSummary
    from migrator.link.ties import Tie
    from migrator.model import Finding, IdentifierKind

_MOST_REASONS = 24
_IDENTITIES = frozenset({"client_id", "org_id", "technical_account"})
_AEM_CLIENT = re.compile(r"cm-p\d+-e\d+")
_COMMON_WORDS = frozenset(
    {
        "adobe",
        "api",
        "auth",
        "client",
        "config",
        "get",
        "ims",
        "index",
        "jwt",
        "main",
        "private",
        "key",
        "token",
        "access",
    }
)


@dataclass(frozen=True, slots=True)
class Group:
    """Findings of one credential, by index, and the reasons for it."""

    members: tuple[int, ...]
    clients: tuple[str, ...]
    accounts: tuple[str, ...]
    orgs: tuple[str, ...]
    reasons: tuple[Evidence, ...]
    paths: tuple[str, ...]
    """Files of the members, and files without findings that name the client."""
    exempt: bool
    code: bool


def group(findings: Sequence[Finding], summaries: Mapping[str, FileSummary], known: Sequence[Tie]) -> tuple[Group, ...]:
    """All groups, in order of their first finding; `findings` must be sorted."""
    grouping = _Grouping(findings, summaries)
    grouping.by_identity()
    grouping.by_file()
    grouping.by_tie(known)
    grouping.by_neighbourhood()
    return grouping.groups()


@dataclass
class _Grouping:
    findings: Sequence[Finding]
    summaries: Mapping[str, FileSummary]
    atoms: list[tuple[str, Cluster]] = field(default_factory=list)
    by_path: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    reasons: list[tuple[int, Evidence]] = field(default_factory=list)
    examples: frozenset[str] = field(init=False)
    union: Union = field(init=False)

    def __post_init__(self) -> None:
        self.examples = self._examples()
        index: dict[tuple[str, str, bool], int] = {}
        for at, finding in enumerate(self.findings):
            client = self._own(finding, "client_id")
            key = (finding.place.path, client, finding.exempt)
            if key not in index:
                index[key] = self._add(finding.place.path, Cluster(clients={client} - {""}))
            self._know(self.atoms[index[key]][1], at, finding)
        for path, summary in self.summaries.items():
            self._know_file(path, summary)
        self.union = Union([cluster for _, cluster in self.atoms])

    def _examples(self) -> frozenset[str]:
        """Identifiers that documentation alone names: those of an example, not of a credential in use."""
        told: dict[bool, set[str]] = {True: set(), False: set()}
        for summary in self.summaries.values():
            told[summary.prose].update(one.value for one, _ in summary.identifiers)
        for finding in self.findings:
            prose = finding.place.path in self.summaries and self.summaries[finding.place.path].prose
            told[prose].update(one.value for one in finding.identifiers if one.kind in _IDENTITIES)
        return frozenset(told[True] - told[False])

    def _is_real(self, value: str) -> bool:
        return value not in self.examples and not is_placeholder(value)

    def _own(self, finding: Finding, kind: IdentifierKind) -> str:
        """The first real identifier of a kind; empty where there is none."""
        return next((one.value for one in finding.identifiers if one.kind == kind and self._is_real(one.value)), "")

    def _know(self, cluster: Cluster, at: int, finding: Finding) -> None:
        """Add a finding to its cluster."""
        account, org = self._own(finding, "technical_account"), self._own(finding, "org_id")
        metascopes = any(one.kind == "metascope" for one in finding.identifiers)
        cluster.members.append(at)
        cluster.accounts |= {account} - {""}
        cluster.orgs |= {org} - {""}
        cluster.exempt |= finding.exempt
        real_client = any(not _AEM_CLIENT.match(client) for client in cluster.clients)
        cluster.claimed |= not finding.exempt and (real_client or metascopes)
        cluster.code |= finding.category is Category.BREAKS and not finding.exempt

    def _add(self, path: str, cluster: Cluster) -> int:
        self.atoms.append((path, cluster))
        self.by_path[path].append(len(self.atoms) - 1)
        return len(self.atoms) - 1

    def _know_file(self, path: str, summary: FileSummary) -> None:
        """Give a file's names to its findings; a file without findings counts when it names exactly one client."""
        real = [one for one, _ in summary.identifiers if self._is_real(one.value)]
        clients = {one.value for one in real if one.kind == "client_id"}
        atoms = self.by_path.get(path, [])
        if not atoms and len(clients) == 1:
            atoms = [self._add(path, Cluster(clients=clients))]
        if len(atoms) != 1:
            return
        cluster = self.atoms[atoms[0]][1]
        if len(clients) == 1:
            cluster.clients |= clients
        if not summary.prose:
            cluster.families |= families(summary)
        if in_container(path) and (cluster.clients or cluster.families or summary.defines or summary.references):
            cluster.projects.add(project_root(path))

    def by_identity(self) -> None:
        """The same client ID, then the same technical account."""
        for kind, said in (("clients", "client ID"), ("accounts", "technical account")):
            first: dict[str, int] = {}
            for at, (_, cluster) in enumerate(self.atoms):
                for value in sorted(getattr(cluster, kind)):
                    home = first.setdefault(value, at)
                    self._merge(home, at, f"holds the {said} {value}, as does {self.atoms[home][0]}")

    def by_file(self) -> None:
        """One file."""
        for atoms in self.by_path.values():
            for at in atoms[1:]:
                self._merge(atoms[0], at, "one file")

    def by_tie(self, known: Sequence[Tie]) -> None:
        """Named files and peculiar names, then imports, then common names."""
        order = {"file": 0, "import": 2}
        ranked = sorted(known, key=lambda tie: (order.get(tie.kind, 3 if is_generic(squash(tie.what)) else 1), tie))
        for tie in ranked:
            weak = order.get(tie.kind, 3 if is_generic(squash(tie.what)) else 1) > 1
            for one in self.by_path.get(tie.holder, ()):
                for two in self.by_path.get(tie.target, ()):
                    if weak and self._separate(one, two):
                        continue
                    if self.union.merge(one, two):
                        reason = tie.reason(target_is_subject=True)
                        self.reasons.append((one, Evidence(reason, tie.holder, tie.line)))

    def _separate(self, one: int, two: int) -> bool:
        """Two projects of a monorepo that each have a credential may share code without sharing the credential."""
        own, its = self.union.cluster(one).projects, self.union.cluster(two).projects
        return bool(own) and bool(its) and own.isdisjoint(its)

    def by_neighbourhood(self) -> None:
        """Organisation within a project, folder, project, repository."""
        atoms = [(at, path) for at, (path, _) in enumerate(self.atoms)]
        orgs: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        for at, path in atoms:
            for org in sorted(self.atoms[at][1].orgs):
                orgs[project_root(path), org].append(at)
        for (_, org), members in sorted(orgs.items()):
            self._gather(members, f"names the organisation {org}, as do other files of the project")
        for bucket, said in ((folder, "lies in the folder of the integration"), (project_root, "lies in its project")):
            places: defaultdict[str, list[int]] = defaultdict(list)
            for at, path in atoms:
                places[bucket(path)].append(at)
            for place, members in sorted(places.items()):
                self._gather(members, f"{said}, {place or 'the root of the repository'}")
        self._leftovers()

    def _gather(self, members: list[int], reason: str) -> None:
        """Merge neighbours; those that could go to several credentials go to the one that their names resemble."""
        distinct = list(dict.fromkeys(self.union.find(at) for at in members))
        named = [at for at in distinct if self._is_known(at)]
        first = self.union.cluster(named[0]) if named else Cluster()
        rivals = any(first.differs(self.union.cluster(at)) for at in named[1:])
        if not rivals:
            for at in distinct[1:]:
                self._merge(distinct[0], at, reason, neighbours=True)
            return
        for at in named[1:]:
            self._merge(named[0], at, reason, neighbours=True)
        for at in distinct:
            if not self._is_known(at):
                alike = self._most_alike(at, named)
                if alike is not None:
                    self._merge(alike, at, f"{reason}, under a similar name", neighbours=True)

    def _is_known(self, at: int) -> bool:
        cluster = self.union.cluster(at)
        return bool(cluster.clients or cluster.accounts or cluster.families)

    def _most_alike(self, at: int, others: Iterable[int]) -> int | None:
        own = self._words(at)
        scored = [(len(own & self._words(other)), -other) for other in others]
        best = max(scored, default=(0, 0))
        return -best[1] if best[0] and [score for score, _ in scored].count(best[0]) == 1 else None

    def _words(self, at: int) -> set[str]:
        paths = {self.findings[member].place.path for member in self.union.cluster(at).members[:_MOST_REASONS]}
        return {word for path in paths for word in words(path.rpartition("/")[2].partition(".")[0])} - _COMMON_WORDS

    def _leftovers(self) -> None:
        """What has no credential of its own joins the only one that it can belong to."""
        projects: defaultdict[int, set[str]] = defaultdict(set)
        for at, (path, _) in enumerate(self.atoms):
            projects[self.union.find(at)].add(project_root(path))
        roots = self.union.roots()
        anchored = [at for at in roots if self._is_known(at) or self.union.cluster(at).code]
        atlas = sorted((f"{project}/", at) for at in anchored for project in projects[at])
        for at in roots:
            if not self._is_known(at):
                homes = sorted(set(islice(self._homes(at, projects[at], atlas), 2)))
                if len(homes) == 1:
                    self._merge(homes[0], at, "belongs to no other integration", neighbours=True)

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
            self.reasons.append((two, Evidence(reason, self.atoms[two][0])))

    def groups(self) -> tuple[Group, ...]:
        """The groups that hold findings."""
        reasons: defaultdict[int, list[Evidence]] = defaultdict(list)
        paths: defaultdict[int, set[str]] = defaultdict(set)
        for at, evidence in self.reasons:
            reasons[self.union.find(at)].append(evidence)
        for at, (path, _) in enumerate(self.atoms):
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
            reasons=tuple(dict.fromkeys(reasons))[:_MOST_REASONS],
            paths=tuple(sorted(paths)),
            exempt=cluster.exempt,
            code=cluster.code,
        )


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
