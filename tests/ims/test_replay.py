"""Record against the local IMS, stop it, replay without any socket: the same verdicts, and no secret anywhere."""

from __future__ import annotations

import base64
import dataclasses
import logging
import socket
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from migrator.errors import UsageError
from migrator.ims.check import check_credentials
from migrator.ims.checking import CheckOptions
from migrator.ims.live import Network
from migrator.ims.record import record
from migrator.ims.recording_file import load, save
from migrator.ims.server.faults import Fault
from migrator.ims.server.listener import serve
from migrator.ims.server.scenario import Client, Scenario
from migrator.ims.target import open_target
from migrator.ims.transport import DenyTransport
from migrator.secret import Secret
from tests.ims.rehearsing import CANARY, CLIENT, CREDENTIAL, FAST, ORG, SECOND, integration

if TYPE_CHECKING:
    from pathlib import Path

    from migrator.ims.credentials import OAuthCredential
    from migrator.model import Verdict

NOW = datetime(2026, 11, 20, 9, tzinfo=timezone.utc)
NAMES = ("good", "rotating", "wrong", "throttled", "portal", "cut", "echo", "scopeless", "dead", "analytics")


def _credential(at: int, name: str) -> OAuthCredential:
    secrets = [Secret(f"{CANARY}-{at}")]
    if name == "rotating":
        secrets.append(Secret(f"{SECOND}-{at}"))
    return replace(
        CREDENTIAL, origin=f"{name}.env", client_id=f"{at:032x}", client_secrets=tuple(secrets), sandbox="dev"
    )


def _client(at: int, name: str) -> Client:
    secret = Secret(f"{SECOND if name == 'rotating' else 'other' if name == 'wrong' else CANARY}-{at}")
    scopes = ("openid",) if name == "scopeless" else CLIENT.scopes
    return replace(CLIENT, client_id=f"{at:032x}", secrets=(secret,), scopes=scopes)


CREDENTIALS = [_credential(at, name) for at, name in enumerate(NAMES)]
SCENARIO = Scenario(
    tuple(_client(at, name) for at, name in enumerate(NAMES)),
    faults=(
        Fault("throttle", "token", client_id=f"{3:032x}", retry_after="90"),
        Fault("portal", "token", client_id=f"{4:032x}"),
        Fault("cut", "token", client_id=f"{5:032x}"),
        Fault("echo", "token", client_id=f"{6:032x}"),
        Fault("dead_on_arrival", "token", client_id=f"{8:032x}"),
        Fault("drop", "analytics", client_id=f"{9:032x}"),
    ),
)
OPTIONS = CheckOptions(products=("experience-platform", "analytics", "user-management", "audience-manager"))
INTEGRATION = integration("Analytics", scopes=("openid", "extra_scope"))._replace(client_id=f"{9:032x}")


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, tuple[Verdict, ...]]:
    """A recording of ten credentials with ten fates, and the verdicts seen live; the server is stopped."""
    path = tmp_path_factory.mktemp("replay") / "recording.json"
    with (
        serve(SCENARIO, clock=lambda: NOW) as running,
        closing(open_target(running.url, Network({}, limits=FAST), lambda: NOW)) as target,
    ):
        recording, verdicts = record(CREDENTIALS, target, [INTEGRATION], NOW, OPTIONS)
    save(recording, path)
    return path, verdicts


