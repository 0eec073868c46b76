"""The old certificate: whether it belongs to the key, and when it ends; no certificate can be renewed any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.ims.checking import Check, Outcome, Subject, Transcript

if TYPE_CHECKING:
    from migrator.ims.credentials import JwtCredential
    from migrator.ims.keys import CertificateFacts

_REMEDY = "there is nothing to renew (adobe-dev-console S2S/migration.md): migrate to OAuth Server-to-Server"


def _judge(check: Check, subject: Subject, _transcript: Transcript) -> tuple[Outcome, ...]:
    leftover = subject.jwt
    if leftover is None or leftover.certificate is None:
        return (check.skipped("no certificate was given"),)
    from migrator.ims.keys import KeyProblemError, read_certificate  # noqa: PLC0415 - cryptography, only with one

    try:
        facts = read_certificate(leftover.certificate)
    except KeyProblemError as problem:
        evidence = f"the certificate of {leftover.origin} {problem}"
        return (check.failed("certificate", evidence, _REMEDY, decides=False),)
    return (_mismatch(check, leftover, facts) or _life(check, subject, facts),)


def _mismatch(check: Check, leftover: JwtCredential, facts: CertificateFacts) -> Outcome | None:
    from migrator.ims.keys import KeyProblemError, read_key  # noqa: PLC0415 - cryptography, only with a key
    from migrator.ims.leftovers import key_bytes  # noqa: PLC0415 - the same

    if leftover.private_key is None:
        return None
    try:
        key = read_key(key_bytes(leftover), leftover.passphrase)
    except KeyProblemError:
        return None  # told by its own check
    if key.identity == facts.identity:
        return None
    return check.failed(
        "certificate", "the certificate belongs to another key than the one given", _REMEDY, decides=False
    )


def _life(check: Check, subject: Subject, facts: CertificateFacts) -> Outcome:
    days = (facts.not_after - subject.now).days
    if facts.not_after <= subject.now:
        evidence = f"ended on {facts.not_after:%Y-%m-%d}, {-days} days ago: the old sign-in refuses its key since then"
        return check.failed("certificate_ended", evidence, _REMEDY, decides=False)
    return check.passed(f"RSA, {facts.bits} bits, ends on {facts.not_after:%Y-%m-%d}, in {days} days")


CHECK = Check("certificate", "The old certificate belongs to the key and has not ended", 115, _judge)
