"""Entries go from configuration, and what stays still parses."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from migrator.parse.read import parse
from migrator.rewrite.edits import apply
from migrator.rewrite.removal import without_elements, without_lines


@given(st.lists(st.booleans(), min_size=1, max_size=6), st.sampled_from([None, 2, "\t"]))
def test_any_choice_of_entries_leaves_json(goes: list[bool], indent: int | str | None) -> None:
    """Whichever entries of an object go, in whatever layout, the rest is the same object."""
    data = {f"k{index}": [index, {"x": index}] for index in range(len(goes))}
    text = json.dumps(data, indent=indent)
    entries = [entry for entry in parse("a.json", text.encode()).regions[0].facts.entries if not entry.path]
    gone = frozenset(entry.span for entry, flag in zip(entries, goes, strict=True) if flag)
    after = apply(text, without_elements(text, [entry.span for entry in entries], gone))
    kept = {name: data[name] for name, flag in zip(data, goes, strict=True) if not flag}
    assert json.loads(after) == kept


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_line_goes_with_its_end(newline: str) -> None:
    """Lines around an entry stay as they are."""
    text = f"a=1{newline}b=2{newline}c=3{newline}"
    entry = parse(".env", text.encode()).regions[0].facts.entries[1]
    assert apply(text, [without_lines(text, entry.span)]) == f"a=1{newline}c=3{newline}"
