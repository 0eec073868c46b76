"""Jenkinsfiles: the scripts given to the steps `sh`, `bat`, `powershell` and `pwsh`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.parse.facts import Span, Text
from migrator.parse.format import Embedding, Piece
from migrator.parse.lines import LineEnds
from migrator.parse.quotes import closing
from migrator.parse.spans import anchors, code_point, unescape
from migrator.regex import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.format import Subject

_STEP = lazy(
    r"(?<![\w.$])(?P<step>sh|bat|powershell|pwsh)\b(?:[ \t]*\()?\s*"
    r"(?:(?:label|returnStdout|returnStatus|encoding)[ \t]*:[ \t]*[\w\"'. -]{1,100},\s*){0,4}(?:script[ \t]*:\s*)?"
    r"(?P<quote>'''|\"\"\"|'|\")"
)
_ESCAPE = lazy(r"\\(?:u[0-9a-fA-F]{4}|\r?\n|.)", re.DOTALL)
_SIMPLE = {"n": "\n", "t": "\t", "r": "\r", "\n": "", "\r": ""}
_LANGUAGES = {"sh": "bash", "bat": "bat", "powershell": "powershell", "pwsh": "powershell"}


def find(subject: Subject) -> Iterator[Piece]:
    """Each script, in order."""
    text, at = subject.text, 0
    ends = LineEnds(text)
    while (step := _STEP.search(text, at)) is not None:
        quote = step["quote"]
        limit = len(text) if len(quote) > 1 else ends.after(step.end())
        found = closing(text, step.end(), limit, quote)
        end = at = limit if found == -1 else found
        value, parts = unescape(text, step.end(), end, _ESCAPE, _decoded)
        script = Text(Span(step.end(), end), value, parts)
        yield Piece(_LANGUAGES[step["step"]], value, step["step"], anchors(script))


def _decoded(escape: str) -> str:
    if escape[1] == "u" and len(escape) == 6:  # noqa: PLR2004 - backslash, u, four digits
        return code_point(escape[2:])
    return _SIMPLE.get(escape[1], escape[1])


EMBEDDING = Embedding(frozenset({"groovy"}), find)
