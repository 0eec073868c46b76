"""The core: joins the stages into one Audit."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from migrator import __version__
from migrator.catalogue.load import timeline
from migrator.deadline import assess
from migrator.discover.source import Source
from migrator.examine import Examiner
from migrator.link.join import link
from migrator.model import Audit, ToolInfo
from migrator.prefilter import AdaptivePrefilter, words
from migrator.scan import scan

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from migrator.discover.source import Listing
    from migrator.link.join import LinkResult
    from migrator.model import Finding, Integration, Verdict
    from migrator.parse.document import Document
    from migrator.rules.base import Rule


@dataclass(frozen=True, slots=True)
class Request:
    """What to audit, and how.

    `root` names the tree in headings. `check` asks IMS about the credentials; None where no IMS was named.
    `rewrites` False leaves the findings without diffs, which a gate does not need.
    """

    listing: Listing
    root: str
    as_of: date
    rules: Sequence[Rule]
    check: Callable[[Sequence[Integration]], tuple[Verdict, ...]] | None = None
    rewrites: bool = True
    workers: int | None = None
    max_file_bytes: int = 16 * 1024 * 1024
    progress: Callable[[int], None] | None = None


def audit(request: Request) -> Audit:
    """Run every stage.

    Raises:
        IncompleteError: a worker process died.
        MigratorError: whatever the checker raises for unusable credentials or recordings.
    """
    examiner = Examiner(tuple(request.rules), AdaptivePrefilter(words(request.rules)), request.max_file_bytes)
    result = scan(request.listing, examiner, workers=request.workers, progress=request.progress)
    linked = link(
        result.findings,
        result.summaries,
        as_of=request.as_of,
        root=request.root,
    )
    credentials = request.check(linked.integrations) if request.check is not None else ()
    return Audit(
        tool=ToolInfo("migrator", __version__),
        root=request.root,
        as_of=request.as_of,
        deadline=assess(request.as_of, timeline()),
        coverage=result.coverage,
        findings=_rewritten(linked, request.listing) if request.rewrites else linked.findings,
        integrations=linked.integrations,
        credentials=credentials,
        checked=request.check is not None,
    )


def _rewritten(linked: LinkResult, listing: Listing) -> tuple[Finding, ...]:
    if not linked.findings:
        return ()
    from migrator.rewrite.engine import attach  # noqa: PLC0415 - a clean tree needs no rewriter

    rewrites = attach(linked.findings, linked.integrations, loader(listing), paths_of(listing))
    return tuple(replace(finding, rewrite=rewrites.get(finding.fingerprint)) for finding in linked.findings)


def loader(listing: Listing) -> Callable[[str], Document]:
    """Reads a listed file again, parsed."""
    from migrator.parse.read import parse  # noqa: PLC0415 - a clean tree needs no parser

    return lambda path: parse(path, listing.read(path))


def paths_of(listing: Listing) -> tuple[str, ...]:
    """The paths a listing gives."""
    return tuple(item.path for item in listing if isinstance(item, Source))
