"""What is done only where there is an assertion goes on being done."""

from __future__ import annotations

import re
from textwrap import dedent

import pytest

from tests.rewrite.harness import rewrite

_PROGRAMS = {
    "Login.java": (
        """
        import io.jsonwebtoken.Jwts;
        import io.jsonwebtoken.SignatureAlgorithm;
        import java.security.PrivateKey;

        class Login {
            String token(String id, String secret, PrivateKey key) {
                String jwt = Jwts.builder().setIssuer("1@AdobeOrg").signWith(SignatureAlgorithm.RS256, key).compact();
                ASKED
            }

            String exchange(String id, String secret, String jwt) {
                return post("https://ims-na1.adobelogin.com/ims/exchange/jwt",
                    "client_id=" + id + "&client_secret=" + secret + "&jwt_token=" + jwt);
            }

            public static void main(String[] args) {
                System.out.println(new Login().token(args[0], args[1], Keys.read(args[2])));
            }
        }
        """,
        "return exchange(id, secret);",
    ),
    "login.py": (
        """
        import jwt
        import requests

        def exchange(id, secret, token):
            return requests.post("https://ims-na1.adobelogin.com/ims/exchange/jwt", data={
                "client_id": id, "client_secret": secret, "jwt_token": token}).json()["access_token"]

        def login(id, secret, key):
            assertion = jwt.encode({"iss": "1@AdobeOrg", "sub": "2@techacct.adobe.com"}, key, algorithm="RS256")
            ASKED

        print(login("a", "b", open("private.key").read()))
        """,
        "return exchange(id, secret)",
    ),
    "login.mjs": (
        """
        import jsonwebtoken from 'jsonwebtoken'

        const exchange = (id, secret, token) => fetch('https://ims-na1.adobelogin.com/ims/exchange/jwt', {
          method: 'POST',
          body: new URLSearchParams({ client_id: id, client_secret: secret, jwt_token: token })
        })

        export async function login (id, secret, key) {
          const jwt = jsonwebtoken.sign({ iss: '1@AdobeOrg', sub: '2@techacct.adobe.com' }, key, { algorithm: 'RS256' })
          ASKED
        }
        console.log(await login('a', 'b', process.env.PRIVATE_KEY))
        """,
        "return exchange(id, secret)",
    ),
    "login.php": (
        """
        <?php
        use Firebase\\JWT\\JWT;

        function exchange($id, $secret, $token) {
            return post("https://ims-na1.adobelogin.com/ims/exchange/jwt", [
                "client_id" => $id,
                "client_secret" => $secret,
                "jwt_token" => $token,
            ]);
        }

        function login($id, $secret, $key) {
            $jwt = JWT::encode(["iss" => "1@AdobeOrg", "sub" => "2@techacct.adobe.com"], $key, "RS256");
            ASKED
        }

        echo login("a", "b", file_get_contents("private.key"));
        """,
        "return exchange($id, $secret);",
    ),
    "Login.cs": (
        """
        class Login
        {
            static string Exchange(string id, string secret, string token)
            {
                return Post("https://ims-na1.adobelogin.com/ims/exchange/jwt", new Dictionary<string, string>
                {
                    { "client_id", id },
                    { "client_secret", secret },
                    { "jwt_token", token },
                });
            }

            static string Token(string id, string secret, object key)
            {
                var claims = new Dictionary<string, object> { { "iss", "1@AdobeOrg" } };
                var jwt = Jose.JWT.Encode(claims, key, Jose.JwsAlgorithm.RS256);
                ASKED
            }

            static void Main(string[] args)
            {
                Console.WriteLine(Token(args[0], args[1], Keys.Read(args[2])));
            }
        }
        """,
        "return Exchange(id, secret);",
    ),
    "login.rb": (
        """
        require 'jwt'
        require 'net/http'

        def exchange(id, secret, token)
          Net::HTTP.post_form(URI('https://ims-na1.adobelogin.com/ims/exchange/jwt'),
                              'client_id' => id, 'client_secret' => secret, 'jwt_token' => token)
        end

        def login(id, secret, key)
          jwt = JWT.encode({ iss: '1@AdobeOrg', sub: '2@techacct.adobe.com' }, key, 'RS256')
          ASKED
        end

        puts login('a', 'b', File.read('private.key')).body
        """,
        " exchange(id, secret)",
    ),
}
_ASKED = [
    ("Login.java", "if (jwt != null && !jwt.isEmpty()) { return exchange(id, secret, jwt); } return null;"),
    ("Login.java", 'if (jwt == null) { return ""; } else { return exchange(id, secret, jwt); }'),
    (
        "Login.java",
        "if (jwt == null || jwt.isEmpty()) { throw new IllegalStateException(); } return exchange(id, secret, jwt);",
    ),
    ("login.py", "if assertion: return exchange(id, secret, assertion)"),
    ("login.py", "if assertion is not None: return exchange(id, secret, assertion)"),
    ("login.mjs", "if (jwt) return exchange(id, secret, jwt)"),
    ("login.mjs", "if (!jwt) { return null } else { return exchange(id, secret, jwt) }"),
    ("login.php", "if ($jwt !== null && !empty($jwt)) { return exchange($id, $secret, $jwt); } return null;"),
    ("login.php", "if (isset($jwt)) { return exchange($id, $secret, $jwt); }"),
    ("Login.cs", "if (!string.IsNullOrEmpty(jwt)) { return Exchange(id, secret, jwt); } return null;"),
    ("login.rb", "return exchange(id, secret, jwt) unless jwt.nil?"),
    ("login.rb", "return exchange(id, secret, jwt) if jwt"),
    ("login.rb", "exchange(id, secret, jwt) if jwt"),
    ("login.rb", "exchange(id, secret, jwt) unless jwt.nil?"),
    ("login.rb", "return nil unless jwt\n  return exchange(id, secret, jwt)"),
]


