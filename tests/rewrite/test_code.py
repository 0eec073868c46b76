"""Which stretches of code may be edited in the file that holds them."""

from __future__ import annotations

from migrator.parse.read import parse
from migrator.rewrite.base import Edit
from migrator.rewrite.code import codes
from tests.parse.document_samples import SAMPLES


def test_an_escape_is_not_edited_as_if_it_were_plain() -> None:
    """A stretch of a script that is escaped in the manifest cannot be edited there; one without escapes can."""
    (code,) = codes(parse("package.json", SAMPLES["package.json"].encode()))
    plain, quoted = code.text.index("jwt_token"), code.text.index('"jwt')
    assert code.editable(plain, plain + len("jwt_token"))
    assert not code.editable(quoted, quoted + len('"jwt'))
    assert code.in_file([Edit(quoted, quoted + 1, "'")]) is None
