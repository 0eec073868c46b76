"""Parameters in the address of the request, in C#, Go and Ruby: the request sends them as its body."""

from __future__ import annotations

import pytest

from tests.rewrite.harness import check_kept, check_rewritten, rewrite

_OLD = "https://ims-na1.adobelogin.com/ims/exchange/jwt"
_NEW = "https://ims-na1.adobelogin.com/ims/token/v3"
_GRANT = "grant_type=client_credentials&scope=openid,AdobeID,read_organizations"
_HOLES = "client_id={i}&client_secret={s}&"
_CSHARP = "using System.Net.Http;\n\nclass A {{\n  async Task Ask(string i, string s, string t) {{\n    {}\n  }}\n}}\n"
_RUBY = "require 'net/http'\n\ndef ask(i, s, t)\n  {}\nend\n"


def _content(query: str) -> str:
    return f'new StringContent({query}, System.Text.Encoding.UTF8, "application/x-www-form-urlencoded")'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            f'var u = $"{_OLD}?{_HOLES}jwt_token={{t}}";\n    await client.PostAsync(u, null);',
            f'var u = $"{_NEW}";\n    await client.PostAsync(u, BODY);',
        ),
        (
            f'var r = new HttpRequestMessage(HttpMethod.Post, $"{_OLD}?{_HOLES}jwt_token={{t}}");',
            f'var r = new HttpRequestMessage(HttpMethod.Post, $"{_NEW}") {{ Content = BODY }};',
        ),
    ],
)
def test_an_address_in_csharp(before: str, after: str) -> None:
    """Where the content was null, or was not set, it is the query."""
    body = _content(f'$"{_HOLES}{_GRANT}"')
    check_rewritten(_CSHARP.format(before), _CSHARP.format(after.replace("BODY", body)), "A.cs")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("uri = URI(ADDRESS)\n  Net::HTTP.post(uri, '')", f'uri = URI("{_NEW}")\n  Net::HTTP.post(uri, BODY)'),
        ("HTTParty.post(ADDRESS)", f'HTTParty.post("{_NEW}", body: BODY)'),
        ("RestClient.post(ADDRESS, {})", f'RestClient.post("{_NEW}", BODY)'),
    ],
)
def test_an_address_in_ruby(before: str, after: str) -> None:
    """The body takes the place of an empty one, or stands where the library wants it."""
    holes = "client_id=#{i}&client_secret=#{s}&"
    address, body = f'"{_OLD}?{holes}jwt_token=#{{t}}"', f'"{holes}{_GRANT}"'
    check_rewritten(
        _RUBY.format(before.replace("ADDRESS", address)), _RUBY.format(after.replace("BODY", body)), "ims.rb"
    )


_GO = """package main

import (
	"fmt"
	"net/http"
IMPORT)

func ask(i, s, t string) (*http.Response, error) {
	fmt.Println("asking")
	address := ADDRESS
	return http.Post(address, "application/x-www-form-urlencoded", BODY)
}
"""


@pytest.mark.parametrize(
    ("before", "query"),
    [
        ('fmt.Sprintf("{}client_id=%s&client_secret=%s&{}", i, s{})', "jwt_token=%s"),
        ('"{}client_id=" + i + "&client_secret=" + s + "&{}"{}', "jwt_token="),
    ],
)
def test_an_address_in_go(before: str, query: str) -> None:
    """The reader takes the place of nil, and the package that makes it is imported."""
    argument = ", t" if "Sprintf" in before else " + t"
    old = _GO.replace("IMPORT", "").replace("ADDRESS", before.format(f"{_OLD}?", query, argument))
    body = f"strings.NewReader({before.format('', _GRANT, '')})"
    new = _GO.replace("IMPORT", '\t"strings"\n').replace("ADDRESS", f'"{_NEW}"')
    check_rewritten(old.replace("BODY", "nil"), new.replace("BODY", body), "ims.go")


@pytest.mark.parametrize(
    "call",
    [
        "client.PostAsync(ADDRESS, given);",
        "new HttpRequestMessage(HttpMethod.Get, ADDRESS);",
        "new HttpRequestMessage(HttpMethod.Post, ADDRESS) { Version = v };",
    ],
)
def test_a_request_that_is_not_followed_needs_a_look(call: str) -> None:
    """Another content, another method, or an initialiser."""
    text = _CSHARP.format("var r = " + call.replace("ADDRESS", f'$"{_OLD}?{_HOLES}jwt_token={{t}}"'))
    assert any("still sends the secret in the address" in note for note in rewrite({"A.cs": text}).plan.notes)


def test_the_address_of_something_else() -> None:
    """It keeps its query."""
    check_kept(_RUBY.format('Net::HTTP.post(URI("https://acme.example/jwt?client_id=#{i}"), "")'), "a.rb")
