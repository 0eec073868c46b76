"""The token is a bearer token."""

from __future__ import annotations

from migrator.ims.checking import Check, Outcome, Subject, Transcript


def _judge(check: Check, _subject: Subject, transcript: Transcript) -> tuple[Outcome, ...]:
    answer = transcript.granted()
    if answer is None:
        return (check.skipped("no token was granted"),)
    kind = answer.text("token_type")
    if kind.lower() == "bearer":
        return (check.passed(f"token_type is {kind}"),)
    return (
        check.failed(
            "token_type",
            f"token_type is {kind or 'missing'}, expected bearer",
            "see that --ims names an IMS; Adobe's answers bearer",
        ),
    )


CHECK = Check("token_type", "The token is a bearer token", 40, _judge)
