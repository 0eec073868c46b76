"""A key that is known by its use alone is told where it is looked up, in what stands around the use."""

from __future__ import annotations

from migrator.detect import detect
from migrator.parse.read import parse
from migrator.rules.registry import load

_SOURCE = """import jwt

EXCHANGE = "https://ims-na1.adobelogin.com/ims/exchange/jwt"


def assertion(settings, claims):
    key = settings["signing"]["secret"]
    return jwt.encode(claims, key, algorithm="RS256")


def cached(settings):
    key = settings["cache"]["entry"]
    return settings[key]
"""


def test_a_variable_of_another_function_is_another_one() -> None:
    """Only the one that the signature takes is the key."""
    rules = [rule for rule in load() if rule.id == "private-key-reference"]
    assert [one.place.line for one in detect(parse("ims.py", _SOURCE.encode()), rules)] == [7]
