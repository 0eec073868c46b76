"""Links the findings of a whole tree: keeps the weak ones that have support, groups all into integrations."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from migrator.link.group import group
from migrator.link.support import settle
from migrator.link.ties import ties
from migrator.model import Category, Evidence, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from migrator.link.group import Group
    from migrator.link.summary import FileSummary
    from migrator.model import Finding, Integration


class LinkResult(NamedTuple):
    """What stands after linking: findings in order of place, each with its integration and deadline."""

    findings: tuple[Finding, ...] = ()
    integrations: tuple[Integration, ...] = ()


def link(
    findings: Iterable[Finding],
    summaries: Iterable[FileSummary],
    *,
    as_of: date,
    root: str = "",
    certificates: Mapping[str, date] | None = None,
) -> LinkResult:
    """Link the findings of one tree.

    Args:
        findings: of all files, weak ones included, in any order.
        summaries: of all candidate files, with or without findings, in any order.
        as_of: today.
        root: name of the tree, for an integration that has no better one.
        certificates: path of a certificate to its notAfter, beyond those that the summaries know.

    Returns:
        The same for any order of the input. A finding that belongs to no integration (a document that speaks of
        several) keeps `integration` None.
    """
    ordered = sorted(findings, key=lambda one: (one.place, one.rule_id, one.fingerprint))
    by_path = {summary.path: summary for summary in sorted(summaries, key=lambda one: one.path)}
    known = ties(by_path) if ordered else ()
    standing = settle(ordered, by_path, known)
    if not standing:
        return LinkResult()
    from migrator.link.describe import Surroundings, describe  # noqa: PLC0415 - the catalogue; a clean tree needs none

    groups = tuple(one for one in group(standing, by_path, known) if _is_integration(one, standing))
    ends = {path: one.not_after for path, one in by_path.items() if one.not_after is not None}
    around = Surroundings(root, as_of, {**ends, **(certificates or {})}, by_path, known)
    integrations = describe(groups, standing, around)
    owner = {at: pair for pair in zip(groups, integrations, strict=True) for at in pair[0].members}
    linked = tuple(_linked(finding, owner.get(at)) for at, finding in enumerate(standing))
    return LinkResult(linked, tuple(sorted(integrations, key=lambda one: (one.exempt, one.name, one.id))))


def _is_integration(one: Group, findings: tuple[Finding, ...]) -> bool:
    """Prose, comments and generated files alone are no integration."""
    return one.exempt or any(
        findings[at].severity is not Severity.NOTE and findings[at].standalone for at in one.members
    )


def _linked(finding: Finding, owner: tuple[Group, Integration] | None) -> Finding:
    if owner is None:
        return finding
    integration = owner[1]
    if not integration.exempt or finding.exempt or finding.category is Category.EXPOSED:
        return finding._replace(integration=integration.id, deadline=None if finding.exempt else integration.deadline)
    reason = Evidence("serves AEM as a Cloud Service service credentials, which are exempt from the end of life")
    return finding._replace(
        integration=integration.id,
        exempt=True,
        severity=Severity.NOTE,
        evidence=(*finding.evidence, reason),
    )
