"""Keeps weak findings that strong evidence supports, and says by what; drops the rest."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from migrator.detect import IN_A_COMMENT
from migrator.link.ties import KEY_FILE
from migrator.link.tree import folder, project_root
from migrator.model import Category, Evidence, Severity
from migrator.regex import lazy

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from migrator.link.summary import FileSummary
    from migrator.link.ties import Tie
    from migrator.model import Finding

_FAR = 1 << 30
_SMALL = 40
"""Files with findings in one folder, above which lying in the same folder says nothing."""
_OTHER_PURPOSE = lazy(
    r"(?<![a-z])(?:server|tls|ssl|https?|localhost|nginx|apache|ca|root|ssh|rsa|ecdsa|ed25519|apns?|google|gcp|firebase"
    r"|github|gitlab|session|cookie|saml|sso|salesforce|docusign|snowflake|vpn|wildcard|ingress)(?![a-z])"
)
"""Words in the name of a key that belongs to something else."""
_OF_ADOBE = lazy(r"adobe|umapi|(?<![a-z])(?:ims|aio)(?![a-z])")
_DOWNLOADED = frozenset({"private.key", "certificate_pub.crt"})
"""What the Developer Console's `config.zip` holds (facts.md 2.3)."""
_BESIDE = 12
"""Lines of a manual around a sample of code in which its system is named."""
_KEY_FOLDERS = frozenset({"cert", "certificates", "certs", "credentials", "key", "keys", "secret", "secrets", "ssl"})


def settle(
    findings: Sequence[Finding], summaries: Mapping[str, FileSummary], known: Iterable[Tie]
) -> tuple[Finding, ...]:
    """The findings that stand, in the given order: the strong ones, and the weak ones with what supports them.

    A file that names another system and not Adobe's is never a support, and supported only at the line where it names
    a key file of the flow: a Google service account beside an Adobe integration stays silent. What stands in a comment
    supports notes alone.
    """
    known = tuple(known)
    any_strong = _Ground.of(findings, summaries, known, comments=True)
    if not any_strong.strong:
        return ()
    loud = _Ground.of(findings, summaries, known, comments=False)
    kept = []
    for finding in findings:
        ground = any_strong if finding.severity is Severity.NOTE else loud
        evidence = None if finding.standalone else ground.support(finding)
        if finding.standalone:
            kept.append(finding)
        elif evidence is not None:
            kept.append(finding._replace(evidence=(*finding.evidence, evidence)))
    return tuple(kept)


class _Ground(NamedTuple):
    """The strong findings, and the files that they reach."""

    strong: Mapping[str, list[Finding]]
    summaries: Mapping[str, FileSummary]
    reached: Mapping[str, list[Tie]]
    behind: Mapping[str, list[Tie]]
    """Files that keep what a reached file of Adobe's hands them."""
    folders: Mapping[str, str]
    owned: Collection[str]
    """Files that others name, none of which has to do with the flow."""
    paths: Sequence[str]
    """Those of the strong findings, sorted."""
    alone: bool
    """Whether no file of the tree names another system."""

    @classmethod
    def of(
        cls,
        findings: Sequence[Finding],
        summaries: Mapping[str, FileSummary],
        known: Sequence[Tie],
        *,
        comments: bool,
    ) -> _Ground:
        """The ground, with or without what stands in comments."""
        strong: defaultdict[str, list[Finding]] = defaultdict(list)
        weak: defaultdict[str, list[Finding]] = defaultdict(list)
        for finding in findings:
            if not finding.standalone:
                weak[finding.place.path].append(finding)
            elif comments or not _is_commented(finding):
                strong[finding.place.path].append(finding)
        reached = _reached(strong, weak, summaries, known)
        keys = [path for path in reached if any(one.category is Category.EXPOSED for one in weak.get(path, ()))]
        owned = {
            tie.target for tie in known if tie.kind == "file" and tie.holder not in strong and tie.holder not in reached
        }
        behind = _behind(strong, reached, summaries, known)
        alone = not any(map(is_foreign, summaries.values()))
        return cls(strong, summaries, reached, behind, _folders((*strong, *keys)), owned, sorted(strong), alone)

    def support(self, finding: Finding) -> Evidence | None:
        """What a weak finding stands on."""
        path = finding.place.path
        summary = self.summaries.get(path)
        if path in self.strong:
            return _same_file(finding, self.strong[path], summary)
        if summary is not None and is_foreign(summary):
            same = [tie for tie in self.reached.get(path, ()) if tie.line == finding.place.line]
            return _nearest_tie(finding, same) if same else None
        if path in self.reached:
            return _nearest_tie(finding, self.reached[path])
        if path in self.behind and finding.category is Category.BEHAVIOUR:
            return _nearest_tie(finding, self.behind[path])
        if path in self.owned:
            return None
        manual = summary is not None and summary.prose and (_tells(finding) or _beside_adobe(finding, summary))
        beside = _same_folder(finding, self.folders)
        if beside is None and (manual or _is_download(finding) or _names_adobe(finding)):
            beside = _of_the_project(finding, self.paths)
        return beside or (self._only_key(finding) if _is_download(finding) else None)

    def _only_key(self, finding: Finding) -> Evidence | None:
        """The Console's own download in a folder at the root of a tree that names no other system."""
        fits = (
            self.alone
            and "/" not in folder(finding.place.path)
            and _OTHER_PURPOSE.search(finding.place.path.lower()) is None
        )
        return Evidence("lies in a tree with the Service Account (JWT) flow", self.paths[0], 0) if fits else None


