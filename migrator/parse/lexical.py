"""Facts of source code without a grammar, by its tokens."""

from __future__ import annotations

import re

from migrator.parse import forms
from migrator.parse.escapes import decode
from migrator.parse.facts import Comment, Entry, Facts, Span, Text
from migrator.parse.fold import make_text

_TOKEN = re.compile(
    r"(?P<comment>//[^\n]*|#[^\n]*|/\*.*?(?:\*/|\Z))|\"(?P<double>(?:[^\"\\\n]|\\.)*)\"|'(?P<single>(?:[^'\\\n]|\\.)*)'",
    re.DOTALL,
)


def read(text: str) -> Facts:
    """Strings and comments as most languages write them."""
    texts: list[Text] = []
    comments: list[Comment] = []
    entries: list[Entry] = []
    for match in _TOKEN.finditer(text):
        span = Span(match.start(), match.end())
        if match.lastgroup == "comment":
            comments.append(Comment(span, match.group()))
            continue
        folded = make_text(span, tuple(decode(text, span.start + 1, span.end - 1, "c")))
        texts.append(folded)
        entries += forms.pairs(folded)
    return Facts(tuple(texts), tuple(entries), (), (), tuple(comments), complete=False)
