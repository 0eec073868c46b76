"""Python: options of click that reach a function in a whole mapping go with the parameter that took them."""

from __future__ import annotations

import pytest

from tests.rewrite.harness import rewrite

_TEXT = """
import click
import jwt
import requests


def below(prefix, options):
    return {{name[len(prefix):]: value for name, value in options.items() if name.startswith(prefix)}}


def as_lines(context, parameter, value):
    return value.replace("|", "")


@click.command()
@click.option("--{prefix}client-id", required=True)
@click.option("--{prefix}secret", required=True)
@click.option("--{prefix}tech-account", required=True)
@click.option("--{prefix}private-key", required=True, callback=as_lines)
@click.option("--{prefix}report", default="visits")
def main(**options):
    {before}
    Client(**{given}).token()


class Client:
    def __init__(self, client_id, secret, tech_account, private_key, **rest):
        self.client_id = client_id
        self.secret = secret
        self.tech_account = tech_account
        self.private_key = private_key
        {kept}

    def token(self):
        claims = {{"sub": self.tech_account, "aud": "https://ims-na1.adobelogin.com/c/" + self.client_id}}
        form = {{
            "client_id": self.client_id,
            "client_secret": self.secret,
            "jwt_token": jwt.encode(claims, self.private_key, algorithm="RS256"),
        }}
        return requests.post("https://ims-na1.adobelogin.com/ims/exchange/jwt", data=form)
"""


def _text(*, prefix: str = "", before: str = "pass", given: str = "options", kept: str = "self.rest = rest") -> str:
    return _TEXT.format(prefix=prefix, before=before, given=given, kept=kept)


@pytest.mark.parametrize(("prefix", "given"), [("", "options"), ("aa-", 'below("aa_", options)')])
@pytest.mark.parametrize(
    "kept",
    ["self.rest = rest\n\n    def name(self):\n        return self.rest['report']", "self.name = rest.get('name')"],
)
def test_the_option_goes_with_the_parameter(prefix: str, given: str, kept: str) -> None:
    """With or without a prefix; what else the mapping holds is only looked up by its name."""
    result = rewrite({"main.py": _text(prefix=prefix, given=given, kept=kept)}, unsafe=False)
    after = result.files["main.py"]
    assert "def __init__(self, client_id, secret, **rest):" in after
    for gone in ("tech-account", "private-key", "as_lines", "jwt"):
        assert gone not in after
    assert f'"--{prefix}report"' in after
    assert rewrite(result.files).plan.files == ()


@pytest.mark.parametrize(
    "kept",
    [
        "self.rest = rest\n\n    def send(self):\n        return requests.get(REPORTS, params=self.rest)",
        "self.options = Options(**rest)",
        "for name in rest:\n            setattr(self, name, rest[name])",
    ],
)
def test_a_rest_that_goes_on_as_a_whole_keeps_the_parameter(kept: str) -> None:
    """What the function no longer took would be in what it hands on: the file stays, and is said to."""
    text = _text(kept=kept)
    result = rewrite({"main.py": text}, unsafe=False)
    assert result.files["main.py"].strip() == text.strip()
    assert result.plan.withdrawn != ()


def test_an_option_that_the_command_reads_itself_stays() -> None:
    """`options["private_key"]` is looked up before the mapping is handed on."""
    text = _text(before='click.echo(len(options["private_key"]))')
    result = rewrite({"main.py": text}, unsafe=False)
    assert "--private-key" in result.files["main.py"]


def test_another_class_may_hand_on_what_it_keeps_under_the_same_name() -> None:
    """Its own `self.rest` is another mapping."""
    other = """

class Page:
    def __init__(self, rest):
        self.rest = rest

    def all(self):
        return dict(self.rest)
"""
    after = rewrite({"main.py": _text() + other}, unsafe=False).files["main.py"]
    assert "private-key" not in after
    assert "return dict(self.rest)" in after
