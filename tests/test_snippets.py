"""The source that a finding shows: without its secrets, wherever a line is cut, and soon made."""

from __future__ import annotations

import time

import pytest

from migrator.detect import detect
from migrator.parse.read import parse
from migrator.rules import registry

RULES = tuple(registry.load())
ENDPOINT = "https://ims-na1.adobelogin.com/ims/exchange/jwt"
WORDS = "correct horse battery CANARYONE staple and CANARYTWO some CANARYTHREE more words"


def excerpts(path: str, text: str) -> str:
    """Everything that the findings of a file show of it."""
    found = detect(parse(path, text.encode()), RULES)
    assert found
    return "\n".join(line for one in found for line in one.snippet.lines)


@pytest.mark.parametrize("before", [0, 150, 1200, 3900, 4200, 7950, 8100, 20_000])
@pytest.mark.parametrize("words", [WORDS, WORDS * 3, "CANARY" + "x7Qp" * 30])
@pytest.mark.parametrize("path", ["a.js", "a.json", "a.txt"])
def test_a_long_line_is_cut_after_it_is_redacted(path: str, words: str, before: int) -> None:
    """A secret that begins to the left of the cut is not known by what is left of it."""
    line = '{"a":"' + "b " * (before // 2) + f'","client_secret":"{words}","url":"{ENDPOINT}"}}'
    shown = excerpts(path, line)
    assert "CANARY" not in shown
    assert "x7Qp" not in shown
    assert "/ims/exchange/jwt" in shown


def test_what_stands_around_the_place_is_shown() -> None:
    """Of a line of any length, not its beginning."""
    for before in (10, 500, 5_000, 50_000):
        text = f"{'x=1;' * (before // 4)}near(one);call('{ENDPOINT}');after(two);"
        assert f"near(one);call('{ENDPOINT}')" in excerpts("a.js", text)


@pytest.mark.parametrize("unit", [f"fetch('{ENDPOINT}')\n", f"{ENDPOINT} ", "-----BEGIN PRIVATE KEY-----\n"])
@pytest.mark.parametrize("path", ["a.py", "a.txt", "a.md"])
def test_a_finding_on_every_line_costs_no_more_than_the_file(path: str, unit: str) -> None:
    """Each stretch of the file is redacted once, not once for every finding in it."""
    text = f"jwt_token private_key adobe.io {ENDPOINT}\n" + unit * (30_000 // len(unit))
    start = time.process_time()
    excerpts(path, text)
    assert time.process_time() - start < 8


def test_a_claim_on_every_line_costs_no_more_than_the_file() -> None:
    """The names of a file and the entries of a literal are gathered once, not once for every finding."""
    text = '{\n  "iss": "D4B@AdobeOrg",\n  "sub": "9F1@techacct.adobe.com",\n  "x": "adobelogin.com/c/a"},\n' * 1500
    start = time.process_time()
    excerpts("jwt.json", text)
    assert time.process_time() - start < 8
