"""Templates filled with values, keeping for every character where it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.regex import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Sequence

    from migrator.parse.escapes import Piece

    Pieces = Sequence[Piece]

_BRACE = lazy(r"\{(?:(\d{1,3})|([A-Za-z_][\w.]{0,60}))?(?:![rsa])?(?::[^{}]{0,40})?\}")
_PERCENT = lazy(r"%(?:(\d{1,2})\$|\(([\w.]{1,60})\))?[-+ #0]*(?:\d{1,3})?(?:\.\d{1,3})?[a-zA-Z@%]")


def fill(template: Pieces, values: Sequence[Pieces]) -> list[Piece]:
    """Puts values into a template of either kind."""
    shown = "".join([piece[0] for piece in template if piece[3]])
    return percent(template, values) if "%" in shown or "{" not in shown else braces(template, values, {})


def percent(template: Pieces, values: Sequence[Pieces]) -> list[Piece]:
    """`%s` and its kin, by order, position or name."""
    given = iter(values)

    def fill(match: re.Match[str]) -> Pieces | None:
        if match.group().endswith("%"):
            return ()
        if match.group(1):
            index = int(match.group(1)) - 1
            return values[index] if 0 <= index < len(values) else None
        return None if match.group(2) else next(given, None)

    return _filled(template, _PERCENT, fill)


def braces(template: Pieces, values: Sequence[Pieces], named: dict[str, Pieces]) -> list[Piece]:
    """`{}`, `{0}` and `{name}`."""
    given = iter(values)

    def fill(match: re.Match[str]) -> Pieces | None:
        if match.group(1):
            index = int(match.group(1))
            return values[index] if index < len(values) else None
        if match.group(2):
            return named.get(match.group(2))
        return next(given, None)

    return _filled(template, _BRACE, fill)


def _filled(template: Pieces, pattern: re.Pattern[str], fill: Callable[[re.Match[str]], Pieces | None]) -> list[Piece]:
    filled: list[Piece] = []
    for piece in template:
        value, start, end, known, _ = piece
        if not known:
            filled.append(piece)
            continue
        exact = len(value) == end - start
        at = 0
        for match in pattern.finditer(value):
            pieces = fill(match)
            if pieces is None:
                continue
            filled += cut(piece, at, match.start(), exact=exact)
            filled += pieces
            at = match.end()
        filled += cut(piece, at, len(value), exact=exact) if at else [piece]
    return filled


def cut(piece: Piece, start: int, end: int, *, exact: bool) -> list[Piece]:
    """Part of a piece; `exact` where its value is its source, character for character."""
    if start >= end:
        return []
    value, at, until, known, used = piece
    if exact:
        return [(value[start:end], at + start, at + end, known, used)]
    return [(value[start:end], at, until, known, used)]
