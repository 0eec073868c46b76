"""Shell: claims that are only shown, and a key that is only kept, beside an assertion that is made of others."""

from __future__ import annotations

import pytest

from tests.rewrite.harness import rewrite

_SCRIPT = """\
#!/usr/bin/env bash
KEY=$(jq -r .privateKey ims.json)
{0}
assertion=$(python3 - <<PYTHON
import jwt
claims = {{"iss": "$ORG", "sub": "$ACCOUNT", "aud": "https://ims-na1.adobelogin.com/c/$ID"}}
print(jwt.encode(claims, open("k.pem").read()))
PYTHON
)
curl -s https://ims-na1.adobelogin.com/ims/exchange/jwt \\
  -d "client_id=$ID" -d "client_secret=$SECRET" -d "jwt_token=$assertion"
"""
_CLAIMS = """\
CLAIMS=$(cat <<JSON
{
  "iss": "$ORG",
  "sub": "$ACCOUNT",
  "aud": "https://ims-na1.adobelogin.com/c/$ID"
}
JSON
)
"""
_KEPT = 'PRIVATE_KEY=$(jq -r .privateKey ims.json)\necho "$PRIVATE_KEY" > "$KEPT"\n'


def _after(beside: str) -> str:
    result = rewrite({"sign.sh": _SCRIPT.format(beside)})
    after = result.files["sign.sh"]
    assert "client_credentials" in after
    assert rewrite(result.files).plan.files == ()
    return after


@pytest.mark.parametrize(
    "shown",
    ['echo "$CLAIMS"', "echo \"$CLAIMS\" | jq '.'", 'printf "%s\\n" "${CLAIMS}" | head -20', ""],
)
def test_claims_that_are_only_shown(shown: str) -> None:
    """They go with what shows them."""
    after = _after(_CLAIMS + shown)
    assert "CLAIMS" not in after
    assert "ACCOUNT" not in after


@pytest.mark.parametrize(
    "used",
    [
        'echo "$CLAIMS" > claims.json',
        'curl -d "$CLAIMS" https://audit.example.com/',
        'copy=$(echo "$CLAIMS" | jq .)\nsend "$copy"',
        'printf "%s" "$CLAIMS" | tee claims.json',
    ],
)
def test_claims_that_go_somewhere(used: str) -> None:
    """What else is done with them is nothing that this may take out."""
    assert '"sub": "$ACCOUNT"' in _after(_CLAIMS + used)


@pytest.mark.parametrize("ended", ["", 'chmod 600 "$KEPT"', "trap 'rm -f \"$KEPT\"' EXIT", 'rm -f "$KEPT"'])
def test_a_key_in_a_new_file_that_nothing_reads(ended: str) -> None:
    """Nobody can know the file, so neither the key nor the file is needed."""
    after = _after(f"KEPT=$(mktemp)\n{_KEPT}{ended}")
    assert "KEPT" not in after
    assert "PRIVATE_KEY" not in after


@pytest.mark.parametrize("made", ["KEPT=~/.ssh/id_rsa", "KEPT=$(mktemp)\nexport KEPT"])
def test_a_key_in_a_file_that_others_may_read(made: str) -> None:
    """A file with a name of its own, or one that is handed on, stays."""
    assert 'echo "$PRIVATE_KEY" > "$KEPT"' in _after(f"{made}\n{_KEPT}")
