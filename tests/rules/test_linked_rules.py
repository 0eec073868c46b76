"""Weak findings of rules, which stand once a tie to the flow supports them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from migrator.detect import detect
from migrator.parse.read import parse
from migrator.rules.documentation import RULE as DOCUMENTATION
from migrator.rules.expiry_milliseconds import RULE as MILLISECONDS
from migrator.rules.private_key_material import RULE as MATERIAL

if TYPE_CHECKING:
    from migrator.rules.base import Rule

TOKEN = """package models

type Token struct {
	AccessToken string `json:"access_token"`
	ExpiresIn   int64  `json:"expires_in"`
}

func (t Token) Until(issued time.Time) time.Time {
	return issued.Add(time.Duration(t.ExpiresIn) * time.Millisecond)
}
"""


@pytest.mark.parametrize(
    ("path", "text", "rule", "line"),
    [
        ("models/token.go", TOKEN, MILLISECONDS, 9),
        ("docs/lab.md", "Adobe\n\nChoose *IMS: JWT Generate + Auth*.\n", DOCUMENTATION, 3),
        ("docs/lab.md", "Adobe\n\nUpload `cert.pem` to the integration.\n", DOCUMENTATION, 3),
        ("docs/lab.md", "Adobe\n\n`expires_in` gibt die Zeit in Millisekunden an.\n", DOCUMENTATION, 3),
        ("docs/lab.md", "Adobe\n\n**Generate a key pair**\n", DOCUMENTATION, 3),
        ("docs/lab.md", "Adobe\n\nThe private key will be used by `aepctl`.\n", DOCUMENTATION, 3),
        ("docs/lab.md", "# API\n\nAll Adobe APIs use JWT (JSON Web Token) authentication.\n", DOCUMENTATION, 3),
        ("docs/lab.md", "Adobe\n\n- `KEY`: the private key of the Adobe project\n", DOCUMENTATION, 3),
        ("docs/lab.md", "Adobe\n\nThe JSON holds `client_id`, `meta_scopes`, and `private_key`.\n", DOCUMENTATION, 3),
        ("config/private.key", "REPLACE WITH YOUR PRIVATE KEY\n", MATERIAL, 1),
    ],
)
def test_what_says_nothing_alone(path: str, text: str, rule: Rule, line: int) -> None:
    """A token of anybody's, a step of a manual, words in the place of a key need support."""
    (found,) = detect(parse(path, text.encode()), (rule,))
    assert (found.place.line, found.standalone) == (line, False)
