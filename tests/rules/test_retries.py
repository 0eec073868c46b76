"""A retry is told where it repeats the exchange, not where it repeats the request that the token is for."""

from __future__ import annotations

import pytest

from migrator.detect import detect
from migrator.parse.read import parse
from migrator.rules.registry import load

_CLIENT = """import time

import requests

answer = requests.post("https://ims-na1.adobelogin.com/ims/exchange/jwt", data=form)
{between}tries = 0
while tries < 5:
    time.sleep(60)
    answer = again(tries)
    tries += 1
"""


@pytest.mark.parametrize(
    ("between", "lines"),
    [
        ("", [7]),
        ('report = requests.get("https://mc.adobe.io/acme/target/activities", headers=headers(answer))\n', []),
    ],
)
def test_whose_retry_it_is(between: str, lines: list[int]) -> None:
    """An address of something else between the two makes the retry that request's."""
    rules = [rule for rule in load() if rule.id == "endpoint-retry"]
    found = detect(parse("report.py", _CLIENT.replace("{between}", between).encode()), rules)
    assert [one.place.line for one in found] == lines


@pytest.mark.parametrize(
    ("loop", "told"),
    [
        ("i in range(5)", True),
        ("i in range(1, MAX_RETRIES)", True),
        ("attempt in range(0, 3)", True),
        ("i in range(len(rows))", False),
        ("page in range(0, 10)", False),
    ],
)
def test_a_loop_over_something_else_is_no_retry(loop: str, told: bool) -> None:  # noqa: FBT001 - a case of the table
    """A few rounds, or as many as there are tries; not one for each row."""
    rules = [rule for rule in load() if rule.id == "endpoint-retry"]
    source = f"URL = 'https://ims-na1.adobelogin.com/ims/exchange/jwt'\nfor {loop}:\n    ask(i)\n"
    assert bool(detect(parse("ims.py", source.encode()), rules)) is told
