"""`@adobe/fetch` 0.x gets a token provider; the package that took its name is left alone."""

from __future__ import annotations

from tests.rewrite.harness import check_kept, rewrite

MANIFEST = """
{
  "dependencies": {
    "@adobe/fetch": "0.3.1"
  }
}
"""
MANIFEST_AFTER = """
{
  "dependencies": {
    "@adobe/fetch": "0.3.1",
    "@adobe/auth-token": "^1.0.1"
  }
}
"""
CODE = """
const AdobeFetch = require('@adobe/fetch');
const fs = require('fs');

const config = {
  auth: {
    clientId: process.env.CLIENT_ID,
    clientSecret: process.env.CLIENT_SECRET,
    technicalAccountId: 'x@techacct.adobe.com',
    orgId: 'A@AdobeOrg',
    metaScopes: ['ent_dataservices_sdk']
  }
};
config.auth.privateKey = fs.readFileSync('private.key');

module.exports = AdobeFetch.config(config);
"""
CODE_AFTER = """
const AdobeFetch = require('@adobe/fetch');

const config = {
  auth: {
    clientId: process.env.CLIENT_ID,
    mode: 'provided',
    tokenProvider: async () => {
      const { auth } = await import('@adobe/auth-token');
      const token = await auth({ clientId: process.env.CLIENT_ID, clientSecret: process.env.CLIENT_SECRET, \
scope: process.env.SCOPES || 'openid,AdobeID,read_organizations' });
      return { ...token, expires_in: token.expires_in * 1000 };
    },
    orgId: 'A@AdobeOrg'
  }
};

module.exports = AdobeFetch.config(config);
"""


def test_the_options_get_a_provider() -> None:
    """Milliseconds as the provider has to give them; the key goes where it was put in afterwards, too."""
    result = rewrite({"package.json": MANIFEST, "list.js": CODE})
    assert result.files == {"package.json": MANIFEST_AFTER.lstrip("\n"), "list.js": CODE_AFTER.lstrip("\n")}
    assert result.dispositions()["metascope"] == "safe"
    assert rewrite(result.files).files == result.files


def test_the_later_package_of_that_name_stays() -> None:
    """From 1.0 on it is an HTTP client without a sign-in."""
    check_kept("const { fetch } = require('@adobe/fetch');\nfetch('https://www.adobe.com/x.json');\n", "a.js")
