"""What is done with the token's life in one place keeps its meaning: the unit is changed, or the value is."""

from __future__ import annotations

import pytest

from tests.rewrite.feed.php import GRANT
from tests.rewrite.harness import check_tree, rewrite

_JAVASCRIPT = """
const axios = require('axios')
async function login (id, secret, assertion) {{
  const params = new URLSearchParams({{ client_id: id, client_secret: secret, jwt_token: assertion }})
  const {{ data }} = await axios.post('https://ims-na1.adobelogin.com/ims/exchange/jwt', params.toString())
  {0}
  return data.access_token
}}
"""
_PYTHON = """
import requests

def login(client_id, secret, assertion):
    body = requests.post(
        "https://ims-na1.adobelogin.com/ims/exchange/jwt",
        data={{"client_id": client_id, "client_secret": secret, "jwt_token": assertion}},
    ).json()
    {0}
    return body["access_token"]
"""
_JAVA = """
class Ims {{
    String login(String id, String secret, String assertion) {{
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("client_id", id);
        form.add("client_secret", secret);
        form.add("jwt_token", assertion);
        JsonNode body = http.postForObject("https://ims-na1.adobelogin.com/ims/exchange/jwt", form, JsonNode.class);
        {0}
        return body.get("access_token").asText();
    }}
}}
"""
_CSHARP = """
class Ims
{{
    async Task<string> Login(string id, string secret, string assertion)
    {{
        var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {{
            ["client_id"] = id,
            ["client_secret"] = secret,
            ["jwt_token"] = assertion,
        }});
        var response = await client.PostAsync("https://ims-na1.adobelogin.com/ims/exchange/jwt", form);
        var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        {0}
        return body.GetProperty("access_token").GetString();
    }}
}}
"""
_GO = """
package ims

type answer struct {{
	Token string `json:"access_token"`
	TTL   int64  `json:"expires_in"`
}}

func login(id, secret, assertion string) string {{
	form := url.Values{{}}
	form.Set("client_id", id)
	form.Set("client_secret", secret)
	form.Set("jwt_token", assertion)
	resp, _ := http.PostForm("https://ims-na1.adobelogin.com/ims/exchange/jwt", form)
	var body answer
	json.NewDecoder(resp.Body).Decode(&body)
	{0}
	return body.Token
}}
"""
_LIFE_NET = 'body.GetProperty("expires_in").GetInt64()'
_LIFE_JAVA = 'body.get("expires_in").asLong()'
PROGRAMS = {"a.js": _JAVASCRIPT, "a.py": _PYTHON, "a.java": _JAVA, "a.cs": _CSHARP, "a.go": _GO}
CASES = (
    ("a.js", "redis.set('t', x, 'PX', data.expires_in)", "redis.set('t', x, 'PX', data.expires_in * 1000)"),
    ("a.js", "redis.set('t', x, { PX: data.expires_in })", "{ PX: data.expires_in * 1000 }"),
    ("a.js", "redis.psetex('t', data.expires_in, x)", "redis.psetex('t', data.expires_in * 1000, x)"),
    ("a.js", "keep(data.expires_in - 5 * 60 * 1000)", "keep(data.expires_in * 1000 - 5 * 60 * 1000)"),
    (
        "a.js",
        "setTimeout(login, Math.max(data.expires_in - margin, 0))",
        "Math.max(data.expires_in * 1000 - margin, 0)",
    ),
    ("a.js", "const life = data.expires_in || 86399000", "data.expires_in || 86399\n"),
    ("a.js", "const life = data.expires_in ?? 24 * 60 * 60 * 1000", "data.expires_in ?? 24 * 60 * 60\n"),
    (
        "a.js",
        "const until = Date.now() + (data.expires_in || 3600000)",
        "Date.now() + (data.expires_in || 3600) * 1000",
    ),
    ("a.js", "const until = dayjs().add(data.expires_in, 'ms')", "dayjs().add(data.expires_in, 's')"),
    ("a.js", "const until = now.plus({ milliseconds: data.expires_in })", "now.plus({ seconds: data"),
    (
        "a.js",
        "const until = addMilliseconds(new Date(), data.expires_in)",
        "addMilliseconds(new Date(), data.expires_in * 1000)",
    ),
    ("a.js", "const until = Date.now() + data.expires_in * 0.9", "data.expires_in * 1000 * 0.9\n"),
    ("a.js", "const until = Date.now() + data.expires_in / 2", "data.expires_in * 1000 / 2\n"),
    ("a.py", 'redis.set("t", 1, px=body["expires_in"])', 'px=body["expires_in"] * 1000)'),
    ("a.py", 'life = body.get("expires_in", 86399000) / 1000', 'life = body.get("expires_in", 86399)\n'),
    ("a.py", 'until = now + (body["expires_in"] - 60000) / 1000', '(body["expires_in"] * 1000 - 60000) / 1000'),
    (
        "a.py",
        'until = now + timedelta(milliseconds=body["expires_in"] - 5000)',
        'timedelta(seconds=body["expires_in"] - 5)',
    ),
    (
        "a.py",
        'until = now + timedelta(milliseconds=body["expires_in"] - margin)',
        'timedelta(milliseconds=body["expires_in"] * 1000 - margin)',
    ),
    (
        "a.java",
        f"until = now.plus(Duration.ofMillis({_LIFE_JAVA} - 1000L));",
        f"Duration.ofSeconds({_LIFE_JAVA} - 1)",
    ),
    ("a.cs", f"var until = DateTime.UtcNow.AddMilliseconds({_LIFE_NET} - 500);", f"({_LIFE_NET} * 1000 - 500)"),
    ("a.java", f"timer.schedule(r, {_LIFE_JAVA}, TimeUnit.MILLISECONDS);", f"{_LIFE_JAVA}, TimeUnit.SECONDS)"),
    ("a.java", f"until = now.plus({_LIFE_JAVA}, ChronoUnit.MILLIS);", f"now.plus({_LIFE_JAVA}, ChronoUnit.SECONDS)"),
    ("a.java", f"life = TimeUnit.MILLISECONDS.toMinutes({_LIFE_JAVA});", "TimeUnit.SECONDS.toMinutes("),
    ("a.java", f"Thread.sleep({_LIFE_JAVA});", f"Thread.sleep({_LIFE_JAVA} * 1000);"),
    (
        "a.java",
        'until = System.currentTimeMillis() + body.path("expires_in").asLong(0);',
        'body.path("expires_in").asLong(0) * 1000;',
    ),
    ("a.cs", f"var until = DateTime.UtcNow.AddMilliseconds({_LIFE_NET});", f"AddSeconds({_LIFE_NET})"),
    ("a.cs", f"var life = TimeSpan.FromMilliseconds({_LIFE_NET} - 60000);", f"({_LIFE_NET} * 1000 - 60000)"),
    ("a.cs", f"var life = {_LIFE_NET} * TimeSpan.TicksPerMillisecond;", f"{_LIFE_NET} * TimeSpan.TicksPerSecond"),
    ("a.cs", f"await Task.Delay({_LIFE_NET});", f"Task.Delay({_LIFE_NET} * 1000)"),
    ("a.go", "until = now.Add(time.Duration(body.TTL) * time.Millisecond)", "time.Duration(body.TTL) * time.Second"),
    ("a.go", "until = nanos + body.TTL*int64(time.Millisecond)", "body.TTL*int64(time.Second)"),
    ("a.go", "until = time.Now().UnixMilli() + body.TTL", "time.Now().UnixMilli() + body.TTL*1000"),
)


