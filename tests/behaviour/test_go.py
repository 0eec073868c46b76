"""Go programs sign in after their rewrite."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.behaviour.stage import PROGRAMS as FOLDER
from tests.behaviour.stage import Key, Program, rewrite, run_after, run_before

if TYPE_CHECKING:
    from pathlib import Path

_GATE = '"client": "{id}", "secret": "{secret}"'
PROGRAMS = (
    Program(  # claims under a name of their own, filled in a loop too, around which the whole sign-in stands
        "go/filled-claims",
        ("./gate",),
        build=("go", "build", "-o", "gate", "."),
        supply={"gate.json": f"{{{_GATE}}}"},
        old_supply={
            "gate.json": f'{{{_GATE}, "issuer": "{{org}}", "subject": "{{account}}", "keyFile": "private.key", '
            '"extra": {"https://ims-na1.adobelogin.com/s/ent_analytics_bulk_ingest_sdk": true}}',
            "private.key": "{pem}",
        },
    ),
    Program(  # flags read by their names, package variables that flags fill, and what marks both as required
        "go/cobra-token",
        ("./ims", "token", "--client", "{id}", "--secret", "{secret}", "--org", "{org}"),
        build=("go", "build", "-o", "ims", "."),
        old_command=(
            *("./ims", "token", "--client", "{id}", "--secret", "{secret}", "--org", "{org}"),
            *("-t", "{account}", "-k", "{key}"),
        ),
    ),
    Program(  # flags that viper reads
        "go/viper-flags",
        ("./ims", "token", "--client", "{id}", "--secret", "{secret}", "--org", "{org}"),
        base="go/cobra-token",
        build=("go", "build", "-o", "ims", "."),
        old_command=(
            *("./ims", "token", "--client", "{id}", "--secret", "{secret}", "--org", "{org}"),
            *("--account", "{account}"),
        ),
        old_env={"IMS_KEY_FILE": "{key}"},
    ),
    Program(  # flags with a destination, and one that is read by its name
        "go/urfave-token",
        ("./token", "--client", "{id}", "--org", "{org}"),
        build=("go", "build", "-o", "token", "."),
        old_command=("./token", "--client", "{id}", "--org", "{org}", "--account", "{account}", "-k", "{key}"),
        env={"URFAVE_SECRET": "{secret}"},
    ),
    Program(  # what a host asks an operator for is described beside the sign-in
        "go/described-settings",
        ("./source",),
        build=("go", "build", "-o", "source", "."),
        env={"SOURCE_CLIENT_ID": "{id}", "SOURCE_CLIENT_SECRET": "{secret}", "SOURCE_ORG_ID": "{org}"},
        old_env={"SOURCE_TECHNICAL_ACCOUNT_ID": "{account}", "SOURCE_PRIVATE_KEY": "{pem}"},
    ),
    Program(  # the parameters stood in the address
        "go/query-address",
        ("./feeds",),
        build=("go", "build", "-o", "feeds", "."),
        env={"FEEDS_ID": "{id}", "FEEDS_SECRET": "{secret}"},
        old_env={"FEEDS_ORG": "{org}", "FEEDS_ACCOUNT": "{account}", "FEEDS_KEY_FILE": "{key}"},
    ),
    Program(  # the request behind an interface
        "go/behind-interface",
        ("./gate",),
        build=("go", "build", "-o", "gate", "."),
        env={"GATE_ID": "{id}", "GATE_SECRET": "{secret}"},
        old_env={"GATE_ORG": "{org}", "GATE_ACCOUNT": "{account}", "GATE_KEY": "{key}"},
    ),
    Program(  # tables of what has to be set, with its values
        "go/listed-settings",
        ("./listed",),
        build=("go", "build", "-o", "listed", "."),
        env={"EXPORT_ID": "{id}", "EXPORT_SECRET": "{secret}"},
        old_env={"EXPORT_ORG": "{org}", "EXPORT_ACCOUNT": "{account}", "EXPORT_KEY_FILE": "{key}"},
    ),
    Program(
        "go/asset-mover",
        ("./asset-mover",),
        build=("go", "build", "-o", "asset-mover", "."),
        env={"ASSETS_CLIENT_ID": "{id}", "ASSETS_CLIENT_SECRET": "{secret}", "ASSETS_ORG_ID": "{org}"},
        old_env={"ASSETS_TECHNICAL_ID": "{account}", "ASSETS_PRIVATE_KEY": "{pem}"},
    ),
    Program(
        "go/gdpr-cli",
        ("./gdpr-cli",),
        build=("go", "build", "-o", "gdpr-cli", "."),
        env={"GDPR_CLIENT_ID": "{id}", "GDPR_CLIENT_SECRET": "{secret}", "GDPR_ORG": "{org}"},
        old_env={"GDPR_ACCOUNT": "{account}"},
        old_supply={"private.key": "{pem}"},
    ),
    Program(
        "go/profile-dump",
        ("./profile-dump",),
        build=("go", "build", "-o", "profile-dump", "."),
        env={"DUMP_CLIENT_ID": "{id}", "DUMP_CLIENT_SECRET": "{secret}", "DUMP_ORG_ID": "{org}"},
        old_env={"DUMP_TECH_ACCOUNT_ID": "{account}"},
        old_supply={"private.key": "{pem}"},
    ),
    Program(
        "go/tag-audit",
        ("./audit",),
        build=("go", "build", "-o", "audit", "./cmd/tag-audit"),
        env={"TAG_AUDIT_CLIENT_SECRET": "{secret}"},
        old_supply={"private.key": "{pem}"},
        edits={
            "tag-audit.yml": {
                "1029384756aabbccddeeff0011223344": "{id}",
                "BEEF8B7C6D5E4F30210A4951@AdobeOrg": "{org}",
                "FEED0219A8B7C6D50A4952@techacct.adobe.com": "{account}",
            }
        },
    ),
    Program(
        "go/reactor-lint",
        ("./reactor-lint",),
        build=("go", "build", "-o", "reactor-lint", "."),
        env={"REACTOR_CLIENT_ID": "{id}", "REACTOR_CLIENT_SECRET": "{secret}"},
        old_env={"REACTOR_ORG_ID": "{org}", "REACTOR_TECH_ACCOUNT": "{account}"},
        old_supply={"private.key": "{pem}"},
    ),
    Program(
        "go/cja-export",
        ("./cja-export",),
        build=("go", "build", "-o", "cja-export", "."),
        env={"CJA_CLIENT_SECRET": "{secret}"},
        old_supply={"keys/private.key": "{pem}"},
        edits={
            "config.json": {
                "e5f60718293a4b5c6d7e8f901a2b3c4d": "{id}",
                "C3D4E5F60718293A0A495C88@AdobeOrg": "{org}",
                "18293AC3D4E5F6070A495C89@techacct.adobe.com": "{account}",
            }
        },
    ),
    Program(
        "go/privacy-sweep",
        ("./privacy-sweep",),
        build=("go", "build", "-o", "privacy-sweep", "."),
        env={"GDPR_CLIENT_ID": "{id}", "GDPR_CLIENT_SECRET": "{secret}", "GDPR_IMS_ORG": "{org}"},
        old_env={"GDPR_TECH_ACCOUNT": "{account}", "GDPR_PRIVATE_KEY": "{pem}"},
    ),
    Program(  # metascopes are constants of a type of their own, one of which nothing uses
        "go/dataset-count",
        ("./count",),
        build=("go", "build", "-o", "count", "."),
        env={"COUNT_CLIENT": "{id}", "COUNT_SECRET": "{secret}"},
        old_env={"COUNT_ORG": "{org}", "COUNT_ACCOUNT": "{account}", "COUNT_KEY_FILE": "{key}"},
    ),
    Program(
        "go/stock-pull",
        ("./stock-pull",),
        build=("go", "build", "-o", "stock-pull", "."),
        env={"STOCK_CLIENT_ID": "{id}", "STOCK_CLIENT_SECRET": "{secret}", "STOCK_ORG": "{org}"},
        old_env={"STOCK_TECH_ACCOUNT": "{account}"},
        old_supply={"private.key": "{pem}"},
    ),
    Program(  # the key goes from the field of one struct to that of another, over a third one
        "go/flag-fields",
        ("./exporter", "-client", "{id}", "-org", "{org}"),
        build=("go", "build", "-o", "exporter", "."),
        old_command=("./exporter", "-client", "{id}", "-org", "{org}", "-subject", "{account}", "-key", "{key}"),
        env={"EXPORT_SECRET": "{secret}"},
    ),
    Program(
        "go/strict-config",
        ("./strict-config",),
        build=("go", "build", "-o", "strict-config", "."),
        old_supply={"private.key": "{pem}"},
        edits={
            "config.json": {
                "0f1e2d3c4b5a69788796a5b4c3d2e1f0": "{id}",
                "SECRET": "{secret}",
                "7B6A5948372615040A495C41@AdobeOrg": "{org}",
                "372615047B6A59480A495C42@techacct.adobe.com": "{account}",
            }
        },
    ),
    Program(
        "go/query-export",
        ("./query-export",),
        build=("go", "build", "-o", "query-export", "."),
        env={"QUERY_CLIENT_ID": "{id}", "QUERY_CLIENT_SECRET": "{secret}", "QUERY_ORG": "{org}"},
        old_env={"QUERY_ACCOUNT": "{account}", "QUERY_KEY": "key.json"},
        old_supply={"key.json": '{"pem": "{line}"}'},
    ),
    Program(
        "go/jwx-sync",
        ("./jwx-sync",),
        build=("go", "build", "-o", "jwx-sync", "."),
        env={"SYNC_CLIENT_ID": "{id}", "SYNC_CLIENT_SECRET": "{secret}"},
        old_env={"SYNC_ORG": "{org}", "SYNC_ACCOUNT": "{account}", "SYNC_KEY": "{key}"},
    ),
    Program(
        "go/early-check",
        ("./early",),
        base="go/signed-by-hand",
        build=("go", "build", "-o", "early", "."),
        env={"ID": "{id}", "SECRET": "{secret}", "ORG": "{org}"},
        old_env={"TECH_ACCT": "{account}", "KEY": "{pem}"},
    ),
    Program(
        "go/once-parsed",
        ("./parsed",),
        base="go/signed-by-hand",
        build=("go", "build", "-o", "parsed", "."),
        env={"ID": "{id}", "SECRET": "{secret}", "ORG": "{org}"},
        old_env={"TECH_ACCT": "{account}", "KEY": "{pem}"},
    ),
    Program(
        "go/field-parsed",
        ("./parsed",),
        base="go/signed-by-hand",
        build=("go", "build", "-o", "parsed", "."),
        env={"ID": "{id}", "SECRET": "{secret}", "ORG": "{org}"},
        old_env={"TECH_ACCT": "{account}", "KEY": "{pem}"},
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


@pytest.mark.behaviour
@pytest.mark.skipif(shutil.which("gofmt") is None, reason="needs gofmt")
@pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program.path)
def test_stays_formatted(program: Program, tmp_path: Path) -> None:
    """What gofmt has put right before, it has nothing to say about afterwards."""
    work = tmp_path / "work"
    shutil.copytree(FOLDER / program.path, work)
    subprocess.run(["gofmt", "-w", str(work)], check=True)
    rewrite(work, unsafe=program.unsafe)
    assert not _unformatted(work)


def _unformatted(folder: Path) -> str:
    return subprocess.run(["gofmt", "-d", str(folder)], capture_output=True, text=True, check=True).stdout
