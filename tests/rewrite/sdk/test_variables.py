"""Environment variables of the aio CLI and of npm tools, in dotenv files, pipelines and shell scripts."""

from __future__ import annotations

import pytest

from tests.rewrite.harness import check_kept, check_rewritten, rewrite

DOTENV = """
# the context
AIO_ims_contexts_my__ctx_client__id=abc
AIO_ims_contexts_my__ctx_client__secret=def
AIO_ims_contexts_my__ctx_technical__account__id=x@techacct.adobe.com
AIO_ims_contexts_my__ctx_meta__scopes=["ent_user_sdk"]
AIO_ims_contexts_my__ctx_ims__org__id=ABC@AdobeOrg
AIO_ims_contexts_my__ctx_private__key=["-----BEGIN PRIVATE KEY-----","x"]
AIO_ims_contexts_user_client__secret=ghi
PORT=3000
"""
DOTENV_AFTER = """
# the context
AIO_ims_contexts_my__ctx_client__id=abc
AIO_ims_contexts_my__ctx_client__secrets=["def"]
AIO_ims_contexts_my__ctx_technical__account__id=x@techacct.adobe.com
AIO_ims_contexts_my__ctx_technical__account__email=COPY_THE_TECHNICAL_ACCOUNT_EMAIL
AIO_ims_contexts_my__ctx_scopes=["openid","AdobeID","read_organizations"]
AIO_ims_contexts_my__ctx_ims__org__id=ABC@AdobeOrg
AIO_ims_contexts_user_client__secret=ghi
PORT=3000
"""
PIPELINE = """
jobs:
  deploy:
    env:
      AIO_IMS_CONTEXTS_CLI__CTX_CLIENT__SECRET: ${{ secrets.CLIENT_SECRET }}
      AIO_IMS_CONTEXTS_CLI__CTX_TECHNICAL__ACCOUNT__ID: ${{ secrets.TECHACCT_ID }}
      AIO_IMS_CONTEXTS_CLI__CTX_META__SCOPES: '["ent_adobeio_sdk"]'
      AIO_IMS_CONTEXTS_CLI__CTX_PRIVATE__KEY: ${{ secrets.KEY }}
      REACTOR_IO_INTEGRATION_PRIVATE_KEY: private.key
      NODE_ENV: production
"""
PIPELINE_AFTER = """
jobs:
  deploy:
    env:
      AIO_IMS_CONTEXTS_CLI__CTX_CLIENT__SECRETS: '["${{ secrets.CLIENT_SECRET }}"]'
      AIO_IMS_CONTEXTS_CLI__CTX_TECHNICAL__ACCOUNT__ID: ${{ secrets.TECHACCT_ID }}
      AIO_IMS_CONTEXTS_CLI__CTX_TECHNICAL__ACCOUNT__EMAIL: ${{ secrets.TECHACCT_EMAIL }}
      AIO_IMS_CONTEXTS_CLI__CTX_SCOPES: '["openid","AdobeID","read_organizations"]'
      NODE_ENV: production
"""
SCRIPT = """
export AIO_ims_contexts_cli__ctx_client__secret="$SECRET"
export AIO_ims_contexts_cli__ctx_technical__account__id="$TECH_ACCOUNT_ID"
export AIO_ims_contexts_cli__ctx_meta__scopes='["ent_user_sdk"]'
aio app deploy
"""
SCRIPT_AFTER = """
export AIO_ims_contexts_cli__ctx_client__secrets="[\\"$SECRET\\"]"
export AIO_ims_contexts_cli__ctx_technical__account__id="$TECH_ACCOUNT_ID"
export AIO_ims_contexts_cli__ctx_technical__account__email="${TECH_ACCOUNT_EMAIL:-COPY_THE_TECHNICAL_ACCOUNT_EMAIL}"
export AIO_ims_contexts_cli__ctx_scopes='["openid","AdobeID","read_organizations"]'
aio app deploy
"""
DEVTOOL = """
ASSET_COMPUTE_INTEGRATION_FILE_PATH=console.json
ASSET_COMPUTE_PRIVATE_KEY_FILE_PATH=private.key
S3_BUCKET=mine
"""
DEVTOOL_AFTER = """
ASSET_COMPUTE_INTEGRATION_FILE_PATH=console.json
S3_BUCKET=mine
"""


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        (".env", DOTENV, DOTENV_AFTER),
        (".github/workflows/deploy.yml", PIPELINE, PIPELINE_AFTER),
        ("deploy.sh", SCRIPT, SCRIPT_AFTER),
        (".env", DEVTOOL, DEVTOOL_AFTER),
    ],
)
def test_variables_get_their_oauth_names(path: str, before: str, after: str) -> None:
    """Doubled underscores and the case of the names stay; lists are JSON; another context is left alone."""
    check_rewritten(before, after, path)
    check_kept(after, path)


def test_a_context_of_variables_needs_the_library_that_reads_lists() -> None:
    """aio-lib-ims 6.4 takes a list in a variable as text: the manifest moves further, and the caution says why."""
    result = rewrite({".env": DOTENV, "package.json": '{"dependencies": {"@adobe/aio-lib-ims": "^6.2.0"}}\n'})
    assert '"^7.0.2"' in result.files["package.json"]
    assert result.dispositions()["metascope"] == "unsafe"
    instruction = next(iter(result.plan.rewrites.values())).instruction
    assert "scopes.join is not a function" in instruction


def test_the_secret_to_create_is_named() -> None:
    """The pipeline's new variable comes from a secret that does not exist yet."""
    result = rewrite({".github/workflows/deploy.yml": PIPELINE})
    assert "set secrets.TECHACCT_EMAIL to the technical account's e-mail" in str(result.plan.rewrites)
