"""What is made of a value is made once."""

from __future__ import annotations

from migrator.parse.read import parse
from migrator.rewrite.code import codes
from migrator.rewrite.feed.names import Names


def test_a_tree_and_its_names_are_made_once() -> None:
    """Every rewriter that asks for the code of a file gets the same tree."""
    document = parse("a.py", b"x = 1\n")
    code = codes(document)[0]
    assert codes(document)[0] is code
    assert code.once(Names) is code.once(Names)


def test_the_same_text_of_another_file_has_a_tree_of_its_own() -> None:
    """Nothing is shared but by asking the same value."""
    first, second = parse("a.py", b"x = 1\n"), parse("b.py", b"x = 1\n")
    assert codes(first)[0] is not codes(second)[0]


def test_asking_for_a_name_does_not_make_it_one() -> None:
    """Names are shared by all who ask, so a question must leave them as they are."""
    names = codes(parse("a.py", b"x = 1\n"))[0].once(Names)
    assert names.by_name["y"] == []
    assert "y" not in names.words
