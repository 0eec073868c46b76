from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from migrator.parse.decode import decode

JAPANESE = "# トークンを取得する\njwt_token = 1\n"


@given(st.binary(max_size=400))
def test_any_bytes_come_back(data: bytes) -> None:
    """Mark and text give the very bytes that were read, whatever they are."""
    decoded = decode(data)
    assert decoded.bom + decoded.text.encode(decoded.encoding) == data


@given(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=80),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "cp1252", "latin-1", "cp932"]),
)
def test_any_text_in_any_encoding_comes_back(text: str, encoding: str) -> None:
    """Mark and text give the same bytes for real encodings too, guessed right or wrong."""
    data = text.encode(encoding, "replace")
    decoded = decode(data)
    assert decoded.bom + decoded.text.encode(decoded.encoding) == data


@pytest.mark.parametrize(
    ("data", "encoding", "text"),
    [
        (b"a\r\nb\r", "utf-8", "a\r\nb\r"),
        (b"\xef\xbb\xbfa", "utf-8", "a"),
        ("a = é".encode(), "utf-8", "a = é"),
        ("jwt = 1\n".encode("utf-16"), "utf-16-le", "jwt = 1\n"),
        (b"\xfe\xff" + "jwt".encode("utf-16-be"), "utf-16-be", "jwt"),
        ("jwt = 1\n".encode("utf-32"), "utf-32-le", "jwt = 1\n"),
        ("jwt = 1\n".encode("utf-16-le"), "utf-16-le", "jwt = 1\n"),
        ("jwt = 1\n".encode("utf-16-be"), "utf-16-be", "jwt = 1\n"),
        (JAPANESE.encode("cp932"), "cp932", JAPANESE),
        (JAPANESE.encode("euc_jp"), "euc_jp", JAPANESE),
        ("获取令牌然后调用\n".encode("gb18030"), "gb18030", "获取令牌然后调用\n"),
        ("# clé privée générée à côté\n".encode("latin-1"), "cp1252", "# clé privée générée à côté\n"),
        (b"caf\xe9 \x81", "latin-1", "café \x81"),
        (b"", "utf-8", ""),
    ],
)
def test_the_encoding_is_the_one_people_used(data: bytes, encoding: str, text: str) -> None:
    """Marks decide, then UTF-8, bare UTF-16, East Asian encodings that fit, and Western ones last."""
    decoded = decode(data)
    assert (decoded.encoding, decoded.text) == (encoding, text)


def test_a_mark_before_bytes_that_do_not_fit_is_only_bytes() -> None:
    """A file that begins like UTF-16 and is not is read as something else, without loss."""
    decoded = decode(b"\xff\xfea")
    assert decoded.bom == b""
    assert decoded.text.encode(decoded.encoding) == b"\xff\xfea"
