"""What a rewritten program still does for the old flow: looked for with the same rules that found it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.detect import detect
from migrator.rewrite.base import Proposal
from migrator.rewrite.programs import CONFIG, PROSE
from migrator.rules.registry import load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.model import Finding
    from migrator.parse.document import Document
    from migrator.rewrite.base import Program
    from migrator.rewrite.draft import Draft

_RUNS = {
    "exchange-endpoint": "still names the JWT exchange",
    "jwt-token-parameter": "still sends an assertion",
    "assertion-signing": "still signs an assertion",
    "assertion-claims": "still builds the claims of an assertion",
    "private-key-reference": "still asks for a private key",
}
"""Rules whose findings in code mean that something of the old flow still runs."""


def remaining(program: Program, draft: Draft) -> Iterator[Proposal]:
    """A caution for each thing of the old flow that is left in the code of a rewritten program."""
    if program.family in {CONFIG, PROSE}:
        return
    rules = [rule for rule in load() if rule.id in _RUNS]
    for path in program.paths:
        document = draft.document(path)
        for finding in detect(document, rules):
            if _counts(document, finding):
                yield Proposal("", caution=f"{path}:{finding.place.line} {_RUNS[finding.rule_id]}")


def _counts(document: Document, finding: Finding) -> bool:
    """A name alone does no harm: an address still called `ims_exchange` may well hold the new one."""
    if finding.exempt or document.generated:
        return False
    return finding.rule_id != "exchange-endpoint" or "/jwt" in _line(document, finding)


def _line(document: Document, finding: Finding) -> str:
    return document.text[finding.place.start : finding.place.end]
