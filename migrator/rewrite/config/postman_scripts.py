"""The scripts of a Postman collection: what loads the signing library and makes the assertion goes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.config.json_tree import Value, removed
from migrator.rewrite.config.postman_request import UnclearError, address_of, assertion_variable
from migrator.rewrite.wire.parameters import PARAMETER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from migrator.rewrite.base import Edit

_SIGNS = re.compile(r"\bKJUR\b|jsrsasign|\bRS256\b|\bJWS\b")
_SIGNATURE = re.compile(r"\bKJUR\b[\w.$]{0,60}\bsign\s*\(|\bRS256\b")
_ADOBE = re.compile(r"(?i)adobe|techacct|\bIMS\b|IMS_ORG|/s/ent_|meta_?scope|technical_account")
_ASKS = re.compile(
    r"(?i:exchange/(?:v\d{1,2}/)?jwt)|\bkey[\"']?\s*:\s*[\"']jwt_token[\"']|\bjwt_token[\"']?\s*:|\bjwt_token=(?!=)"
)
_STORE = re.compile(
    r"(?:pm\s*\.\s*(?:environment|globals|collectionVariables|variables)\s*\.\s*set"
    r"|postman\s*\.\s*set(?:Environment|Global)Variable)\s*\(\s*(?P<name>[^,()\n]{1,200}),"
)
_CONSTANT = re.compile(r"\b(?:const|let|var)\s+(?P<name>[\w$]{1,100})\s*=\s*[\"'](?P<value>[^\"'\n]{1,200})[\"']")
_REMEDY = (
    "take out what loads the library and signs; the request sends grant_type=client_credentials, client_id, "
    f"client_secret and scope in place of {PARAMETER}, with body mode `urlencoded`, to /ims/token/v3."
)
LIBRARY = re.compile(r"(?i)jsrsa|rsa_?sign|kjur")
_ASSERTION = re.compile(r"(?i)jwt|assertion")
_STATEMENT = re.compile(
    r"\s*(?:pm\s*\.\s*\w{1,40}\s*\.\s*(?:set|unset)|postman\s*\.\s*(?:set|clear)(?:Environment|Global)Variable)"
    r"\s*\(\s*[\"'](?P<name>[\w.-]{1,100})[\"'][^()]*\)\s*(?:;\s*)?"
)


def script_edits(tree: Value, rewritten: Sequence[Value]) -> Iterator[Edit]:
    """What goes, once requests of the collection have been rewritten.

    Raises:
        UnclearError: a script signs and does more, or asks for the token itself.
    """
    ours = frozenset(filter(None, map(assertion_variable, rewritten)))
    foreign = any(_is_foreign(source_of(event), ours) for event in _events(tree))
    gone: list[Value] = []
    for container in tree.walk():
        if container.kind == "array" and container.name == "item" and not foreign:
            loaders = [item for item in container.items if LIBRARY.search(_address(item))]
            gone += loaders
            yield from removed(container, loaders)
    for holder in tree.walk():
        events = holder.get("event") if holder.kind == "object" and not _inside(holder, gone) else None
        if events is not None and events.kind == "array":
            yield from _without(holder, events, ours, foreign=foreign)


def _without(holder: Value, events: Value, ours: frozenset[str], *, foreign: bool) -> Iterator[Edit]:
    """The scripts of one holder without those that sign for the old flow; `foreign` ones need the library, too."""
    signing = []
    for event in events.items:
        source = source_of(event)
        if _is_foreign(source, ours) or (foreign and not _ADOBE.search(source) and not ours & set(_stored(source))):
            continue
        if _signs(event):
            signing.append(event)
        else:
            yield from _lines(event, ours, foreign=foreign)
    if signing and len(signing) == len(events.items):
        yield from removed(holder, [events])
    else:
        yield from removed(events, signing)


def _is_foreign(source: str, ours: frozenset[str]) -> bool:
    """Whether a script signs for somebody else than Adobe."""
    return bool(_SIGNATURE.search(source) and not _ADOBE.search(source) and not ours & set(_stored(source)))


def _address(item: Value) -> str:
    request = item.get("request")
    return address_of(request) if request is not None and request.kind == "object" else ""


def _inside(value: Value, gone: Sequence[Value]) -> bool:
    return any(one.begin <= value.begin and value.end <= one.end for one in gone)


def _events(tree: Value) -> Iterator[Value]:
    for value in tree.walk():
        if value.name == "event" and value.kind == "array":
            yield from value.items


def source_of(event: Value) -> str:
    """The script of an event."""
    script = event.get("script", "exec")
    if script is None:
        return ""
    return script.text if script.kind == "string" else "\n".join(item.text for item in script.items)


def _signs(event: Value) -> bool:
    """Whether a script does nothing but make the assertion."""
    source = source_of(event)
    signing = is_signing(source)
    if signing is None:
        said = (
            "this script asks for the token itself"
            if _ASKS.search(source)
            else (f"this script signs an assertion and also sets {_others(source)[0]!r}, which other requests may use")
        )
        raise UnclearError(event, f"{said}: {_REMEDY}")
    return signing


def is_signing(source: str) -> bool | None:
    """Whether a script does nothing but make the assertion; None where it signs, or asks, and does more."""
    if _ASKS.search(source):
        return None
    if not _SIGNS.search(source):
        return False
    return None if _others(source) else True


def _others(source: str) -> list[str]:
    """The variables that a script sets, but for the assertion and the library."""
    return [name for name in _stored(source) if not LIBRARY.search(name) and not _ASSERTION.search(name)]


def _stored(source: str) -> list[str]:
    """The variables that a script sets; a name that is a constant of the script is followed."""
    constants = {match["name"]: match["value"] for match in _CONSTANT.finditer(source)}
    written = [match["name"].strip() for match in _STORE.finditer(source)]
    return [constants.get(name, name.strip("\"'`")) for name in written]


def _lines(event: Value, ours: frozenset[str], *, foreign: bool) -> Iterator[Edit]:
    """Lines that only store or clear the assertion, or the library once nobody needs it."""
    script = event.get("script", "exec")
    if script is None or script.kind != "array":
        return
    lines = [
        line
        for line in script.items
        if (match := _STATEMENT.fullmatch(line.text)) is not None
        and (match["name"] in ours or (LIBRARY.search(match["name"]) and not foreign))
    ]
    yield from removed(script, lines)
