"""SDKs without a rewrite: the finding says which library to move to, and how, in the words of the catalogue."""

from __future__ import annotations

import pytest

from migrator.catalogue.load import sdks
from migrator.catalogue.sdk import Role
from migrator.rules.common.entries import advice, guide, told_of
from tests.rewrite.harness import rewrite

_AAM = "from adobe_aam import Login\n\nLogin(credentials_path='aam.json', private_key_path='private.key')\n"
_BULK = "from experiencecloudapis.authentication import JWT\n\nclient = JWT('service.json', 'private.key', 'acme')\n"
_HELPER = "from aanalytics2.token_provider import get_jwt_token_and_expiry_for_config as token\n\ntoken(settings)\n"


@pytest.mark.parametrize(
    ("text", "said", "then"),
    [
        (
            _BULK,
            "experiencecloudapis: Move to aanalytics2, or subclass AuthenticationClient",
            "Then delete: the JWT object",
        ),
        (
            _AAM,
            "adobe-aam: There is no OAuth version. Ask for a token with client_credentials",
            "Then delete: the Login",
        ),
        (_HELPER, "aanalytics2: Keep aanalytics2, take 0.4.4 or later", "get_oauth_token_and_expiry_for_config"),
    ],
)
def test_manual_finding_shows_the_catalogue(text: str, said: str, then: str) -> None:
    """Nothing is changed, and the instruction names library, way, and what is dead afterwards."""
    result = rewrite({"job.py": text})
    told = {one.instruction for finding in result.findings for one in [result.plan.rewrites[finding.fingerprint]]}
    assert result.plan.files == ()
    assert any(one.startswith(said) and then in one for one in told), told


def test_every_affected_entry_has_a_way_out() -> None:
    """The advice that ends a message leads back to an entry that gives the same advice, and says what to do."""
    for entry in sdks().values():
        if entry.role is Role.AFFECTED:
            found = told_of(f"`x` of {entry.name} signs in with a Service Account (JWT) credential: {advice(entry)}")
            assert found is not None
            assert advice(found) == advice(entry)
            assert len(guide(entry)) > len(entry.name) + 20
