"""The core: joins the stages into one Audit."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from migrator import __version__
from migrator.catalogue.timeline import timeline
from migrator.deadline import assess
from migrator.discover.options import MAX_FILE_BYTES
from migrator.examine import Examiner
from migrator.outcome import Audit, ToolInfo
from migrator.prefilter import COMPANIONS, SUPPRESSIONS, AdaptivePrefilter
from migrator.scan import scan

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from migrator.discover.source import Listing
    from migrator.model import Finding, Integration, Verdict
    from migrator.rules.chosen import Chosen
    from migrator.scan import ScanResult
    from migrator.suppress import Directive


class Request(NamedTuple):
    """What to audit, and how.

    `root` names the tree in headings. `check` asks IMS about the credentials; None where no IMS was named. `settle`
    regrades and suppresses findings, given the directives that stand in the files.
    `rewrites` False leaves the findings without diffs, which a gate does not need.
    """

    listing: Listing
    root: str
    as_of: date
    rules: Chosen
    check: Callable[[Sequence[Integration]], tuple[Verdict, ...]] | None = None
    settle: Callable[[Audit, Sequence[Directive]], Audit] | None = None
    rewrites: bool = True
    workers: int | None = None
    max_file_bytes: int = MAX_FILE_BYTES
    archives: bool = False
    progress: Callable[[int], None] | None = None


def audit(request: Request) -> Audit:
    """Run every stage.

    Raises:
        IncompleteError: a worker process died.
        MigratorError: whatever the checker raises for unusable credentials or recordings.
    """
    wanted = request.rules.words(SUPPRESSIONS, COMPANIONS)
    examiner = Examiner(request.rules, AdaptivePrefilter(wanted), request.max_file_bytes, request.archives)
    result = scan(request.listing, examiner, workers=request.workers, progress=request.progress)
    findings, integrations = _linked(result, request)
    found = Audit(
        tool=ToolInfo("migrator", __version__),
        root=request.root,
        as_of=request.as_of,
        deadline=assess(request.as_of, timeline()),
        coverage=result.coverage,
        findings=findings,
        integrations=integrations,
        credentials=(),
        checked=request.check is not None,
    )
    settled = request.settle(found, result.directives) if request.settle is not None else found
    credentials = request.check(settled.integrations) if request.check is not None else ()
    if not settled.findings and not settled.integrations:
        return settled._replace(credentials=credentials)
    from migrator.link.readiness import settle_readiness  # noqa: PLC0415 - a clean tree has none to settle

    findings = _rewritten(settled, request) if request.rewrites else settled.findings
    integrations = settle_readiness(settled.integrations, findings, credentials)
    return settled._replace(findings=findings, integrations=integrations, credentials=credentials)


def _linked(result: ScanResult, request: Request) -> tuple[tuple[Finding, ...], tuple[Integration, ...]]:
    if not result.findings:
        return (), ()
    from migrator.link.join import link  # noqa: PLC0415 - a clean tree has nothing to link

    linked = link(result.findings, result.summaries, as_of=request.as_of, root=request.root)
    return linked.findings, linked.integrations


def _rewritten(settled: Audit, request: Request) -> tuple[Finding, ...]:
    if not settled.findings:
        return ()
    from migrator.rewrite.engine import attach  # noqa: PLC0415 - a clean tree needs no rewriter
    from migrator.rewrite.source import of_listing  # noqa: PLC0415

    rewrites = attach(settled.findings, settled.integrations, of_listing(request.listing, request.rules))
    return tuple(finding._replace(rewrite=rewrites.get(finding.fingerprint)) for finding in settled.findings)
