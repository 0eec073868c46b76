"""`expires_in` is a sane number of seconds; the old exchange gave milliseconds, which is the migration's first bug."""

from __future__ import annotations

from migrator.ims.checking import Check, Outcome, Subject, Transcript

LONGEST = 31 * 86_400
"""Seconds. Adobe's tokens live a day (86399, adobe-dev-console S2S/implementation.md), other servers' up to ten; an
hour in milliseconds would be 42 days."""


def _judge(check: Check, _subject: Subject, transcript: Transcript) -> tuple[Outcome, ...]:
    answer = transcript.granted()
    if answer is None:
        return (check.skipped("no token was granted"),)
    value = answer.fields.get("expires_in")
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        found = "missing" if value is None else "no number"
        return (check.unknown("expires_in", f"expires_in is {found}", "see that --ims names an IMS"),)
    if value <= 0:
        return (check.failed("expired_token", f"expires_in is {value:g}: the token is dead on arrival", "check again"),)
    if value > LONGEST:
        return (
            check.failed(
                "expires_in_unit",
                f"expires_in is {value:g}; as seconds that is {value / 86_400:.0f} days, so these are milliseconds",
                "this is how the old exchange answered; see that the token endpoint is /ims/token/v3",
            ),
        )
    return (check.passed(f"expires_in is {value:g} seconds ({value / 3600:.1f} hours)"),)


CHECK = Check("expires_in", "The token's life is given in seconds", 50, _judge)
