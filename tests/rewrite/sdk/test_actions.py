"""Steps of GitHub workflows: inputs, versions, and what the secret store has to hold."""

from __future__ import annotations

import pytest

from tests.rewrite.harness import check_kept, check_rewritten, rewrite

WORKFLOW = """
on: push
jobs:
  deploy:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - name: Auth
        uses: adobe/aio-apps-action@2.0.2 # pinned
        with:
          os: ubuntu-latest
          command: auth
          CLIENTID: ${{ secrets.CLIENTID_PROD }}
          CLIENTSECRET: ${{ secrets.CLIENTSECRET_PROD }}
          TECHNICALACCOUNTID: ${{ secrets.TECHNICALACCID_PROD }}
          IMSORGID: ${{ secrets.IMSORGID_PROD }}
          KEY: ${{ secrets.KEY_PROD }}
          SCOPES: '["ent_user_sdk"]'
      - uses: adobe/aio-apps-action@2.0.2
        with:
          os: ubuntu-latest
          command: deploy
"""
WORKFLOW_AFTER = """
on: push
jobs:
  deploy:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - name: Auth
        uses: adobe/aio-apps-action@3.0.0 # pinned
        with:
          os: ubuntu-latest
          command: oauth_sts
          CLIENTID: ${{ secrets.CLIENTID_PROD }}
          CLIENTSECRET: ${{ secrets.CLIENTSECRET_PROD }}
          TECHNICALACCOUNTID: ${{ secrets.TECHNICALACCID_PROD }}
          TECHNICALACCOUNTEMAIL: ${{ secrets.TECHNICALACCEMAIL_PROD }}
          IMSORGID: ${{ secrets.IMSORGID_PROD }}
          SCOPES: 'openid,AdobeID,read_organizations'
      - uses: adobe/aio-apps-action@2.0.2
        with:
          os: ubuntu-latest
          command: deploy
"""
CLOUD_MANAGER = """
jobs:
  start:
    steps:
      - uses: adobe/aio-cloudmanager-create-execution-action@v1.0.5
        with:
          CLIENTID: ${{ secrets.CM_CLIENT_ID }}
          CLIENTSECRET: ${{ secrets.CM_CLIENT_SECRET }}
          TECHNICALACCOUNTID: ${{ secrets.CM_TA_EMAIL }}
          IMSORGID: ${{ secrets.CM_ORG_ID }}
          KEY: ${{ secrets.CM_PRIVATE_KEY }}
          PIPELINEID: ${{ secrets.CM_PIPELINE_ID }}
"""
CLOUD_MANAGER_AFTER = """
jobs:
  start:
    steps:
      - uses: adobe/aio-cloudmanager-create-execution-action@v1.2.0
        with:
          CLIENTID: ${{ secrets.CM_CLIENT_ID }}
          CLIENTSECRET: ${{ secrets.CM_CLIENT_SECRET }}
          TECHNICALACCOUNTEMAIL: ${{ secrets.CM_TA_EMAIL }}
          TECHNICALACCOUNTID: ${{ secrets.CM_TA_ID }}
          IMSORGID: ${{ secrets.CM_ORG_ID }}
          PIPELINEID: ${{ secrets.CM_PIPELINE_ID }}
          oauthEnabled: 'true'
"""


@pytest.mark.parametrize(
    ("before", "after", "new", "dead"),
    [
        (WORKFLOW, WORKFLOW_AFTER, "secrets.TECHNICALACCEMAIL_PROD", "secrets.KEY_PROD"),
        (CLOUD_MANAGER, CLOUD_MANAGER_AFTER, "secrets.CM_TA_ID", "secrets.CM_PRIVATE_KEY"),
    ],
)
def test_the_step_takes_its_oauth_inputs(before: str, after: str, new: str, dead: str) -> None:
    """The key goes, the account's other half comes, and the text names the secrets to create and to delete."""
    result = check_rewritten(before, after, ".github/workflows/deploy.yml")
    assert set(result.dispositions().values()) == {"unsafe"}
    note, look = result.plan.notes
    assert f"Set {new} to" in note
    assert f"Delete {dead}" in note
    assert new in look


def test_an_account_that_held_the_email_is_told() -> None:
    """The Cloud Manager action took the e-mail as the ID: the secret's content has to change, not its name alone."""
    text = CLOUD_MANAGER.replace("CM_TA_EMAIL", "TECHNICALACCOUNTID").replace("v1.0.5", "v1")
    result = rewrite({".github/workflows/run.yml": text})
    after = result.files[".github/workflows/run.yml"]
    assert "TECHNICALACCOUNTID: ${{ secrets.TECHNICALACCOUNTID }}" in after
    assert "TECHNICALACCOUNTEMAIL: ${{ secrets.TECHNICALACCOUNTEMAIL }}" in after
    assert "secrets.TECHNICALACCOUNTID has to hold the technical account's ID now" in result.plan.notes[0]
    assert "create-execution-action@v1 has to be 1.2.0 or later" in result.plan.notes[0]


def test_scopes_of_a_secret_change_there() -> None:
    """A list in the secret store cannot be rewritten here."""
    text = WORKFLOW.replace("'[\"ent_user_sdk\"]'", "${{ secrets.SCOPES_PROD }}")
    result = rewrite({".github/workflows/deploy.yml": text})
    assert "SCOPES: ${{ secrets.SCOPES_PROD }}" in result.files[".github/workflows/deploy.yml"]
    assert "Set secrets.SCOPES_PROD to the scopes, comma-separated" in result.plan.notes[0]


@pytest.mark.parametrize("text", [WORKFLOW_AFTER, CLOUD_MANAGER_AFTER])
def test_a_step_of_the_new_kind_stays(text: str) -> None:
    """Nothing is left to do."""
    check_kept(text, ".github/workflows/deploy.yml")
