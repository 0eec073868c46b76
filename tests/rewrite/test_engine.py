"""A plan: what moves together, what is withdrawn, and what each finding is told."""

from __future__ import annotations

import pytest

from migrator.model import Disposition
from migrator.parse.read import parse
from migrator.rewrite.soundness import faults
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


_JAVA = """
import java.util.Properties;

class Login {
    String body(Properties config, String assertion) {
        return "client_id=" + config.getProperty("apiKey") + "&client_secret=" + config.getProperty("secret")
            + "&jwt_token=" + assertion;
    }

    String load() {
        return "adobe.properties";
    }
}
"""
_PROPERTIES = "imsExchange=https://ims-na1.adobelogin.com/ims/exchange/jwt\nmetascopes=ent_x_sdk\n"
_UNSURE = 'AIO_ims_contexts_a_client__secret=x\nAIO_ims_contexts_a_meta__scopes=["ent_x_sdk"]\n'


def test_configuration_that_needs_a_look_does_not_hold_the_rest() -> None:
    """The address moves with the code that reads it, whatever another file of the integration says."""
    files = {"Login.java": _JAVA, "adobe.properties": _PROPERTIES, "action/.env": _UNSURE}
    result = rewrite(files, unsafe=False)
    assert "client_credentials" in result.files["Login.java"]
    assert "/ims/token/v3" in result.files["adobe.properties"]
    assert [one.paths for one in result.plan.withdrawn] == [("action/.env",)]


def test_code_waits_for_the_address_that_needs_a_look() -> None:
    """New parameters to the old address sign in nowhere: where one needs a look, so does the other."""
    files = {
        "Login.java": _JAVA,
        "adobe.env": _UNSURE + "IMS_EXCHANGE=https://ims-na1.adobelogin.com/ims/exchange/jwt\n",
    }
    result = rewrite(files, unsafe=False)
    assert result.plan.files == ()
    assert any("its address stands in adobe.env" in one.reason for one in result.plan.withdrawn)
    assert len(rewrite(files).plan.files) == 2


_USES_SDK = """const auth = require('@adobe/jwt-auth');
auth({ clientId, clientSecret, technicalAccountId, orgId, privateKey, metaScopes: ['ent_user_sdk'] });
"""


@pytest.mark.parametrize("path", ["dist/app.min.js", "dist/app.js", "tests/__mocks__/auth.js", "gen/client.js"])
def test_a_file_that_is_made_from_others_is_not_edited(path: str) -> None:
    """A bundle is built anew from its rewritten sources: the finding says so, and the source beside it moves."""
    bundle = f"// Code generated by build, DO NOT EDIT.\nvar e={{10:(e,t,r)=>{{{_USES_SDK.replace(chr(10), '')}}}}};\n"
    minified = "var a=1;" * 2000
    result = rewrite({path: bundle + minified, "src/token.js": _USES_SDK})
    assert [change.path for change in result.plan.files] == ["src/token.js"]
    told = [result.plan.rewrites[one.fingerprint] for one in result.findings if one.place.path == path]
    assert told
    assert all(one.disposition is Disposition.MANUAL for one in told)
    assert all("make it anew" in one.instruction for one in told)


@pytest.mark.parametrize(
    "text",
    [
        "f() {\n}\n",
        "if x; then\nfi\n",
        "if x; then\n  y\nelse\n  # nothing\nfi\n",
        "if x; then\n  y\nelif z; then\nfi\n",
        "for i in a; do\ndone\n",
    ],
)
def test_a_block_of_a_shell_without_a_command(text: str) -> None:
    """No shell takes it, though the grammar does: a rewrite that leaves one is withdrawn."""
    assert faults(parse("a.sh", text.encode())) == 1


def test_blocks_of_a_shell_that_hold_something() -> None:
    """An arm of `case` may be empty."""
    text = "f() { x; }\nif [ a ]; then b; elif c; then d; else :; fi\ncase x in a) ;; esac\nfor i in 1; do x; done\n"
    assert faults(parse("a.sh", text.encode())) == 0
