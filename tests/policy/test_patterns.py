"""Globs mean what they mean in a .gitignore, and cost linear time."""

from __future__ import annotations

import time

import pathspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from migrator.patterns import matches


@pytest.mark.parametrize(
    ("path", "pattern", "expected"),
    [
        ("a/b.py", "*.py", True),
        ("a/b.py", "a", True),
        ("a/b.py", "a/", True),
        ("a/b.py", "a/*", True),
        ("a/b/c.py", "a/*", True),
        ("a/b/c.py", "a/*.py", False),
        ("a/b/c.py", "a/**/*.py", True),
        ("a/c.py", "a/**/*.py", True),
        ("a/c.py", "/a", True),
        ("x/a/c.py", "/a", False),
        ("x/a/c.py", "a/c.py", False),
        ("x/a/c.py", "**/a/c.py", True),
        ("x/a/c.py", "a", True),
        ("a", "a/**", False),
        ("a/b", "a/**", True),
        ("A.py", "a.py", False),
        ("a/b.py", "./a", True),
        ("a/b.py", "", False),
        ("a/[b].py", "[[]b[]].py", True),
        ("a/bc", "a/b?", True),
    ],
)
def test_meaning(path: str, pattern: str, expected: bool) -> None:  # noqa: FBT001 - a table's column
    """The cases a reader would try."""
    assert matches(path, pattern) is expected


NAME = st.text("ab.", min_size=1, max_size=3).filter(lambda name: set(name) != {"."})
PART = st.one_of(NAME, st.sampled_from(["*", "**", "a*", "?", "*b"]))


@settings(max_examples=400, deadline=None)
@given(st.lists(NAME, min_size=1, max_size=4), st.lists(PART, min_size=1, max_size=4))
def test_agrees_with_gitignore(names: list[str], parts: list[str]) -> None:
    """A library that follows git gives the same answer."""
    path, pattern = "/".join(names), "/".join(parts)
    assert matches(path, pattern) == pathspec.GitIgnoreSpec.from_lines([pattern]).match_file(path)


@pytest.mark.parametrize(
    ("path", "pattern"),
    [
        ("a" * 5_000, "a*" * 500 + "b"),
        ("a/" * 2_000 + "c", "**/a/" * 200 + "b"),
        ("a/" * 2_000 + "c", "/".join(["**", "*a*a*a*"] * 20) + "/b"),
    ],
)
def test_hostile_pattern_is_quick(path: str, pattern: str) -> None:
    """The configuration of a scanned tree cannot stall the run."""
    start = time.process_time()
    assert not matches(path, pattern)
    assert time.process_time() - start < 3
