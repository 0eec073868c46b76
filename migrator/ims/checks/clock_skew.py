"""This machine's clock agrees with that of IMS: a program that computes expiry from its own clock depends on it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from migrator.ims.calls import Answer
from migrator.ims.checking import Check, Outcome, Subject, Transcript

if TYPE_CHECKING:
    from datetime import datetime

_TOLERANCE = timedelta(minutes=5)


def _judge(check: Check, _subject: Subject, transcript: Transcript) -> tuple[Outcome, ...]:
    moments = _moments(transcript)
    if moments is None:
        return (check.skipped("IMS did not say what time it is"),)
    here, there = moments
    seconds = abs((here - there).total_seconds())
    if seconds <= _TOLERANCE.total_seconds():
        return (check.passed("the clock of this machine and that of IMS agree within five minutes"),)
    return (
        check.unknown(
            "clock_skew",
            f"the clock of this machine is {seconds / 60:.0f} minutes {'ahead' if here > there else 'behind'}",
            "set the clock (NTP): a program here takes tokens for dead, or dead ones for alive",
            decides=False,
        ),
    )


def _moments(transcript: Transcript) -> tuple[datetime, datetime] | None:
    for answer in transcript.tokens():
        if isinstance(answer, Answer) and answer.at and answer.server_time:
            return answer.at, answer.server_time
    return None


CHECK = Check("clock", "The clocks agree", 65, _judge)
