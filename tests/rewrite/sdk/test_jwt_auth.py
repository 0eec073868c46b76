"""`@adobe/jwt-auth` becomes `@adobe/auth-token`, with its dependency."""

from __future__ import annotations

import pytest

from tests.rewrite.harness import check_kept, rewrite

CODE = """
const auth = require('@adobe/jwt-auth');
const fs = require('fs');

module.exports = () => auth({
  clientId: process.env.CLIENT_ID,
  clientSecret: process.env.CLIENT_SECRET,
  technicalAccountId: process.env.TECH_ACCT,
  orgId: process.env.ORG_ID,
  metaScopes: ['ent_user_sdk'],
  privateKey: fs.readFileSync('private.key'),
});
"""
AFTER = """\
const auth = async (options) => (await import('@adobe/auth-token')).auth(options);

module.exports = () => auth({
  clientId: process.env.CLIENT_ID,
  clientSecret: process.env.CLIENT_SECRET,
  scope: process.env.SCOPES || 'openid,AdobeID,read_organizations',
});
"""


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('{"dependencies": {"@adobe/jwt-auth": "^1.0.1"}}\n', '{"dependencies": {"@adobe/auth-token": "^1.0.1"}}\n'),
        ('{"dependencies": {"@adobe/jwt-auth": "2.0.0"}}\n', '{"dependencies": {"@adobe/auth-token": "1.0.1"}}\n'),
        (
            '{"dependencies": {"@adobe/auth-token": "^1.0.1", "@adobe/jwt-auth": "^2.0.0"}}\n',
            '{"dependencies": {"@adobe/auth-token": "^1.0.1"}}\n',
        ),
    ],
)
def test_call_and_dependency_move_together(before: str, after: str) -> None:
    """The options that only the assertion needed go; a successor that is there already is not named twice."""
    result = rewrite({"package.json": before, "token.js": CODE})
    assert result.files == {"package.json": after, "token.js": AFTER}
    assert rewrite(result.files).plan.files == ()


def test_the_new_package_stays() -> None:
    """Nothing is left to do."""
    check_kept(AFTER, "token.js")
