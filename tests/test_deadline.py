"""Deadline arithmetic and its words."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from migrator.catalogue.timeline import timeline
from migrator.deadline import assess, credential_statement, days, governing_date, spell

END = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("as_of", "days_left", "words"),
    [
        (date(2023, 4, 30), 1036, "The end of life is in 1,036 days, on 1 March 2026"),
        (date(2026, 2, 28), 1, "The end of life is in 1 day, on 1 March 2026"),
        (date(2026, 3, 1), 0, "The end of life is today, 1 March 2026"),
        (date(2026, 3, 2), -1, "The end of life was 1 day ago, on 1 March 2026"),
        (date(2026, 11, 23), -267, "The end of life was 267 days ago, on 1 March 2026"),
        (date(2029, 7, 24), -1241, "The end of life was 1,241 days ago, on 1 March 2026"),
    ],
)
def test_general_statement_counts_exactly(as_of: date, days_left: int, words: str) -> None:
    """The figure and the words agree on each side of the governing date."""
    deadline = assess(as_of, timeline())
    assert deadline.days_left == days_left
    assert deadline.statement.startswith(words)
    assert deadline.governing == END


@pytest.mark.parametrize(
    ("milestone", "before", "on", "after"),
    [
        ("no_new_credentials", (), ("until 30 June 2025",), ("until 30 June 2025",)),
        ("no_certificate_refresh", ("until 30 June 2025",), ("until 30 June 2025",), ("no longer be refreshed",)),
        ("end_of_life", ("in 1 day",), ("today",), ("1 day ago",)),
    ],
)
def test_statement_changes_at_each_milestone(
    milestone: str, before: tuple[str, ...], on: tuple[str, ...], after: tuple[str, ...]
) -> None:
    """The day before, the day of and the day after a milestone each say what holds on that day."""
    day = next(m.date for m in timeline().milestones if m.id == milestone)
    for offset, expected in ((-1, before), (0, on), (1, after)):
        statement = assess(day + timedelta(days=offset), timeline()).statement
        assert all(words in statement for words in expected), statement
        if not expected:
            assert "until" not in statement


@pytest.mark.parametrize(
    ("not_after", "expected"),
    [
        (None, END),
        (date(2025, 8, 14), date(2025, 8, 14)),
        (END - timedelta(days=1), END - timedelta(days=1)),
        (END, END),
        (END + timedelta(days=1), END),
    ],
)
def test_certificate_can_only_shorten_the_life(not_after: date | None, expected: date) -> None:
    """A credential ends with its certificate or at the end of life, whichever comes first."""
    assert governing_date(timeline(), not_after) == expected


@pytest.mark.parametrize(
    ("as_of", "not_after", "expected"),
    [
        (END, None, "The JWT sign-in stops working today: the end of life is on 1 March 2026."),
        (date(2026, 3, 2), None, "The JWT sign-in stopped working 1 day ago: the end of life was on 1 March 2026."),
        (date(2026, 2, 27), None, "The JWT sign-in stops working in 2 days: the end of life is on 1 March 2026."),
        (
            date(2025, 8, 13),
            date(2025, 8, 14),
            "The JWT sign-in stops working in 1 day: its certificate expires on 14 August 2025.",
        ),
        (
            date(2026, 11, 23),
            date(2025, 8, 14),
            "The JWT sign-in stopped working 466 days ago: its certificate expired on 14 August 2025.",
        ),
        (
            date(2026, 11, 23),
            date(2027, 1, 1),
            "The JWT sign-in stopped working 267 days ago: the end of life was on 1 March 2026.",
        ),
    ],
)
def test_credential_statement_names_the_cause(as_of: date, not_after: date | None, expected: str) -> None:
    """A credential's sentence says which of the two dates ended it, in the right tense."""
    assert credential_statement(as_of, timeline(), not_after) == expected


def test_numbers_and_dates_are_spelled() -> None:
    """Singular, plural and thousands are right."""
    assert [days(n) for n in (0, 1, 2, 1241)] == ["0 days", "1 day", "2 days", "1,241 days"]
    assert spell(date(2024, 12, 1)) == "1 December 2024"
