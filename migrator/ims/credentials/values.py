"""Looks at single values of a credential and says what is wrong with one, never what it is."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from migrator.errors import CredentialError
from migrator.ims.text import kind_of, printable
from migrator.secret import Secret

if TYPE_CHECKING:
    from collections.abc import Iterable

    from migrator.ims.credentials.model import Entry

_CLIENT_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{2,127}")
_ORG_ID = re.compile(r"[A-Za-z0-9._-]{1,64}@AdobeOrg")
_ACCOUNT = re.compile(r"[A-Za-z0-9._-]{1,128}@[A-Za-z0-9.-]{1,128}")
_SCOPE = re.compile(r"[A-Za-z0-9._:/-]{1,128}")
_SANDBOX = re.compile(r"[a-z0-9][a-z0-9-]{0,255}")
_PLACEHOLDER = re.compile(
    r"""(?xi) ^(?: <.*> | \{\{.*\}\} | \$\{?\w.* | %\w+% | \[.*\] | x{3,} | \*{3,} | \.{3,}
    | (?:your|my|insert|enter|put|replace|change)[ _-].* | changeme | to-?do | tbd | none | null | undefined )$"""
)
_JWS = re.compile(r"eyJ[\w-]+\.[\w-]+\.[\w-]*")
_HEX_32 = re.compile(r"[0-9a-fA-F]{32}")
_UUID = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_CONSOLE_SECRET = re.compile(r"p8e-(.*)", re.DOTALL)
_SHORTEST_SECRET = 8
_SHORTEST_CONSOLE_SECRET = 16
_LONGEST_SECRET = 1024


def fail(origin: str, entry: Entry, problem: str) -> CredentialError:
    """The one line: file, key, problem. No value is ever part of it."""
    return CredentialError(f"{origin}: {printable(entry.key, 80)}: {problem}")


def text(origin: str, entry: Entry) -> str:
    """A string without surrounding white space; a number or a list is refused."""
    if not isinstance(entry.value, str):
        raise fail(origin, entry, f"expected a text, found {kind_of(entry.value)}")
    return entry.value.strip()


def client_id(origin: str, entry: Entry) -> str:
    """A client ID: 32 hexadecimal digits in the Console, a longer name for other kinds."""
    value = text(origin, entry)
    if not value:
        raise fail(origin, entry, "is empty; copy the client ID from the credential's page in the Developer Console")
    if _PLACEHOLDER.fullmatch(value):
        raise fail(origin, entry, "still holds a placeholder; put the client ID there")
    if _CONSOLE_SECRET.fullmatch(value):
        raise fail(origin, entry, "holds a client secret; client ID and client secret seem swapped")
    if value.endswith("@AdobeOrg"):
        raise fail(origin, entry, "holds an organisation ID, not a client ID")
    if "@" in value:
        raise fail(origin, entry, "holds a technical account, not a client ID")
    if not _CLIENT_ID.fullmatch(value):
        raise fail(origin, entry, "is no client ID (letters, digits, dots, dashes and underscores only)")
    return value


def secrets(origin: str, entries: Iterable[Entry]) -> tuple[Secret, ...]:
    """The client secrets, in order, each once; an entry may hold one, a list, or a JSON or comma list in a string."""
    found: list[Secret] = []
    for entry in entries:
        for value in _items(origin, entry):
            secret = Secret(_secret(origin, entry, value))
            if secret not in found:
                found.append(secret)
    return tuple(found)


def _items(origin: str, entry: Entry) -> list[object]:
    if isinstance(entry.value, list):
        if not entry.value:
            raise fail(origin, entry, "is an empty list; it needs a client secret")
        return [item.get("client_secret", item) if isinstance(item, dict) else item for item in entry.value]
    if isinstance(entry.value, str) and not entry.value.lstrip().startswith("-----BEGIN"):
        return list(listed(origin, entry)) or [entry.value]
    return [entry.value]


def _secret(origin: str, entry: Entry, value: object) -> str:
    if not isinstance(value, str):
        raise fail(origin, entry, f"expected a client secret, found {kind_of(value)}")
    secret = value.strip()
    problem = _problem(secret)
    if problem:
        raise fail(origin, entry, problem)
    return secret


def _problem(secret: str) -> str:
    """What is wrong with a client secret; empty when nothing is."""
    if not secret:
        return "is empty; copy the client secret from the credential's page in the Developer Console"
    if "-----BEGIN" in secret or secret.startswith(("MIIE", "MIIJ")):
        return "holds a private key; OAuth Server-to-Server has none, it needs the client secret of the credential"
    if _JWS.fullmatch(secret):
        return "holds a signed token, not a client secret"
    if _PLACEHOLDER.fullmatch(secret):
        return "still holds a placeholder; put the client secret there"
    if "@AdobeOrg" in secret or "@techacct.adobe.com" in secret:
        return "holds an organisation or a technical account, not a client secret"
    return _shape(secret)


def _shape(secret: str) -> str:
    if any(mark in secret for mark in ("…", "...", "***", "•••")):
        return "is cut off or masked; copy the whole client secret"
    if not secret.isascii() or not secret.isprintable() or " " in secret:
        return "has blanks, line breaks or other characters that no client secret has; copy it again"
    if len(secret) > _LONGEST_SECRET:
        return "is far too long for a client secret"
    console = _CONSOLE_SECRET.fullmatch(secret)
    if len(secret) < _SHORTEST_SECRET or (console and len(console[1]) < _SHORTEST_CONSOLE_SECRET):
        return "is too short for a client secret; it seems truncated"
    return ""


def swapped(client: str, secret_list: tuple[Secret, ...]) -> bool:
    """True where the client ID has the form of an older secret (a UUID) and the secret that of a client ID."""
    return bool(_UUID.fullmatch(client)) and any(_HEX_32.fullmatch(secret.reveal()) for secret in secret_list)


def org_id(origin: str, entry: Entry | None) -> str | None:
    """An IMS organisation ID, `…@AdobeOrg`."""
    value = _optional(origin, entry)
    if value is None or entry is None:
        return None
    if value.endswith("@techacct.adobe.com"):
        raise fail(origin, entry, "holds a technical account, not an organisation ID")
    if not _ORG_ID.fullmatch(value):
        raise fail(origin, entry, "is no organisation ID; it ends in @AdobeOrg")
    return value


def account(origin: str, entry: Entry | None) -> str | None:
    """A technical account ID (`…@techacct.adobe.com`) or its e-mail address."""
    value = _optional(origin, entry)
    if value is None or entry is None:
        return None
    if not _ACCOUNT.fullmatch(value):
        raise fail(origin, entry, "is no technical account; it looks like name@techacct.adobe.com")
    return value


def sandbox(origin: str, entry: Entry | None) -> str | None:
    """The name of an Experience Platform sandbox: lower-case letters, digits and dashes."""
    value = _optional(origin, entry)
    if value is not None and entry is not None and not _SANDBOX.fullmatch(value):
        raise fail(origin, entry, "is no sandbox name (lower-case letters, digits and dashes)")
    return value


def _optional(origin: str, entry: Entry | None) -> str | None:
    if entry is None or entry.value is None:
        return None
    value = text(origin, entry)
    return None if not value or _PLACEHOLDER.fullmatch(value) else value


def scopes(origin: str, entry: Entry | None) -> tuple[str, ...]:
    """OAuth scopes in order, each once; a list, or a string with commas, blanks or a JSON list."""
    if entry is None or entry.value is None:
        return ()
    found: dict[str, None] = {}
    for item in listed(origin, entry):
        for scope in item.split():
            if not _SCOPE.fullmatch(scope):
                raise fail(origin, entry, "is no list of scopes (letters, digits, dots and underscores, with commas)")
            found[scope] = None
    return tuple(found)


def listed(origin: str, entry: Entry) -> tuple[str, ...]:
    """The items of a list, of a JSON list in a string, or of a string with commas."""
    value = entry.value
    if isinstance(value, str) and value.lstrip().startswith("["):
        try:
            value = json.loads(value)
        except (ValueError, RecursionError):
            raise fail(origin, entry, "starts like a JSON list but is none") from None
    if isinstance(value, str):
        return tuple(part.strip() for part in value.split(",") if part.strip())
    if not isinstance(value, list):
        raise fail(origin, entry, f"expected a list or a text, found {kind_of(value)}")
    for item in value:
        if not isinstance(item, str):
            raise fail(origin, entry, f"expected a list of texts, found {kind_of(item)} in it")
    return tuple(value)
