"""The source that a finding shows: without its secrets, wherever a line is cut, and soon made."""

from __future__ import annotations

import time

import pytest

from migrator.detect import detect
from migrator.model import Place
from migrator.parse.read import parse
from migrator.rules import registry
from migrator.snippets import Snippets

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


@pytest.mark.parametrize("before", [0, 40, 150, 190, 1200, 3900, 8100, 20_000])
@pytest.mark.parametrize(
    "secret", ["", '"client_secret":"p8e-CANARYx7QpCANARYx7Qp",', "CANARY = 'p8e-" + "x7Qp" * 90 + "';"]
)
def test_the_mark_is_on_what_the_finding_is_about(secret: str, before: int) -> None:
    """Redaction and the cut move a place away from its column; the mark goes along."""
    text = "b=2;" * (before // 4) + f"{secret}fetch('{ENDPOINT}',a)" + ";c=3" * 100
    (found,) = [one for one in detect(parse("a.js", text.encode()), RULES) if one.rule_id == "exchange-endpoint"]
    assert found.snippet.mark is not None
    start, end = found.snippet.mark
    assert found.snippet.lines[0][start:end] == text[found.place.start : found.place.end]


def test_a_mark_on_a_secret_is_on_its_mask() -> None:
    """Where the finding is about the secret itself, the mask is what stands there."""
    text = 'const ims_endpoint = "ims-na1.adobelogin.com/ims/exchange/jwt", client_secret = "p8e-CANARYx7QpCANARYx7Qp";'
    place = Place("a.js", 1, text.index("p8e-") + 1, 1, text.index('";') + 1, text.index("p8e-"), text.index('";'))
    shown = Snippets(parse("a.js", text.encode())).around(place)
    assert shown.mark is not None
    assert shown.lines[0][slice(*shown.mark)] in {"[redacted]", "p8e-[redacted]"}


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


def test_a_line_that_begins_far_to_the_left_is_cut_there_too() -> None:
    """What redaction leaves of a stretch may be short; that it is no whole line is seen all the same."""
    text = "client_secret = 'p8e-" + "x7Qp" * 2500 + f"'; fetch('{ENDPOINT}')"
    (found,) = [one for one in detect(parse("a.js", text.encode()), RULES) if one.rule_id == "exchange-endpoint"]
    assert found.snippet.lines[0].startswith("…")
    assert found.snippet.mark is not None
    assert found.snippet.lines[0][slice(*found.snippet.mark)] == text[found.place.start : found.place.end]
