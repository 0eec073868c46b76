"""Source lines as HTML: escaped, coloured, with one stretch marked."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from markupsafe import Markup

from migrator.report import syntax

if TYPE_CHECKING:
    from collections.abc import Iterator


def line(text: str, family: str, mark: tuple[int, int] | None = None) -> Markup:
    """One line. `mark` is the stretch of characters that stands out; it is split where a colour begins or ends."""
    pieces = []
    for start, end, kind, marked in _pieces(text, family, mark):
        piece = _content(text[start:end])
        if kind:
            piece = Markup("<{0}>{1}</{0}>").format(Markup(_TAG[kind]), piece)  # noqa: S704 - a tag of the table
        pieces.append(Markup("<mark>{}</mark>").format(piece) if marked else piece)
    return Markup("").join(pieces)


_TAG = {"c": "small", "s": "i", "n": "u", "k": "b", "y": "em"}
"""A bare tag for each kind of token: with a class on each, a report of 10,000 findings would be 2 MB larger."""


def _content(text: str) -> Markup:
    """Text for between tags, never for an attribute: quotes stay, which makes a large report an eighth smaller."""
    return Markup(text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))  # noqa: S704 - escaped here


def _pieces(text: str, family: str, mark: tuple[int, int] | None) -> Iterator[tuple[int, int, str, bool]]:
    """Stretches of one colour and one state of being marked, covering the text."""
    first, last = mark or (0, 0)
    position = 0
    for token in (*syntax.tokens(text, family), syntax.Token(len(text), len(text), "")):
        for start, end, kind in ((position, token.start, ""), (token.start, token.end, token.kind)):
            cuts = sorted({start, end, min(max(first, start), end), min(max(last, start), end)})
            yield from ((a, b, kind, first <= a < last) for a, b in pairwise(cuts) if a < b)
        position = token.end


def changed(old: str, new: str) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """The stretches by which two versions of a line differ; None when they have too little in common to tell."""
    shortest = min(len(old), len(new))
    head = next((at for at in range(shortest) if old[at] != new[at]), shortest)
    tail = next((at for at in range(shortest - head) if old[-1 - at] != new[-1 - at]), shortest - head)
    if len(old[:head].strip()) + len(old[len(old) - tail :].strip()) < shortest // 4:
        return None
    return (head, len(old) - tail), (head, len(new) - tail)
