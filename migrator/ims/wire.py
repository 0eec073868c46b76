"""A request and an answer as they go over the wire, independent of any HTTP library."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class RawRequest:
    """A request. Header names are lower-case; the URL is absolute."""

    method: str
    url: str
    headers: Mapping[str, str]
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class RawAnswer:
    """An answer, its content decoded. Header names are lower-case."""

    status: int
    headers: Mapping[str, str]
    body: bytes = b""
