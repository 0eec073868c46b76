"""Command lines of npm tools and of the aio CLI, in scripts, workflow steps and package.json."""

from __future__ import annotations

import json

import pytest

from tests.rewrite.harness import check_kept, check_rewritten, rewrite

SCRIPT = """
#!/bin/sh
set -e
npx @adobe/reactor-uploader@5.1.2 package.zip --private-key=./private.key --org-id A@AdobeOrg \\
  --tech-account-id=b@techacct.adobe.com --api-key="$KEY" --client-secret "$SECRET" --environment=qe
"""
SCRIPT_AFTER = """
#!/bin/sh
set -e
npx @adobe/reactor-uploader@6.0.2 package.zip --auth.client-id="$KEY" --auth.client-secret "$SECRET" --environment=stage
"""
CONTINUED = """
./node_modules/.bin/reactor-releaser \\
  --private-key=./private.key \\
  --api-key="$KEY" \\
  --org-id=A@AdobeOrg \\
  --confirm-package-release
"""
CONTINUED_AFTER = """
./node_modules/.bin/reactor-releaser \\
  --auth.client-id="$KEY" \\
  --confirm-package-release
"""
AIO = """
#!/bin/sh
aio config:set ims.contexts.report.client_id "$ADOBE_CLIENT_ID"
aio config:set ims.contexts.report.client_secret "$ADOBE_CLIENT_SECRET"
aio config:set ims.contexts.report.technical_account_id "$ADOBE_TECH_ACCOUNT_ID"
aio config:set ims.contexts.report.meta_scopes '["ent_user_sdk"]' --json
# the private key
aio config:set ims.contexts.report.private_key ./private.key --file
aio auth:login
"""
AIO_AFTER = """
#!/bin/sh
aio config:set ims.contexts.report.client_id "$ADOBE_CLIENT_ID"
aio config:set ims.contexts.report.client_secrets "[\\"$ADOBE_CLIENT_SECRET\\"]" --json
aio config:set ims.contexts.report.technical_account_id "$ADOBE_TECH_ACCOUNT_ID"
aio config:set ims.contexts.report.technical_account_email \
"${ADOBE_TECH_ACCOUNT_EMAIL:-COPY_THE_TECHNICAL_ACCOUNT_EMAIL}"
aio config:set ims.contexts.report.scopes '["openid", "AdobeID", "read_organizations"]' --json
aio auth:login
"""
STEP = """
jobs:
  deploy:
    steps:
      - name: Cloud Manager
        run: |
          aio config:set ims.contexts.aio-cli-plugin-cloudmanager.client_secret abc
          aio config:set ims.contexts.aio-cli-plugin-cloudmanager.technical_account_id b@techacct.adobe.com
          aio config:set ims.contexts.aio-cli-plugin-cloudmanager.meta_scopes '["ent_cloudmgr_sdk"]' --json
          aio config:set ims.contexts.aio-cli-plugin-cloudmanager.private_key private.key --file
          aio cloudmanager:list-programs
"""
STEP_AFTER = """
jobs:
  deploy:
    steps:
      - name: Cloud Manager
        run: |
          aio config:set ims.contexts.aio-cli-plugin-cloudmanager.client_secrets '["abc"]' --json
          aio config:set ims.contexts.aio-cli-plugin-cloudmanager.technical_account_id b@techacct.adobe.com
          aio config:set ims.contexts.aio-cli-plugin-cloudmanager.technical_account_email \
COPY_THE_TECHNICAL_ACCOUNT_EMAIL
          aio config:set ims.contexts.aio-cli-plugin-cloudmanager.oauth_enabled true --json
          aio config:set ims.contexts.aio-cli-plugin-cloudmanager.scopes '["openid", "AdobeID", \
"read_organizations", "additional_info.projectedProductContext", "read_pc.dma_aem_ams"]' --json
          aio cloudmanager:list-programs
"""


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        ("upload.sh", SCRIPT, SCRIPT_AFTER),
        ("release.sh", CONTINUED, CONTINUED_AFTER),
        ("set-up.sh", AIO, AIO_AFTER),
        (".github/workflows/deploy.yml", STEP, STEP_AFTER),
        (
            "flags.sh",
            "aio config:set --json ims.contexts.report.meta_scopes '[\"ent_user_sdk\"]'\n",
            'aio config:set --json ims.contexts.report.scopes \'["openid", "AdobeID", "read_organizations"]\'\n',
        ),
        ("set.sh", "aio app use --use-jwt console.json\n", "aio app use console.json\n"),
    ],
)
def test_options_and_keys_get_their_new_form(path: str, before: str, after: str) -> None:
    """What only the key needed goes, over continued lines as well; the rest is renamed where it stands."""
    check_rewritten(before, after, path)


def test_only_the_tool_that_ran_is_safe() -> None:
    """reactor-uploader was run with its new options; the aio CLI and the others were not."""
    assert set(rewrite({"upload.sh": SCRIPT}).dispositions().values()) == {"safe"}
    assert set(rewrite({"release.sh": CONTINUED}).dispositions().values()) == {"unsafe"}
    assert set(rewrite({"set-up.sh": AIO}).dispositions().values()) == {"unsafe"}


def test_scripts_of_a_manifest_move_with_its_dependency() -> None:
    """One file holds the command and the version that it needs."""
    manifest = {
        "scripts": {"upload": 'reactor-uploader p.zip --private-key="private.key" --api-key="$KEY"'},
        "devDependencies": {"@adobe/reactor-uploader": "^5.1.2"},
    }
    after = json.loads(rewrite({"package.json": json.dumps(manifest, indent=2)}).files["package.json"])
    assert after["scripts"]["upload"] == 'reactor-uploader p.zip --auth.client-id="$KEY"'
    assert after["devDependencies"]["@adobe/reactor-uploader"] == "^6.0.2"


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("upload.sh", SCRIPT_AFTER),
        ("release.sh", CONTINUED_AFTER),
        ("set-up.sh", AIO_AFTER),
        ("other.sh", "other-uploader package.zip --private-key=k --org-id=x@AdobeOrg\n"),
    ],
)
def test_other_commands_stay(path: str, text: str) -> None:
    """The new form, and tools of somebody else."""
    check_kept(text, path)


def test_the_version_moves_where_nothing_uses_the_key() -> None:
    """A dependency without any command takes the new version."""
    manifest = '{"devDependencies": {"@adobe/reactor-uploader": "^5.1.2"}}\n'
    assert rewrite({"package.json": manifest}).files["package.json"] == manifest.replace("^5.1.2", "^6.0.2")


def test_the_version_waits_for_a_command_that_cannot_change() -> None:
    """Where a program writes the old options, the new version would fail: both stay as they are."""
    manifest = '{"devDependencies": {"@adobe/reactor-uploader": "^5.1.2"}}\n'
    program = 'import subprocess\n\nsubprocess.run(["reactor-uploader", "p.zip", f"--private-key={KEY}"])\n'
    assert rewrite({"package.json": manifest, "upload.py": program}).files["package.json"] == manifest
