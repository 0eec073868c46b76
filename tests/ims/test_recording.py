from __future__ import annotations

import copy
import json
import os
import stat
from dataclasses import replace
from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from migrator.errors import RecordingError
from migrator.ims.calls import Answer, Call, Failure
from migrator.ims.recording import Interaction, Recording, fingerprint
from migrator.ims.recording_file import LIMIT, SCHEMA_FILE, dumps, load, save
from migrator.secret import Secret

if TYPE_CHECKING:
    from pathlib import Path

AT = datetime(2026, 11, 20, 9, tzinfo=timezone.utc)
SALT = "00112233445566778899aabbccddeeff"
SECRET = Secret("p8e-CanaryCanaryCanaryCanary0123")
TOKEN = Call("token", "abc", grant_type="client_credentials", scopes=("AdobeID", "openid"))
API = Call("api", "abc", path="/data/x", org_id="o@AdobeOrg", sandbox="prod")
MARKED = replace(TOKEN, secret=fingerprint(SECRET, SALT))
GRANTED = Answer(200, "json", {"token_type": "bearer", "access_token": {}}, server_time=AT, at=AT)
RECORDING = Recording(
    name="recording.json",
    tool="ims-migrator 0",
    recorded_at=AT,
    endpoint="https://ims-na1.adobelogin.com",
    salt=SALT,
    interactions=(
        Interaction(API, Failure("unreachable", "no answer in time", AT), AT),
        Interaction(MARKED, GRANTED, AT),
    ),
)


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    """A recording goes to its file and back unchanged; the file is valid by the shipped schema and byte-stable."""
    path = tmp_path / "recording.json"
    save(RECORDING, path)
    assert load(path) == RECORDING
    data = json.loads(path.read_text(encoding="utf-8"))
    jsonschema.validate(data, json.loads(SCHEMA_FILE.read_text(encoding="utf-8")))
    assert dumps(replace(RECORDING, interactions=RECORDING.interactions[::-1])) == path.read_text(encoding="utf-8")


def test_the_schema_itself_is_valid() -> None:
    """What ships is a JSON Schema."""
    jsonschema.Draft202012Validator.check_schema(json.loads(SCHEMA_FILE.read_text(encoding="utf-8")))


