"""Reduces an answer to what a verdict needs, by allow-list, and rebuilds an equivalent answer from it.

Nothing that is not named here gets into a recording. Rebuilding and reducing again gives the same reduced answer, which
is why a recording gives the verdict that was seen live.
"""

from __future__ import annotations

import json
import math
import re
from datetime import timezone
from email.utils import format_datetime, parsedate_to_datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from migrator.ims import token as tokens
from migrator.ims.calls import Answer, Call, Content
from migrator.ims.scrub import holds, scrub
from migrator.ims.wire import RawAnswer
from migrator.secret import Secret

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

_HEADER = ("alg", "typ", "kid", "x5u", "itt")
_CLAIMS = ("type", "client_id", "user_id", "aa_id", "as", "created_at", "expires_in", "iat", "exp")
_TEXTS = ("error", "error_description", "token_type", "reason", "error_code", "message")
_COUNTED = ("results", "imsOrgs", "users", "data", "activities", "content", "sandboxes")
"""Lists whose length shows that a probe answered what it should; of their items nothing is kept but sandbox names."""

_IDENTIFIER = re.compile(r"[A-Za-z0-9._@:/-]{1,160}")
_NAME = re.compile(r"[a-z0-9-]{1,256}")
_LARGEST = 10**15
_MOST_ITEMS = 100
_LONGEST_SCOPE = 8_000
_OPAQUE = "opaque-token-of-a-recording"
_KINDS: dict[Content, tuple[str, bytes]] = {
    "empty": ("", b""),
    "html": ("text/html", b"<html></html>"),
    "text": ("text/plain", b"-"),
    "malformed": ("application/json", b"{"),
}


def reduce_answer(
    call: Call, answer: RawAnswer, sensitive: Sequence[Secret], at: datetime
) -> tuple[Answer, Secret | None]:
    """The answer by allow-list, and apart from it the access token, which goes no further than the next call."""
    content, data = _content(answer)
    token = data.get("access_token") if isinstance(data, dict) else None
    token = token if isinstance(token, str) and token and call.kind in {"token", "exchange"} else None
    held = (*(secret.reveal() for secret in sensitive), *([token] if token else []))
    reduced = Answer(
        status=answer.status,
        content=content,
        fields=_fields(call, data, token, held),
        retry_after=scrub(answer.headers.get("retry-after", ""), held)[:40],
        server_time=_date(answer.headers.get("date", "")),
        location_host=scrub(_host(answer.headers.get("location", "")), held),
        at=at,
    )
    return reduced, Secret(token) if token else None


def _content(answer: RawAnswer) -> tuple[Content, object]:
    """What kind of body it is, by looking at it: a captive portal says anything in its Content-Type."""
    body = answer.body.strip()
    if not body:
        return "empty", None
    try:
        return "json", json.loads(body)
    except (ValueError, RecursionError):
        pass
    if body.startswith(b"<"):
        return "html", None
    is_json = body[:1] in {b"{", b"["} or "json" in answer.headers.get("content-type", "")
    return "malformed" if is_json else "text", None


def _fields(call: Call, data: object, token: str | None, held: Sequence[str]) -> dict[str, object]:
    if isinstance(data, list):
        return {"counts": {"": min(len(data), _MOST_ITEMS)}} if call.kind == "api" else {}
    if not isinstance(data, dict):
        return {}
    fields = {name: _scalar(data[name], held) for name in _TEXTS if _kept(data.get(name))}
    if "expires_in" in data:
        fields["expires_in"] = _scalar(data["expires_in"], held)
    if "scope" in data and call.kind != "api":
        fields["scope"] = _scopes(data["scope"], held)
    if isinstance(data.get("valid"), bool):
        fields["valid"] = data["valid"]
    if token:
        fields["access_token"] = _token(token, held)
    if call.kind == "api":
        fields.update(_lists(data, held))
    return fields


def _kept(value: object) -> bool:
    return isinstance(value, (str, int, float)) and not isinstance(value, bool)