@pytest.fixture
def no_sockets(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever makes a socket fails the test."""

    def refuse(*_arguments: object, **_options: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket.socket, "__init__", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def _replayed(path: Path, credentials: list[OAuthCredential], now: datetime = NOW) -> tuple[Verdict, ...]:
    with closing(open_target(str(path), Network({}))) as target:
        return check_credentials(credentials, target, [INTEGRATION], now, OPTIONS)


@pytest.mark.usefixtures("no_sockets")
def test_a_replay_gives_the_verdicts_seen_live(recorded: tuple[Path, tuple[Verdict, ...]]) -> None:
    """Field by field, every check included; only the source is another."""
    path, live = recorded
    replayed = _replayed(path, CREDENTIALS)
    assert [one._replace(source=live[0].source) for one in replayed] == [
        one._replace(source=live[0].source) for one in live
    ]
    assert {one.status for one in live} == {"valid", "rejected", "unknown"}
    assert {(one.source.kind, one.source.recorded_at, one.source.age_days) for one in replayed} == {
        ("recorded", NOW, 0)
    }


def test_the_fates_are_those_intended(recorded: tuple[Path, tuple[Verdict, ...]]) -> None:
    """Each of the ten credentials meets what the scenario has for it."""
    codes = {verdict.credential.removesuffix(".env"): verdict.code for verdict in recorded[1]}
    assert codes == {
        "good": "",
        "rotating": "secret_rejected",
        "wrong": "invalid_client",
        "throttled": "rate_limited",
        "portal": "unexpected_answer",
        "cut": "unreachable",
        "echo": "invalid_client",
        "scopeless": "invalid_scope",
        "dead": "expired_token",
        "analytics": "unreachable",
    }


def test_no_secret_byte_is_anywhere(
    recorded: tuple[Path, tuple[Verdict, ...]], caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    """Not in the recording, the verdicts, the logs or the outputs; plain, percent-encoded or in base64."""
    caplog.set_level(logging.DEBUG)
    path, live = recorded
    verdicts = _replayed(path, CREDENTIALS)
    written = path.read_bytes().decode()
    out = "".join(capfd.readouterr())
    everything = "\n".join([written, repr(live), repr(verdicts), caplog.text, out])
    assert "eyJ" not in written, "no token, whole or in part"
    for credential in CREDENTIALS:
        for secret in credential.client_secrets:
            value = secret.reveal()
            for form in (value, quote(value), base64.b64encode(value.encode()).decode().rstrip("="), value[4:24]):
                assert form not in everything


def test_logs_of_the_libraries_hold_no_secret(caplog: pytest.LogCaptureFixture) -> None:
    """With every logger at DEBUG, a live check tells nothing secret to anybody."""
    caplog.set_level(logging.DEBUG)
    with (
        serve(SCENARIO) as running,
        closing(open_target(running.url, Network({}, limits=FAST))) as target,
    ):
        check_credentials(CREDENTIALS[:2], target, [], datetime.now(timezone.utc), OPTIONS)
    assert caplog.records
    assert CANARY not in caplog.text
    assert "Bearer" not in caplog.text
    assert "eyJ" not in caplog.text


@pytest.mark.usefixtures("no_sockets")
def test_a_changed_secret_is_unknown(recorded: tuple[Path, tuple[Verdict, ...]]) -> None:
    """A recording of another secret proves nothing about this one."""
    changed = replace(CREDENTIALS[0], client_secrets=(Secret("p8e-ChangedChangedChangedChanged"),))
    (verdict,) = _replayed(recorded[0], [changed])
    assert (verdict.status, verdict.code) == ("unknown", "stale_secret")
    assert "recording.json was recorded with another client secret" in verdict.reason
    assert "--ims live" in verdict.remedy


@pytest.mark.usefixtures("no_sockets")
@pytest.mark.parametrize(
    ("now", "code", "words"),
    [
        (NOW + timedelta(days=31), "stale_recording", "recorded 31 days ago"),
        (NOW - timedelta(days=2), "recording_from_future", "yet to come"),
    ],
)
def test_a_recording_out_of_its_time_is_unknown(
    recorded: tuple[Path, tuple[Verdict, ...]], now: datetime, code: str, words: str
) -> None:
    """Too old, or from the future: whatever stands in it, valid and rejected alike, nothing is known."""
    for verdict in _replayed(recorded[0], CREDENTIALS, now):
        assert (verdict.status, verdict.code) == ("unknown", code)
        assert words in verdict.reason


@pytest.mark.usefixtures("no_sockets")
def test_age_is_counted_in_days(recorded: tuple[Path, tuple[Verdict, ...]]) -> None:
    """Within its time a verdict stands, and says how old it is."""
    verdict = _replayed(recorded[0], CREDENTIALS, NOW + timedelta(days=29, hours=20))[0]
    assert (verdict.status, verdict.source.age_days) == ("valid", 29)


@pytest.mark.usefixtures("no_sockets")
def test_a_credential_that_was_not_recorded_is_unknown(recorded: tuple[Path, tuple[Verdict, ...]]) -> None:
    """A miss is never somebody else's answer."""
    (verdict,) = _replayed(recorded[0], [replace(CREDENTIALS[0], client_id="f" * 32)])
    assert (verdict.status, verdict.code) == ("unknown", "not_recorded")
    assert f"no token request of client {'f' * 32}" in verdict.reason


@pytest.mark.usefixtures("no_sockets")
def test_nothing_is_asked_where_nothing_may_be(recorded: tuple[Path, tuple[Verdict, ...]]) -> None:
    """The transport of a run that was told no IMS refuses every call."""
    with closing(open_target(str(recorded[0]), Network({}))) as target:
        denied = dataclasses.replace(target, transport=DenyTransport())
        (verdict,) = check_credentials(CREDENTIALS[:1], denied, [], NOW)
    assert (verdict.status, verdict.code) == ("unknown", "refused_host")


def test_a_recording_is_not_made_of_a_recording(recorded: tuple[Path, tuple[Verdict, ...]]) -> None:
    """That would hide how old it is."""
    with closing(open_target(str(recorded[0]), Network({}))) as target, pytest.raises(UsageError, match="live IMS"):
        record(CREDENTIALS, target, [], NOW)


def test_without_fingerprints_nothing_derived_from_a_secret_is_kept(tmp_path: Path) -> None:
    """The option works through the whole way: record, save, load, replay."""
    path = tmp_path / "r.json"
    with (
        serve(SCENARIO, clock=lambda: NOW) as running,
        closing(open_target(running.url, Network({}, limits=FAST), lambda: NOW)) as target,
    ):
        recording, _ = record(CREDENTIALS[:1], target, [], NOW, fingerprints=False)
    save(recording, path)
    assert load(path).salt == ""
    assert '"secret"' not in path.read_text()
    with closing(open_target(str(path), Network({}))) as target:
        (verdict,) = check_credentials(CREDENTIALS[:1], target, [], NOW)
    assert verdict.status == "valid"
    assert verdict.org_id == ORG
