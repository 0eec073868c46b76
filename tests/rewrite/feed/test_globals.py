"""Names of the file that its functions give values, and names that a `with` gives one for its block alone."""

from __future__ import annotations

from textwrap import dedent

from tests.rewrite.harness import check_rewritten, rewrite

_PYTHON = """
    import json
    import time
    IMPORTS
    import requests

    LEFT = RIGHT


    def load(name):
        GLOBALS
        with open(name) as handle:
            settings = json.load(handle)
        client_id = settings["client_id"]
        client_secret = settings["client_secret"]GIVEN


    def token():
    SIGNED
        data = {"client_id": client_id, "client_secret": client_secret, ENTRY}
        answer = requests.post("https://ims-na1.adobelogin.com/ims/PATH", data=data).json()["access_token"]
        with open("token.txt", "w") as handle:
            handle.write(answer)
        return answer
    """
_BEFORE = {
    "IMPORTS": "\n    import jwt",
    "LEFT": "client_id, account, client_secret, key_path",
    "RIGHT": '"", "", "", "private.key"',
    "GLOBALS": "global client_id, account, client_secret\n        global key_path",
    "GIVEN": '\n        account = settings["account"]\n        key_path = settings["key_path"]',
    "SIGNED": """    global key_path
        if key_path.startswith("~"):
            key_path = "." + key_path
        with open(key_path) as handle:
            key = handle.read()
        claims = {
            "exp": int(time.time()) + 60,
            "sub": account,
            "aud": "https://ims-na1.adobelogin.com/c/" + client_id,
        }
        signed = jwt.encode(claims, key, algorithm="RS256")
    """,
    "ENTRY": '"jwt_token": signed',
    "PATH": "exchange/jwt",
}
_AFTER = {
    "    import time\n    IMPORTS\n": "\n",
    "LEFT": "client_id, client_secret",
    "RIGHT": '"", ""',
    "GLOBALS": "global client_id, client_secret",
    "GIVEN": "",
    "SIGNED\n": "",
    "ENTRY": '"grant_type": "client_credentials", "scope": "openid,AdobeID,read_organizations"',
    "PATH": "token/v3",
}


def _filled(text: str, values: dict[str, str]) -> str:
    for mark, value in values.items():
        text = text.replace(mark, value)
    return dedent("\n".join(line if line.strip() else "" for line in text.split("\n")))


def test_a_name_of_the_file_goes_from_every_function_that_gives_it_a_value() -> None:
    """Python: `global` makes it one name; of `a, b = "", ""` its value goes as well.

    Another file that is open under the name of the key's is written as before.
    """
    result = rewrite({"adobe.py": _filled(_PYTHON, _BEFORE)}, unsafe=False)
    after = _filled(_PYTHON, _AFTER)
    assert result.files["adobe.py"].split() == after.split()
    assert rewrite({"adobe.py": after}).plan.files == ()


def test_a_name_of_the_file_that_another_function_reads_stays_everywhere() -> None:
    """Python: the account is shown to the operator, too: whoever loads the settings goes on to keep it."""
    shown = "\n\n    def describe():\n        return {'account': account, 'client': client_id}\n"
    result = rewrite({"adobe.py": _filled(_PYTHON + shown, _BEFORE)})
    assert 'account = settings["account"]' in result.files["adobe.py"]
    assert 'client_id, account, client_secret = "", "", ""' in result.files["adobe.py"]
    assert "key_path" not in result.files["adobe.py"]


def test_a_name_of_a_function_around_is_one_with_that_of_the_function_in_it() -> None:
    """Python: `nonlocal`: what the inner function gives a value is what the outer one reads for its answer."""
    text = """
        import jwt
        import requests


        def sign_in(client_id, secret, account, key):
            value = None

            def refresh():
                nonlocal value
                claims = {"sub": account, "aud": "https://ims-na1.adobelogin.com/c/" + client_id}
                signed = jwt.encode(claims, key, algorithm="RS256")
                data = {"client_id": client_id, "client_secret": secret, "jwt_token": signed}
                value = requests.post("https://ims-na1.adobelogin.com/ims/exchange/jwt", data=data).json()

            refresh()
            return value
        """
    after = rewrite({"a.py": text}).files["a.py"]
    assert "nonlocal value" in after
    assert "value = requests.post" in after
    assert "jwt" not in after


def test_php_names_a_variable_of_the_file() -> None:
    """PHP: a variable that functions take with `global` goes from all of them with its last reader."""
    text = """<?php
$clientId = '';
{given}
function load($file) {{
    global $clientId{names};
    $settings = parse_ini_file($file);
    $clientId = $settings['id'];{loaded}
}}

function token($secret) {{
    global $clientId{names};
{signed}    return post('https://ims-na1.adobelogin.com/ims/{path}', http_build_query([
        'client_id' => $clientId, 'client_secret' => $secret, {entry},
    ]));
}}
"""
    signed = """    $claims = ['sub' => $account, 'aud' => 'https://ims-na1.adobelogin.com/c/' . $clientId];
    $signed = \\Firebase\\JWT\\JWT::encode($claims, file_get_contents('private.key'), 'RS256');
"""
    before = text.format(
        given="$account = '';\n",
        names=", $account",
        loaded="\n    $account = $settings['account'];",
        signed=signed,
        path="exchange/jwt",
        entry="'jwt_token' => $signed",
    )
    after = text.format(
        given="",
        names="",
        loaded="",
        signed="",
        path="token/v3",
        entry="'grant_type' => 'client_credentials', 'scope' => 'openid,AdobeID,read_organizations'",
    )
    check_rewritten(before, after, "adobe.php")
