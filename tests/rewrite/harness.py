"""Rewrites small trees given as text."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import dedent
from typing import TYPE_CHECKING

from migrator.detect import detect
from migrator.model import Integration
from migrator.parse.read import parse
from migrator.rewrite.engine import plan
from migrator.rewrite.source import Source
from migrator.rules.registry import load

if TYPE_CHECKING:
    from collections.abc import Mapping

    from migrator.model import Finding
    from migrator.rewrite.engine import FixPlan

SCOPES = ("openid", "AdobeID", "read_organizations")
INTEGRATION = Integration(
    id="acme-1",
    name="acme",
    client_id=None,
    org_id=None,
    technical_account=None,
    products=(),
    metascopes=(),
    proposed_scopes=SCOPES,
    findings=(),
    evidence=(),
    readiness="not_started",
    next_steps=(),
    deadline=None,
)


@dataclass(frozen=True)
class Result:
    """A tree after its rewrite."""

    plan: FixPlan
    findings: tuple[Finding, ...]
    files: dict[str, str]

    def dispositions(self) -> dict[str, str]:
        """Disposition by rule; the last one where a rule found several places."""
        return {finding.rule_id: self.plan.rewrites[finding.fingerprint].disposition.value for finding in self.findings}


def rewrite_bytes(files: Mapping[str, bytes], *, unsafe: bool = True) -> tuple[FixPlan, tuple[Finding, ...]]:
    """The plan for a tree of one integration."""
    documents = {path: parse(path, data) for path, data in files.items()}
    findings = tuple(
        finding._replace(integration=INTEGRATION.id)
        for document in documents.values()
        for finding in detect(document, load())
    )
    return plan(
        findings, [INTEGRATION], Source(documents.__getitem__, parse, tuple(documents)), unsafe=unsafe
    ), findings


def rewrite(files: Mapping[str, str], *, unsafe: bool = True) -> Result:
    """Dedents, detects and rewrites; files that do not change are part of the result."""
    before = {path: dedent(text).lstrip("\n") for path, text in files.items()}
    fixes, findings = rewrite_bytes({path: text.encode() for path, text in before.items()}, unsafe=unsafe)
    after = before | {change.path: change.after.decode() for change in fixes.files}
    return Result(fixes, findings, after)


def check_rewritten(before: str, after: str, path: str) -> Result:
    """One file becomes exactly another, and stays that when it is rewritten again."""
    result = rewrite({path: before})
    assert result.files[path] == dedent(after).lstrip("\n")
    assert rewrite({path: result.files[path]}).files[path] == result.files[path]
    return result


def check_kept(text: str, path: str) -> None:
    """A file that no rewrite touches."""
    assert rewrite({path: text}).plan.files == ()


def check_tree(before: Mapping[str, str], after: Mapping[str, str]) -> Result:
    """Several files become exactly others, and stay those; files that `after` leaves out keep their text."""
    result = rewrite(before)
    wanted = {path: dedent(text).lstrip("\n") for path, text in {**before, **after}.items()}
    assert result.files == wanted
    assert rewrite(result.files).files == wanted
    return result
