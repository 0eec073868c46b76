"""Shell scripts sign in after their rewrite."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.behaviour.stage import Key, Program, run_after, run_before

if TYPE_CHECKING:
    from pathlib import Path

PROGRAMS = (
    Program(
        "shell/aep-ingest",
        ("bash", "ingest.sh"),
        env={
            "IMS_HOST": "ims-na1.adobelogin.com",
            "API_KEY": "{id}",
            "CLIENT_SECRET": "{secret}",
            "IMS_ORG": "{org}",
        },
        old_env={
            "TECHNICAL_ACCOUNT_ID": "{account}",
            "PRIVATE_KEY_FILE": "{key}",
            "METASCOPE": "ent_dataservices_sdk",
        },
    ),
    Program(
        "shell/cm-status",
        ("bash", "cm-status"),
        env={"CM_CLIENT_ID": "{id}", "CM_CLIENT_SECRET": "{secret}", "CM_ORG_ID": "{org}"},
        old_env={"CM_TECH_ACCOUNT_ID": "{account}"},
        old_supply={".cm/private.key": "{pem}"},
    ),
    Program(
        "shell/user-report",
        ("sh", "report.sh"),
        env={"UMAPI_SECRET": "{secret}"},
        old_env={"UMAPI_KEY": "{key}"},
        edits={
            "adobe.conf": {
                "1A2B3C4D5E6F70810A495C66@AdobeOrg": "{org}",
                "c0ffee5f1c0a7be94d4c2f8a3b6d90e1": "{id}",
                "6F7081921A2B3C4D0A495C67@techacct.adobe.com": "{account}",
            }
        },
    ),
)


@pytest.mark.behaviour
@pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program.path)
def test_signs_in_before(program: Program, tmp_path: Path, key: Key) -> None:
    """The program is a real one: it worked against the exchange."""
    run_before(program, tmp_path, key)


@pytest.mark.behaviour
@pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program.path)
def test_signs_in_after(program: Program, tmp_path: Path) -> None:
    """With nothing but the credential, against the strict token endpoint."""
    run_after(program, tmp_path)
