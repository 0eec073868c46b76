"""Credentials in variables: lines of a dotenv or properties file, or the process environment."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.ims.credentials.keys import assemble, keep, role_of, split
from migrator.ims.credentials.model import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from migrator.ims.credentials.model import Draft

_ASSIGNMENT = re.compile(r"(?:export\s+|set\s+)?([A-Za-z_$][\w.$-]*)\s*[=:]\s*(.*)")
_AIO = re.compile(r"AIO_(?:\$?ims_contexts|\$ims)_(.+)")

# Prefixes by which a group of variables is Adobe's without further evidence.
_ADOBE_PREFIXES = re.compile(
    r"(?i)(?:ADOBE|AIO|IMS|AEP|UMAPI|PDF_SERVICES|REACTOR_IO_INTEGRATION|FIREFLY|MIGRATOR|JWT|OAUTH)(?:_|\.|$).*"
)
_GENERIC_PREFIXES = re.compile(r"(?i)(?:JWT|OAUTH)_")
_ADOBE_SCOPE = re.compile(r"\b(?:AdobeID|additional_info\.\w+|\w+_sdk)\b")


def assignments(text: str) -> dict[str, str]:
    """The variables of a dotenv or properties file, in order; the last of several with one name wins.

    Quotes around a value are taken off and a quoted value may go over several lines (a key in PEM does); nothing is
    expanded. `#`, `;` and `!` start a comment line; ` #` ends an unquoted value.
    """
    found: dict[str, str] = {}
    lines = iter(text.splitlines())
    for line in lines:
        match = _ASSIGNMENT.fullmatch(line.strip())
        if match and line.lstrip()[0] not in "#;!":
            found[match[1]] = _value(match[2], lines)
    return found


def _value(raw: str, lines: Iterator[str]) -> str:
    quote = raw[:1]
    if quote not in {'"', "'"}:
        return raw.split(" #", 1)[0].strip()
    body = raw[1:]
    while quote not in body:
        following = next(lines, None)
        if following is None:
            break
        body = f"{body}\n{following}"
    return body.split(quote, 1)[0] if body.find(quote) < len(body) - 1 else body.removesuffix(quote)


def groups(variables: Mapping[str, str], *, named: bool) -> tuple[Draft, ...]:
    """The credentials among variables: those that share a prefix, and the aio contexts.

    Variables of other OAuth providers are left alone, for their secrets must not be sent to Adobe: a group counts when
    its prefix or one of its values is Adobe's, or, in a file that the user `named`, when it has no prefix or is alone.
    Parts without a prefix are shared by the groups when they form none of their own (`ADOBE_CLIENT_ID`, `IMS_ORG_ID`).
    """
    parts: dict[str, dict[str, Entry]] = {}
    secrets: dict[str, list[Entry]] = {}
    for name, value in variables.items():
        place = _aio(name) or split(name)
        if place is None or not value.strip():
            continue
        group, role = place
        if role == "secrets":
            secrets.setdefault(group, []).append(Entry(name, value))
        else:
            keep(parts.setdefault(group, {}), role, Entry(name, value))
    shared = {} if "client_id" in parts.get("", {}) or "" in secrets else parts.pop("", {})
    candidates = [group for group in sorted(parts.keys() | secrets.keys()) if _is_credential(group, parts, secrets)]
    alone = named and len(candidates) == 1
    return tuple(
        assemble({**shared, **parts.get(group, {})}, secrets.get(group, ()), label=group.strip("_.-"))
        for group in candidates
        if alone or _is_adobe(group, parts.get(group, {}), has_secret=group in secrets, named=named)
    )


def _aio(name: str) -> tuple[str, str] | None:
    """Context and role of `AIO_ims_contexts_<context>_client__id`: `_` separates levels, `__` is an underscore.

    adobe/aio-cli-plugin-app test/__fixtures__.
    """
    match = _AIO.fullmatch(name)
    if not match:
        return None
    levels = [level.replace("\0", "_") for level in match[1].replace("__", "\0").split("_")]
    role = role_of(levels[-1])
    return ("AIO_" + ".".join(levels[:-1]), role) if role and levels[:-1] else None


def _is_credential(group: str, parts: Mapping[str, Mapping[str, Entry]], secrets: Mapping[str, list[Entry]]) -> bool:
    """A client ID, or a secret beside an organisation or scopes; a lone secret is some other program's."""
    own = parts.get(group, {})
    return "client_id" in own or (group in secrets and not own.keys().isdisjoint({"org_id", "scopes"}))


def _is_adobe(group: str, parts: Mapping[str, Entry], *, has_secret: bool, named: bool) -> bool:
    if named and not group:
        return True
    evidence = " ".join(str(entry.value) for role, entry in parts.items() if role != "private_key")
    if "@AdobeOrg" in evidence or "@techacct.adobe.com" in evidence or _ADOBE_SCOPE.search(evidence):
        return True
    prefixed = bool(_ADOBE_PREFIXES.fullmatch(group))
    return prefixed if named else prefixed and has_secret and not _GENERIC_PREFIXES.fullmatch(group)
