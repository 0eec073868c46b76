"""Java programs sign in after their rewrite."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.behaviour.stage import Key, Program, run_after, run_before

if TYPE_CHECKING:
    from pathlib import Path

_COMPILE = ("sh", "-c", "javac -nowarn -d out $(find src libraries -name '*.java')")
PROGRAMS = (
    Program(
        "java/profile-feed",
        ("java", "-cp", "out:src/main/resources", "com.example.feed.Main"),
        build=_COMPILE,
        env={"ADOBE_CLIENT_SECRET": "{secret}"},
        old_supply={"private.key": "{pem}"},
        edits={
            "src/main/resources/adobe.properties": {
                "71c2d3e4f5061728394a5b6c7d8e9f01": "{id}",
                "9A8B7C6D5E4F30210A495CAA@AdobeOrg": "{org}",
                "5E4F30219A8B7C6D0A495CAB@techacct.adobe.com": "{account}",
            }
        },
    ),
    Program(
        "java/offer-proxy",
        ("java", "-cp", "out", "com.example.offers.Proxy"),
        build=_COMPILE,
        env={"OFFERS_CLIENT_ID": "{id}", "OFFERS_CLIENT_SECRET": "{secret}", "OFFERS_ORG_ID": "{org}"},
        old_env={"OFFERS_TECHNICAL_ACCOUNT_ID": "{account}", "OFFERS_PRIVATE_KEY": "{pem}"},
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
