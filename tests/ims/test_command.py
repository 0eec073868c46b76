"""The same through the commands: record here, check there, and nothing secret in any output."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING

import pytest

from migrator.ims.server.faults import Fault
from migrator.ims.server.listener import serve
from migrator.ims.server.scenario import Scenario
from tests.ims.rehearsing import CANARY, CLIENT, CLIENT_ID, ORG, SCOPES
from tests.support.command import Done, migrator

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def credentials(tmp_path: Path) -> Path:
    """The Console's download of one credential."""
    path = tmp_path / "oauth.json"
    download = {"CLIENT_ID": CLIENT_ID, "CLIENT_SECRETS": [CANARY], "ORG_ID": ORG, "SCOPES": list(SCOPES)}
    path.write_text(json.dumps(download))
    return path


def _no_secret(*texts: str) -> None:
    everything = "\n".join(texts)
    for form in (CANARY, CANARY[4:20], base64.b64encode(CANARY.encode()).decode().rstrip("="), "eyJ"):
        assert form not in everything


def test_record_here_check_there(tmp_path: Path, credentials: Path) -> None:
    """The recording is made while the server runs; stopped, the check says the same, in every kind of report."""
    recording = tmp_path / "ims.json"
    with serve(Scenario((CLIENT,))) as running:
        made = migrator("ims", "record", "--ims", running.url, "--credentials", credentials, "--output", recording)
        live = migrator("check", "--ims", running.url, "--credentials", credentials)
    assert (made.status, live.status) == (0, 0), made.err + live.err
    reports = [f"{form}={tmp_path / form}" for form in ("html", "markdown", "json")]
    options = [word for report in reports for word in ("--report", report)]
    replayed = migrator("check", "--ims", recording, "--credentials", credentials, "--verbose", *options)
    assert replayed.status == 0, replayed.err
    assert "valid" in replayed.out
    assert "recorded" in replayed.out
    written = [(tmp_path / form).read_text(encoding="utf-8") for form in ("html", "markdown", "json")]
    outputs = [text for done in (made, live, replayed) for text in (done.out, done.err)]
    _no_secret(recording.read_text(encoding="utf-8"), *written, *outputs)


FORMS = ("text", "markdown", "html", "github", "json", "jsonl", "sarif", "junit", "gitlab", "csv")


@pytest.mark.parametrize("form", FORMS)
def test_a_check_says_nothing_of_a_tree(credentials: Path, form: str) -> None:
    """No tree was looked at, so no report claims that it holds no leftover, or counts its files."""
    with serve(Scenario((CLIENT,))) as running:
        done = migrator("check", "--ims", running.url, "--credentials", credentials, "--format", form)
    assert done.status == 0, done.err
    said = done.out + done.err
    assert "every credential is valid" in done.err
    for claim in ("No leftover", "no leftover", "0 files", "0 of 0", "no file of a kind", "Findings by integration"):
        assert claim not in said


def test_a_check_tells_every_proof_and_the_scopes(credentials: Path) -> None:
    """With what scopes and to which APIs, in the terminal as on the page; --quiet leaves the verdicts."""
    with serve(Scenario((CLIENT,))) as running:
        done = migrator("check", "--ims", running.url, "--credentials", credentials)
        page = migrator("check", "--ims", running.url, "--credentials", credentials, "--format", "html")
        quiet = migrator("check", "--ims", running.url, "--credentials", credentials, "--quiet")
    assert "1 credential checked: valid." in done.out
    assert "passed   A token is granted" in done.out
    assert "passed   The requested scopes are granted" in done.out
    for scope in SCOPES:
        assert any(line.split() == [scope, "yes", "yes", "no"] for line in done.out.splitlines())
        assert f"<code>{scope}</code></td>" in page.out
    assert "valid" in quiet.out
    assert "passed   " not in quiet.out


@pytest.mark.parametrize(
    ("fault", "status"),
    [
        (Fault("echo", "token"), 1),
        (Fault("throttle", "token", retry_after="600"), 1),
        (Fault("drop", "token"), 4),
    ],
)
def test_the_exit_status_of_a_fault(credentials: Path, fault: Fault, status: int) -> None:
    """Rejected and unknown fail the gate, an IMS that cannot be reached leaves the run incomplete."""
    with serve(Scenario((CLIENT,), faults=(fault,))) as running:
        done = migrator("check", "--ims", running.url, "--credentials", credentials)
    assert done.status == status, done.out + done.err
    _no_secret(done.out, done.err)


def _refused(done: Done, *words: str) -> None:
    assert done.status == 2
    assert "Traceback" not in done.err
    for word in words:
        assert word in done.err
    _no_secret(done.out, done.err)


def test_mistakes_are_one_line_and_status_2(tmp_path: Path, credentials: Path) -> None:
    """A recording of another schema, swapped values, an address that cannot be."""
    newer = tmp_path / "newer.json"
    newer.write_text('{"schema": 7}')
    _refused(migrator("check", "--ims", newer, "--credentials", credentials), "newer.json", "has schema 7")
    swapped = tmp_path / "swapped.env"
    swapped.write_text(f"CLIENT_ID={CANARY}\nCLIENT_SECRET={CLIENT_ID}\n")
    _refused(migrator("check", "--ims", "live", "--credentials", swapped), "swapped.env", "CLIENT_ID", "swapped")
    _refused(migrator("check", "--ims", "http://ims.example.com", "--credentials", credentials), "this machine alone")


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("private.key", "-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----\n", "--jwt-key"),
        ("ims.json", '{"schema": 1, "interactions": []}', "is a recording, which belongs to --ims"),
        ("audit.json", '{"schema_version": 1, "findings": [], "credentials": []}', "which belongs to --audit"),
    ],
)
def test_the_wrong_file_is_called_by_its_name(tmp_path: Path, name: str, text: str, says: str) -> None:
    """Whoever mixes up the options is told which one the file belongs to."""
    (tmp_path / name).write_text(text)
    _refused(migrator("check", "--ims", "http://127.0.0.1:1", "--credentials", name, cwd=tmp_path), name, says)


def test_credentials_given_as_the_ims_are_told(tmp_path: Path) -> None:
    """The two options the wrong way round."""
    (tmp_path / "oauth.env").write_text(f"ADOBE_CLIENT_ID={CLIENT_ID}\nADOBE_CLIENT_SECRET={CANARY}\n")
    done = migrator("check", "--ims", "oauth.env", "--credentials", "oauth.env", cwd=tmp_path)
    _refused(done, "oauth.env: is no recording; --ims takes live, https://host, or a file of migrator ims record")


def test_the_secret_of_an_option_can_be_piped_in(tmp_path: Path) -> None:
    """From a secret store, without a prompt in the way; nothing piped in is a mistake, not a hang."""
    with serve(Scenario((CLIENT,))) as running:
        options = ("--ims", running.url, "--client-id", CLIENT_ID, "--scopes", ",".join(SCOPES))
        done = migrator("check", *options, stdin=f"{CANARY}\n".encode())
    assert done.status == 0, done.err
    assert "prompt" not in done.err.lower()
    _no_secret(done.out, done.err)
    _refused(migrator("check", *options, cwd=tmp_path), "--client-id asks for the client secret")
