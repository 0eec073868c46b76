"""Query strings and urlencoded bodies that stand in the values of a configuration or in prose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.parse.forms import Body, pairs

if TYPE_CHECKING:
    from migrator.parse.facts import Facts


def with_forms(facts: Facts) -> Facts:
    """The facts with an entry for each pair of such a text; one pair alone says too little to be a form."""
    found = [
        entry
        for text in facts.texts
        if "=" in text.value and ("&" in text.value or "?" in text.value)
        for entry in pairs(Body(text, text.value, text))
    ]
    if not found:
        return facts
    return facts._replace(entries=tuple(sorted([*facts.entries, *found], key=lambda entry: entry.span)))
