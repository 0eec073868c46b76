"""A method of the same name of another class is another method."""

from __future__ import annotations

from tests.rewrite.harness import rewrite

_LOGIN = """
using System;
using System.Collections.Generic;
using System.Net.Http;

public static class Login
{
    public static Tuple<string, int> Token(HttpClient http, string id, string secret)
    {
        var fields = new Dictionary<string, string>
        {
            { "client_id", id },
            { "client_secret", secret },
            { "jwt_token", JwtFactory.Create(id) }
        };
        var url = "https://ims-na1.adobelogin.com/ims/exchange/jwt";
        var text = http.PostAsync(url, new FormUrlEncodedContent(fields)).Result.ToString();
        return Tuple.Create(text, 1);
    }
}
"""
_FACTORY = """
using System.Collections.Generic;
using Jose;

internal static class JwtFactory
{
    internal static string Create(string id)
    {
        var payload = new Dictionary<object, object>
        {
            { "iss", "A@AdobeOrg" },
            { "aud", "https://ims-na1.adobelogin.com/c/" + id },
        };
        return JWT.Encode(payload, Key(), JwsAlgorithm.RS256);
    }

    private static object Key() { return null; }
}
"""


def test_a_call_on_another_class_keeps_nothing() -> None:
    """`Tuple.Create` is no call of the factory, which goes as a whole."""
    result = rewrite({"Login.cs": _LOGIN, "JwtFactory.cs": _FACTORY}, unsafe=False)
    assert "Tuple.Create(text, 1)" in result.files["Login.cs"]
    assert [file.deletes for file in result.plan.files] == [True, False]


def test_a_method_that_nobody_called_before_stays() -> None:
    """`KeyFactory.getInstance` goes; a getter of the same name, which had no caller, is not part of the flow."""
    java = """
import java.security.KeyFactory;
import java.util.Map;

class Login {
    private final String instance = "prod";

    String getInstance() {
        return instance;
    }

    String body(Map<String, Object> claims, String id, String secret) throws Exception {
        claims.put("iss", "A@AdobeOrg");
        claims.put("aud", "https://ims-na1.adobelogin.com/c/" + id);
        return post("https://ims-na1.adobelogin.com/ims/exchange/jwt", "client_id=" + id + "&client_secret=" + secret
            + "&jwt_token=" + sign(claims));
    }

    String sign(Map<String, Object> claims) throws Exception {
        return Jwts.builder().setClaims(claims).signWith(KeyFactory.getInstance("RSA").generatePrivate(null)).compact();
    }
}
"""
    after = rewrite({"Login.java": java}).files["Login.java"]
    assert "getInstance() {" in after
    assert "KeyFactory" not in after


def test_an_option_is_not_asked_for_when_nothing_reads_it() -> None:
    """The other half of the condition stays."""
    java = """
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.Map;

class Main {
    static void run(Map<String, String> options) throws Exception {
        if (!options.containsKey("--client-id") || !options.containsKey("--key")) {
            System.exit(64);
        }
        byte[] key = Files.readAllBytes(Paths.get(options.get("--key")));
        System.out.println(token(options.get("--client-id"), key));
    }

    static String token(String id, byte[] key) throws Exception {
        String assertion = Jwts.builder().setIssuer("A@AdobeOrg")
            .setAudience("https://ims-na1.adobelogin.com/c/" + id).signWith(read(key)).compact();
        return post("https://ims-na1.adobelogin.com/ims/exchange/jwt", "client_id=" + id + "&client_secret="
            + System.getenv("SECRET") + "&jwt_token=" + assertion);
    }

    static Object read(byte[] key) {
        return key;
    }
}
"""
    after = rewrite({"Main.java": java}).files["Main.java"]
    assert 'if (!options.containsKey("--client-id")) {' in after
    assert "--key" not in after