def _is_commented(finding: Finding) -> bool:
    return any(evidence.message == IN_A_COMMENT for evidence in finding.evidence)


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
) -> dict[str, list[Tie]]:
    """Files tied to a strong one, directly or over one file between, and the ties.

    A file between carries on what it holds a part of itself (a weak finding that the first tie supports), or the files
    that it names where strong code imports it: a loader of the key. That some start-up module imports both says nothing
    about the one it imports beside.
    """
    by_file: defaultdict[str, list[Tie]] = defaultdict(list)
    for tie in known:
        by_file[tie.holder].append(tie)
        by_file[tie.target].append(tie)
    foreign = {path for path, summary in summaries.items() if is_foreign(summary)}
    first: defaultdict[str, list[Tie]] = defaultdict(list)
    for path in sorted(strong):
        for tie in by_file[path]:
            other = tie.other(path)
            if other not in strong and (other not in foreign or (tie.holder == other and _names_key(tie))):
                first[other].append(tie)
    second: defaultdict[str, list[Tie]] = defaultdict(list)
    for path, ties in sorted(first.items()):
        if path in foreign:
            continue
        handed_down = any(tie.target == path and tie.kind != "key" for tie in ties)
        for tie in by_file[path]:
            other = tie.other(path)
            names_it = handed_down and tie.holder == path and tie.kind == "file"
            if other not in strong and other not in first and other not in foreign and (path in weak or names_it):
                second[other].append(tie)
    return {**first, **second}


def _names_key(tie: Tie) -> bool:
    """Whether a tie is the file of a key that has no other purpose by its name."""
    return KEY_FILE.search(tie.what.replace("\\", "/").rpartition("/")[2]) is not None


def _behind(
    strong: Collection[str],
    reached: Collection[str],
    summaries: Mapping[str, FileSummary],
    known: Iterable[Tie],
) -> dict[str, list[Tie]]:
    """Files imported by one that names Adobe and that strong code imports: the cache of a client, the client between.

    Only for what they do with the token; a key or a signature there may be anybody's.
    """
    imports = [tie for tie in known if tie.kind in {"import", "name"}]
    clients = {
        tie.target
        for tie in imports
        if tie.holder in strong and tie.target in reached and summaries[tie.target].lines("adobe")
    }
    found: defaultdict[str, list[Tie]] = defaultdict(list)
    for tie in imports:
        if tie.holder in clients and not is_foreign(summaries[tie.target]):
            found[tie.target].append(tie)
    return found


def _nearest_tie(finding: Finding, ties: list[Tie]) -> Evidence:
    """The tie that stands nearest to the finding in its own file; one of another file where there is none."""
    path, line = finding.place.path, finding.place.line
    tie = min(ties, key=lambda one: (abs(one.line - line) if one.holder == path else _FAR, one))
    return Evidence(tie.reason(target_is_subject=path == tie.target), tie.holder, tie.line)


def _folders(paths: Iterable[str]) -> dict[str, str]:
    """Folder to its first file of the flow, for folders with few of them."""
    held: defaultdict[str, list[str]] = defaultdict(list)
    for path in sorted(paths):
        held[folder(path)].append(path)
    return {name: paths[0] for name, paths in held.items() if len(paths) <= _SMALL}


def _tells(finding: Finding) -> bool:
    """True for words about the credential, and for the Console's own download."""
    downloaded = any(one.kind == "file" and one.value.lower() in _DOWNLOADED for one in finding.identifiers)
    return finding.rule_id == "documentation" or downloaded


def _beside_adobe(finding: Finding, summary: FileSummary) -> bool:
    """True for a sample of code that names Adobe in the lines around, and nobody else."""
    line = finding.place.line
    near = any(abs(at - line) <= _BESIDE for at in summary.lines("adobe"))
    return near and not summary.lines("foreign")


def _names_adobe(finding: Finding) -> bool:
    """True where the name of a setting says itself whose it is, and that it is for the key."""
    return finding.rule_id == "private-key-reference" and any(
        one.kind == "config_key" and _OF_ADOBE.search(one.value.lower()) is not None for one in finding.identifiers
    )


def _is_download(finding: Finding) -> bool:
    """True for the Console's own download in the tree."""
    name = finding.place.path.rpartition("/")[2].lower()
    return finding.category is Category.EXPOSED and name in _DOWNLOADED


def _of_the_project(finding: Finding, strong: Sequence[str]) -> Evidence | None:
    """What a manual tells of the credential, and its download, where the project has the flow."""
    own = project_root(finding.place.path)
    inside = f"{own}/" if own else ""
    at = bisect_left(strong, inside)
    below = strong[at] if at < len(strong) and strong[at].startswith(inside) else None
    says = "documents" if _tells(finding) else "belongs to"
    return None if below is None else Evidence(f"{says} a project with the Service Account (JWT) flow", below, 0)


def _same_folder(finding: Finding, folders: Mapping[str, str]) -> Evidence | None:
    """Keys, certificates and other dead weight beside strong findings or a supported key, or in a key folder below.

    Not what another file of the tree names, nor what its own name gives to something else.

    Signing code is not taken by neighbourhood: a session token is often signed next door.
    """
    if finding.category not in {Category.EXPOSED, Category.LEFTOVER}:
        return None
    own = folder(finding.place.path)
    if _OTHER_PURPOSE.search(finding.place.path[len(own) :].lower()):
        return None
    parent, _, name = own.rpartition("/")
    for candidate in (own, parent) if name.lower() in _KEY_FOLDERS else (own,):
        if candidate in folders:
            return Evidence("lies beside a file of the Service Account (JWT) flow", folders[candidate], 0)
    return None
