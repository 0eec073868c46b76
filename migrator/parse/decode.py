"""Bytes to text, so that the same bytes can be written back.

Whatever encoding is chosen, `bom + text.encode(encoding)` is the file again: rewrites rely on it. Line endings stay.
"""

from __future__ import annotations

import codecs
from typing import NamedTuple

from migrator.regex import lazy

_MARKS = (  # the UTF-32 marks begin with the UTF-16 ones, so they come first
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 4096
_NUL_SHARE = 0.4
"""Share of NUL bytes among the high halves of the units from which text counts as UTF-16 without a mark."""
_KANA = lazy("[\u3041-\u30ff]")
_EAST_ASIAN = lazy("[\u3000-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff9f]")
_EAST_ASIAN_SHARE = 0.9
_FEWEST_HIGH_BYTES = 8
_HIGH_RUNS = lazy(rb"[\x80-\xff]+")


class Decoded(NamedTuple):
    """`bom + text.encode(encoding)` equals the bytes that came in."""

    text: str
    encoding: str
    bom: bytes = b""


def decode(data: bytes) -> Decoded:
    """Decode without loss: by mark, as UTF-8 or bare UTF-16, East Asian where it fits, as cp1252 or Latin-1."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = _fits(data[len(mark) :], encoding)
            if text is not None:
                return Decoded(text, encoding, mark)
    for encoding in _unmarked(data):
        text = _fits(data, encoding)
        if text is not None:
            return Decoded(text, encoding)
    for encoding in ("cp932", "euc_jp", "gb18030"):
        text = _fits(data, encoding)
        if text is not None and _believable(data, text, encoding):
            return Decoded(text, encoding)
    text = _fits(data, "cp1252")
    return Decoded(data.decode("latin-1"), "latin-1") if text is None else Decoded(text, "cp1252")


def _fits(data: bytes, encoding: str) -> str | None:
    """The text when the encoding reads every byte and gives the same bytes back, else None."""
    try:
        text = data.decode(encoding)
        return text if encoding == "utf-8" or text.encode(encoding) == data else None
    except UnicodeError:
        return None


def _unmarked(data: bytes) -> tuple[str, ...]:
    """UTF-8, after UTF-16 when the pattern of NUL bytes says so."""
    head = data[:_SAMPLE]
    if len(data) % 2 == 0 and b"\0" in head:
        units = len(head) // 2
        even, odd = head[0::2].count(0), head[1::2].count(0)
        if odd > units * _NUL_SHARE and even * 8 <= odd:
            return ("utf-16-le", "utf-8")
        if even > units * _NUL_SHARE and odd * 8 <= even:
            return ("utf-16-be", "utf-8")
    return ("utf-8",)


def _believable(data: bytes, text: str, encoding: str) -> bool:
    """Bytes of Western text often fit an East Asian encoding by accident; kana or paired high bytes do not."""
    foreign = [character for character in text if ord(character) > 0x7F]  # noqa: PLR2004 - the end of ASCII
    asian = sum(1 for character in foreign if _EAST_ASIAN.match(character))
    if asian < len(foreign) * _EAST_ASIAN_SHARE:
        return False
    if encoding == "gb18030":
        runs = [len(run) for run in _HIGH_RUNS.findall(data)]
        return sum(runs) >= _FEWEST_HIGH_BYTES and all(run % 2 == 0 for run in runs)
    return _KANA.search(text) is not None
