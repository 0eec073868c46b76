"""When nothing is left of a file, and that telling so takes no time to speak of."""

from __future__ import annotations

import pytest

from migrator.parse.read import parse
from migrator.rewrite.draft import says_nothing


@pytest.mark.parametrize(
    ("path", "text", "nothing"),
    [
        ("a.py", '"""Doc."""\n\nimport os\nfrom x import y  # why\n', True),
        ("a.py", "import os\n\nos.getcwd()\n", False),
        ("a.js", "'use strict'\n// gone\n/* all\n of it */\n", True),
        ("a.php", "<?php\ndeclare(strict_types=1);\nnamespace A\\B;\nuse C\\D;\n", True),
        ("A.java", "package a;\n\nimport java.util.List;\n\nclass A {}\n", False),
    ],
)
def test_imports_and_comments_say_nothing(path: str, text: str, nothing: bool) -> None:  # noqa: FBT001 - a column
    """A file of those alone may be deleted."""
    assert says_nothing(parse(path, text.encode())) is nothing


def test_a_long_row_of_imports_is_read_once() -> None:
    """Each piece is matched once: a repetition that may start over would not end here."""
    text = "import a, b, c import d use e\n" * 600 + "x = 1\n"
    assert not says_nothing(parse("a.py", text.encode()))