@pytest.mark.parametrize(("path", "before", "after"), CASES, ids=[case[1] for case in CASES])
def test_the_unit_is_kept_right(path: str, before: str, after: str) -> None:
    """Nobody has to look at it, and a second rewrite finds nothing."""
    result = rewrite({path: PROGRAMS[path].format(before)}, unsafe=False)
    assert after in result.files[path]
    assert rewrite(result.files).plan.files == ()


KEPT = (
    ("a.js", "redis.set('t', x, 'EX', data.expires_in)"),
    ("a.js", "const life = data.expires_in || 3600"),
    ("a.js", "keep(data.expires_in - 60)"),
    ("a.js", "keep(data.expires_in * 0.9)"),
    ("a.py", 'redis.set("t", 1, ex=body["expires_in"])'),
    ("a.py", 'until = now + timedelta(seconds=body["expires_in"] - 5000)'),
    ("a.java", f"until = now.plusSeconds({_LIFE_JAVA});"),
    ("a.cs", f"var until = DateTime.UtcNow.AddSeconds({_LIFE_NET});"),
    ("a.go", "keep(now.Add(time.Duration(body.TTL) * time.Second))"),
)


@pytest.mark.parametrize(("path", "statement"), KEPT, ids=[case[1] for case in KEPT])
def test_what_counts_seconds_is_kept(path: str, statement: str) -> None:
    """It was wrong before, or never depended on the unit; now it is right."""
    result = rewrite({path: PROGRAMS[path].format(statement)})
    assert statement in result.files[path]
    assert "client_credentials" in result.files[path]


