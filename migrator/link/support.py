"""Keeps weak findings that strong evidence supports, and says by what; drops the rest."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from migrator.link.tree import folder
from migrator.model import Category, Evidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from migrator.link.summary import FileSummary
    from migrator.link.ties import Tie
    from migrator.model import Finding

_FAR = 1 << 30
_STEPS = 2
"""Ties between a weak file and a strong one: code imports a loader, the loader names the key file."""
_SMALL = 40
"""Files with findings in one folder, above which lying in the same folder says nothing."""
_KEY_FOLDERS = frozenset({"cert", "certificates", "certs", "credentials", "key", "keys", "secret", "secrets", "ssl"})


def settle(
    findings: Sequence[Finding], summaries: Mapping[str, FileSummary], known: Iterable[Tie]
) -> tuple[Finding, ...]:
    """The findings that stand, in the given order: the strong ones, and the weak ones with what supports them.

    A file that names another system and not Adobe's is never a support and never supported: a Google service account
    beside an Adobe integration stays silent.
    """
    strong: defaultdict[str, list[Finding]] = defaultdict(list)
    weak: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        (strong if finding.standalone else weak)[finding.place.path].append(finding)
    if not strong:
        return ()
    reached = _reached(strong, summaries, known)
    keys = [path for path in reached if any(one.category is Category.EXPOSED for one in weak.get(path, ()))]
    folders = _folders((*strong, *keys))
    kept = []
    for finding in findings:
        evidence = None if finding.standalone else _support(finding, strong, summaries, reached, folders)
        if finding.standalone:
            kept.append(finding)
        elif evidence is not None:
            kept.append(replace(finding, evidence=(*finding.evidence, evidence)))
    return tuple(kept)


@dataclass(frozen=True, slots=True)
class _Route:
    """How a file is reached from a strong one: the evidence, and the ties between them."""

    evidence: Evidence
    steps: int


def _support(
    finding: Finding,
    strong: Mapping[str, list[Finding]],
    summaries: Mapping[str, FileSummary],
    reached: Mapping[str, _Route],
    folders: Mapping[str, str],
) -> Evidence | None:
    path = finding.place.path
    summary = summaries.get(path)
    if path in strong:
        return _same_file(finding, strong[path], summary)
    if summary is not None and is_foreign(summary):
        return None
    if path in reached:
        return reached[path].evidence
    return _same_folder(finding, folders)


def is_foreign(summary: FileSummary) -> bool:
    """True where a file names another system that signs JWTs or holds keys, and never Adobe's."""
    return bool(summary.lines("foreign")) and not summary.lines("adobe") and not summary.metascopes


def _same_file(finding: Finding, strong: list[Finding], summary: FileSummary | None) -> Evidence | None:
    """The nearest strong finding of those sorted by line, unless another system is named nearer."""
    line = finding.place.line
    at = bisect_left(strong, line, key=lambda other: other.place.line)
    nearest = min(strong[max(at - 1, 0) : at + 1], key=lambda other: abs(other.place.line - line))
    distance = abs(nearest.place.line - line)
    foreign = min((abs(at - line) for at in summary.lines("foreign")), default=_FAR) if summary is not None else _FAR
    adobe = min((abs(at - line) for at in summary.lines("adobe")), default=_FAR) if summary is not None else _FAR
    if foreign < min(distance, adobe):
        return None
    return Evidence(f"stands in one file with: {nearest.title}", nearest.place.path, nearest.place.line)


def _reached(
    strong: Mapping[str, list[Finding]], summaries: Mapping[str, FileSummary], known: Iterable[Tie]
) -> dict[str, _Route]:
    """Files tied to a strong one directly or over one file between, each by its shortest and first route."""
    by_file: defaultdict[str, list[Tie]] = defaultdict(list)
    for tie in known:
        by_file[tie.holder].append(tie)
        by_file[tie.target].append(tie)
    routes: dict[str, _Route] = {}
    frontier = sorted(strong)
    for step in range(1, _STEPS + 1):
        found: dict[str, _Route] = {}
        for path, tie in _outward(frontier, by_file):
            other = tie.other(path)
            if other in strong or other in routes or other in found:
                continue
            if other in summaries and is_foreign(summaries[other]):
                continue
            reason = tie.reason(target_is_subject=other == tie.target)
            found[other] = _Route(Evidence(reason, tie.holder, tie.line), step)
        routes.update(found)
        frontier = sorted(found)
    return routes


def _outward(frontier: Iterable[str], by_file: Mapping[str, list[Tie]]) -> Iterator[tuple[str, Tie]]:
    for path in frontier:
        for tie in by_file.get(path, ()):
            yield path, tie


def _folders(paths: Iterable[str]) -> dict[str, str]:
    """Folder to its first file of the flow, for folders with few of them."""
    held: defaultdict[str, list[str]] = defaultdict(list)
    for path in sorted(paths):
        held[folder(path)].append(path)
    return {name: paths[0] for name, paths in held.items() if len(paths) <= _SMALL}


def _same_folder(finding: Finding, folders: Mapping[str, str]) -> Evidence | None:
    """Keys, certificates and other dead weight beside strong findings or a supported key, or in a key folder below.

    Signing code is not taken by neighbourhood: a session token is often signed next door.
    """
    if finding.category not in {Category.EXPOSED, Category.LEFTOVER}:
        return None
    own = folder(finding.place.path)
    parent, _, name = own.rpartition("/")
    for candidate in (own, parent) if name.lower() in _KEY_FOLDERS else (own,):
        if candidate in folders:
            return Evidence("lies beside a file of the Service Account (JWT) flow", folders[candidate], 0)
    return None
