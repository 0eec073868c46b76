"""When the old credential may be deleted in the Console, which nobody can undo; this program never does it.

adobe-dev-console S2S/migration.md: first a newer token by OAuth than by JWT, and 24 hours since the last JWT token.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta, timezone

from migrator.catalogue.timeline import timeline
from migrator.ims.checking import Check, Outcome, Subject, Transcript, is_grant
from migrator.ims.checks.jwt_exchange import NAME

_TOKEN_LIFE = timedelta(hours=24)


def _judge(check: Check, subject: Subject, transcript: Transcript) -> tuple[Outcome, ...]:
    if transcript.granted() is None:
        return (check.skipped("the new sign-in does not work yet; keep the old credential"),)
    exchanged = transcript.answer(NAME)
    if exchanged and is_grant(exchanged):
        end = (exchanged.at or subject.moment) + _TOKEN_LIFE
        evidence = f"a JWT token was made during this check; do not delete before {end:%Y-%m-%d %H:%M} UTC"
        return (check.failed("too_early", evidence, "wait, and see that no program asks for another", decides=False),)
    last, cause = _last_day(subject)
    if subject.now >= last + _TOKEN_LIFE:
        evidence = f"{cause} on {last:%Y-%m-%d}, so the last JWT token is long dead, and the new sign-in works"
        return (check.passed(f"{evidence}; deleting cannot be undone"),)
    return (
        check.unknown(
            "deletion",
            "when the last JWT token was made is not known here",
            "look at the last access token of the Service Account (JWT) tab in the Developer Console; delete 24 hours "
            "after it at the earliest, it cannot be undone",
            decides=False,
        ),
    )


def _last_day(subject: Subject) -> tuple[datetime, str]:
    """The latest moment at which a JWT token can have been made: min(end of the certificate, end of life)."""
    end_of_life = datetime.combine(timeline().governing.date, time.max, timezone.utc)
    ended = _certificate_end(subject)
    if ended and ended < end_of_life:
        return ended, "the certificate ended"
    return end_of_life, "the Service Account (JWT) sign-in ended"


def _certificate_end(subject: Subject) -> datetime | None:
    if subject.jwt is None or subject.jwt.certificate is None:
        return None
    from migrator.ims.keys import KeyProblemError, read_certificate  # noqa: PLC0415 - cryptography, only with one

    try:
        return read_certificate(subject.jwt.certificate).not_after
    except KeyProblemError:
        return None


CHECK = Check("deletion", "The old credential may be deleted", 140, _judge)
