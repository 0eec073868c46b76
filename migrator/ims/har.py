"""Makes a recording of a HAR file (HTTP Archive 1.2), which browsers and debugging proxies write.

Only calls that the check makes itself are taken: the IMS endpoints and the products' cheap calls. They go through the
same reduction as a live call, so nothing secret of the HAR gets into the recording.
"""

from __future__ import annotations

import base64
import binascii
import json
from dataclasses import replace
from datetime import datetime, timezone
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit

from migrator import __version__
from migrator.errors import RecordingError
from migrator.ims.credentials.reading import origin_of
from migrator.ims.guarded import is_adobe
from migrator.ims.probing import is_probe
from migrator.ims.recording import Interaction, Recording, fingerprint
from migrator.ims.reduce_answer import reduce_answer
from migrator.ims.reduce_request import reduce_request
from migrator.ims.target import ADOBE
from migrator.ims.wire import RawAnswer, RawRequest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from migrator.ims.calls import Call

LIMIT = 256 * 1024 * 1024
"""Bytes; a HAR holds every picture of every page."""


def read_har(path: Path, salt: str) -> Recording:
    """The recording that a HAR file holds; of several calls that are the same the last counts.

    `salt` is hexadecimal; empty for no fingerprints. Raises RecordingError: missing, no HAR, nothing of IMS in it.
    """
    name = origin_of(path)
    kept: dict[Call, Interaction] = {}
    for entry in _entries(path, name):
        one = _interaction(entry, salt)
        if one:
            kept[one.call] = one
    if not kept:
        raise RecordingError(
            f"{name}: holds no call of IMS with a client ID; record a sign-in and save the HAR with content"
        )
    latest = max(one.recorded_at for one in kept.values())
    return Recording(
        name, f"ims-migrator {__version__} (HAR)", latest, ADOBE, salt, tuple(sorted(kept.values(), key=_call))
    )


def _call(one: Interaction) -> Call:
    return one.call


def _entries(path: Path, name: str) -> list[Mapping[str, object]]:
    try:
        with path.open("rb") as stream:
            content = stream.read(LIMIT + 1)
    except OSError as error:
        raise RecordingError(f"{name}: the HAR file cannot be read: {error.strerror}") from None
    if len(content) > LIMIT:
        raise RecordingError(f"{name}: is larger than {LIMIT // 1024 // 1024} MiB; save the calls of IMS alone")
    try:
        data = json.loads(content)
    except (ValueError, RecursionError):
        raise RecordingError(f"{name}: is no HAR file (broken JSON)") from None
    log = data.get("log") if isinstance(data, dict) else None
    entries = log.get("entries") if isinstance(log, dict) else None
    if not isinstance(entries, list):
        raise RecordingError(f"{name}: is no HAR file (it has no log.entries)")
    return [entry for entry in entries if isinstance(entry, dict)]


def _interaction(entry: Mapping[str, object], salt: str) -> Interaction | None:
    """One entry; None for a call that is none of ours, and for one that got no answer."""
    request, answer, at = _request(entry.get("request")), _answer(entry.get("response")), _moment(entry)
    if request is None or answer is None or at is None:
        return None
    reduced = reduce_request(request)
    if not reduced.call.client_id or (reduced.call.kind == "api" and not is_probe(reduced.call.path)):
        return None
    result, _ = reduce_answer(reduced.call, answer, reduced.sensitive, at)
    mark = fingerprint(reduced.secret, salt) if reduced.secret and salt else ""
    return Interaction(replace(reduced.call, secret=mark), result, at)


def _request(value: object) -> RawRequest | None:
    if not isinstance(value, dict):
        return None
    url = value.get("url")
    if not isinstance(url, str) or not _is_adobe(url):
        return None
    post = value.get("postData")
    body, content_type = _body(post) if isinstance(post, dict) else (b"", "")
    headers = {**_headers(value), **({"content-type": content_type} if content_type else {})}
    return RawRequest(str(value.get("method", "")), url, headers, body)


def _is_adobe(url: str) -> bool:
    try:
        return is_adobe(urlsplit(url).hostname or "")
    except ValueError:
        return False


def _body(post: Mapping[str, object]) -> tuple[bytes, str]:
    """The form, whether it is kept as text or as parameters; with the type that fits what is returned."""
    parameters = post.get("params")
    if isinstance(parameters, list) and parameters:
        pairs = [(str(one.get("name")), str(one.get("value", ""))) for one in parameters if isinstance(one, dict)]
        return urlencode(pairs).encode(), "application/x-www-form-urlencoded"
    text = post.get("text")
    return (text.encode() if isinstance(text, str) else b""), str(post.get("mimeType", ""))


def _headers(value: Mapping[str, object]) -> dict[str, str]:
    return {name.lower(): text for name, text in _pairs(value.get("headers"))}


def _pairs(value: object) -> Iterator[tuple[str, str]]:
    for one in value if isinstance(value, list) else ():
        if isinstance(one, dict) and isinstance(one.get("name"), str) and isinstance(one.get("value"), str):
            yield one["name"], one["value"]


def _answer(value: object) -> RawAnswer | None:
    """Status 0 stands for a call that was cancelled or blocked."""
    if not isinstance(value, dict) or not isinstance(value.get("status"), int) or not value["status"]:
        return None
    content = value.get("content")
    text = content.get("text") if isinstance(content, dict) else None
    body = text.encode() if isinstance(text, str) else b""
    if isinstance(content, dict) and content.get("encoding") == "base64":
        try:
            body = base64.b64decode(body)
        except binascii.Error:
            return None
    return RawAnswer(value["status"], _headers(value), body)


def _moment(entry: Mapping[str, object]) -> datetime | None:
    try:
        moment = datetime.fromisoformat(str(entry.get("startedDateTime")).replace("Z", "+00:00"))
    except ValueError:
        return None
    return moment.astimezone(timezone.utc) if moment.tzinfo else None
