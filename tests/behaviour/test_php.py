"""PHP programs sign in after their rewrite."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.behaviour.stage import Key, Program, run_after, run_before

if TYPE_CHECKING:
    from pathlib import Path

PROGRAMS = (
    Program(
        "php/segments-cron",
        ("php", "run.php"),
        env={"ADOBE_CLIENT_ID": "{id}", "ADOBE_CLIENT_SECRET": "{secret}", "ADOBE_ORG_ID": "{org}"},
        old_env={"ADOBE_TECH_ACCOUNT_ID": "{account}", "ADOBE_PRIVATE_KEY": "{key}"},
    ),
    Program(
        "php/wp-target",
        ("php", "wp-target.php"),
        env={"WPT_API_KEY": "{id}", "WPT_SECRET": "{secret}", "WPT_ORG": "{org}"},
        old_env={"WPT_TECH_ACCOUNT": "{account}", "WPT_PRIVATE_KEY": "{pem}"},
    ),
    Program(
        "php/acs-import",
        ("php", "import.php"),
        env={"ACS_SECRET": "{secret}"},
        old_supply={"private.key": "{pem}"},
        edits={
            "settings.ini": {
                "b4d1a2b3c4d5e6f708192a3b4c5d6e7f": "{id}",
                "8091A2B3C4D5E6F70A495C77@AdobeOrg": "{org}",
                "D5E6F7088091A2B30A495C78@techacct.adobe.com": "{account}",
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