@pytest.mark.parametrize(("path", "asked"), _ASKED)
def test_what_is_done_with_an_assertion_stays(path: str, asked: str) -> None:
    """The request is asked for wherever it was asked for where there was an assertion, and nothing asks for that."""
    program, wanted = _PROGRAMS[path]
    after = rewrite({path: program.replace("ASKED", asked)}).files[path]
    assert wanted in after
    assert "jwt" not in after.lower().replace("import jwt", "")
    assert not any(word in after for word in ("null", "None", "nil", "IllegalState"))


def test_a_question_that_nobody_understands_is_left() -> None:
    """What is returned for an assertion of some length may be anything: the program stays as it is."""
    program, _ = _PROGRAMS["Login.java"]
    text = program.replace(
        "ASKED", "if (jwt.length() > 900) { return packed(id, secret); } return exchange(id, secret, jwt);"
    )
    result = rewrite({"Login.java": text}, unsafe=False)
    assert result.files["Login.java"] == dedent(text).lstrip("\n")
    assert "still signs an assertion" in result.plan.withdrawn[0].reason


_GUARDED = """
    import io.jsonwebtoken.Jwts;
    import io.jsonwebtoken.SignatureAlgorithm;
    import java.security.PrivateKey;

    class Auth {
        private final PrivateKey key = Keys.read("private.key");

        String token() {
            String token = "";
            String assertion = sign();
            if (ASKED) {
                THEN
            }
            return token;
        }

        private String sign() {
            return Jwts.builder().setSubject(Settings.get("account")).signWith(SignatureAlgorithm.RS256, key).compact();
        }

        private String exchange(String assertion) {
            return post("https://ims-na1.adobelogin.com/ims/exchange/jwt",
                "client_id=" + ID + "&client_secret=" + SECRET + "&jwt_token=" + assertion);
        }
    }
    """


@pytest.mark.parametrize(
    "asked",
    [
        'assertion != null && !assertion.equalsIgnoreCase("")',
        'assertion != null && !assertion.equals("")',
        'assertion != null && !"".equals(assertion)',
        "assertion != null && assertion.length() > 0",
    ],
)
def test_an_exchange_for_what_is_no_empty_text_is_done_always(asked: str) -> None:
    """Java: whatever says that the assertion is there, what is done with it stays."""
    text = dedent(_GUARDED).replace("ASKED", asked).replace("THEN", "token = exchange(assertion);")
    result = rewrite({"Auth.java": text}, unsafe=False)
    after = result.files["Auth.java"]
    assert "token = exchange();" in after
    assert not re.search(r"if|assertion|account", after)


def test_an_exchange_for_what_is_an_empty_text_is_not_done_always() -> None:
    """Java: here the branch is for what is missing: nothing of it may come to be done for every call."""
    asked = 'assertion == null || assertion.equals("")'
    text = dedent(_GUARDED).replace("ASKED", asked).replace("THEN", 'throw new IllegalStateException("unsigned");')
    text = text.replace("return token;", "return exchange(assertion);")
    after = rewrite({"Auth.java": text}, unsafe=False).files["Auth.java"]
    assert "unsigned" not in after
    assert "return exchange();" in after
