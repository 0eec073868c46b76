"""How long a token is good for is no matter of the assertion: what asks for it stays."""

from __future__ import annotations

import pytest

from tests.rewrite.harness import rewrite

_CSHARP = """
public class Ims
{
    private Token _token;
    private DateTime _until = DateTime.MinValue;

    public async Task<string> Get()
    {
        if (_token != null && DateTime.UtcNow < _until)
        {
            return _token.Value;
        }
        var content = new FormUrlEncodedContent(new[]
        {
            new KeyValuePair<string, string>("client_id", _id),
            new KeyValuePair<string, string>("client_secret", _secret),
            new KeyValuePair<string, string>("jwt_token", Assertion()),
        });
        var response = await Http.PostAsync("https://ims-na1.adobelogin.com/ims/exchange/jwt", content);
        _token = Read(await response.Content.ReadAsStringAsync());
        _until = DateTime.UtcNow.AddMilliseconds(_token.ExpiresIn).AddMinutes(-5);
        return _token.Value;
    }

    private string Assertion()
    {
        var token = new JwtSecurityToken(
            issuer: _org,
            audience: "https://ims-na1.adobelogin.com/c/" + _id,
            expires: DateTime.UtcNow.AddMinutes(10),
            signingCredentials: new SigningCredentials(new RsaSecurityKey(_key), SecurityAlgorithms.RsaSha256));
        return new JwtSecurityTokenHandler().WriteToken(token);
    }
}

public class Token
{
    [DataMember(Name = "access_token")]
    public string Value { get; set; }

    [DataMember(Name = "expires_in")]
    public long ExpiresIn { get; set; }
}
"""
_JAVA = """
class Ims {
    private String token;
    private Instant until = Instant.EPOCH;

    String get() throws Exception {
        if (token != null && Instant.now().isBefore(until)) {
            return token;
        }
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("client_id", id);
        form.add("client_secret", secret);
        form.add("jwt_token", assertion());
        JSONObject body = http.postForObject("https://ims-na1.adobelogin.com/ims/exchange/jwt", form, JSONObject.class);
        token = body.getString("access_token");
        until = Instant.now().plusMillis(body.getLong("expires_in")).minusSeconds(60);
        return token;
    }

    private String assertion() {
        return JWT.create()
            .withSubject(account)
            .withAudience("https://ims-na1.adobelogin.com/c/" + id)
            .withClaim("https://ims-na1.adobelogin.com/s/ent_dataservices_sdk", true)
            .withExpiresAt(Date.from(Instant.now().plusMillis(600000).minusSeconds(60)))
            .sign(Algorithm.RSA256(null, key));
    }
}
"""
_JAVASCRIPT = """
const moment = require('moment')
const jwt = require('jsonwebtoken')
let token
let until = moment(0)

async function get () {
  if (token && moment().isBefore(until)) return token
  const claims = { exp: moment().add(5, 'minutes').unix(), sub: account, aud: `https://ims-na1.adobelogin.com/c/${id}` }
  const assertion = jwt.sign(claims, key, { algorithm: 'RS256' })
  const body = new URLSearchParams({ client_id: id, client_secret: secret, jwt_token: assertion })
  const answer = await fetch('https://ims-na1.adobelogin.com/ims/exchange/jwt', { method: 'POST', body })
  const json = await answer.json()
  token = json.access_token
  until = moment().add(json.expires_in, 'ms').subtract(5, 'minutes')
  return token
}
"""
_TYPESCRIPT = """
class Kept {
  private made?: Made;
  private until = 0;

  constructor(private make: () => Promise<Made>) {}

  async get(): Promise<string> {
    if (!this.made || Date.now() >= this.until) {
      this.made = await this.make();
      this.until = Date.now() + this.made.lasts;
    }
    return this.made.value;
  }
}

class Ims {
  private assertions = new Kept(() => this.assertion());
  private tokens = new Kept(() => this.exchange());

  async token(): Promise<string> {
    return this.tokens.get();
  }

  private async assertion() {
    const claims = { exp: Math.floor(Date.now() / 1000) + 300, sub: account, aud: audience };
    return { value: jwt.sign(claims, privateKey, { algorithm: "RS256" }), lasts: 300 * 1000 };
  }

  private async exchange() {
    const form = new URLSearchParams({ client_id: id, client_secret: secret, jwt_token: await this.assertions.get() });
    const answer = await post("https://ims-na1.adobelogin.com/ims/exchange/jwt", form);
    return { value: answer.access_token, lasts: answer.expires_in };
  }
}
"""
CASES = {
    "ims.ts": (_TYPESCRIPT, ("|| Date.now() >= this.until", "lasts: answer.expires_in", "this.made.lasts * 1000")),
    "Ims.cs": (_CSHARP, ("DateTime.UtcNow < _until", "AddSeconds(_token.ExpiresIn).AddMinutes(-5)", '"expires_in"')),
    "Ims.java": (_JAVA, ("Instant.now().isBefore(until)", 'plusSeconds(body.getLong("expires_in")).minusSeconds(60)')),
    "ims.js": (_JAVASCRIPT, ("moment().isBefore(until)", "add(json.expires_in, 's').subtract(5, 'minutes')")),
}


@pytest.mark.parametrize("path", CASES)
def test_a_method_of_a_library_tells_nothing(path: str) -> None:
    """The assertion was dated with the same method as the token: what is called of a library is nobody's own."""
    text, wanted = CASES[path]
    result = rewrite({path: text}, unsafe=False)
    assert all(part in result.files[path] for part in wanted)
    assert "jwt" not in result.files[path].lower()


def test_a_life_that_nothing_asks_for_any_more_needs_a_look() -> None:
    """Whatever took it out."""
    text = _JAVASCRIPT.replace("exp: moment().add(5, 'minutes').unix()", "exp: expiry(assertionBody.expires_in)")
    text = text.replace("json.expires_in", "json.expires").replace(
        "const claims", "const assertionBody = {}\n  const claims"
    )
    result = rewrite({"ims.js": text})
    assert any("asked how long the token is good for" in note for note in result.plan.notes)
