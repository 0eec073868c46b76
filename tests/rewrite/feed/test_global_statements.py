"""A statement that says of several names that they are those of the file goes with the last of them."""

from __future__ import annotations

import pytest

from tests.rewrite.harness import check_rewritten, rewrite

_PYTHON = """
{imports}import requests

client = secret = None
{names}

def load(settings):
    global client, secret
{loads}    client, secret = settings["client"], settings["secret"]
{reads}

def token():
{signs}    form = {{"client_id": client, "client_secret": secret, {last}}}
    return requests.post("https://ims-na1.adobelogin.com/ims/{path}", data=form)
"""
_SIGNS = """    claims = {"sub": account, "aud": "https://ims-na1.adobelogin.com/c/" + client}
    assertion = jwt.encode(claims, pem, algorithm="RS256")
"""
_READS = '    account = settings["account"]\n    pem = open(settings["pem"]).read()\n'
_AFTER = _PYTHON.format(
    imports="",
    names="",
    loads="",
    reads="",
    signs="",
    last='"grant_type": "client_credentials", "scope": "openid,AdobeID,read_organizations"',
    path="token/v3",
)
_PHP = """<?php
$client = $secret = '';
{names}
function load(array $settings): void
{{
    global $client, $secret;
{loads}    $client = $settings['client'];
    $secret = $settings['secret'];
{reads}}}

function token()
{{
    global $client, $secret;
{signs}    $form = ['client_id' => $client, 'client_secret' => $secret, {last}];
    return Http::asForm()->post('https://ims-na1.adobelogin.com/ims/{path}', $form);
}}
"""


def _before(loads: str) -> str:
    return _PYTHON.format(
        imports="import jwt\n",
        names="account = None\npem = None\n",
        loads=loads,
        reads=_READS,
        signs=_SIGNS,
        last='"jwt_token": assertion',
        path="exchange/jwt",
    )


@pytest.mark.parametrize("loads", ["    global account\n    global pem\n", "    global account, pem\n"])
def test_what_fills_a_name_of_the_file_goes_with_its_last_reader(loads: str) -> None:
    """So does what says that it is the file's, and the statement with the last of its names."""
    check_rewritten(_before(loads), _AFTER, "ims.py")


def test_a_name_of_its_own_says_nothing_of_the_name_of_the_file() -> None:
    """Without `global`, the function fills a variable that nobody reads: what is signed with is not it."""
    result = rewrite({"ims.py": _before("")}, unsafe=True)
    assert 'account = settings["account"]' in result.files["ims.py"]


def test_php_says_in_every_function_that_a_name_is_the_file_s() -> None:
    """PHP: `global $account, $pem;` where they are filled and where they are read."""
    signs = (
        "    global $account, $pem;\n"
        "    $claims = ['sub' => $account, 'aud' => 'https://ims-na1.adobelogin.com/c/' . $client];\n"
        "    $assertion = JWT::encode($claims, $pem, 'RS256');\n"
    )
    before = _PHP.format(
        names="$account = null;\n$pem = null;\n",
        loads="    global $account, $pem;\n",
        reads="    $account = $settings['account'];\n    $pem = file_get_contents($settings['pem']);\n",
        signs=signs,
        last="'jwt_token' => $assertion",
        path="exchange/jwt",
    )
    after = rewrite({"ims.php": before}, unsafe=False).files["ims.php"]
    assert "client_credentials" in after
    assert "account" not in after
    assert "pem" not in after
    assert after.count("global") == 2
    assert rewrite({"ims.php": after}).plan.files == ()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('del payload["a"]', ""),
        ('del kept["a"], payload["b"]', '    del kept["a"]\n'),
        ("del payload, kept", "    del kept\n"),
    ],
)
def test_what_is_deleted(before: str, after: str) -> None:
    """An entry that is taken out of the claims goes with them, and what is deleted beside it stays."""
    text = f"""
        import jwt
        import requests


        def token(kept, key, client_id, secret):
            payload = {{"iss": 1, "a": True, "b": True}}
            assertion = jwt.encode(payload, key, algorithm="RS256")
            {before}
            data = {{"client_id": client_id, "client_secret": secret, "jwt_token": assertion}}
            return requests.post("https://ims-na1.adobelogin.com/ims/exchange/jwt", data=data).json(), kept
        """
    rewritten = rewrite({"ims.py": text}).files["ims.py"]
    assert f"secret):\n{after}    data = " in rewritten
