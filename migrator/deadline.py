"""Where a day stands among the milestones of the end of life, in figures and in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.outcome import Deadline

if TYPE_CHECKING:
    from datetime import date

    from migrator.catalogue.timeline import Timeline
    from migrator.model import Milestone

# Not strftime: its month names follow the locale of the machine.
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def assess(as_of: date, timeline: Timeline) -> Deadline:
    """The deadline of Service Account (JWT) credentials in general, seen from `as_of`."""
    governing = timeline.governing.date
    return Deadline(
        governing=governing,
        days_left=(governing - as_of).days,
        statement=_general_statement(as_of, timeline),
        milestones=timeline.milestones,
        data_as_of=timeline.data_as_of,
    )


def governing_date(timeline: Timeline, not_after: date | None = None) -> date:
    """The last day of one credential: min(notAfter of its certificate, the governing milestone).

    Source: adobe-dev-console S2S/migration.md, S2S/faqs.md (@d26db4f2).
    """
    return timeline.governing.date if not_after is None else min(not_after, timeline.governing.date)


def credential_statement(as_of: date, timeline: Timeline, not_after: date | None = None) -> str:
    """One sentence on what the end of life means for one credential; `not_after` is its certificate's end."""
    end = timeline.governing.date
    if not_after is not None and not_after < end:
        cause = f"its certificate {_verb(as_of, not_after, 'expires', 'expired')} on {spell(not_after)}"
    else:
        cause = f"the end of life {_verb(as_of, end, 'is', 'was')} on {spell(end)}"
    last = governing_date(timeline, not_after)
    if as_of > last:
        return f"The JWT sign-in stopped working {_apart(as_of, last)}: {cause}."
    if as_of == last:
        return f"The JWT sign-in stops working today: {cause}."
    return f"The JWT sign-in stops working {_apart(as_of, last)}: {cause}."


def spell(day: date) -> str:
    """A date in words: 1 March 2026."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def days(count: int) -> str:
    """A number of days in words: 1 day, 1,241 days."""
    return f"{count:,} day{'' if count == 1 else 's'}"


def _general_statement(as_of: date, timeline: Timeline) -> str:
    end = timeline.governing.date
    if as_of > end:
        return (
            f"The end of life was {_apart(as_of, end)}, on {spell(end)}: no Service Account (JWT) credential signs in "
            "any more. Adobe has converted what was left to OAuth Server-to-Server; the code has to follow."
        )
    if as_of == end:
        return (
            f"The end of life is today, {spell(end)}: Adobe converts every remaining Service Account (JWT) credential, "
            "and the JWT exchange stops."
        )
    coming = f"The end of life is {_apart(as_of, end)}, on {spell(end)}, or earlier where a certificate expires before."
    return " ".join((coming, *_already(as_of, timeline.milestones)))


def _already(as_of: date, milestones: tuple[Milestone, ...]) -> tuple[str, ...]:
    """What the milestones before the last one mean on a day before it."""
    passed = {milestone.id for milestone in milestones if milestone.date <= as_of}
    refresh = next((m for m in milestones if m.id == "no_certificate_refresh"), None)
    if refresh is None:
        return ()
    if as_of > refresh.date:
        return ("Certificates can no longer be refreshed.",)
    if "no_new_credentials" in passed:
        return (
            f"Certificates can be refreshed until {spell(refresh.date)}; new credentials can no longer be created.",
        )
    return ()


def _apart(as_of: date, day: date) -> str:
    distance = (day - as_of).days
    return f"in {days(distance)}" if distance >= 0 else f"{days(-distance)} ago"


def _verb(as_of: date, day: date, coming: str, gone: str) -> str:
    return gone if day < as_of else coming
