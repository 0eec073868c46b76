"""Credential files: bytes to a plain value, bounded, with one exact line for whatever is wrong."""

from __future__ import annotations

import codecs
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from migrator.errors import CredentialError
from migrator.ims.text import printable

if TYPE_CHECKING:
    from pathlib import Path

LIMIT = 1024 * 1024
"""Bytes; the largest Console download seen has some twenty thousand."""

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


@dataclass(frozen=True, slots=True)
class Carrier:
    """A credential file, read: `data` is a JSON or YAML mapping, None for anything else (dotenv, properties)."""

    origin: str
    folder: Path
    text: str
    data: dict[str, object] | None


def origin_of(path: Path) -> str:
    """How a file is called in messages and reports: as the user wrote it, never an absolute path."""
    return printable(path.name if path.is_absolute() else path.as_posix())


def read(path: Path) -> Carrier:
    """One credential file. A named pipe works too, so that a secret store can be read without a file on disk.

    Raises CredentialError: missing, a directory, unreadable, too large, no text, broken JSON or YAML.
    """
    origin = origin_of(path)
    content = _decode(origin, read_bytes(path, "credential file"))
    return Carrier(origin, path.parent, content, _structured(path, origin, content))


def read_bytes(path: Path, what: str) -> bytes:
    """The bytes of a file that the user named, at most LIMIT of them. Raises CredentialError."""
    origin = origin_of(path)
    if path.is_dir():
        raise CredentialError(f"{origin}: is a directory; name the {what} itself")
    try:
        with path.open("rb") as stream:
            content = stream.read(LIMIT + 1)
    except FileNotFoundError:
        raise CredentialError(f"{origin}: there is no such {what}") from None
    except OSError as error:
        raise CredentialError(f"{origin}: the {what} cannot be read: {error.strerror}") from None
    if len(content) > LIMIT:
        raise CredentialError(f"{origin}: is larger than {LIMIT // 1024} KiB; that is no {what}")
    return content


def _decode(origin: str, content: bytes) -> str:
    encoding = next((name for mark, name in _MARKS if content.startswith(mark)), "utf-8")
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        raise CredentialError(f"{origin}: is no text in UTF-8; save it as UTF-8") from None
    if not text.strip():
        raise CredentialError(f"{origin}: is empty; it should hold a credential")
    if "\0" in text:
        raise CredentialError(f"{origin}: is a binary file; it should hold a credential as text")
    return text


def _structured(path: Path, origin: str, text: str) -> dict[str, object] | None:
    start = text.lstrip()[:1]
    suffix = path.suffix.lower()
    if start in {"{", "["} and not (start == "[" and suffix not in {".json", ""}):
        return _mapping(origin, _json(origin, text, strict=suffix == ".json"))
    if suffix == ".json":
        raise CredentialError(f"{origin}: is no JSON; it starts neither with a brace nor with a bracket")
    if suffix in {".yml", ".yaml"} or path.name == ".aio":
        return _mapping(origin, _yaml(origin, text))
    return None


def _json(origin: str, text: str, *, strict: bool) -> object:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        if not strict:  # a flow mapping of YAML, or the relaxed JSON of an aio configuration
            return _yaml(origin, text)
        raise CredentialError(f"{origin}: is broken JSON at line {error.lineno}, column {error.colno}") from None
    except RecursionError:
        raise CredentialError(f"{origin}: is nested too deeply for a credential file") from None


def _yaml(origin: str, text: str) -> object:
    import yaml  # noqa: PLC0415 - only for YAML files

    try:
        return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - a safe loader, in C
    except yaml.MarkedYAMLError as error:
        place = f" at line {error.problem_mark.line + 1}" if error.problem_mark else ""
        raise CredentialError(f"{origin}: is broken YAML{place}") from None
    except (yaml.YAMLError, ValueError):
        raise CredentialError(f"{origin}: is broken YAML") from None
    except RecursionError:
        raise CredentialError(f"{origin}: is nested too deeply for a credential file") from None


def _mapping(origin: str, value: object) -> dict[str, object]:
    """A list of credentials is held as a mapping of its positions."""
    if isinstance(value, list):
        return {f"[{at}]": item for at, item in enumerate(value)}
    if not isinstance(value, dict):
        raise CredentialError(f"{origin}: should hold a mapping of keys to values")
    return {str(key): item for key, item in value.items()}
