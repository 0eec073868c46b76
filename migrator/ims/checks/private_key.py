"""The old private key can be read: what lies in the tree or with the user is really a key, and how strong."""

from __future__ import annotations

from migrator.ims.checking import Check, Outcome, Subject, Transcript


def _judge(check: Check, subject: Subject, _transcript: Transcript) -> tuple[Outcome, ...]:
    leftover = subject.jwt
    if leftover is None or leftover.private_key is None:
        return (check.skipped("no private key was given"),)
    from migrator.ims.keys import KeyProblemError, read_key  # noqa: PLC0415 - cryptography, only with a key
    from migrator.ims.leftovers import key_bytes  # noqa: PLC0415 - the same

    try:
        facts = read_key(key_bytes(leftover), leftover.passphrase)
    except KeyProblemError as problem:
        return (check.failed("private_key", f"the key of {leftover.origin} {problem}", _REMEDY, decides=False),)
    return (check.passed(f"{facts.kind}, {facts.bits} bits; delete it once the migration is done"),)


_REMEDY = "the new sign-in needs no key: take it out of the tree and of the secret store once the migration is done"

CHECK = Check("private_key", "The old private key can be read", 110, _judge)
