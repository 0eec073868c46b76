"""Java: what `try (…)` opened for the key alone is opened no more."""

from __future__ import annotations

import pytest

from tests.rewrite.harness import rewrite

_LOGIN = """
    package login;

    import java.io.*;
    import java.net.http.*;
    import io.jsonwebtoken.*;

    public class Login {{
        private final Settings settings;

        public Login(Settings settings) {{
            this.settings = settings;
        }}

        public String token() throws Exception {{
            {}
        }}

        private String sign(InputStream key) throws Exception {{
            JwtBuilder jwt = Jwts.builder().setSubject(settings.getAccount());
            return jwt.signWith(SignatureAlgorithm.RS256, read(key)).compact();
        }}

        private String exchange(String jwt) {}{{
            HttpRequest.BodyPublisher form = HttpRequest.BodyPublishers.ofString(
                "client_id=" + settings.getClientId() + "&client_secret=" + settings.getSecret() + "&jwt_token=" + jwt);
            return post("https://ims-na1.adobelogin.com/ims/exchange/jwt", form);
        }}
    }}
"""
_OPEN = "InputStream key = new FileInputStream(settings.getKeyFile())"
_DONE = "return exchange(sign(key));"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"try ({_OPEN}) {{ {_DONE} }}", "return exchange();"),
        (
            f"try ({_OPEN}) {{ {_DONE} }} finally {{ close(); }}",
            "try { return exchange(); } finally { close(); }",
        ),
        (
            f"try ({_OPEN}; Writer log = open()) {{ log.write(1); {_DONE} }}",
            "try (Writer log = open()) { log.write(1); return exchange(); }",
        ),
        (
            f"try (Writer log = open(); {_OPEN}) {{ log.write(1); {_DONE} }}",
            "try (Writer log = open()) { log.write(1); return exchange(); }",
        ),
        (
            f"try ({_OPEN}) {{ {_DONE} }} catch (IOException e) {{ throw new Failed(e); }}",
            "try { return exchange(); } catch (IOException e) { throw new Failed(e); }",
        ),
    ],
)
def test_a_key_that_is_open_around_the_sign_in(before: str, after: str) -> None:
    """The file goes, the `try` where it did nothing else; what is caught besides stays."""
    throws = "throws IOException " if "catch" in before else ""
    text = rewrite({"Login.java": _LOGIN.format(before, throws)}, unsafe=False).files["Login.java"]
    found = text[text.index("throws Exception {") + len("throws Exception {") : text.index("private String")]
    assert " ".join(found.split()) == f"{after} }}"
    assert "getKeyFile" not in text


@pytest.mark.parametrize(
    "kept",
    [
        f"try ({_OPEN}) {{ {_DONE} }} catch (IOException e) {{ throw new Failed(e); }}",
        f"try ({_OPEN}) {{ upload(key); {_DONE} }}",
    ],
)
def test_a_file_that_stays_open(kept: str) -> None:
    """What is read besides keeps it open, and so does a `catch` that would catch nothing without it: they are said."""
    result = rewrite({"Login.java": _LOGIN.format(kept, "")}, unsafe=False)
    assert result.plan.files == ()
    assert "settings.getKeyFile" in result.files["Login.java"]
    assert result.plan.withdrawn[0].reason.startswith("needs a look")
