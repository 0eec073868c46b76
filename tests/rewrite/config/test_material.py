"""Keys and certificates are listed for deletion, and never deleted."""

from __future__ import annotations

from tests.rewrite.config.programs import PROGRAM
from tests.rewrite.harness import rewrite

KEY = "-----BEGIN PRIVATE KEY-----\n" + "MIIEvQIBADANBgkqhkiG9w0BAQEFAASC" * 4 + "\n-----END PRIVATE KEY-----\n"


def test_a_key_is_listed_with_what_to_do() -> None:
    """The path, the purge, the ignore file, and the certificate in the Console; the file stays."""
    result = rewrite({"sync.py": PROGRAM, "keys/private.key": KEY})
    assert result.files["keys/private.key"] == KEY
    note = next(one for one in result.plan.notes if "keys/private.key" in one)
    for part in ("purge it from the history", ".gitignore (*.key)", "treat it as leaked", "Developer Console"):
        assert part in note
    assert "MIIE" not in note


def test_nothing_is_listed_while_the_program_still_signs() -> None:
    """A key that is still needed is not to be deleted yet."""
    stuck = PROGRAM.replace("data=data", "data=make(data)").replace('"jwt_token": assertion', "**other(assertion)")
    result = rewrite({"sync.py": stuck, "keys/private.key": KEY})
    assert not any("delete each of them" in note for note in result.plan.notes)
