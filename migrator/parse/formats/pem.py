"""PEM: private keys, certificates and the placeholders that stand for them."""

from __future__ import annotations

from itertools import zip_longest

from migrator.parse.facts import Comment, Entry, Facts, Span, Text
from migrator.parse.format import Format, FormatError
from migrator.regex import lazy

_BEGIN = lazy(r"-----BEGIN (?P<label>[A-Z0-9][A-Z0-9 ]{0,60})-----")
_HEAD = 4096


def read(text: str) -> Facts:
    """One entry per block: its name is the label (`RSA PRIVATE KEY`), its value what stands between the marks."""
    texts: list[Text] = []
    entries: list[Entry] = []
    comments: list[Comment] = []
    at = 0
    begins = list(_BEGIN.finditer(text))
    for begin, following in zip_longest(begins, begins[1:]):
        _between(text, at, begin.start(), comments)
        limit = len(text) if following is None else following.start()
        mark = f"-----END {begin['label']}-----"
        end = text.find(mark, begin.end(), limit)
        inner = Span(begin.end(), limit if end == -1 else end)
        span = Span(begin.start(), limit if end == -1 else end + len(mark))
        value = text[inner.start : inner.end].strip()
        entries.append(Entry(begin["label"], Span(*begin.span("label")), value, inner, "config", span, span))
        texts.append(Text(span, text[span.start : span.end], ((0, span),)))
        at = span.end
    if not entries:
        raise FormatError("no PEM block")
    _between(text, at, len(text), comments)
    return Facts(tuple(texts), tuple(entries), comments=tuple(comments))


def _between(text: str, start: int, end: int, comments: list[Comment]) -> None:
    """Bag attributes, subjects and notes around the blocks."""
    words = text[start:end].strip()
    if words:
        at = text.index(words, start)
        comments.append(Comment(Span(at, at + len(words)), words))


def _is_pem(text: str) -> bool:
    head = text[:_HEAD].lstrip()
    return head.startswith("-----BEGIN ") and _BEGIN.match(head) is not None


FORMAT = Format(
    "pem",
    "material",
    read,
    names=("*.pem", "*.key", "*.crt", "*.cer", "*.csr", "*.p8", "*.pk8", "*.pkcs8", "id_rsa"),
    content=_is_pem,
)
