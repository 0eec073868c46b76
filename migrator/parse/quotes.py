"""Where quoted strings end."""

from __future__ import annotations


def closing(text: str, at: int, limit: int, quote: str, *, escapes: bool = True) -> int:
    """The first `quote` from `at` on and before `limit` that no backslash takes away; -1 when there is none.

    Linear in what lies between: a run of backslashes is counted once, by the quote after it.
    """
    begin = at
    while (found := text.find(quote, at, limit)) != -1:
        before = found
        while escapes and before > begin and text[before - 1] == "\\":
            before -= 1
        if (found - before) % 2 == 0:
            return found
        at = found + 1
    return -1
