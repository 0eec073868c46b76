"""Disjoint sets of findings that know their credential, and refuse to merge where these contradict."""

from __future__ import annotations

import re
from functools import lru_cache

from migrator.regex import lazy

_PLACEHOLDER = lazy(
    r"[<{\[$%*#]|^[0x.-]+(?:@|$)|xxx|your|example|sample|dummy|placeholder|change.?me|replace|insert|todo",
    re.IGNORECASE,
)


@lru_cache(maxsize=8192)
def is_placeholder(value: str) -> bool:
    """True for what a template writes in place of a real identifier."""
    if _PLACEHOLDER.search(value):
        return True
    local, at, _ = value.partition("@")
    return bool(at) and not any(character.isdigit() for character in local)


class Cluster:
    """What some findings are known by."""

    def __init__(self) -> None:
        self.members: list[int] = []
        self.clients: set[str] = set()
        self.accounts: set[str] = set()
        self.orgs: set[str] = set()
        self.metascopes: set[str] = set()
        self.families: set[str] = set()
        """What its variables and keys are named after: `loyalty` of `LOYALTY_CLIENT_ID`."""
        self.projects: set[str] = set()
        """Folders of projects in a monorepo that hold a credential of it."""
        self.exempt = False
        """True where a member is exempt from the end of life."""
        self.bound = False
        """True where more than the name of a metascope says so: one credential may ask for several."""
        self.claimed = False
        """True where a member that is not exempt names its own client, account or metascope."""
        self.code = False
        """True where a member is program code that fails at run time."""

    @property
    def known(self) -> bool:
        """True where a name tells its credential from others."""
        return bool(self.clients or self.accounts or self.families)

    def contradicts(self, other: Cluster) -> bool:
        """Two credentials: other client IDs, technical accounts or organisations, or exempt and not."""
        if self.clients & other.clients:
            return False
        if (self.bound and other.claimed) or (other.bound and self.claimed):
            return True
        return any(
            _disjoint(own, its)
            for own, its in ((self.clients, other.clients), (self.accounts, other.accounts), (self.orgs, other.orgs))
        )

    def differs(self, other: Cluster) -> bool:
        """Contradicts, or is named or placed so differently that neighbourhood alone must not join them."""
        return (
            self.contradicts(other)
            or self.exempt_beside(other) is not other.exempt_beside(self)
            or _disjoint(self.families, other.families)
            or _disjoint(self.projects, other.projects)
        )

    def exempt_beside(self, other: Cluster) -> bool:
        """Whether this one stays exempt beside another: a mere metascope gives way to a credential."""
        return self.exempt and (self.bound or not other.claimed)

    def absorb(self, other: Cluster) -> None:
        """Take over everything of another cluster."""
        self.exempt = self.exempt_beside(other) or other.exempt_beside(self)
        self.bound |= other.bound
        self.members += other.members
        self.clients |= other.clients
        self.accounts |= other.accounts
        self.orgs |= other.orgs
        self.metascopes |= other.metascopes
        self.families |= other.families
        self.projects |= other.projects
        self.claimed |= other.claimed
        self.code |= other.code


def _disjoint(own: set[str], its: set[str]) -> bool:
    return bool(own) and bool(its) and own.isdisjoint(its)


class Union:
    """Union-find over clusters by index."""

    def __init__(self, clusters: list[Cluster]) -> None:
        self._clusters = clusters
        self._parent = list(range(len(clusters)))

    def find(self, at: int) -> int:
        """The representative of a member."""
        while self._parent[at] != at:
            self._parent[at] = self._parent[self._parent[at]]
            at = self._parent[at]
        return at

    def cluster(self, at: int) -> Cluster:
        """The cluster that holds a member."""
        return self._clusters[self.find(at)]

    def merge(self, first: int, second: int, *, neighbours: bool = False) -> bool:
        """Merge two sets; False when they are one already, contradict, or as mere `neighbours` differ."""
        one, two = self.find(first), self.find(second)
        if one == two:
            return False
        large, small = self._clusters[one], self._clusters[two]
        if large.differs(small) if neighbours else large.contradicts(small):
            return False
        if len(small.members) > len(large.members):
            one, two, large, small = two, one, small, large
        large.absorb(small)
        self._parent[two] = one
        return True

    def roots(self) -> list[int]:
        """One member of each set, ascending."""
        return [at for at in range(len(self._parent)) if self._parent[at] == at]
