"""Text that made the expressions of rewriters try every division of a run of blanks or letters.

No clock is read: each of these took from half a minute to hours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from migrator.rewrite.config import dockerfile, makefile, notebook, pipelines, postman_scripts
from migrator.rewrite.feed import callbacks, exports, imports_go, options, presence, words
from migrator.rewrite.powershell import nodes
from migrator.rewrite.sdk import pins
from migrator.rewrite.wire import body_java, heredoc, query_php

if TYPE_CHECKING:
    from types import ModuleType

SIZE = 200_000
HOSTILE = [
    pytest.param(dockerfile, "_KEY_FILE", "a" * SIZE, id="one word"),
    pytest.param(makefile, "_RULE", "a:" + " " * SIZE + "#", id="target"),
    pytest.param(pipelines, "_PREPARES", " " * SIZE + "!", id="blank script"),
    pytest.param(postman_scripts, "_STATEMENT", "pm.a.set('a')" + " " * SIZE + "!", id="script"),
    pytest.param(exports, "_HELP", ".PARAMETER " + "a" * SIZE, id="help"),
    pytest.param(imports_go, "_BLANKS", " " * SIZE + "a", id="blanks of Go"),
    pytest.param(options, "_ON", ".on('-" + "a" * SIZE, id="option"),
    pytest.param(words, "_COMPOUND", "a" * SIZE, id="compound"),
    pytest.param(nodes, "_MARKS", "<#" * (SIZE // 2), id="comments"),
    pytest.param(body_java, "_RENAMES", " " * SIZE, id="blanks of Java"),
    pytest.param(heredoc, "_LINE", "data" + " " * SIZE + "!", id="option in a heredoc"),
    pytest.param(query_php, "_EMPTY_BODY", " " * SIZE, id="blanks of PHP"),
    pytest.param(callbacks, "_GIVES", "getkey" * (SIZE // 6) + "!", id="callee"),
    pytest.param(presence, "_GIVEN", "a" + " " * SIZE + "(", id="condition"),
    pytest.param(pins, "_SAME", " " * SIZE + "x", id="version"),
    pytest.param(notebook, "_TOKEN", "eyJ" * (SIZE // 3), id="token in an output"),
]


@pytest.mark.parametrize(("module", "name", "text"), HOSTILE)
def test_hostile_text_ends(module: ModuleType, name: str, text: str) -> None:
    """The text is looked through to its end, and nothing longer than it is found."""
    value = vars(module)[name]
    pattern = value[1][0] if isinstance(value, tuple) else value
    found = [*pattern.finditer(text), *filter(None, [pattern.fullmatch(text)])]
    assert sum(len(match.group()) for match in found) <= 2 * len(text)
