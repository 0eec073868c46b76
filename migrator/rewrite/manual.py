"""What to do by hand, where no diff can be offered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.model import Category, Disposition, Rewrite
from migrator.rules.common.entries import guide, told_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from migrator.model import Finding
    from migrator.rules.base import Rule

_EXEMPT = (
    "This is a service credential of AEM as a Cloud Service, which the end of life does not reach. Leave it; plan its "
    "move with the AEM Developer Console."
)
_BY_CATEGORY = {
    Category.BREAKS: (
        "Ask IMS with POST <host>/ims/token/v3 and the urlencoded parameters grant_type=client_credentials, client_id, "
        "client_secret and scope (comma separated); then remove what signs the assertion. `expires_in` is in seconds."
    ),
    Category.EXPOSED: (
        "Take the material out of the repository and its history, treat it as leaked, and revoke it: the OAuth "
        "Server-to-Server credential needs no key."
    ),
    Category.LEFTOVER: "Remove it once nothing reads it any more; the OAuth Server-to-Server credential needs none.",
    Category.BEHAVIOUR: (
        "Check what the value means after the switch: `expires_in` counts seconds, scopes are comma separated without "
        "blanks, the body is urlencoded."
    ),
}

_OF_SDKS = frozenset({"sdk-usage", "sdk-dependency", "sdk-configuration", "ci-sign-in"})
"""Rules whose messages end with the advice of an entry."""


def by_hand(finding: Finding, rules: Mapping[str, Rule], reason: str = "") -> Rewrite:
    """A manual rewrite: why there is no diff, and what to write."""
    if finding.exempt:
        return Rewrite(Disposition.MANUAL, "Leave as it is", instruction=_EXEMPT)
    remedy = _of_sdk(finding) or _of_rule(finding, rules.get(finding.rule_id))
    return Rewrite(
        Disposition.MANUAL,
        "Change by hand",
        instruction=f"{_sentence(reason)} {remedy}" if reason else remedy,
    )


def _of_sdk(finding: Finding) -> str:
    """What the catalogue says of the SDK that a finding speaks of; empty where it is none of the catalogue's."""
    entry = told_of(finding.message) if finding.rule_id in _OF_SDKS else None
    return guide(entry) if entry is not None else ""


def _of_rule(finding: Finding, rule: Rule | None) -> str:
    return rule.remedy if rule is not None and rule.remedy else _BY_CATEGORY[finding.category]


def _sentence(reason: str) -> str:
    reason = reason.strip()
    return reason if reason.endswith((".", "!", "?")) else reason + "."
