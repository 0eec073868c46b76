"""The token's life keeps its unit on its way through objects and results of functions."""

from __future__ import annotations

import pytest

from tests.rewrite.harness import check_kept, rewrite

_JAVASCRIPT = """
const axios = require('axios')
async function login (id, secret, assertion) {{
  const params = new URLSearchParams({{ client_id: id, client_secret: secret, jwt_token: assertion }})
  const {{ data }} = await axios.post('https://ims-na1.adobelogin.com/ims/exchange/jwt', params.toString())
  {0}
}}
module.exports = {{ login }}
"""
_PYTHON = """
import requests
{0}
def login(client_id, secret, assertion):
    body = requests.post(
        "https://ims-na1.adobelogin.com/ims/exchange/jwt",
        data={{"client_id": client_id, "client_secret": secret, "jwt_token": assertion}},
    ).json()
    {1}
"""
_JAVA = """
class Ims {{
    private final RestTemplate http = new RestTemplate();

    {0} login(String id, String secret, String assertion) {{
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("client_id", id);
        form.add("client_secret", secret);
        form.add("jwt_token", assertion);
        JSONObject body = http.postForObject("https://ims-na1.adobelogin.com/ims/exchange/jwt", form, JSONObject.class);
        {1}
    }}
}}
"""
_CSHARP = """
class Ims
{{
    public async Task<{0}> Login(string id, string secret, string assertion)
    {{
        var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {{
            ["client_id"] = id,
            ["client_secret"] = secret,
            ["jwt_token"] = assertion,
        }});
        var response = await client.PostAsync("https://ims-na1.adobelogin.com/ims/exchange/jwt", form);
        var body = JObject.Parse(await response.Content.ReadAsStringAsync());
        {1}
    }}
}}
"""
_GO = """
package ims

func login(id, secret, assertion string) {0} {{
	form := url.Values{{}}
	form.Set("client_id", id)
	form.Set("client_secret", secret)
	form.Set("jwt_token", assertion)
	resp, err := http.PostForm("https://ims-na1.adobelogin.com/ims/exchange/jwt", form)
	var body tokenResponse
	json.NewDecoder(resp.Body).Decode(&body)
	{1}
}}

type tokenResponse struct {{
	AccessToken string `json:"access_token"`
	ExpiresIn   int64  `json:"expires_in"`
}}
"""
_TOKEN = """
class Token {
    private final String value;
    private final long life;

    Token(String value, long life) {
        this.value = value;
        this.life = life;
    }

    long getLife() {
        return life;
    }
}
"""
_NEW_TOKEN = 'return new Token(body.getString("access_token"), body.getLong("expires_in"));'
_BUILT = 'return Token.builder().life(body.getLong("expires_in")).value(body.getString("access_token")).build();'
_FILLED = 'return new Token { Value = (string)body["access_token"], Life = (long)body["expires_in"] };'
_JAVA_CACHE = """
class Cache {{
    void keep(Token token) {{
        until = {0};
    }}
}}
"""
_CSHARP_CACHE = """
class Cache
{{
    async Task Keep(Token token)
    {{
        {0}
    }}
}}
"""
_GO_TOKEN = """
package ims

type Token struct {
	Value string
	Life  int64
}

func keep(t Token) {
	until = time.Now().Add(time.Duration(t.Life) * time.Millisecond)
}
"""
_GO_RESULTS = """
package ims

func keep() {
	token, life, err := login()
	until = time.Now().Add(time.Duration(life) * time.Millisecond)
}
"""
CASES = {
    "a key": (
        {"login.js": _JAVASCRIPT.format("return { value: data.access_token, ttl: data.expires_in }")},
        "cache.js",
        "const fresh = await login()\nkeep(fresh.value, Date.now() + fresh.ttl)\n",
        "Date.now() + fresh.ttl * 1000",
    ),
    "a key that a pattern takes apart": (
        {"login.js": _JAVASCRIPT.format("return { token: data.access_token, ttl: data.expires_in }")},
        "cache.js",
        "async function get () {\n  const { token, ttl } = await login()\n  keep(token, Date.now() + ttl)\n}\n",
        "Date.now() + ttl * 1000",
    ),
    "a key that a pattern renames": (
        {"login.js": _JAVASCRIPT.format("return { token: data.access_token, ttl: data.expires_in }")},
        "cache.js",
        "async function get () {\n  const { ttl: life = 0 } = await login()\n  keep(Date.now() + life)\n}\n",
        "Date.now() + life * 1000",
    ),
    "a short key": (
        {"login.js": _JAVASCRIPT.format("const ttl = data.expires_in\n  return { token: data.access_token, ttl }")},
        "cache.js",
        "const fresh = await login()\nkeep(Date.now() + fresh.ttl)\n",
        "Date.now() + fresh.ttl * 1000",
    ),
    "a list": (
        {"login.js": _JAVASCRIPT.format("return [data.access_token, data.expires_in]")},
        "cache.js",
        "async function get () {\n  const [token, life] = await login()\n  keep(token, Date.now() + life)\n}\n",
        "Date.now() + life * 1000",
    ),
    "a field of a class": (
        {"login.js": _JAVASCRIPT.format("this.life = data.expires_in")},
        "cache.js",
        "class Cache {\n  life = 0\n  stale () { return Date.now() > this.since + this.life }\n}\n",
        "this.since + this.life * 1000",
    ),
    "a subscript": (
        {"login.py": _PYTHON.format("", 'return {"token": body["access_token"], "life": body["expires_in"]}')},
        "cache.py",
        'fresh = login()\nkeep(fresh["token"], time.time() + fresh["life"] / 1000)\n',
        'time.time() + fresh["life"])',
    ),
    "get": (
        {"login.py": _PYTHON.format("", 'return {"token": body["access_token"], "life": body["expires_in"]}')},
        "cache.py",
        'fresh = login()\nkeep(time.time() + int(fresh.get("life", 0)) / 1000)\n',
        'time.time() + int(fresh.get("life", 0)))',
    ),
    "a tuple": (
        {"login.py": _PYTHON.format("", 'return body["access_token"], body["expires_in"]')},
        "cache.py",
        "def get():\n    token, life = login()\n    keep(token, datetime.timedelta(milliseconds=life))\n",
        "datetime.timedelta(seconds=life)",
    ),
    "a dataclass by name": (
        {
            "login.py": _PYTHON.format(
                "\n@dataclass\nclass Token:\n    value: str\n    life: int\n",
                'return Token(value=body["access_token"], life=body["expires_in"])',
            )
        },
        "cache.py",
        "fresh = login()\nkeep(time.time() + fresh.life / 1000)\n",
        "time.time() + fresh.life)",
    ),
    "a dataclass by position": (
        {
            "login.py": _PYTHON.format(
                "\n@dataclass\nclass Token:\n    value: str\n    life: int\n",
                'return Token(body["access_token"], body["expires_in"])',
            )
        },
        "cache.py",
        "fresh = login()\nkeep(time.time() + fresh.life / 1000)\n",
        "time.time() + fresh.life)",
    ),
    "a named tuple": (
        {
            "login.py": _PYTHON.format(
                'Token = namedtuple("Token", ["value", "life"])\n',
                'return Token(body["access_token"], body["expires_in"])',
            )
        },
        "cache.py",
        "fresh = login()\nkeep(time.time() + fresh.life / 1000)\n",
        "time.time() + fresh.life)",
    ),
    "the result of a function": (
        {"login.py": _PYTHON.format("", 'return body["expires_in"]')},
        "cache.py",
        "keep(time.time() + login() / 1000)\n",
        "time.time() + login())",
    ),
    "a record of Java": (
        {"Ims.java": _JAVA.format("Token", _NEW_TOKEN), "Token.java": "record Token(String value, long life) {}\n"},
        "Cache.java",
        _JAVA_CACHE.format("System.currentTimeMillis() + token.life()"),
        "System.currentTimeMillis() + token.life() * 1000",
    ),
    "a class of Java with a getter": (
        {"Ims.java": _JAVA.format("Token", _NEW_TOKEN), "Token.java": _TOKEN},
        "Cache.java",
        _JAVA_CACHE.format("Instant.now().plusMillis(token.getLife())"),
        "Instant.now().plusSeconds(token.getLife())",
    ),
    "a builder made by Lombok": (
        {
            "Ims.java": _JAVA.format("Token", _BUILT),
            "Token.java": "@Value\n@Builder\nclass Token {\n    String value;\n    long life;\n}\n",
        },
        "Cache.java",
        _JAVA_CACHE.format("Duration.ofMillis(token.getLife())"),
        "Duration.ofSeconds(token.getLife())",
    ),
    "a record of C#": (
        {
            "Ims.cs": _CSHARP.format(
                "Token", 'return new Token(body["access_token"].ToString(), body["expires_in"].ToObject<long>());'
            ),
            "Token.cs": "public record Token(string Value, long Life);\n",
        },
        "Cache.cs",
        _CSHARP_CACHE.format("until = DateTime.UtcNow.AddMilliseconds(token.Life);"),
        "DateTime.UtcNow.AddSeconds(token.Life)",
    ),
    "an initializer of C#": (
        {
            "Ims.cs": _CSHARP.format("Token", _FILLED),
            "Token.cs": "class Token\n{\n    public string Value { get; set; }\n    public long Life { get; set; }\n}",
        },
        "Cache.cs",
        _CSHARP_CACHE.format("until = DateTime.UtcNow.AddMilliseconds(token.Life);"),
        "DateTime.UtcNow.AddSeconds(token.Life)",
    ),
    "a tuple of C#": (
        {
            "Ims.cs": _CSHARP.format(
                "(string, long)", 'return ((string)body["access_token"], (long)body["expires_in"]);'
            )
        },
        "Cache.cs",
        _CSHARP_CACHE.format(
            "var (token, life) = await ims.Login();\n        until = DateTime.UtcNow.AddMilliseconds(life);"
        ),
        "DateTime.UtcNow.AddSeconds(life)",
    ),
    "a struct of Go": (
        {"ims.go": _GO.format("Token", "return Token{Value: body.AccessToken, Life: body.ExpiresIn}")},
        "cache.go",
        _GO_TOKEN,
        "time.Duration(t.Life) * time.Second",
    ),
    "two results of Go": (
        {"ims.go": _GO.format("(string, int64, error)", "return body.AccessToken, body.ExpiresIn, nil")},
        "cache.go",
        _GO_RESULTS,
        "time.Duration(life) * time.Second",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_what_counts_with_it_counts_seconds(name: str) -> None:
    """Where it is counted with, in another file, the unit is put right, and once only."""
    files, path, text, wanted = CASES[name]
    result = rewrite({**files, path: text}, unsafe=False)
    assert wanted in result.files[path]
    assert rewrite(result.files).plan.files == ()


@pytest.mark.parametrize("name", CASES)
def test_without_a_sign_in_nothing_is_counted_anew(name: str) -> None:
    """What looks the same in a program of another kind stays."""
    _, path, text, _ = CASES[name]
    check_kept(text, path)


def test_a_key_that_others_fill_in_milliseconds_is_given_them() -> None:
    """The unit of a key is that of the others who fill it, where somebody counts with it."""
    login = _JAVASCRIPT.format("return { value: data.access_token, ttl: data.expires_in }")
    cache = "keep({ ttl: 60000 })\nconst fresh = await login()\nkeep(Date.now() + fresh.ttl)\n"
    result = rewrite({"login.js": login, "cache.js": cache})
    assert "ttl: data.expires_in * 1000 }" in result.files["login.js"]
    assert result.files["cache.js"] == cache


def test_a_key_that_others_fill_and_nobody_counts_with_stays() -> None:
    """Nothing tells its unit."""
    login = _JAVASCRIPT.format("return { value: data.access_token, ttl: data.expires_in }")
    cache = "keep({ ttl: 300 })\nconst fresh = await login()\nkeep(fresh.ttl)\n"
    result = rewrite({"login.js": login, "cache.js": cache})
    assert "ttl: data.expires_in }" in result.files["login.js"]


def test_a_key_that_says_milliseconds_is_given_them() -> None:
    """The name is kept true."""
    login = _JAVASCRIPT.format("return { value: data.access_token, ttlMs: data.expires_in }")
    cache = "const fresh = await login()\nkeep(Date.now() + fresh.ttlMs)\n"
    result = rewrite({"login.js": login, "cache.js": cache})
    assert "ttlMs: data.expires_in * 1000 }" in result.files["login.js"]
    assert result.files["cache.js"] == cache


def test_a_field_of_the_same_name_is_not_mixed_up_with_it() -> None:
    """What is declared is no value; a duration of the same name is made of the field where it is read."""
    response = "return Token{Value: body.AccessToken, ExpiresIn: time.Duration(body.ExpiresIn) * time.Millisecond}"
    token = "package ims\n\ntype Token struct {\n\tValue     string\n\tExpiresIn time.Duration\n}\n"
    result = rewrite({"ims.go": _GO.format("Token", response), "token.go": token}, unsafe=False)
    assert "ExpiresIn: time.Duration(body.ExpiresIn) * time.Second}" in result.files["ims.go"]
    assert '\tExpiresIn   int64  `json:"expires_in"`' in result.files["ims.go"]
