"""A group of findings as an Integration: its name, identity, products, scopes and deadline."""

from __future__ import annotations

import hashlib
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from migrator.catalogue import load
from migrator.catalogue.timeline import timeline
from migrator.deadline import governing_date
from migrator.link.permissions import permissions, without_successor
from migrator.link.plan import Situation, steps
from migrator.link.tree import common_folder, folder, project_root, upward
from migrator.model import Category, Integration
from migrator.regex import lazy
from migrator.rules.common.family import family
from migrator.rules.common.names import words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from migrator.link.group import Group
    from migrator.link.summary import FileSummary
    from migrator.link.ties import Tie
    from migrator.model import Finding, IdentifierKind, Readiness

_UNPRINTABLE = lazy(r"[^\w .@()&+/-]|[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_NOT_SLUG = lazy(r"[^a-z0-9]+")
_LONGEST_NAME = 60
_KEY = lazy(r"priv(?:ate)?key")
_ENVIRONMENT = lazy(r"(?<![a-z])(prod(?:uction)?|stag(?:e|ing)|dev(?:elopment)?|test|qa|uat|sandbox)(?![a-z])")


class Surroundings:
    """What is known beyond the findings: the tree's name, the day, certificates' ends by path."""

    def __init__(
        self,
        root: str,
        as_of: date,
        certificates: Mapping[str, date],
        summaries: Mapping[str, FileSummary],
        known: Sequence[Tie],
    ) -> None:
        self.root = root
        self.as_of = as_of
        self.certificates = certificates
        self.summaries = summaries
        self.known = known

    def companions(self, group: Group) -> list[str]:
        """Files without findings that name or import a file of a group: its callers tell what the token is for."""
        return sorted({holder for path in group.paths for holder in self._callers.get(path, ())} - set(group.paths))

    @cached_property
    def _callers(self) -> dict[str, set[str]]:
        callers: dict[str, set[str]] = {}
        for tie in self.known:
            if tie.kind != "key" and not self.summaries[tie.holder].prose:
                callers.setdefault(tie.target, set()).add(tie.holder)
        return callers

    @cached_property
    def projects(self) -> dict[str, str]:
        """Folder to what a manifest in it calls the project."""
        named = ((folder(path), one.project) for path, one in self.summaries.items() if one.project)
        return {place: name for place, name in named if name}


def describe(groups: Sequence[Group], findings: Sequence[Finding], around: Surroundings) -> tuple[Integration, ...]:
    """One integration for each group, with distinct ids and names."""
    members = [[findings[at] for at in group.members] for group in groups]
    names = [_name(group, own, around) for group, own in zip(groups, members, strict=True)]
    made: dict[str, Integration] = {}
    for group, own, (name, stable) in zip(groups, members, _distinct(names, groups), strict=True):
        integration = _integration(group, own, name, around)
        identifier = _identifier(stable, group, integration, made)
        made[identifier] = integration._replace(id=identifier)
    return tuple(made.values())


def _integration(group: Group, members: list[Finding], name: str, around: Surroundings) -> Integration:
    client = _commonest(members, "client_id", group.clients)
    org = _commonest(members, "org_id", group.orgs)
    account = _commonest(members, "technical_account", group.accounts)
    files = [around.summaries[path] for path in group.paths if path in around.summaries]
    metascopes = _metascopes(group, members, files)
    companions = [around.summaries[path] for path in around.companions(group)]
    granted = permissions(metascopes, [*files, *companions], exempt=group.exempt)
    ends = _certificates(group, members, around)
    # Any certificate bound to the credential may sign, so the one that lives longest decides.
    not_after = max(ends, default=None)
    deadline = None if group.exempt else governing_date(timeline(), not_after)
    readiness = _readiness(group, files)
    situation = Situation(
        as_of=around.as_of,
        deadline=deadline,
        not_after=not_after,
        readiness=readiness,
        client_id=client,
        org_id=org,
        products=granted.products,
        scopes=granted.scopes,
        findings=tuple(members),
        secret_names=_secret_names(group, files),
    )
    return Integration(
        id="",
        name=name,
        client_id=client,
        org_id=org,
        technical_account=account,
        products=granted.products,
        metascopes=metascopes,
        proposed_scopes=granted.scopes,
        findings=tuple(finding.fingerprint for finding in members),
        evidence=(*group.reasons, *granted.notes),
        readiness=readiness,
        next_steps=steps(situation),
        deadline=deadline,
        exempt=group.exempt,
    )


def _commonest(members: list[Finding], kind: IdentifierKind, known: tuple[str, ...]) -> str | None:
    """The one of the known values that most findings stand near."""
    near = Counter(one.value for finding in members for one in finding.identifiers if one.kind == kind)
    return min(known, key=lambda value: (-near[value], value), default=None)


def _metascopes(group: Group, members: list[Finding], files: Sequence[FileSummary]) -> tuple[str, ...]:
    found = {one.value.lower() for finding in members for one in finding.identifiers if one.kind == "metascope"}
    found.update(name for summary in files if not summary.scopes for name in summary.metascopes)
    table = load.metascopes().by_name
    return tuple(sorted(name for name in found if group.exempt or name not in table or not table[name].exempt))


def _certificates(group: Group, members: list[Finding], around: Surroundings) -> list[date]:
    """Ends of the certificates among the files of a group, or beside a private key of it."""
    keys = {folder(finding.place.path) for finding in members if finding.category is Category.EXPOSED}
    return [end for path, end in around.certificates.items() if path in group.paths or folder(path) in keys]


def _readiness(group: Group, files: Sequence[FileSummary]) -> Readiness:
    if group.exempt:
        return "exempt"
    if without_successor([summary for summary in files if not summary.prose]):
        return "blocked"
    half = any(summary.lines("oauth") for summary in files if not summary.prose)
    return "half_migrated" if half else "not_started"


def _secret_names(group: Group, files: Sequence[FileSummary]) -> tuple[str, ...]:
    """Environment variables that hold the private key."""
    names = (name for summary in files for name in (*summary.defines, *summary.references) if name.written.isupper())
    own = {"", *group.families}
    return tuple(sorted({name.written for name in names if _KEY.search(name.value) and family(name.value) in own}))


def _name(group: Group, members: Sequence[Finding], around: Surroundings) -> tuple[str, str]:
    """The name for people, and the part of it that does not depend on where the tree was checked out."""
    place = common_folder(group.paths)
    titles = [around.summaries[path] for path in group.paths if path in around.summaries]
    own = _project(group, members)
    within = (above for above in upward(own or place) if len(above) >= len(own))
    candidates = (
        next((summary.title for summary in titles if summary.title), ""),
        next((around.projects[above] for above in within if above in around.projects), ""),
        own.rpartition("/")[2],
        place.rpartition("/")[2] if len(group.families) != 1 else "",
        _spelled(group.families[0], titles) if len(group.families) == 1 else "",
    )
    stable = next((clean for one in candidates if (clean := _clean(one))), "")
    return stable or _clean(around.root) or "Adobe integration", stable


def _project(group: Group, members: Sequence[Finding]) -> str:
    """The folder of the project that names the credential, or holds most of the code; empty for the repository."""
    named = {project_root(path) for path in group.homes} - {""}
    if len(named) == 1:
        return next(iter(named))
    code = [finding.place.path for finding in members if finding.category is Category.BREAKS]
    roots = Counter(project_root(path) for path in dict.fromkeys(code or group.paths))
    [(most, count)] = roots.most_common(1)
    return most if 2 * count > roots.total() else ""


def _spelled(label: str, files: Sequence[FileSummary]) -> str:
    """A family with its words apart, as its variables have them: `acme-loyalty` of `ACME_LOYALTY_ORG_ID`."""
    for name in (name for summary in files for name in (*summary.defines, *summary.references)):
        parts = words(name.written)
        for first in range(len(parts)):
            for last in range(first + 1, len(parts) + 1):
                if "".join(parts[first:last]) == label:
                    return "-".join(parts[first:last])
    return label


def _clean(name: str) -> str:
    return _UNPRINTABLE.sub("", name).strip(" .-/")[:_LONGEST_NAME]


def _distinct(names: Sequence[tuple[str, str]], groups: Sequence[Group]) -> list[tuple[str, str]]:
    """Tell namesakes apart by environment, client ID, or folder."""
    count = Counter(name for name, _ in names)
    made = []
    for (name, stable), group in zip(names, groups, strict=True):
        shown = name
        if count[name] > 1:
            environment = _ENVIRONMENT.search(" ".join(group.paths).lower())
            client = group.clients[0][:8] if group.clients else ""
            mark = ("service credentials" if group.exempt else "") or client or common_folder(group.paths) or ""
            shown = f"{name} ({', '.join(filter(None, (environment[1] if environment else '', mark)))})"
        made.append((shown.replace(" ()", ""), stable))
    return made


def _identifier(stable: str, group: Group, integration: Integration, taken: Mapping[str, Integration]) -> str:
    product = integration.products[0] if integration.products else "adobe"
    slug = _NOT_SLUG.sub("-", (stable or product).lower()).strip("-")[:40] or "adobe"
    identity = integration.client_id or integration.technical_account
    seed = identity or "\0".join((integration.org_id or "", common_folder(group.paths), *integration.metascopes))
    for ordinal in range(len(taken) + 1):
        digest = hashlib.sha256(f"{seed}\0{ordinal}".encode() if ordinal else seed.encode()).hexdigest()[:8]
        if f"{slug}-{digest}" not in taken:
            return f"{slug}-{digest}"
    raise AssertionError("one of more ordinals than integrations is free")
