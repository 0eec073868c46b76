"""Reads the dates of the end of life; JSON, because every run needs them and must not pay for YAML."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from migrator import resources
from migrator.catalogue.fields import Fields
from migrator.outcome import Milestone

if TYPE_CHECKING:
    from datetime import date


class SupersededDate(NamedTuple):
    """A date that was announced, moved later, and still stands in comments and old documentation."""

    day: date
    title: str
    announced: date
    superseded_by: str
    """Id of the milestone that replaced it."""
    source: str


class Timeline(NamedTuple):
    """The end of life of the Service Account (JWT) credential.

    `governing` is the last milestone: a credential ends at min(notAfter of its certificate, governing.date).
    `rule` says the same in words.
    """

    milestones: tuple[Milestone, ...]
    """Ascending by date."""
    governing: Milestone
    superseded: tuple[SupersededDate, ...]
    rule: str
    rule_source: str
    data_as_of: date


@cache
def timeline() -> Timeline:
    """The milestones of the end of life, ascending, with the one that governs."""
    path = resources.catalogue() / "deadlines.json"
    fields = Fields.of(json.loads(path.read_bytes()), path.name)
    milestones = tuple(sorted(map(_milestone, fields.items("milestones")), key=lambda milestone: milestone.date))
    by_id = {milestone.id: milestone for milestone in milestones}
    loaded = Timeline(
        milestones=milestones,
        governing=by_id[fields.one_of("governing", by_id)],
        superseded=tuple(_superseded(row, by_id) for row in fields.items("superseded")),
        rule=fields.text("rule"),
        rule_source=fields.text("rule_source"),
        data_as_of=fields.day("data_as_of"),
    )
    fields.done()
    return loaded


def _milestone(row: Fields) -> Milestone:
    milestone = Milestone(id=row.text("id"), date=row.day("date"), title=row.text("title"), source=row.text("source"))
    row.done()
    return milestone


def _superseded(row: Fields, milestones: dict[str, Milestone]) -> SupersededDate:
    superseded = SupersededDate(
        day=row.day("date"),
        title=row.text("title"),
        announced=row.day("announced"),
        superseded_by=row.one_of("superseded_by", milestones),
        source=row.text("source"),
    )
    row.done()
    return superseded