def _scalar(value: object, held: Sequence[str]) -> object:
    """A text without secrets, or a number that JSON can hold; anything else by the name of its kind."""
    if isinstance(value, str):
        return scrub(value, held)
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return f"({type(value).__name__})"
    return value if math.isfinite(value) and abs(value) < _LARGEST else "(out of range)"


def _token(token: str, held: Sequence[str]) -> dict[str, object]:
    """Header and claims by allow-list; an empty mapping for an opaque token. The signature is dropped."""
    decoded = tokens.decode(token)
    if decoded is None:
        return {}
    header, claims = decoded
    kept = {name: _identifier(claims[name], held) for name in _CLAIMS if _kept(claims.get(name))}
    if "scope" in claims:
        kept["scope"] = _scopes(claims["scope"], held)
    return {
        "header": {name: _identifier(header[name], held) for name in _HEADER if _kept(header.get(name))},
        "claims": kept,
    }


def _identifier(value: object, held: Sequence[str]) -> object:
    """An ID is kept as it is, long as it may be, unless it is one of the secrets."""
    if isinstance(value, str) and _IDENTIFIER.fullmatch(value):
        return "…" if holds(value, held) else value
    return _scalar(value, held)


def _scopes(value: object, held: Sequence[str]) -> str:
    """Scopes, separated by commas or blanks or in a list, as one text with commas."""
    text = ",".join(map(str, value)) if isinstance(value, list) else str(value)
    parts = [part for part in re.split(r"[,\s]+", text[:_LONGEST_SCOPE]) if part == "…" or _IDENTIFIER.fullmatch(part)]
    return ",".join("…" if holds(part, held) else part for part in parts)


def _lists(data: Mapping[str, object], held: Sequence[str]) -> dict[str, object]:
    counts = {name: min(len(items), _MOST_ITEMS) for name in _COUNTED if isinstance(items := data.get(name), list)}
    found: dict[str, object] = {"counts": counts} if counts else {}
    sandboxes = data.get("sandboxes")
    if isinstance(sandboxes, list):
        names = [str(item.get("name")) for item in sandboxes[:_MOST_ITEMS] if isinstance(item, dict)]
        found["sandboxes"] = [name for name in names if _NAME.fullmatch(name) and scrub(name, held) == name]
    return found


def _date(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text)
    except (TypeError, ValueError):
        return None
    return moment.astimezone(timezone.utc)


def _host(location: str) -> str:
    try:
        return urlsplit(location).hostname or ""
    except ValueError:
        return ""


def rebuild(answer: Answer) -> RawAnswer:
    """An answer that reduces to `answer` again: what is played back from a recording."""
    content_type, body = _KINDS.get(answer.content, ("application/json", b""))
    headers = {"content-type": content_type} if content_type else {}
    if answer.retry_after:
        headers["retry-after"] = answer.retry_after
    if answer.server_time:
        headers["date"] = format_datetime(answer.server_time, usegmt=True)
    if answer.location_host:
        headers["location"] = f"https://{answer.location_host}/"
    if answer.content == "json":
        body = json.dumps(_data(answer)).encode()
    return RawAnswer(answer.status, headers, body)


def _data(answer: Answer) -> object:
    data = {name: value for name, value in answer.fields.items() if name not in {"access_token", "counts", "sandboxes"}}
    if "access_token" in answer.fields:
        parts = answer.mapping("access_token")
        header, claims = parts.get("header"), parts.get("claims")
        data["access_token"] = _OPAQUE
        if isinstance(header, dict) and isinstance(claims, dict):
            data["access_token"] = tokens.encode(header, claims)
    counts = answer.mapping("counts")
    if "" in counts:
        return [{}] * _count(counts[""])
    data.update({name: [{}] * _count(count) for name, count in counts.items()})
    if "sandboxes" in answer.fields:
        named: list[dict[str, str]] = [{"name": name} for name in answer.names("sandboxes")]
        data["sandboxes"] = named + [{}] * (_count(counts.get("sandboxes")) - len(named))
    return data


def _count(value: object) -> int:
    return min(value, _MOST_ITEMS) if isinstance(value, int) else 0
