"""What fed the assertion goes, and nothing else."""

from __future__ import annotations

from tests.rewrite.harness import rewrite

_SENDS = """
def login(i, s, {more}):
    return requests.post("https://ims-na1.adobelogin.com/ims/exchange/jwt", data={{
        "client_id": i, "client_secret": s, "jwt_token": {value},
    }}).json()
"""


def test_a_logger_stays() -> None:
    """A log line about the assertion goes, the logger and its other lines stay."""
    text = """
import logging
import jwt
import requests

logger = logging.getLogger(__name__)


def login(i, s, key):
    claims = {"iss": "A@AdobeOrg", "aud": "https://ims-na1.adobelogin.com/c/" + i}
    token = jwt.encode(claims, key, algorithm="RS256")
    logger.debug("assertion %s", token)
    logger.info("signing in")
    return requests.post("https://ims-na1.adobelogin.com/ims/exchange/jwt", data={
        "client_id": i, "client_secret": s, "jwt_token": token,
    }).json()
"""
    after = rewrite({"a.py": text}).files["a.py"]
    assert "logger = logging.getLogger(__name__)" in after
    assert 'logger.info("signing in")' in after
    assert "assertion" not in after
    assert "import jwt" not in after


def test_a_variable_used_for_two_things_keeps_the_second() -> None:
    """`payload` held the claims first and the form later: only the claims go."""
    text = """
import jwt
import requests


def login(i, s, key):
    payload = {"iss": "A@AdobeOrg", "aud": "https://ims-na1.adobelogin.com/c/" + i}
    token = jwt.encode(payload, key, algorithm="RS256")
    payload = {"client_id": i, "client_secret": s, "jwt_token": token}
    return requests.post("https://ims-na1.adobelogin.com/ims/exchange/jwt", data=payload).json()
"""
    after = rewrite({"a.py": text}).files["a.py"]
    assert "AdobeOrg" not in after
    assert 'payload = {"client_id": i' in after


def test_what_others_use_stays() -> None:
    """A secret that checks webhooks, an organisation for headers, a library for sessions."""
    text = """
import hmac
import time

import jwt
import requests

ORG = "A@AdobeOrg"


def login(i, s, key):
    claims = {"iss": ORG, "aud": "https://ims-na1.adobelogin.com/c/" + i, "exp": int(time.time()) + 60}
    return requests.post("https://ims-na1.adobelogin.com/ims/exchange/jwt", data={
        "client_id": i, "client_secret": s, "jwt_token": jwt.encode(claims, key, algorithm="RS256"),
    }).json()


def session_token(user, secret):
    return jwt.encode({"sub": user, "exp": time.time() + 60}, secret, algorithm="HS256")


def headers():
    return {"x-gw-ims-org-id": ORG}


def verify(s, body, given):
    return hmac.compare_digest(hmac.new(s, body, "sha256").hexdigest(), given)
"""
    after = rewrite({"a.py": text}).files["a.py"]
    for kept in ("import jwt", "import time", "ORG =", "def session_token", "def headers", "def verify"):
        assert kept in after
    assert "claims" not in after


def test_parameters_and_callers_follow() -> None:
    """The key goes from the signature, from the call in another file, and from where it was read."""
    files = {
        "ims.py": """
import jwt
import requests


def login(client_id, secret, private_key):
    claims = {"iss": "A@AdobeOrg", "aud": "https://ims-na1.adobelogin.com/c/" + client_id}
    return requests.post("https://ims-na1.adobelogin.com/ims/exchange/jwt", data={
        "client_id": client_id, "client_secret": secret,
        "jwt_token": jwt.encode(claims, private_key, algorithm="RS256"),
    }).json()
""",
        "main.py": """
import os

from ims import login

with open(os.environ["KEY_FILE"]) as handle:
    key = handle.read()

print(login("id", os.environ["SECRET"], key))
""",
    }
    after = rewrite(files).files
    assert "def login(client_id, secret):" in after["ims.py"]
    assert 'print(login("id", os.environ["SECRET"]))' in after["main.py"]
    assert "open(" not in after["main.py"]


def test_a_function_passed_as_a_value_keeps_its_signature() -> None:
    """Who calls it cannot be told, so nothing changes for them."""
    files = {
        "ims.py": """
import jwt
import requests


def login(client_id, secret, private_key):
    claims = {"iss": "A@AdobeOrg", "aud": "https://ims-na1.adobelogin.com/c/" + client_id}
    return requests.post("https://ims-na1.adobelogin.com/ims/exchange/jwt", data={
        "client_id": client_id, "client_secret": secret,
        "jwt_token": jwt.encode(claims, private_key, algorithm="RS256"),
    }).json()
""",
        "main.py": "from ims import login\n\nregister(login)\n",
    }
    after = rewrite(files).files
    assert "def login(client_id, secret, private_key):" in after["ims.py"]


def test_line_ends_and_comments_survive() -> None:
    """CRLF stays CRLF, and a comment about something else stays where it was."""
    text = _SENDS.format(more="t", value="t").replace("\n", "\r\n")
    text = "import requests\r\n# keep me\r\n" + text
    after = rewrite({"a.py": text}).files["a.py"]
    assert "# keep me\r\n" in after
    assert "\n" not in after.replace("\r\n", "")


