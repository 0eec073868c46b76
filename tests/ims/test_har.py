"""A HAR file of a browser or a debugging proxy becomes a recording like any other."""

from __future__ import annotations

import base64
import json
from contextlib import closing
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

import pytest

from migrator.errors import RecordingError
from migrator.ims.check import check_credentials
from migrator.ims.har import read_har
from migrator.ims.live import Network
from migrator.ims.recording_file import dumps, save
from migrator.ims.target import open_target
from migrator.ims.token import encode
from migrator.secret import Secret
from tests.ims.rehearsing import ACCOUNT, CANARY, CLIENT_ID, CREDENTIAL, ORG, SCOPES, result

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 11, 20, 9, tzinfo=timezone.utc)
SALT = "00112233445566778899aabbccddeeff"
CLAIMS = {
    "client_id": CLIENT_ID,
    "user_id": ACCOUNT,
    "scope": ",".join(SCOPES),
    "created_at": str(int(NOW.timestamp()) * 1000),
    "expires_in": "86400000",
}
TOKEN = encode({"alg": "RS256"}, CLAIMS) + "c2lnbmF0dXJlLWNhbmFyeQ"
GRANT = json.dumps({"access_token": TOKEN, "token_type": "bearer", "expires_in": 86399})
CLASSES = "https://platform.adobe.io/data/foundation/schemaregistry/global/classes"


def _entry(
    method: str,
    url: str,
    body: str,
    *,
    headers: dict[str, str] | None = None,
    post: dict[str, Any] | None = None,
    status: int = 200,
    at: datetime = NOW,
    encoding: str = "",
) -> dict[str, Any]:
    pairs = [{"name": name, "value": value} for name, value in (headers or {}).items()]
    content: dict[str, Any] = {"mimeType": "application/json", "text": body}
    if encoding:
        content = {"text": base64.b64encode(body.encode()).decode(), "encoding": encoding}
    date = {"name": "Date", "value": "Fri, 20 Nov 2026 09:00:00 GMT"}
    return {
        "startedDateTime": at.isoformat().replace("+00:00", "Z"),
        "request": {"method": method, "url": url, "headers": pairs, **({"postData": post} if post else {})},
        "response": {"status": status, "headers": [date], "content": content},
    }


FORM = {"grant_type": "client_credentials", "client_id": CLIENT_ID, "client_secret": CANARY, "scope": ",".join(SCOPES)}
PARAMS = {"mimeType": "application/x-www-form-urlencoded", "params": [{"name": k, "value": v} for k, v in FORM.items()]}
TEXT = {"mimeType": "application/x-www-form-urlencoded", "text": "&".join(f"{k}={v}" for k, v in FORM.items())}
BEARER = {"Authorization": f"Bearer {TOKEN}", "x-api-key": CLIENT_ID, "x-gw-ims-org-id": ORG}
URL = "https://ims-na1.adobelogin.com/ims/token/v2"
REST = [
    _entry("POST", "https://ims-na1.adobelogin.com/ims/validate_token/v1", '{"valid": true}', headers=BEARER,
           post={"mimeType": "application/x-www-form-urlencoded", "text": f"client_id={CLIENT_ID}&type=access_token"}),
    _entry("GET", CLASSES, '{"results": [{}, {}]}', headers=BEARER, encoding="base64"),
    _entry("GET", "https://platform.adobe.io/data/foundation/catalog/batches", '{"private": "data"}', headers=BEARER),
    _entry("GET", "https://www.example.com/token?client_secret=x", "<html>"),
    _entry("GET", "https://[broken", ""),
    _entry("POST", URL, "", post=PARAMS, status=0),
    {"request": None},
    {},
]  # fmt: skip


def _har(tmp_path: Path, *entries: dict[str, Any]) -> Path:
    path = tmp_path / "sign-in.har"
    path.write_text(json.dumps({"log": {"version": "1.2", "entries": [*entries, *REST]}}), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "entry",
    [
        _entry("POST", URL, GRANT, post=PARAMS),
        _entry("POST", URL, GRANT, post=TEXT),
        _entry("POST", f"{URL}?{TEXT['text']}", GRANT),
    ],
    ids=["params", "text", "query"],
)
def test_a_har_is_replayed_like_a_recording(tmp_path: Path, entry: dict[str, Any]) -> None:
    """A sign-in that a browser or proxy saw gives a verdict, and no secret gets into the recording."""
    recording = read_har(_har(tmp_path, entry), SALT)
    assert [(one.call.kind, one.call.path) for one in recording.interactions] == [
        ("api", "/data/foundation/schemaregistry/global/classes"),
        ("token", ""),
        ("validate", ""),
    ]
    text = dumps(recording)
    for canary in (CANARY, TOKEN, "eyJ", "c2lnbmF0dXJl", "private"):
        assert canary not in text
    path = tmp_path / "recording.json"
    save(recording, path)
    with closing(open_target(str(path), Network({}))) as target:
        (verdict,) = check_credentials([CREDENTIAL], target, [], NOW + timedelta(hours=1))
    assert (verdict.status, verdict.scopes_granted) == ("valid", SCOPES)
    assert result(verdict, "schema_registry").evidence == "Experience Platform answered HTTP 200, 2 results"


def test_the_last_of_several_calls_counts(tmp_path: Path) -> None:
    """Somebody tried twice: what was answered in the end is what is known."""
    refused = _entry("POST", URL, '{"error": "invalid_client"}', post=PARAMS, status=400, at=NOW - timedelta(minutes=1))
    recording = read_har(_har(tmp_path, refused, _entry("POST", URL, GRANT, post=TEXT)), SALT)
    found = recording.find(next(one.call for one in recording.interactions if one.call.kind == "token"), Secret(CANARY))
    assert getattr(getattr(found, "result", None), "status", None) == 200


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "broken JSON"),
        (b"[]", "has no log.entries"),
        (b'{"log": {"entries": {}}}', "has no log.entries"),
        (b'{"log": {"entries": [1, {}]}}', "holds no call of IMS"),
        (b"[" * 100_000, "broken JSON"),
    ],
)
def test_what_is_no_har_says_so(tmp_path: Path, content: bytes, words: str) -> None:
    """One line with the file's name."""
    path = tmp_path / "x.har"
    path.write_bytes(content)
    with pytest.raises(RecordingError, match=words) as caught:
        read_har(path, SALT)
    assert str(caught.value).startswith("x.har: ")
    with pytest.raises(RecordingError, match="cannot be read"):
        read_har(tmp_path / "gone.har", SALT)
