"""The claims of an assertion that was found: whose it was, and until when.

Rules of the claims: adobe-dev-console JWT/index.md as of @054aa705^.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.ims.checking import Check, Outcome, Subject, Transcript

if TYPE_CHECKING:
    from migrator.ims.keys import AssertionFacts

_REMEDY = "nothing to repair: the OAuth Server-to-Server sign-in needs no assertion"


def _judge(check: Check, subject: Subject, _transcript: Transcript) -> tuple[Outcome, ...]:
    leftover = subject.jwt
    if leftover is None or leftover.assertion is None:
        return (check.skipped("no assertion was given"),)
    from migrator.ims.keys import KeyProblemError, read_assertion  # noqa: PLC0415 - cryptography, only with one

    try:
        facts = read_assertion(leftover.assertion.reveal())
    except KeyProblemError as problem:
        return (check.failed("assertion", f"what {leftover.origin} holds {problem}", _REMEDY, decides=False),)
    problems = _problems(facts, subject)
    if problems:
        return (check.failed("assertion", "; ".join(problems), _REMEDY, decides=False),)
    scopes = ", ".join(facts.metascopes)
    return (check.passed(f"signed with RS256 for client {facts.client_id}, metascopes {scopes}"),)


def _problems(facts: AssertionFacts, subject: Subject) -> list[str]:
    credential = subject.credential
    found = [
        (facts.algorithm != "RS256", f"signed with {facts.algorithm or 'nothing'}, not RS256"),
        (facts.client_id != credential.client_id, f"made for client {facts.client_id or 'none'}"),
        (not facts.issuer.endswith("@AdobeOrg"), "iss is no organisation (…@AdobeOrg)"),
        (bool(credential.org_id) and facts.issuer != credential.org_id, "iss is another organisation"),
        (not facts.subject.endswith("@techacct.adobe.com"), "sub is no technical account (…@techacct.adobe.com)"),
        (not facts.metascopes, "it has no metascope"),
        (facts.expires is None, "exp is no number of seconds"),
    ]
    if facts.expires is not None and facts.expires <= subject.now:
        found.append((True, f"it ended at {facts.expires:%Y-%m-%d %H:%M} UTC"))
    return [words for wrong, words in found if wrong]


CHECK = Check("assertion", "The claims of the assertion", 120, _judge)
