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
