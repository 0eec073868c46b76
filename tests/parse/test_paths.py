"""Addresses whose path is put together segment by segment, in the ways of each language."""

from __future__ import annotations

import pytest

from migrator.parse.code import reader

JOINED = [
    ("scala", 'val audience = ims.withPath(path"c" / Segment(clientId))', "{ims}/c/{Segment(clientId)}"),
    ("scala", 'val claim = ims / "s" / metascope', "{ims}/s/{metascope}"),
    ("python", 'url = URL(host) / "ims" / "exchange" / "jwt"', "{URL(host)}/ims/exchange/jwt"),
    ("python", 'url = URL(host).joinpath("ims", "exchange", "jwt")', "{URL(host)}/ims/exchange/jwt"),
    ("kotlin", 'val url = builder.appendPathSegments("ims", "exchange", "jwt")', "{builder}/ims/exchange/jwt"),
    ("kotlin", 'val url = host.newBuilder().addPathSegment("c").addPathSegment(id)', "{host.newBuilder()}/c/{id}"),
    (
        "java",
        'class A { Object a = client.target(host).path("ims").path("exchange").path("jwt"); }',
        "ims/exchange/jwt",
    ),
    ("java", 'class A { Object a = UriComponentsBuilder.fromHttpUrl(host).pathSegment("c", id); }', "/c/{id}"),
    ("csharp", 'class A { object a = host.AppendPathSegment("c").AppendPathSegment(id); }', "{host}/c/{id}"),
    ("swift", 'let url = ims.appendingPathComponent("c").appendingPathComponent(id)', "{ims}/c/{id}"),
    ("swift", 'let url = ims.appending(path: "exchange").appending(path: "jwt")', "{ims}/exchange/jwt"),
    ("go", 'package a\nvar url = base.JoinPath("ims", "exchange", "jwt")\n', "ims/exchange/jwt"),
    ("javascript", "const url = urljoin(ims, 'ims', 'exchange', 'jwt');", "{ims}/ims/exchange/jwt"),
    ("rust", 'fn a() { let url = base.join("ims/")?.join("exchange/")?.join("jwt")?; }', "{base}/ims/exchange/jwt"),
    ("elixir", 'url = Path.join([ims, "c", id])', "{ims}/c/{id}"),
]


@pytest.mark.parametrize(("language", "source", "address"), JOINED)
def test_segments_are_read_as_one_address(language: str, source: str, address: str) -> None:
    """Whatever puts a slash between them, the segments stand in one text."""
    values = [text.value for text in reader(language)(source).texts]
    assert any(value.endswith(address) for value in values), values


@pytest.mark.parametrize(
    ("language", "source", "text"),
    [
        ("swift", 'let name = "private".appending(".key")', "private.key"),
        ("python", "share = total / 2\nname = 'half'\n", "half"),
        ("go", 'package a\nvar p = path.Join("keys", "private.key")\n', "keys/private.key"),
    ],
)
def test_other_joins_stay_what_they_are(language: str, source: str, text: str) -> None:
    """No slash comes into what is put together without one, and no division makes a path."""
    assert [found.value for found in reader(language)(source).texts] == [text]
