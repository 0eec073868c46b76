"""An App Builder action: code, inputs, variables and the manifest move together."""

from __future__ import annotations

from tests.rewrite.harness import rewrite

ACTION = """
const auth = require('@adobe/jwt-auth');

exports.main = async (params) => {
  const { access_token } = await auth({
    clientId: params.JWT_CLIENT_ID,
    clientSecret: params.JWT_CLIENT_SECRET,
    technicalAccountId: params.JWT_TECHNICAL_ACCOUNT_ID,
    orgId: params.JWT_IMS_ORG,
    metaScopes: params.JWT_METASCOPES.split(','),
    privateKey: Buffer.from(params.JWT_PRIVATE_KEY, 'base64')
  });
  return { body: access_token };
};
"""
INPUTS = """
packages:
  events:
    actions:
      handler:
        inputs:
          LOG_LEVEL: debug
          JWT_CLIENT_ID: $JWT_CLIENT_ID
          JWT_CLIENT_SECRET: $JWT_CLIENT_SECRET
          JWT_METASCOPES: $JWT_METASCOPES
          JWT_PRIVATE_KEY: $JWT_PRIVATE_KEY
"""
VARIABLES = """
JWT_CLIENT_ID=abc
JWT_CLIENT_SECRET=def
JWT_METASCOPES=ent_dataservices_sdk
JWT_PRIVATE_KEY=LS0tLS1CRUdJTiBQUklWQVRFIEtFWS0tLS0t
"""


def test_inputs_that_nothing_reads_any_more_go() -> None:
    """The key and the metascopes leave inputs and variables; what the action still reads stays."""
    files = {
        "package.json": '{"dependencies": {"@adobe/jwt-auth": "^2.0.0"}}\n',
        "actions/handler.js": ACTION,
        "app.config.yaml": INPUTS,
        ".env": VARIABLES,
    }
    after = rewrite(files).files
    assert "scope: 'openid,AdobeID,read_organizations'" in after["actions/handler.js"]
    assert after["package.json"] == '{"dependencies": {"@adobe/auth-token": "^1.0.1"}}\n'
    for path in ("app.config.yaml", ".env"):
        assert "JWT_CLIENT_ID" in after[path]
        assert "JWT_PRIVATE_KEY" not in after[path]
        assert "JWT_METASCOPES" not in after[path]
