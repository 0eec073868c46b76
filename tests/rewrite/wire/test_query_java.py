"""Parameters in the address of the request, in Java: the request sends them as its body."""

from __future__ import annotations

import pytest

from tests.rewrite.harness import check_kept, check_rewritten, rewrite

_OLD = "https://ims-na1.adobelogin.com/ims/exchange/jwt"
_NEW = "https://ims-na1.adobelogin.com/ims/token/v3"
_HOLES = 'client_id=" + i + "&client_secret=" + s + "&'
_SUM = f'"{_OLD}?{_HOLES}jwt_token=" + t'
_BODY = f'"{_HOLES}grant_type=client_credentials&scope=openid,AdobeID,read_organizations"'
_FORM = "application/x-www-form-urlencoded"
_TYPE = f'"Content-Type", "{_FORM}"'
_POST = "POST(HttpRequest.BodyPublishers"
_WRITE = f"c.getOutputStream().write(({_BODY}).getBytes(StandardCharsets.UTF_8));"
_ENTITY = f"p.setEntity(new StringEntity({_BODY}, ContentType.APPLICATION_FORM_URLENCODED));"
_REQUEST = "import java.net.http.HttpRequest;\n"
_CONNECTION = "import java.net.URL;\n"
_UTF8 = "import java.nio.charset.StandardCharsets;\n"
_APACHE = "import org.apache.http.client.methods.HttpPost;\n"
_MORE = "import org.apache.http.entity.ContentType;\nimport org.apache.http.entity.StringEntity;\n"


def _class(imports: str, *lines: str) -> str:
    body = "".join(f"        {line}\n" for line in lines)
    return f"{imports}\nclass A {{\n    void ask(String i, String s, String t) throws Exception {{\n{body}    }}\n}}\n"


_WAYS = [
    (
        _class(_REQUEST, f"var r = HttpRequest.newBuilder(URI.create({_SUM})).{_POST}.noBody()).build();"),
        _class(
            _REQUEST,
            f'var r = HttpRequest.newBuilder(URI.create("{_NEW}")).header({_TYPE}).{_POST}.ofString({_BODY})).build();',
        ),
    ),
    (
        _class(
            _REQUEST,
            f"String u = {_SUM};",
            f"var r = HttpRequest.newBuilder().{_POST}.noBody()).header({_TYPE}).uri(new URI(u)).build();",
        ),
        _class(
            _REQUEST,
            f'String u = "{_NEW}";',
            f"var r = HttpRequest.newBuilder().{_POST}.ofString({_BODY})).header({_TYPE}).uri(new URI(u)).build();",
        ),
    ),
    (
        _class(
            _CONNECTION,
            f"var c = (HttpURLConnection) new URL({_SUM}).openConnection();",
            'c.setRequestMethod("POST");',
            "c.connect();",
        ),
        _class(
            _CONNECTION + _UTF8,
            f'var c = (HttpURLConnection) new URL("{_NEW}").openConnection();',
            'c.setRequestMethod("POST");',
            "c.setDoOutput(true);",
            f"c.setRequestProperty({_TYPE});",
            _WRITE,
            "c.connect();",
        ),
    ),
    (
        _class(
            _CONNECTION,
            f"URI u = URI.create({_SUM});",
            "HttpURLConnection c = (HttpURLConnection) u.toURL().openConnection();",
            "c.setDoOutput(true);",
            'c.setRequestMethod("POST");',
            f"c.setRequestProperty({_TYPE});",
            "int status = c.getResponseCode();",
        ),
        _class(
            _CONNECTION + _UTF8,
            f'URI u = URI.create("{_NEW}");',
            "HttpURLConnection c = (HttpURLConnection) u.toURL().openConnection();",
            "c.setDoOutput(true);",
            'c.setRequestMethod("POST");',
            f"c.setRequestProperty({_TYPE});",
            _WRITE,
            "int status = c.getResponseCode();",
        ),
    ),
    (
        _class(_APACHE, f"HttpPost p = new HttpPost({_SUM});", "client.execute(p);"),
        _class(_APACHE + _MORE, f'HttpPost p = new HttpPost("{_NEW}");', _ENTITY, "client.execute(p);"),
    ),
]


@pytest.mark.parametrize(("before", "after"), _WAYS)
def test_an_address_in_java(before: str, after: str) -> None:
    """The body takes the place of none, and the request says that it is a form."""
    check_rewritten(before, after, "A.java")


@pytest.mark.parametrize(
    "before",
    [
        _class(_REQUEST, f"HttpRequest.newBuilder(URI.create({_SUM})).{_POST}.ofString(x)).build();"),
        _class(_REQUEST, f"HttpRequest.newBuilder(URI.create({_SUM})).GET().build();"),
        _class(
            _REQUEST,
            f'HttpRequest.newBuilder(URI.create({_SUM})).header("Content-Type", "a/b").{_POST}.noBody()).build();',
        ),
        _class(_CONNECTION, f"var c = new URL({_SUM}).openConnection();", "c.getInputStream();"),
        _class(
            _CONNECTION,
            f"var c = (HttpURLConnection) new URL({_SUM}).openConnection();",
            'c.setRequestMethod("POST");',
            "c.getOutputStream().close();",
        ),
        _class(
            _CONNECTION,
            f"var c = (HttpURLConnection) new URL({_SUM}).openConnection();",
            'c.setRequestMethod("POST");',
            'c.setRequestProperty("Content-Length", "0");',
        ),
        _class(_APACHE, f"HttpPost p = new HttpPost({_SUM});", "p.setEntity(empty);"),
        _class(_APACHE, f"client.execute(new HttpPost({_SUM}));"),
        _class(_APACHE, f"String u = {_SUM};", "HttpPost p = new HttpPost(u);", "seen(u);"),
        _class("import org.apache.hc.client5.http.classic.methods.HttpPost;\n", f"var p = new HttpPost({_SUM});"),
    ],
)
def test_a_request_that_is_not_followed_needs_a_look(before: str) -> None:
    """Another body, another type or method, no variable, or an address that is also used for something else."""
    result = rewrite({"A.java": before})
    assert any("still sends the secret in the address" in note for note in result.plan.notes)


def test_the_address_of_something_else() -> None:
    """It keeps its query."""
    check_kept(_class(_APACHE, 'HttpPost p = new HttpPost("https://acme.example/jwt?client_id=" + i);'), "A.java")
