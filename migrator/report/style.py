"""How a text for a terminal looks: the amount, the width, the colours."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple


class Detail(IntEnum):
    """How much is said."""

    QUIET = -1
    """The summary alone."""
    NORMAL = 0
    VERBOSE = 1
    """Also what is suppressed or exempt, whole diffs, and each file that was skipped."""


class Style(NamedTuple):
    """How the text looks: colour and amount are the terminal's business, so the caller says."""

    colour: bool = False
    detail: Detail = Detail.NORMAL
    width: int = 120


_SGR = {
    "error": "1;31",
    "warning": "1;33",
    "note": "1;36",
    "bold": "1",
    "dim": "2",
    "frame": "1;34",
    "removed": "31",
    "added": "32",
    "good": "1;32",
}


def paint(text: str, colour: str, style: Style) -> str:
    """A piece of text in one of the colours by their use, where the style wants any."""
    return f"\x1b[{_SGR[colour]}m{text}\x1b[0m" if style.colour and text else text