@pytest.mark.skipif(os.name == "nt", reason="Windows has no mode bits")
def test_the_file_is_private_and_replaced_whole(tmp_path: Path) -> None:
    """Mode 0600 even over a file that others could read, and nothing left behind beside it."""
    path = tmp_path / "recording.json"
    path.write_text("old")
    path.chmod(0o644)
    save(RECORDING, path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [one.name for one in tmp_path.iterdir()] == ["recording.json"]


def test_a_file_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    """A missing folder, and a directory in the place of the file."""
    with pytest.raises(RecordingError, match="cannot be written: No such file"):
        save(RECORDING, tmp_path / "missing" / "recording.json")
    (tmp_path / "folder").mkdir()
    with pytest.raises(RecordingError, match=r"folder: cannot be written"):
        save(RECORDING, tmp_path / "folder")
    assert [one.name for one in tmp_path.iterdir()] == ["folder"]


def _data() -> dict[str, Any]:
    return copy.deepcopy(json.loads(dumps(RECORDING)))


def _put(*path: Any, value: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    data: Any = _data()
    inner = data
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    return dict(data)


BROKEN = {
    "list": ([], r"is no recording \(expected a mapping, found a list\)"),
    "other": ({"a": 1}, r"is no recording \(it has no schema number\)"),
    "har": ({"log": {"entries": []}}, "is a HAR file"),
    "newer": (_put("schema", value=2), "has schema 2, this version reads 1; use the migrator that made it"),
    "older": (_put("schema", value=0), "has schema 0, this version reads 1; record again"),
    "truth": (_put("schema", value=True), "has no schema number"),
    "moment": (_put("recorded_at", value="yesterday"), "recorded_at: is no moment"),
    "naive": (_put("recorded_at", value="2026-11-20T09:00:00"), "recorded_at: is without a time zone"),
    "tool": (_put("tool", value=None), "tool: expected a text, found nothing"),
    "unknown": (_put("comment", value="x"), "comment: is not a key of a recording"),
    "kdf": (_put("fingerprint", "kdf", value="md5"), "fingerprint.kdf: is none of pbkdf2-hmac-sha256"),
    "rounds": (_put("fingerprint", "iterations", value=10**9), "fingerprint.iterations: must be 20000"),
    "salt": (_put("fingerprint", "salt", value="xyz"), "fingerprint.salt: is no hexadecimal text"),
    "rows": (_put("interactions", value={}), "interactions: expected a list, found a mapping"),
    "row": (_put("interactions", value=[1]), r"interactions\[0\]: expected a mapping, found a number"),
    "kind": (_put("interactions", 0, "request", "kind", value="x"), r"interactions\[0\].request.kind: is none of"),
    "extra": (_put("interactions", 1, "request", "client_secret", value="x"), r"client_secret: is not a key"),
    "client": (_put("interactions", 1, "request", "client_id", value=7), "client_id: expected a text, found a number"),
    "scopes": (_put("interactions", 1, "request", "scopes", value="a"), "scopes: expected a list of texts"),
    "status": (_put("interactions", 1, "response", "status", value="200"), "status: expected a number, found a text"),
    "both": (_put("interactions", 1, "failure", value={}), "response: needs to be there, or a failure instead"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_recording_that_cannot_be_used_says_why(tmp_path: Path, name: str) -> None:
    """Each defect is one line with file and key; the reader is as strict as the shipped schema."""
    data, message = BROKEN[name]
    path = tmp_path / "r.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(RecordingError, match=message) as caught:
        load(path)
    assert str(caught.value).startswith("r.json: ")
    assert "\n" not in str(caught.value)
    if name != "naive":  # a pattern cannot be that exact in every field
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(data, json.loads(SCHEMA_FILE.read_text(encoding="utf-8")))


def test_files_that_are_no_recording(tmp_path: Path) -> None:
    """Missing, a directory, empty, cut off, too deep, too large."""
    (tmp_path / "empty").write_bytes(b"")
    (tmp_path / "cut").write_text(dumps(RECORDING)[:-200], encoding="utf-8")
    (tmp_path / "deep").write_bytes(b"[" * 200_000)
    (tmp_path / "binary").write_bytes(b"\xff\xfe\x00")
    with (tmp_path / "large").open("wb") as stream:
        stream.truncate(LIMIT + 1)
    expected = {
        "missing": "there is no such recording; make one with migrator ims record",
        ".": "is a directory",
        "empty": "is corrupt JSON at line 1, column 1",
        "cut": "is corrupt JSON at line",
        "deep": "is no recording",
        "binary": "is no recording",
        "large": "is larger than 32 MiB",
    }
    for name, message in expected.items():
        with pytest.raises(RecordingError, match=message):
            load(tmp_path / name)


def test_the_right_interaction_is_found() -> None:
    """By canonical call and fingerprint; a call without a secret needs none."""
    found = RECORDING.find(TOKEN, SECRET)
    assert isinstance(found, Interaction)
    assert found.result == GRANTED
    assert isinstance(RECORDING.find(API, None), Interaction)


@pytest.mark.parametrize(
    ("call", "secret", "code", "words"),
    [
        (TOKEN, Secret("p8e-another-secret-altogether"), "stale_secret", "recorded with another client secret"),
        (replace(TOKEN, client_id="xyz"), SECRET, "not_recorded", "holds no token request of client xyz"),
        (replace(TOKEN, scopes=("openid",)), SECRET, "not_recorded", "scopes was AdobeID,openid, is openid"),
        (replace(API, org_id="p@AdobeOrg"), None, "not_recorded", "org_id was o@AdobeOrg, is p@AdobeOrg"),
        (replace(API, sandbox=""), None, "not_recorded", "sandbox was prod, is not given"),
        (replace(API, path="/data/y"), None, "not_recorded", "holds no call of /data/y by client abc"),
        (Call("validate", "abc"), None, "not_recorded", "holds no validation of client abc"),
        (Call("exchange", "abc"), None, "not_recorded", "holds no assertion exchange of client abc"),
    ],
)
def test_a_miss_names_the_nearest_interaction(call: Call, secret: Secret | None, code: str, words: str) -> None:
    """Never another answer: what is missing is told, and what differs from the nearest one."""
    found = RECORDING.find(call, secret)
    assert isinstance(found, Failure)
    assert found.code == code
    assert words in found.reason
    assert "recording.json" in found.reason


def test_without_fingerprints_any_secret_is_answered() -> None:
    """The option leaves nothing of the secret in the file, at the price that a changed one is not noticed."""
    plain = replace(RECORDING, salt="", interactions=(Interaction(TOKEN, GRANTED, AT),))
    assert isinstance(plain.find(TOKEN, Secret("whatever-it-is")), Interaction)
    assert '"fingerprint": null' in dumps(plain)


def test_a_fingerprint_tells_nothing_without_the_secret() -> None:
    """It depends on the salt and on every character."""
    marks = {fingerprint(SECRET, SALT), fingerprint(SECRET, SALT[::-1]), fingerprint(Secret("p8e-Canary"), SALT)}
    assert len(marks) == 3
    assert all(len(mark) == 16 for mark in marks)
