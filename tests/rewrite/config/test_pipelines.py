"""Pipelines lose what only handed the key on, once nothing reads it, and the secret to delete is named."""

from __future__ import annotations

import pytest

from tests.rewrite.config.programs import PROGRAM
from tests.rewrite.harness import Result, rewrite

CASES = {
    "GitHub: the step that writes the key, and the variable": (
        ".github/workflows/sync.yml",
        """jobs:
  sync:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - name: Write key
        run: |
          mkdir -p keys
          echo "${{ secrets.ADOBE_PRIVATE_KEY }}" > keys/private.key
          chmod 600 keys/private.key
      - name: Sync
        run: python sync.py
        env:
          ADOBE_CLIENT_SECRET: ${{ secrets.ADOBE_CLIENT_SECRET }}
          ADOBE_PRIVATE_KEY: ${{ secrets.ADOBE_PRIVATE_KEY }}
""",
        """jobs:
  sync:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - name: Sync
        run: python sync.py
        env:
          ADOBE_CLIENT_SECRET: ${{ secrets.ADOBE_CLIENT_SECRET }}
""",
        "the secret ADOBE_PRIVATE_KEY of the repository, organisation or environment",
    ),
    "GitHub: a step that takes the key away at the end": (
        ".github/workflows/sync.yml",
        """jobs:
  sync:
    steps:
      - name: Write key
        run: echo "${{ secrets.ADOBE_PRIVATE_KEY }}" > private.key
      - run: python sync.py
      - name: Clean
        if: always()
        run: rm -f private.key
      - run: rm -f report.csv
""",
        """jobs:
  sync:
    steps:
      - run: python sync.py
      - run: rm -f report.csv
""",
        "the secret ADOBE_PRIVATE_KEY of the repository, organisation or environment",
    ),
    "GitHub: an env that would be empty": (
        ".github/workflows/sync.yml",
        """jobs:
  sync:
    steps:
      - run: python sync.py
        env:
          ADOBE_PRIVATE_KEY: ${{ secrets.ADOBE_PRIVATE_KEY }}
""",
        """jobs:
  sync:
    steps:
      - run: python sync.py
""",
        "the secret ADOBE_PRIVATE_KEY of the repository, organisation or environment",
    ),
    "GitLab: one command of a list": (
        ".gitlab-ci.yml",
        """sync:
  variables:
    ADOBE_ORG_ID: 0123456789ABCDEF0A495C99@AdobeOrg
    ADOBE_PRIVATE_KEY: $PROD_ADOBE_PRIVATE_KEY
  script:
    - echo "$ADOBE_PRIVATE_KEY" > private.key
    - python sync.py
""",
        """sync:
  variables:
    ADOBE_ORG_ID: 0123456789ABCDEF0A495C99@AdobeOrg
  script:
    - python sync.py
""",
        "the variable PROD_ADOBE_PRIVATE_KEY where the pipeline or deployment sets it",
    ),
    "Azure: a secure file and a variable": (
        "azure-pipelines.yml",
        """steps:
  - task: DownloadSecureFile@1
    name: adobeKey
    inputs:
      secureFile: adobe-private.key
  - script: python sync.py
    env:
      ADOBE_CLIENT_SECRET: $(AdobeClientSecret)
      ADOBE_PRIVATE_KEY: $(AdobePrivateKey)
""",
        """steps:
  - script: python sync.py
    env:
      ADOBE_CLIENT_SECRET: $(AdobeClientSecret)
""",
        "the secure file adobe-private.key of the library",
    ),
    "CircleCI: a named command": (
        ".circleci/config.yml",
        """jobs:
  sync:
    environment:
      ADOBE_META_SCOPES: ent_dataservices_sdk
    steps:
      - checkout
      - run:
          name: key
          command: echo $ADOBE_PRIVATE_KEY | base64 -d > private.key
      - run: python sync.py
""",
        """jobs:
  sync:
    environment:
      ADOBE_SCOPES: openid,AdobeID,read_organizations
    steps:
      - checkout
      - run: python sync.py
""",
        "the variable ADOBE_PRIVATE_KEY where the pipeline or deployment sets it",
    ),
    "Jenkins: bound credentials": (
        "Jenkinsfile",
        """pipeline {
  environment {
    ADOBE_CLIENT_SECRET = credentials('adobe-client-secret')
    ADOBE_PRIVATE_KEY = credentials('adobe-private-key')
  }
  stages { stage('sync') { steps {
    withCredentials([file(credentialsId: 'key', variable: 'KEY_FILE'), string(credentialsId: 'a', variable: 'B')]) {
      sh 'python sync.py $B'
    }
  } } }
}
""",
        """pipeline {
  environment {
    ADOBE_CLIENT_SECRET = credentials('adobe-client-secret')
  }
  stages { stage('sync') { steps {
    withCredentials([string(credentialsId: 'a', variable: 'B')]) {
      sh 'python sync.py $B'
    }
  } } }
}
""",
        "the Jenkins credential adobe-private-key",
    ),
}


def rewritten(path: str, text: str, program: str = PROGRAM) -> Result:
    """A pipeline beside the program that it runs."""
    return rewrite({"sync.py": program, path: text})


@pytest.mark.parametrize("case", CASES)
def test_loses_the_key(case: str) -> None:
    """The lines go, the rest stays to the byte, a second run changes nothing, and the store's entry is named."""
    path, before, after, named = CASES[case]
    result = rewritten(path, before)
    assert result.files[path] == after
    assert rewrite(dict(result.files)).plan.files == ()
    assert any(f"once this is deployed, delete {named}" in note for note in result.plan.notes)


@pytest.mark.parametrize("case", CASES)
def test_keeps_the_key_while_the_program_signs(case: str) -> None:
    """A program that could not be rewritten still needs its key."""
    path, before, _, _ = CASES[case]
    stuck = PROGRAM.replace("data=data", "data=make(data)").replace('"jwt_token": assertion', "**other(assertion)")
    assert rewritten(path, before, stuck).files[path] == before


def test_a_step_is_never_taken_out_without_a_look() -> None:
    """What a pipeline does is not run here: the step goes with --unsafe only."""
    path, before, _, _ = CASES["GitHub: the step that writes the key, and the variable"]
    assert path not in {change.path for change in rewrite({"sync.py": PROGRAM, path: before}, unsafe=False).plan.files}


@pytest.mark.parametrize(
    "script",
    [
        'echo "$ADOBE_PRIVATE_KEY" > private.key && ./deploy.sh',
        'echo "$ADOBE_PRIVATE_KEY" | ssh host "cat > private.key"',
        'echo "$DEPLOY_TOKEN" > token.txt',
    ],
)
def test_steps_that_do_more_stay(script: str) -> None:
    """A command that also deploys, or that writes something else."""
    text = f"steps:\n  - script: {script}\n  - script: python sync.py\n    env:\n      ADOBE_ORG_ID: x\n"
    assert script in rewritten("azure-pipelines.yml", text).files["azure-pipelines.yml"]


def test_a_file_that_is_named_later_stays() -> None:
    """The key's file is used by another step: nothing is taken out, and the reader is told."""
    path, before, _, _ = CASES["GitLab: one command of a list"]
    text = before.replace("python sync.py", "python sync.py --key private.key")
    result = rewritten(path, text)
    assert 'echo "$ADOBE_PRIVATE_KEY" > private.key' in result.files[path]
    assert any("private.key is still named there" in note for note in result.plan.notes)
