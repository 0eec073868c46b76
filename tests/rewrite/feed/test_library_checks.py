"""Shell: what asks for a library, or for the end of a command, goes when neither is there any more."""

from __future__ import annotations

import pytest

from tests.rewrite.harness import rewrite

_SCRIPT = """\
#!/usr/bin/env bash
{check}
say=$1
assertion=$(python3 - <<PYTHON
import jwt
claims = {{"iss": "$ORG", "sub": "$ACCOUNT", "aud": "https://ims-na1.adobelogin.com/c/$ID"}}
print(jwt.encode(claims, open("k.pem").read()))
PYTHON
)
{asked}
answer=$(curl -s https://ims-na1.adobelogin.com/ims/exchange/jwt \\
  -d "client_id=$ID" -d "client_secret=$SECRET" -d "jwt_token=$assertion")
if [ $? -ne 0 ]; then
  exit 1
fi
echo "$answer"
"""


def _after(check: str = "", asked: str = "") -> str:
    result = rewrite({"sign.sh": _SCRIPT.format(check=check, asked=asked)})
    after = result.files["sign.sh"]
    assert "client_credentials" in after
    assert "if [ $? -ne 0 ]; then\n  exit 1\nfi\necho" in after, "what asks about the request stays"
    assert rewrite(result.files).plan.files == ()
    return after


@pytest.mark.parametrize(
    "check",
    [
        'python3 -c "import jwt"\nif [ $? -ne 0 ]; then\n  echo "no PyJWT"\n  exit 1\nfi',
        "if ! python3 -c 'import jwt, cryptography' 2>/dev/null; then\n  pip3 install -q PyJWT cryptography\nfi",
        'python3 -c "import jwt" >/dev/null 2>&1 || { echo "no PyJWT"; exit 1; }',
        'python3 -c "import jwt" || python3 -m pip install PyJWT',
    ],
)
def test_nobody_asks_for_a_library_that_nothing_uses(check: str) -> None:
    """The check goes with what it refuses or installs."""
    after = _after(check=check)
    assert "python3" not in after
    assert "PyJWT" not in after
    assert "no PyJWT" not in after


def test_what_is_done_where_the_library_is_there_stays() -> None:
    """Without its condition."""
    after = _after(check='if python3 -c "import jwt"; then\n  mkdir -p out\nelse\n  exit 1\nfi')
    assert "import jwt" not in after
    assert "\nmkdir -p out\n" in after


@pytest.mark.parametrize(
    "check",
    [
        'python3 -c "import jwt, requests" || exit 1',
        'python3 -c "import jwt" && mkdir -p out',
        'python3 -c "import jwt"\nfound=$?',
        'python3 -c "import jwt; jwt.api_jws" || exit 1',
        'python3 -c "import jwt" || exit 1\npython3 verify.py',
    ],
)
def test_a_check_that_means_more_stays(check: str) -> None:
    """Another module, an action, a status that is kept, more than an import, a script that may need it."""
    assert check in _after(check=check)


@pytest.mark.parametrize(
    "asked",
    [
        'if [ $? -ne 0 ]; then\n  echo "not signed"\n  exit 1\nfi',
        'if [[ $? != 0 ]]; then\n  echo "not signed"\n  exit 1\nfi',
        '[ $? -eq 0 ] || { echo "not signed"; exit 1; }',
    ],
)
def test_nobody_asks_how_a_command_ended_that_has_gone(asked: str) -> None:
    """Else it would ask about the command before."""
    assert "not signed" not in _after(asked=asked)


def test_what_is_done_after_the_signing_stays() -> None:
    """Where all went well; the complaint goes."""
    after = _after(asked='if [ $? -eq 0 ]; then\n  mkdir -p out\nelse\n  echo "not signed"\n  exit 1\nfi')
    assert "\nmkdir -p out\n" in after
    assert "not signed" not in after


def test_the_same_question_about_another_command_stays() -> None:
    """It is spelled the same, and means what stands before it."""
    after = _after(
        check="test -d out\nif [ $? -ne 0 ]; then\n  exit 2\nfi", asked="if [ $? -ne 0 ]; then\n  exit 2\nfi"
    )
    assert after.count("  exit 2\n") == 1
    assert "test -d out\nif [ $? -ne 0 ]; then\n  exit 2\nfi" in after
