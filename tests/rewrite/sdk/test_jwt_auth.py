"""`@adobe/jwt-auth` becomes `@adobe/auth-token`, with its dependency."""

from __future__ import annotations

import pytest

from tests.rewrite.harness import check_kept, check_rewritten, rewrite

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


@pytest.mark.parametrize(
    ("call", "told"),
    [
        ("module.exports = { sign: connect(auth) };", "hands auth on"),
        ("auth({ clientId, metaScopes: [a], ims: 'https://ims.acme.example' });", "chose the host"),
        ("auth(options());", "not followed"),
    ],
)
def test_what_is_not_followed_needs_a_look(call: str, told: str) -> None:
    """A function that is handed on, a host that is none of Adobe's, options that come from a call."""
    result = rewrite({"a.js": f"const auth = require('@adobe/jwt-auth');\n{call}\n"})
    assert "@adobe/auth-token" in result.files["a.js"]
    assert set(result.dispositions().values()) == {"unsafe"}
    assert told in next(iter(result.plan.rewrites.values())).instruction


def test_a_host_that_is_written_out_needs_none() -> None:
    """Production is the default, and the stage has a name."""
    text = "const auth = require('@adobe/jwt-auth');\nauth({{ clientId, metaScopes: [a], ims: '{}' }});\n"
    stage = rewrite({"a.js": text.format("https://ims-na1-stg1.adobelogin.com")})
    assert "environment: 'stage'" in stage.files["a.js"]
    production = rewrite({"a.js": text.format("https://ims-na1.adobelogin.com")})
    assert "environment" not in production.files["a.js"]
    assert set(production.dispositions().values()) == {"safe"}


@pytest.mark.parametrize("host", ["config.ims", "process.env.IMS || 'https://ims-na1.adobelogin.com'"])
def test_a_host_that_is_looked_up_still_chooses_the_stage(host: str) -> None:
    """What the program asked when it ran, it asks still; the new package has a name for the answer."""
    text = f"const auth = require('@adobe/jwt-auth');\nauth({{ clientId, metaScopes: [a], ims: {host} }});\n"
    result = rewrite({"a.js": text})
    assert f"environment: /stg1/.test({host}) ? 'stage' : 'production'" in result.files["a.js"]
    assert set(result.dispositions().values()) == {"safe"}
    assert rewrite(result.files).plan.files == ()


def test_options_of_a_field_are_followed() -> None:
    """The key that was put into them goes; the scope is given at the call."""
    before = """
        const auth = require('@adobe/jwt-auth');
        const fs = require('fs');

        module.exports = class {
          constructor(options) {
            this.credentials = options;
            this.credentials.privateKey = fs.readFileSync('private.key');
          }

          token() {
            return auth(this.credentials);
          }
        };
    """
    after = """
        const auth = async (options) => (await import('@adobe/auth-token')).auth(options);

        module.exports = class {
          constructor(options) {
            this.credentials = options;
          }

          token() {
            return auth({ ...this.credentials, scope: 'openid,AdobeID,read_organizations' });
          }
        };
    """
    check_rewritten(before, after, "users.js")
