"""The smallest parts that linking moves: the findings of one file that belong to one credential, and what they know."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from migrator.link.scope import scope_at
from migrator.link.tree import in_container, project_root
from migrator.link.union import Cluster, is_placeholder
from migrator.model import Category
from migrator.regex import lazy
from migrator.rules.common.family import family, is_variable
from migrator.rules.common.names import squash, words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from migrator.link.scope import Scope
    from migrator.link.summary import FileSummary, Named
    from migrator.link.ties import Tie
    from migrator.model import Finding, IdentifierKind

_IDENTITIES = frozenset({"client_id", "org_id", "technical_account"})
_AEM_CLIENT = lazy(r"cm-p\d+-e\d+")
_COMMON_WORDS = frozenset(
    {
        "access",
        "adobe",
        "api",
        "auth",
        "client",
        "config",
        "get",
        "ims",
        "index",
        "jwt",
        "key",
        "main",
        "private",
        "token",
    }
)


class Atom(NamedTuple):
    """Findings of one file and one scope, in a cluster of their own before anything is merged."""

    path: str
    scope: Scope | None
    cluster: Cluster


class Atoms:
    """All atoms of a tree; `of_tie` says which ones a tie between two files means."""

    def __init__(self, findings: Sequence[Finding], summaries: Mapping[str, FileSummary]) -> None:
        self.all: list[Atom] = []
        self.by_path: defaultdict[str, list[int]] = defaultdict(list)
        self._summaries = summaries
        self._examples = _examples(findings, summaries)
        index: dict[tuple[str, Scope | str | None, bool], int] = {}
        for at, finding in enumerate(findings):
            path = finding.place.path
            scope = self._scope(path, finding.place.line)
            key = (path, scope or self._own(finding, "client_id"), finding.exempt)
            if key not in index:
                index[key] = self._add(path, scope)
            self._know(self.all[index[key]], at, finding)
        for path, summary in summaries.items():
            self._know_file(path, summary)

    def _add(self, path: str, scope: Scope | None) -> int:
        cluster = Cluster()
        if scope is not None:
            cluster.clients = {scope.client} - {""} if self._is_real(scope.client) else set()
            cluster.families = {scope.label} - {""}
        self.all.append(Atom(path, scope, cluster))
        self.by_path[path].append(len(self.all) - 1)
        return len(self.all) - 1

    def _scope(self, path: str, line: int) -> Scope | None:
        summary = self._summaries.get(path)
        if summary is None or not summary.scopes or summary.prose:
            return None
        labels = (family(name.value) for name in (*summary.defines, *summary.references) if name.line == line)
        return summary.scopes[scope_at(summary.scopes, line, labels)]

    def _own(self, finding: Finding, kind: IdentifierKind) -> str:
        """The first real identifier of a kind; empty where there is none."""
        return next((one.value for one in finding.identifiers if one.kind == kind and self._is_real(one.value)), "")

    def _is_real(self, value: str) -> bool:
        return value not in self._examples and not is_placeholder(value)

    def _know(self, atom: Atom, at: int, finding: Finding) -> None:
        """Add a finding. What stands near it says less than the scope that it lies in."""
        cluster = atom.cluster
        cluster.members.append(at)
        if atom.scope is None:
            cluster.clients |= {self._own(finding, "client_id")} - {""}
            cluster.accounts |= {self._own(finding, "technical_account")} - {""}
            cluster.orgs |= {self._own(finding, "org_id")} - {""}
        cluster.metascopes |= {one.value.lower() for one in finding.identifiers if one.kind == "metascope"}
        cluster.exempt |= finding.exempt
        cluster.bound |= finding.exempt and finding.rule_id != "metascope"
        real_client = any(not _AEM_CLIENT.match(client) for client in cluster.clients)
        cluster.claimed |= not finding.exempt and (real_client or bool(cluster.metascopes))
        summary = self._summaries.get(finding.place.path)
        runs = summary is None or summary.kind == "code"
        cluster.code |= runs and finding.category is Category.BREAKS and not finding.exempt

    def _know_file(self, path: str, summary: FileSummary) -> None:
        """Give a file's names to its findings; a file without findings counts when it names exactly one client."""
        clients = {one.value for one, _ in summary.identifiers if one.kind == "client_id" and self._is_real(one.value)}
        if not self.by_path.get(path) and len(clients) == 1:
            self._add(path, None)
        atoms = [self.all[at] for at in self.by_path.get(path, ())]
        names = (*summary.defines, *summary.references)
        if len(atoms) == 1 and atoms[0].scope is None:
            if len(clients) == 1:
                atoms[0].cluster.clients |= clients
            if not summary.prose:
                atoms[0].cluster.families |= _families(names)
        self._know_scopes(atoms, summary)
        for atom in atoms:
            if in_container(path) and (names or atom.cluster.clients):
                atom.cluster.projects.add(project_root(path))

    def _know_scopes(self, atoms: Sequence[Atom], summary: FileSummary) -> None:
        """Give the atoms of a scope the organisation and technical account that stand in it and in no other."""
        for identifier, line in summary.identifiers:
            around = [scope for scope in summary.scopes if scope.first <= line <= scope.last]
            if len(around) != 1 or not self._is_real(identifier.value):
                continue
            for cluster in (atom.cluster for atom in atoms if atom.scope == around[0]):
                if identifier.kind == "org_id":
                    cluster.orgs.add(identifier.value)
                elif identifier.kind == "technical_account":
                    cluster.accounts.add(identifier.value)

    def of_tie(self, path: str, tie: Tie) -> list[int]:
        """The atoms of a file that a tie means; of several scopes the one that it stands in, or resembles."""
        atoms = self.by_path.get(path, [])
        scoped = [at for at in atoms if self.all[at].scope is not None]
        if len(atoms) == 1 or not scoped:
            return atoms
        label = family(squash(tie.what)) if tie.kind == "key" else ""
        if path == tie.holder and tie.line:
            wanted = self._scope(path, tie.line)
            return [at for at in scoped if self.all[at].scope == wanted]
        resembled = name_words(tie.other(path)) | {label}
        alike = [at for at in scoped if self._label(at) in resembled]
        return alike if len({self._label(at) for at in alike}) == 1 else []

    def _label(self, at: int) -> str:
        scope = self.all[at].scope
        return scope.label if scope is not None else ""


def _families(names: Sequence[Named]) -> set[str]:
    """What the environment variables of a file are named after."""
    return {family(name.value) for name in names if is_variable(name.written)} - {""}


def name_words(path: str) -> set[str]:
    """The telling words of a file's name and of its folder."""
    parts = path.split("/")[-2:]
    found = {word for part in parts for word in words(part.partition(".")[0])}
    return (found | {squash(part.partition(".")[0]) for part in parts}) - _COMMON_WORDS - {""}


def _examples(findings: Sequence[Finding], summaries: Mapping[str, FileSummary]) -> frozenset[str]:
    """Identifiers that documentation alone names: those of an example, not of a credential in use."""
    told: dict[bool, set[str]] = {True: set(), False: set()}
    for summary in summaries.values():
        told[summary.prose].update(one.value for one, _ in summary.identifiers)
    for finding in findings:
        prose = finding.place.path in summaries and summaries[finding.place.path].prose
        told[prose].update(one.value for one in finding.identifiers if one.kind in _IDENTITIES)
    return frozenset(told[True] - told[False])
