"""Keeps weak findings that strong evidence supports, and says by what; drops the rest."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from migrator.link.tree import folder
from migrator.model import Category, Evidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from migrator.link.summary import FileSummary
    from migrator.link.ties import Tie
    from migrator.model import Finding

_FAR = 1 << 30
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
    reached = _reached(strong, weak, summaries, known)
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


def _support(
    finding: Finding,
    strong: Mapping[str, list[Finding]],
    summaries: Mapping[str, FileSummary],
    reached: Mapping[str, Evidence],
    folders: Mapping[str, str],
) -> Evidence | None:
    path = finding.place.path
    summary = summaries.get(path)
    if path in strong:
        return _same_file(finding, strong[path], summary)
    if summary is not None and is_foreign(summary):
        return None
    if path in reached:
        return reached[path]
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
    strong: Mapping[str, list[Finding]],
    weak: Mapping[str, list[Finding]],
    summaries: Mapping[str, FileSummary],
    known: Iterable[Tie],
) -> dict[str, Evidence]:
    """Files tied to a strong one, directly or over one file between, and the tie in words.

    A file between carries on what it holds a part of itself (a weak finding that the first tie supports), or the files
    that it names where strong code imports it: a loader of the key. That some start-up module imports both says nothing
    about the one it imports beside.
    """
    by_file: defaultdict[str, list[Tie]] = defaultdict(list)
    for tie in known:
        by_file[tie.holder].append(tie)
        by_file[tie.target].append(tie)
    first: dict[str, Tie] = {}
    for path in sorted(strong):
        for tie in by_file[path]:
            other = tie.other(path)
            if other not in strong and not (other in summaries and is_foreign(summaries[other])):
                first.setdefault(other, tie)
    second: dict[str, Tie] = {}
    for path, reached_by in sorted(first.items()):
        handed_down = reached_by.target == path and reached_by.kind != "key"
        for tie in by_file[path]:
            other = tie.other(path)
            down = tie.holder == path and tie.kind == "file"
            if other in strong or other in first or (other in summaries and is_foreign(summaries[other])):
                continue
            if path in weak or (handed_down and down):
                second.setdefault(other, tie)
    return {path: _as_evidence(path, tie) for path, tie in (*first.items(), *second.items())}


def _as_evidence(path: str, tie: Tie) -> Evidence:
    return Evidence(tie.reason(target_is_subject=path == tie.target), tie.holder, tie.line)


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