def test_a_token_class_that_nobody_found() -> None:
    """The class that is handed the answer counts its life, whatever else its file holds."""
    token = """
        <?php
        class Token {
            static function from(array $r) {
                return new self($r['access_token'], time() + (int) round($r['expires_in']DIVISION));
            }
        }
    """
    login = """
        <?php
        Token::from(post('https://ims-na1.adobelogin.com/ims/PATH', ['client_id' => 'i', ENTRY]));
    """
    other = "<?php\nclass Other { function f($r) { return $r['expires_in'] / 1000; } }\n"
    check_tree(
        {
            "Token.php": token.replace("DIVISION", " / 1000"),
            "login.php": login.replace("PATH", "exchange/jwt").replace("ENTRY", "'jwt_token' => jwt()"),
            "Other.php": other,
        },
        {
            "Token.php": token.replace("DIVISION", ""),
            "login.php": login.replace("PATH", "token/v3").replace("ENTRY", GRANT),
        },
    )


def test_a_moment_that_is_divided_elsewhere() -> None:
    """What a clock in milliseconds was added to stays in them: a division by a thousand keeps its meaning."""
    login = _PYTHON.format(
        """self.bearer = Bearer(body["expires_in"])
    expires = body["expires_in"]
    print(expires / 1000, self.bearer.expires / 1000)"""
    )
    bearer = """
    import time

    class Bearer:
        def __init__(self, life):
            self.expires = time.time() * 1000 + life
    """
    after = rewrite({"login.py": login, "bearer.py": bearer}).files
    assert "time.time() * 1000 + life * 1000" in after["bearer.py"]
    assert "print(expires, self.bearer.expires / 1000)" in after["login.py"]
    assert rewrite(after).files == after


@pytest.mark.parametrize(
    ("package", "after"),
    [
        ("lru-cache", "cache.set('token', data.access_token, { ttl: data.expires_in * 1000 })"),
        ("node-cache-own", "cache.set('token', data.access_token, { ttl: data.expires_in })"),
    ],
)
def test_a_cache_that_counts_milliseconds_goes_on_doing_so(package: str, after: str) -> None:
    """What one cache calls a life is milliseconds, what another calls so may be anything."""
    kept = f"const cache = require('{package}')\n" + _JAVASCRIPT.format(
        "cache.set('token', data.access_token, { ttl: data.expires_in })"
    )
    assert after in rewrite({"ims.js": kept}).files["ims.js"]
