"""Keys, certificates and keystores in binary: told apart by the outline of their bytes, never opened."""

from __future__ import annotations

from typing import NamedTuple

from migrator.parse.facts import Entry, Facts, Span

_INTEGER, _BIT_STRING, _OCTET_STRING, _OBJECT, _SEQUENCE, _CONTEXT = 0x02, 0x03, 0x04, 0x06, 0x30, 0xA0
_INDEFINITE = 0x80
_MOST_CHILDREN = 12
_TRAILING = 4
"""Bytes that may follow a DER structure in its file: a line feed or a stray NUL."""
_PLAIN = {(_SEQUENCE, _BIT_STRING): "PUBLIC KEY", (_INTEGER,) * 9: "RSA PRIVATE KEY"}
_PKCS7 = b"\x2a\x86\x48\x86\xf7\x0d\x01\x07"
"""1.2.840.113549.1.7, the arc of PKCS#7 content types (RFC 2315)."""
_ENCRYPTION = (b"\x2a\x86\x48\x86\xf7\x0d\x01\x05", b"\x2a\x86\x48\x86\xf7\x0d\x01\x0c\x01")
"""PKCS#5 and PKCS#12 encryption schemes (RFC 8018, RFC 7292)."""
_MAGIC = {b"\xfe\xed\xfe\xed": "JKS KEYSTORE", b"\xce\xce\xce\xce": "JCEKS KEYSTORE"}


class Material(NamedTuple):
    """What a binary file is: its language (`der`, `pkcs12`, `jks`) and its PEM label or the name of the keystore."""

    language: str
    label: str


def material(data: bytes) -> Material | None:
    """What the bytes are by their outline, None when they are nothing of the kind."""
    magic = _MAGIC.get(data[:4])
    if magic is not None:
        return Material("jks", magic)
    if data[:1] != b"\x30":
        return None
    top = _element(data, 0)
    if top is None or not len(data) - _TRAILING <= top.end <= len(data):
        return None
    label = _label(data, _children(data, top.start, top.end))
    if not label:
        return None
    return Material("pkcs12" if label == "PKCS12 KEYSTORE" else "der", label)


def facts(label: str) -> Facts:
    """One entry, named like a PEM block and without a value; it stands at the beginning of the file."""
    nowhere = Span(0, 0)
    return Facts(entries=(Entry(label, nowhere, None, None, "config", nowhere, nowhere),))


class _Element(NamedTuple):
    tag: int
    start: int
    end: int


def _element(data: bytes, at: int) -> _Element | None:
    """The element at an offset; one of indefinite length (BER) reaches to the end of the data."""
    if at + 2 > len(data):
        return None
    tag, length = data[at], data[at + 1]
    start = at + 2
    if length == _INDEFINITE:
        return _Element(tag, start, len(data))
    if length > _INDEFINITE:
        width = length - _INDEFINITE
        if width > 4 or start + width > len(data):  # noqa: PLR2004 - longer than any file
            return None
        length = int.from_bytes(data[start : start + width], "big")
        start += width
    return _Element(tag, start, start + length) if start + length <= len(data) else None


def _children(data: bytes, start: int, end: int) -> list[_Element]:
    children: list[_Element] = []
    while start < end and len(children) < _MOST_CHILDREN:
        child = _element(data, start)
        if child is None or child.end > end:
            break
        children.append(child)
        start = child.end
    return children


def _label(data: bytes, children: list[_Element]) -> str:
    tags = tuple(child.tag for child in children)
    if tags[:2] == (_INTEGER, _SEQUENCE):
        return _versioned(data, children, tags)
    if tags[:3] == (_SEQUENCE, _SEQUENCE, _BIT_STRING):
        return _signed(data, children[0])
    if tags == (_SEQUENCE, _OCTET_STRING):
        return "ENCRYPTED PRIVATE KEY" if _object(data, children[0]).startswith(_ENCRYPTION) else ""
    if tags[:2] == (_OBJECT, _CONTEXT):
        return "PKCS7" if data[children[0].start : children[0].end].startswith(_PKCS7) else ""
    return _PLAIN.get(tags, "EC PRIVATE KEY" if tags[:2] == (_INTEGER, _OCTET_STRING) else "")


def _signed(data: bytes, body: _Element) -> str:
    """A certificate or a request for one: the body of a request begins with a version and ends with attributes."""
    tags = [child.tag for child in _children(data, body.start, body.end)]
    return "CERTIFICATE REQUEST" if tags[:1] == [_INTEGER] and tags[-1:] == [_CONTEXT] else "CERTIFICATE"


def _versioned(data: bytes, children: list[_Element], tags: tuple[int, ...]) -> str:
    """A version and a sequence begin a PKCS#8 key and a PKCS#12 keystore."""
    kind = _object(data, children[1])
    if kind.startswith(_PKCS7):
        return "PKCS12 KEYSTORE"
    return "PRIVATE KEY" if kind and tags[2:3] == (_OCTET_STRING,) else ""


def _object(data: bytes, sequence: _Element) -> bytes:
    """The object identifier that a sequence begins with."""
    first = _element(data, sequence.start)
    return data[first.start : first.end] if first is not None and first.tag == _OBJECT else b""
