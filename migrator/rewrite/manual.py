"""What to do by hand, where no diff can be offered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.model import Category, Disposition, Rewrite

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


def by_hand(finding: Finding, rules: Mapping[str, Rule], reason: str = "") -> Rewrite:
    """A manual rewrite: why there is no diff, and what to write."""
    if finding.exempt:
        return Rewrite(Disposition.MANUAL, "Leave as it is", instruction=_EXEMPT)
    rule = rules.get(finding.rule_id)
    remedy = rule.remedy if rule is not None and rule.remedy else _BY_CATEGORY[finding.category]
    return Rewrite(
        Disposition.MANUAL,
        "Change by hand",
        instruction=f"{_sentence(reason)} {remedy}" if reason else remedy,
    )


def _sentence(reason: str) -> str:
    reason = reason.strip()
    return reason if reason.endswith((".", "!", "?")) else reason + "."
