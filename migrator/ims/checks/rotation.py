"""While a client secret is rotated there are two; this says which of them is alive."""

from __future__ import annotations

from migrator.ims.calls import Answer, Failure
from migrator.ims.checking import Check, Outcome, Subject, Transcript, is_grant
from migrator.ims.judging import trouble

_SEVERAL = 2


def _judge(check: Check, _subject: Subject, transcript: Transcript) -> tuple[Outcome, ...]:
    results = transcript.tokens()
    if len(results) < _SEVERAL:
        return (check.skipped("there is one client secret, no rotation is under way"),)
    words = ", ".join(f"secret {at}: {_word(result)}" for at, result in enumerate(results, 1))
    if all(isinstance(one, Answer) and is_grant(one) for one in results):
        return (check.passed(f"{words}; delete the old one when nothing uses it any more"),)
    if any(trouble(one) for one in results):
        return (check.unknown("rotation_unknown", words, "check again later", decides=False),)
    if transcript.granted() is None:
        return (check.skipped(words),)
    return (
        check.failed(
            "secret_rejected",
            words,
            "take the rejected secret out of the configuration; most programs use the first one that they find",
            # A program that takes the first secret fails now; a dead second one does no harm yet.
            decides=not (isinstance(results[0], Answer) and is_grant(results[0])),
        ),
    )


def _word(result: Answer | Failure) -> str:
    if isinstance(result, Answer) and is_grant(result):
        return "accepted"
    found = trouble(result)
    return f"not known ({found.code})" if found else "rejected"


CHECK = Check("rotation", "Every client secret is accepted", 30, _judge)
