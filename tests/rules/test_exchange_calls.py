"""Which calls send the assertion."""

from __future__ import annotations

import pytest

from migrator.detect import detect
from migrator.parse.read import parse
from migrator.rules.exchange_endpoint import RULE

PYTHON = """import requests

# ims-na1.adobelogin.com
def token(settings, assertion):
    return requests.post(settings["exchange"], data={"client_secret": settings["secret"], "jwt_token": assertion})


def job(headers, data):
    requests.post("https://platform.adobe.io/data/core/privacy/jobs", json=job, headers=headers)
"""
JAVASCRIPT = """// ims-na1.adobelogin.com
const token = () => fetch(process.env.EXCHANGE, {
  method: 'POST',
  body: new URLSearchParams({ client_secret: process.env.SECRET, jwt_token: assertion() }),
});

const tell = (text) => fetch(process.env.HOOK, { method: 'POST', body: JSON.stringify({ text }) });
"""
VARIABLE = """# ims-na1.adobelogin.com
data = {"client_secret": secret, "jwt_token": assertion}
log(other)
reply = requests.post(settings["exchange"], data=data)
"""


@pytest.mark.parametrize(
    ("path", "text", "line"), [("a.py", PYTHON, 5), ("a.js", JAVASCRIPT, 2), ("b.py", VARIABLE, 4)]
)
def test_the_request_that_carries_the_assertion(path: str, text: str, line: int) -> None:
    """The call that takes the body is told; one that has an option or a path of the same name is not."""
    assert [found.place.line for found in detect(parse(path, text.encode()), (RULE,))] == [line]
