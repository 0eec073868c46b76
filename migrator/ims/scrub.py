"""Takes secrets out of free text that a server sent.

The allow-list of the reduction leaves few places for free text (an error's description, a message). A server may echo
there what it was sent, so what was sent is taken out by value, and whatever looks like a token by form.
"""

from __future__ import annotations

import base64
import re
from typing import TYPE_CHECKING
from urllib.parse import quote, quote_plus

from migrator.ims.text import printable

if TYPE_CHECKING:
    from collections.abc import Iterable

_TOKEN_LIKE = re.compile(r"[A-Za-z0-9._~+/%-]{20,}=*")
_DIGIT = re.compile(r"[0-9]")
_SHORTEST = 4
_LIMIT = 300


def scrub(text: str, sensitive: Iterable[str]) -> str:
    """`text` on one line of at most 300 characters, with `sensitive` values and token-like runs as `…`."""
    for value in sensitive:
        for form in _forms(value):
            text = text.replace(form, "…")
    return printable(_TOKEN_LIKE.sub(_without_digits, text[: 4 * _LIMIT]), _LIMIT)


def _without_digits(run: re.Match[str]) -> str:
    """A long run of letters alone is a word or a path; with a digit it is taken for a token."""
    return "…" if _DIGIT.search(run.group()) else run.group()


def holds(text: str, sensitive: Iterable[str]) -> bool:
    """True where one of the values stands in the text, in any of the forms in which it travels."""
    return any(form in text for value in sensitive for form in _forms(value))


def _forms(value: str) -> tuple[str, ...]:
    if len(value) < _SHORTEST:
        return ()
    encoded = base64.b64encode(value.encode()).decode().rstrip("=")
    return (value, quote(value, safe=""), quote_plus(value), encoded, encoded.translate({43: 45, 47: 95}))