_COMMANDS = """
import click
import jwt
import requests


class Session(requests.Session):
    def __init__(self, client_id, secret, account, key):
        super().__init__()
        self.client_id = client_id
        self.secret = secret
        self.account = account
        self.key = key

    def login(self):
        claims = {"sub": self.account, "aud": "https://ims-na1.adobelogin.com/c/" + self.client_id}
        token = jwt.encode(claims, self.key, algorithm="RS256")
        form = dict(client_id=self.client_id, client_secret=self.secret, jwt_token=token)
        return requests.post("https://ims-na1.adobelogin.com/ims/exchange/jwt", data=form).json()["access_token"]


@click.group()
@click.option("--client-id", required=True)
@click.option("--secret", required=True)
@click.option("--account", required=True, help="technical account")
@click.option("--key", "key_file", type=click.File("r"), required=True)
@click.pass_context
def cli(ctx, client_id, secret, account, key_file):
    ctx.obj = Session(client_id, secret, account, key_file.read())


@cli.command()
@click.pass_obj
def token(session):
    click.echo(session.login())
"""
_COMMANDS_AFTER = """\
import click
import requests


class Session(requests.Session):
    def __init__(self, client_id, secret):
        super().__init__()
        self.client_id = client_id
        self.secret = secret

    def login(self):
        form = dict(client_id=self.client_id, client_secret=self.secret, grant_type="client_credentials", \
scope="openid,AdobeID,read_organizations")
        return requests.post("https://ims-na1.adobelogin.com/ims/token/v3", data=form).json()["access_token"]


@click.group()
@click.option("--client-id", required=True)
@click.option("--secret", required=True)
@click.pass_context
def cli(ctx, client_id, secret):
    ctx.obj = Session(client_id, secret)


@cli.command()
@click.pass_obj
def token(session):
    click.echo(session.login())
"""


def test_a_command_that_is_called_like_a_variable_stays() -> None:
    """What a function calls `token` is another thing; the class it is derived from has the same name, too."""
    result = rewrite({"cli.py": _COMMANDS}, unsafe=False)
    assert result.files["cli.py"] == _COMMANDS_AFTER
    assert rewrite(result.files).plan.files == ()


def test_a_function_that_a_framework_calls_stays() -> None:
    """It is registered under its name, whatever has gone that had the same one."""
    text = _COMMANDS.replace("        token = jwt", "        signed = jwt").replace(
        "jwt_token=token", "jwt_token=signed"
    )
    text += "\n\n@cli.command()\ndef signed():\n    click.echo('signed in')\n"
    after = rewrite({"cli.py": text}).files["cli.py"]
    assert "def signed():" in after


def test_tests_that_have_to_follow_are_told() -> None:
    """They make the rewrite of the program no less safe."""
    test = """\
import jwt


def test_assertion():
    claims = {"aud": "https://ims-na1.adobelogin.com/c/a", "https://ims-na1.adobelogin.com/s/ent_user_sdk": True}
    assert jwt.encode(claims, open("private.key").read(), algorithm="RS256")
"""
    result = rewrite({"cli.py": _COMMANDS, "tests/test_cli.py": test}, unsafe=False)
    assert "client_credentials" in result.files["cli.py"]
    assert result.files["tests/test_cli.py"] == test
    assert any("tests/test_cli.py" in note and "have to follow" in note for note in result.plan.notes)


_ARGUMENTS = """
import argparse

import jwt
import requests

parser = argparse.ArgumentParser()
parser.add_argument("--client-id", required=True, help="client ID of the technical account")
parser.add_argument("--secret", required=True)
parser.add_argument("--key", help="{help}")
args = parser.parse_args()
if args.key is None:
    parser.error("--key is needed")
claims = {{"sub": "x@techacct.adobe.com", "aud": "https://ims-na1.adobelogin.com/c/" + args.client_id}}
form = {{
    "client_id": args.client_id,
    "client_secret": args.secret,
    "jwt_token": jwt.encode(claims, {key}, algorithm="RS256"),
}}
print(requests.post("https://ims-na1.adobelogin.com/ims/exchange/jwt", data=form).json()["access_token"])
"""


def test_an_option_whose_help_says_that_it_is_the_key() -> None:
    """It goes with what demands it, whatever it is called; the client ID stays."""
    text = _ARGUMENTS.format(help="private key of the integration", key="open(args.key).read()")
    after = rewrite({"report.py": text}, unsafe=False).files["report.py"]
    assert "key" not in after
    assert 'parser.add_argument("--client-id", required=True, help="client ID of the technical account")' in after
    assert rewrite({"report.py": after}).plan.files == ()


def test_an_option_of_the_same_name_for_something_else_stays() -> None:
    """Its help says so, and it is read."""
    text = (
        _ARGUMENTS.format(help="column to sort by", key='open("private.key").read()')
        + "print(sorted([], key=args.key))\n"
    )
    after = rewrite({"report.py": text}).files["report.py"]
    assert 'parser.add_argument("--key", help="column to sort by")' in after
    assert "parser.error" in after
