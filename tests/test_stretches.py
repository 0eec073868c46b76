"""Offsets and stretches answer as a plain search over all of them does."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from migrator.stretches import Offsets, Stretches

PLACES = st.integers(0, 60)
SPANS = st.tuples(PLACES, st.integers(0, 9)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(st.lists(SPANS), SPANS)
@example([(0, 0)], (1, 1))
def test_stretches_know_what_they_meet_and_hold(spans: list[tuple[int, int]], asked: tuple[int, int]) -> None:
    """Empty stretches count as one character, as an empty match still stands somewhere."""
    kept: list[tuple[int, int]] = []
    stretches = Stretches()
    for start, end in spans:
        if not stretches.overlaps(start, end):
            stretches.add(start, end)
            kept.append((start, max(end, start + 1)))
    start, end = asked
    assert stretches.overlaps(start, end) == any(one < max(end, start + 1) and start < other for one, other in kept)
    assert stretches.covers(start, end) == any(one <= start and end <= other and start < other for one, other in kept)


@given(st.lists(PLACES), st.lists(PLACES), SPANS)
def test_offsets_know_what_lies_between(first: list[int], later: list[int], asked: tuple[int, int]) -> None:
    """Whether they were there from the start or came later."""
    offsets = Offsets(first)
    for offset in later:
        offsets.add(offset)
    start, end = asked
    assert offsets.between(start, end) == any(start <= one < end for one in (*first, *later))
    assert (start in offsets) == (start in {*first, *later})
