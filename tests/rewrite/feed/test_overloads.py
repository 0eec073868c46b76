"""Java and C#: methods of one name, of which one loses the assertion that it was given."""

from __future__ import annotations

from textwrap import dedent

from tests.rewrite.harness import check_kept, check_rewritten, rewrite

_JAVA = """
    import io.jsonwebtoken.*;
    import java.security.PrivateKey;
    import java.util.*;

    class Tokens {
        private final Map<String, Object> claims = new HashMap<>();
        private final PrivateKey key;
        private String current;

        Tokens(PrivateKey key) {
            this.key = key;
        }

        String getToken() {
            return current;
        }

        void refresh(Gate gate) {
            claims.put("iss", "1@AdobeOrg");
            claims.put("exp", 1);
            String assertion = Jwts.builder().setClaims(claims).signWith(SignatureAlgorithm.RS256, key).compact();
            if (assertion != null && !assertion.isEmpty()) {
                current = getToken(gate, assertion);
            }
        }

        private String getToken(Gate gate, String assertion) {
            return gate.getToken("client", "secret", assertion);
        }

        private String getToken(Gate gate) {
            return gate.last();
        }

        public static void main(String[] args) {
            Tokens tokens = new Tokens(Keys.read(args[0]));
            tokens.refresh(new Gate());
            System.out.println(tokens.getToken());
        }
    }

    class Gate {
        String getToken(String id, String secret, String jwt) {
            return send("https://ims-na1.adobelogin.com/ims/exchange/jwt",
                "client_id=" + id + "&client_secret=" + secret
                    + "&jwt_token=" + jwt);
        }
    }
"""
_JAVA_AFTER = """
    import java.util.*;

    class Tokens {
        private String current;

        Tokens() {
        }

        String getToken() {
            return current;
        }

        void refresh(Gate gate) {
            current = requestToken(gate);
        }

        private String requestToken(Gate gate) {
            return gate.getToken("client", "secret");
        }

        private String getToken(Gate gate) {
            return gate.last();
        }

        public static void main(String[] args) {
            Tokens tokens = new Tokens();
            tokens.refresh(new Gate());
            System.out.println(tokens.getToken());
        }
    }

    class Gate {
        String getToken(String id, String secret) {
            return send("https://ims-na1.adobelogin.com/ims/token/v3",
                "client_id=" + id + "&client_secret=" + secret
                    + "&grant_type=client_credentials&scope=openid,AdobeID,read_organizations");
        }
    }
"""


def test_methods_of_one_name_in_java() -> None:
    """Each is known by what it is given; one that would be like another one without the assertion is named anew."""
    check_rewritten(_JAVA, _JAVA_AFTER, "Tokens.java")


_CSHARP = """
    using System;
    using System.Collections.Generic;
    using System.Net.Http;
    using System.Threading.Tasks;
    using Jose;

    class Tokens
    {
        private static readonly HttpClient Http = new HttpClient();
        private string current;

        public Task<string> GetToken() => Task.FromResult(current);

        public async Task Refresh(string id, string secret, object key)
        {
            var claims = new Dictionary<string, object> { { "iss", "1@AdobeOrg" }, { "sub", "2@techacct.adobe.com" } };
            var assertion = JWT.Encode(claims, key, JwsAlgorithm.RS256);
            current = await GetToken(assertion, new Account(id, secret));
        }

        public Task<string> GetToken(Account account) => Task.FromResult(account.Token);

        private async Task<string> GetToken(string assertion, Account account)
        {
            var form = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                { "client_id", account.Id },
                { "client_secret", account.Secret },
                { "jwt_token", assertion },
            });
            var answer = await Http.PostAsync("https://ims-na1.adobelogin.com/ims/exchange/jwt", form);
            return await answer.Content.ReadAsStringAsync();
        }
    }
"""


def test_methods_of_one_name_in_csharp() -> None:
    """The overload keeps its name, the request gets another one, with the call of it."""
    after = rewrite({"Tokens.cs": _CSHARP}).files["Tokens.cs"]
    assert "GetToken(Account account) => Task.FromResult(account.Token)" in after
    assert "private async Task<string> RequestToken(Account account)" in after
    assert "current = await RequestToken(new Account(id, secret));" in after
    assert "assertion" not in after


def test_a_name_that_is_taken_needs_a_look() -> None:
    """Nothing is called by a name that means something else: the parameter stays, and the place is told."""
    taken = _JAVA.replace("gate.last()", "requestToken").replace("String current;", "String current, requestToken;")
    result = rewrite({"Tokens.java": taken}, unsafe=False)
    assert result.files["Tokens.java"] == dedent(taken).lstrip("\n")
    assert "still signs an assertion" in result.plan.withdrawn[0].reason


def test_a_method_that_another_class_has_keeps_its_name() -> None:
    """Methods of classes that have nothing to do with each other may be alike."""
    apart = _JAVA.replace("private String getToken(Gate gate) {\n            return gate.last();\n        }", "")
    after = rewrite({"Tokens.java": apart + "\nclass Last { String getToken(Gate gate) { return gate.last(); } }"})
    assert "private String getToken(Gate gate) {" in after.files["Tokens.java"]


def test_an_import_of_a_package_that_is_still_used_stays() -> None:
    """So does one of a package of which nobody knows what it gives; the class beside is none of the package's."""
    used = _JAVA.replace("class Gate {", "class Gate {\n        Claims last;\n")
    assert "import io.jsonwebtoken.*;" in rewrite({"Tokens.java": used}).files["Tokens.java"]
    beside = rewrite({"Tokens.java": used, "Claims.java": "class Claims {}"})
    assert "import io.jsonwebtoken.*;" not in beside.files["Tokens.java"]
    unknown = _JAVA.replace("import java.util.*;", "import java.util.*;\n    import org.bouncycastle.openssl.*;")
    assert "import org.bouncycastle.openssl.*;" in rewrite({"Tokens.java": unknown}).files["Tokens.java"]


def test_claims_that_others_hold_are_not_emptied() -> None:
    """A field that is given from outside may be read by whoever gave it."""
    given = _JAVA.replace("claims = new HashMap<>();", "claims = Shared.CLAIMS;")
    assert 'claims.put("iss", "1@AdobeOrg");' in rewrite({"Tokens.java": given}).files["Tokens.java"]


def test_without_a_sign_in_methods_are_kept() -> None:
    """Methods of one name elsewhere are nobody's business."""
    check_kept('class Plain { String get() { return get(1); } String get(int a) { return ""; } }\n', "Plain.java")
