"""The file of a recording: JSON, strict on reading, private and whole on writing.

Its JSON Schema is `recording.schema.json` beside this module. Keys and interactions are sorted, so two recordings
compare line by line.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import datetime, timezone
from pathlib import Path
from typing import TYPE_CHECKING, cast, get_args

from migrator.errors import RecordingError
from migrator.ims.calls import Answer, Call, CallKind, Content, Failure
from migrator.ims.credentials.reading import origin_of
from migrator.ims.recording import ITERATIONS, SCHEMA, Interaction, Recording
from migrator.ims.text import kind_of, printable
from migrator.output import put

if TYPE_CHECKING:
    from collections.abc import Mapping

LIMIT = 32 * 1024 * 1024
"""Bytes; a recording of 2,000 credentials has some 3 MB."""

SCHEMA_FILE = Path(__file__).with_name("recording.schema.json")
_KDF = "pbkdf2-hmac-sha256"
_SALT = re.compile(r"(?:[0-9a-f]{2}){8,64}")
_RECORD_AGAIN = "record again (migrator ims record)"


def load(path: Path) -> Recording:
    """A recording from its file.

    Raises RecordingError with one line for a file that is missing, a directory, too large, no recording, corrupt, or of
    a schema that this version does not know.
    """
    name = origin_of(path)
    data = _json(path, name)
    _check_schema(data, name)
    top = _Reader(name, "", data)
    recorded_at = top.moment("recorded_at")
    recording = Recording(
        name=name,
        tool=top.text("tool"),
        recorded_at=recorded_at,
        endpoint=top.text("endpoint"),
        salt=_salt(top),
        interactions=tuple(_interaction(one) for one in top.rows("interactions")),
    )
    top.done("schema")
    return recording


def _json(path: Path, name: str) -> dict[str, object]:
    if path.is_dir():
        raise RecordingError(f"{name}: is a directory; name the recording itself")
    try:
        with path.open("rb") as stream:
            content = stream.read(LIMIT + 1)
    except FileNotFoundError:
        raise RecordingError(f"{name}: there is no such recording; make one with migrator ims record") from None
    except OSError as error:
        raise RecordingError(f"{name}: the recording cannot be read: {error.strerror}") from None
    if len(content) > LIMIT:
        raise RecordingError(f"{name}: is larger than {LIMIT // 1024 // 1024} MiB; that is no recording")
    if content.strip() and not content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[")):
        raise RecordingError(
            f"{name}: is no recording; --ims takes live, https://host, or a file of migrator ims record"
        )
    try:
        data = json.loads(content)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise RecordingError(f"{name}: is corrupt JSON at {place}; {_RECORD_AGAIN}") from None
    except (ValueError, RecursionError):
        raise RecordingError(f"{name}: is no recording; {_RECORD_AGAIN}") from None
    if not isinstance(data, dict):
        raise RecordingError(f"{name}: is no recording (expected a mapping, found {kind_of(data)})")
    if "log" in data and "schema" not in data:
        raise RecordingError(f"{name}: is a HAR file; turn it into a recording with migrator ims record --har")
    return data


def _check_schema(data: Mapping[str, object], name: str) -> None:
    schema = data.get("schema")
    if isinstance(schema, bool) or not isinstance(schema, int):
        raise RecordingError(f"{name}: is no recording (it has no schema number)")
    if schema > SCHEMA:
        raise RecordingError(
            f"{name}: has schema {schema}, this version reads {SCHEMA}; use the migrator that made it, or a newer one"
        )
    if schema < SCHEMA:
        raise RecordingError(f"{name}: has schema {schema}, this version reads {SCHEMA}; {_RECORD_AGAIN}")


class _Reader:
    """Takes typed values out of one mapping; names the file and the key of whatever is wrong."""

    def __init__(self, file: str, where: str, data: Mapping[str, object]) -> None:
        self.file, self.where, self.data = file, where, data
        self.asked: set[str] = set()

    def error(self, key: str, problem: str) -> RecordingError:
        return RecordingError(f"{self.file}: {self.where}{printable(key, 40)}: {problem}; {_RECORD_AGAIN}")

    def value(self, key: str) -> object:
        self.asked.add(key)
        return self.data.get(key)

    def text(self, key: str, default: str | None = None) -> str:
        value = default if key not in self.data and default is not None else self.value(key)
        if not isinstance(value, str):
            raise self.error(key, f"expected a text, found {kind_of(value)}")
        self.asked.add(key)
        return value

    def number(self, key: str) -> int:
        value = self.value(key)
        if isinstance(value, bool) or not isinstance(value, int):
            raise self.error(key, f"expected a number, found {kind_of(value)}")
        return value

    def choice(self, key: str, options: tuple[str, ...]) -> str:
        value = self.text(key)
        if value not in options:
            raise self.error(key, f"is none of {', '.join(options)}")
        return value

    def moment(self, key: str) -> datetime:
        try:
            moment = datetime.fromisoformat(self.text(key).replace("Z", "+00:00"))
        except ValueError:
            raise self.error(key, "is no moment like 2026-11-20T09:00:00Z") from None
        if moment.tzinfo is None:
            raise self.error(key, "is without a time zone; write it in UTC with a Z")
        return moment.astimezone(timezone.utc)

    def names(self, key: str) -> tuple[str, ...]:
        value = self.value(key)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.error(key, "expected a list of texts")
        return tuple(value)

    def inner(self, key: str) -> _Reader:
        value = self.value(key)
        if not isinstance(value, dict):
            raise self.error(key, f"expected a mapping, found {kind_of(value)}")
        return _Reader(self.file, f"{self.where}{key}.", value)

    def rows(self, key: str) -> list[_Reader]:
        value = self.value(key)
        if not isinstance(value, list):
            raise self.error(key, f"expected a list, found {kind_of(value)}")
        for at, row in enumerate(value):
            if not isinstance(row, dict):
                raise self.error(f"{key}[{at}]", f"expected a mapping, found {kind_of(row)}")
        return [_Reader(self.file, f"{self.where}{key}[{at}].", row) for at, row in enumerate(value)]

    def done(self, *also: str) -> None:
        for key in self.data:
            if key not in self.asked and key not in also:
                raise self.error(key, "is not a key of a recording")


def _salt(top: _Reader) -> str:
    if top.data.get("fingerprint") is None:
        top.asked.add("fingerprint")
        return ""
    block = top.inner("fingerprint")
    block.choice("kdf", (_KDF,))
    if block.number("iterations") != ITERATIONS:
        raise block.error("iterations", f"must be {ITERATIONS}")
    salt = block.text("salt")
    if not _SALT.fullmatch(salt):
        raise block.error("salt", "is no hexadecimal text of 8 to 64 bytes")
    block.done()
    return salt


def _interaction(row: _Reader) -> Interaction:
    recorded_at = row.moment("recorded_at")
    call = _call(row.inner("request"))
    if ("response" in row.data) == ("failure" in row.data):
        raise row.error("response", "needs to be there, or a failure instead")
    if "failure" in row.data:
        failure = row.inner("failure")
        failed = Failure(failure.text("code"), printable(failure.text("reason")), recorded_at)
        failure.done()
        row.done()
        return Interaction(call, failed, recorded_at)
    answer = replace(_answer(row.inner("response")), at=recorded_at)
    row.done()
    return Interaction(call, answer, recorded_at)


def _call(row: _Reader) -> Call:
    call = Call(
        kind=cast("CallKind", row.choice("kind", get_args(CallKind))),
        client_id=row.text("client_id"),
        path=row.text("path", ""),
        org_id=row.text("org_id", ""),
        sandbox=row.text("sandbox", ""),
        grant_type=row.text("grant_type", ""),
        scopes=tuple(sorted(row.names("scopes"))),
        secret=row.text("secret", ""),
    )
    row.done()
    return call


def _answer(row: _Reader) -> Answer:
    answer = Answer(
        status=row.number("status"),
        content=cast("Content", row.choice("content", get_args(Content))),
        fields=dict(row.inner("fields").data) if "fields" in row.data else {},
        retry_after=row.text("retry_after", ""),
        server_time=row.moment("server_time") if "server_time" in row.data else None,
        location_host=row.text("location_host", ""),
    )
    row.done()
    return answer


def save(recording: Recording, path: Path) -> None:
    """Write the file in one step, readable by its owner alone. Raises RecordingError."""
    try:
        put(path, dumps(recording).encode(), private=True)
    except OSError as error:
        raise RecordingError(f"{origin_of(path)}: cannot be written: {error.strerror}") from None


def dumps(recording: Recording) -> str:
    """The text of the file: sorted, two blanks of indent, a final line feed."""
    block = {"kdf": _KDF, "iterations": ITERATIONS, "salt": recording.salt} if recording.salt else None
    data = {
        "schema": SCHEMA,
        "tool": recording.tool,
        "recorded_at": _text(recording.recorded_at),
        "endpoint": recording.endpoint,
        "fingerprint": block,
        "interactions": [_row(one) for one in sorted(recording.interactions, key=lambda one: one.call)],
    }
    return json.dumps(data, indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def _row(one: Interaction) -> dict[str, object]:
    call = one.call
    request = {
        "kind": call.kind,
        "client_id": call.client_id,
        "path": call.path,
        "org_id": call.org_id,
        "sandbox": call.sandbox,
        "grant_type": call.grant_type,
        "scopes": list(call.scopes),
        "secret": call.secret,
    }
    row: dict[str, object] = {
        "recorded_at": _text(one.recorded_at),
        "request": {key: value for key, value in request.items() if value or key == "client_id"},
    }
    if isinstance(one.result, Failure):
        row["failure"] = {"code": one.result.code, "reason": one.result.reason}
    else:
        row["response"] = _response(one.result)
    return row


def _response(answer: Answer) -> dict[str, object]:
    optional = {
        "fields": dict(answer.fields),
        "retry_after": answer.retry_after,
        "server_time": _text(answer.server_time) if answer.server_time else "",
        "location_host": answer.location_host,
    }
    return {
        "status": answer.status,
        "content": answer.content,
        **{key: value for key, value in optional.items() if value},
    }


def _text(moment: datetime) -> str:
    return moment.astimezone(timezone.utc).replace(microsecond=0).isoformat().replace("+00:00", "Z")
