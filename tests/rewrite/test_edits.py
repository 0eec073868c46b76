"""Edits compose, and keep what they do not touch."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from migrator.rewrite.base import Edit
from migrator.rewrite.edits import OverlapError, Patchwork, apply, ordered


@st.composite
def _edited(draw: st.DrawFn) -> tuple[str, list[list[Edit]]]:
    """A text and passes of edits, each fitting the text that the pass before it left."""
    text = current = draw(st.text(alphabet="ab\r\n é€", max_size=40))
    passes = []
    for _ in range(draw(st.integers(0, 4))):
        cuts = sorted(set(draw(st.lists(st.integers(0, len(current)), max_size=6))))
        edits = [
            Edit(start, end, draw(st.text(alphabet="xyz\n", max_size=4)))
            for start, end in zip(cuts[::2], cuts[1::2], strict=False)
        ]
        passes.append(edits)
        current = apply(current, edits)
    return text, passes


@given(_edited())
def test_passes_compose_to_the_same_text(case: tuple[str, list[list[Edit]]]) -> None:
    """A patchwork gives what the passes give one after the other, and says it in edits of the original."""
    text, passes = case
    patchwork, expected = Patchwork.of(text), text
    for edits in passes:
        patchwork, expected = patchwork.edited(edits), apply(expected, edits)
    assert patchwork.text == expected
    assert apply(text, patchwork.edits()) == expected


@given(_edited())
def test_what_is_kept_stands_unchanged(case: tuple[str, list[list[Edit]]]) -> None:
    """Every stretch outside the composed edits is in the result, in order."""
    text, passes = case
    patchwork = Patchwork.of(text)
    for edits in passes:
        patchwork = patchwork.edited(edits)
    at = found = 0
    for edit in (*patchwork.edits(), Edit(len(text), len(text), "")):
        kept = text[at : edit.start]
        found = patchwork.text.index(kept, found) + len(kept)
        at = edit.end


def test_overlap_is_refused() -> None:
    """Two edits may not want the same characters."""
    with pytest.raises(OverlapError):
        ordered([Edit(0, 4, "a"), Edit(3, 5, "b")])


def test_the_same_edit_twice_is_one() -> None:
    """Two rewriters may ask for the same edit."""
    assert ordered([Edit(1, 2, "x"), Edit(1, 2, "x")]) == (Edit(1, 2, "x"),)


def test_offsets_lead_back_to_the_original() -> None:
    """A finding can be found again after edits before it."""
    patchwork = Patchwork.of("abcdef").edited([Edit(1, 2, "XYZ")])
    assert patchwork.text == "aXYZcdef"
    assert patchwork.to_original(4) == 2
    assert patchwork.keeps(2, 5)
    assert not patchwork.keeps(1, 2)
