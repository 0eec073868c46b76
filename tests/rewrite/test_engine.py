"""A plan: what moves together, what is withdrawn, and what each finding is told."""

from __future__ import annotations

import pytest

from migrator.model import Disposition
from tests.rewrite.harness import rewrite

_SIGNS = """
import jwt
import requests

claims = {"iss": "A@AdobeOrg", "aud": "https://ims-na1.adobelogin.com/c/x"}
token = jwt.encode(claims, open("private.key").read(), algorithm="RS256")
"""


def test_an_address_without_its_parameters_is_withdrawn() -> None:
    """Half a rewrite signs in nowhere."""
    text = _SIGNS + 'send("https://ims-na1.adobelogin.com/ims/exchange/jwt", token)\n'
    result = rewrite({"a.py": text})
    assert result.plan.files == ()
    assert "was not found" in result.plan.withdrawn[0].reason
    assert set(result.dispositions().values()) == {"manual"}


def test_every_finding_has_an_instruction() -> None:
    """No finding is without a rewrite, and a manual one says what to do."""
    result = rewrite({"a.py": _SIGNS, "README.md": "Post to https://ims-na1.adobelogin.com/ims/exchange/jwt\n"})
    for finding in result.findings:
        proposed = result.plan.rewrites[finding.fingerprint]
        assert proposed.diff or proposed.instruction


def test_unsafe_rewrites_wait_for_leave() -> None:
    """Without `unsafe` a program that needs a look stays as it is, and the plan says so."""
    text = """
import requests

requests.post(address(), data={"client_id": i, "client_secret": s, "jwt_token": t})
CLAIM = "https://ims-na1.adobelogin.com/c/x"
"""
    assert rewrite({"a.py": text}, unsafe=True).plan.files
    careful = rewrite({"a.py": text}, unsafe=False).plan
    assert careful.files == ()
    assert careful.withdrawn[0].reason.startswith("needs a look")


def test_diffs_are_redacted_and_patches_exact() -> None:
    """The diff for reading hides the secret beside the change; the patch has to hold it."""
    text = """
import requests

requests.post("https://ims-na1.adobelogin.com/ims/exchange/jwt", data={
    "client_id": "x",
    "client_secret": "p8e-CanaryCanaryCanaryCanary0123",
    "jwt_token": t,
})
"""
    (change,) = rewrite({"a.py": text}).plan.files
    assert "CanaryCanary" not in change.diff
    assert b"CanaryCanary" in change.patch


@pytest.mark.parametrize("path", ["a.py", "a.js", "a.rb", "a.php", "a.go", "A.java", "A.cs", "a.sh"])
def test_broken_source_is_no_crash(path: str) -> None:
    """Whatever a file holds, there is a plan."""
    text = "{{{ 'jwt_token' => ((( https://ims-na1.adobelogin.com/ims/exchange/jwt \x00 ]]]\n" * 3
    for finding in (result := rewrite({path: text})).findings:
        assert isinstance(result.plan.rewrites[finding.fingerprint].disposition, Disposition)


def test_a_manifest_that_moves_with_its_code_is_told_so() -> None:
    """The dependency that the code's rewrite renamed is rewritten, not left to be changed by hand."""
    result = rewrite(
        {
            "package.json": '{"dependencies": {"@adobe/jwt-auth": "^1.0.1"}}\n',
            "token.js": "const auth = require('@adobe/jwt-auth');\nauth({ clientId, metaScopes: ['ent_user_sdk'] });\n",
        }
    )
    assert '"@adobe/auth-token"' in result.files["package.json"]
    assert result.dispositions()["sdk-dependency"] == "safe"
